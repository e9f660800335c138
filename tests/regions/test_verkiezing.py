"""After an election: all wethouders at once, each gemeente names its own, and it can be taken back."""

import datetime

import pytest

from regions import verkiezing
from regions.contacten import tafel
from regions.models import Contactpersoon, Persoon, Verkiezing
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
BESTUURLIJK = Contactpersoon.Rol.BESTUURLIJK
STRAKS = VANDAAG + datetime.timedelta(days=30)


@pytest.fixture
def twente():
    """Two gemeenten with a wethouder, of which one has a medewerker; an insurer with a board member."""
    regio = factories.regio("Twente")
    for naam in ("Almelo", "Borne"):
        gemeente = factories.gemeente(naam, regio=regio)
        factories.contact(gemeente, regio, rol=BESTUURLIJK, wie=factories.persoon(f"Wethouder {naam}"))
    factories.contact(factories.verzekeraar("Menzis", regio=regio), regio, rol=BESTUURLIJK)
    return regio


@pytest.fixture
def almelo(twente):
    return twente.plaatsingen.get(gemeente__naam="Almelo").gemeente


@pytest.fixture
def wie(twente):
    return factories.gebruiker(Rol.COORDINATOR, regio=twente, naam="Co Ordinator")


@pytest.fixture
def gezet(twente, wie):
    return verkiezing.zet(twente, STRAKS, by=wie)


def test_all_wethouders_are_last_known_from_that_day_and_nobody_else_is(twente, gezet):
    for contact in Contactpersoon.objects.filter(organisatie__soort="gemeente"):
        assert (contact.period.upper, contact.einde_reden) == (STRAKS, "verkiezing")
    assert Contactpersoon.objects.get(organisatie__naam="Menzis").period.upper is None
    woorden = {rij.organisatie.naam: rij.ontbreekt for rij in tafel(twente, STRAKS).rijen}
    assert "portefeuille nog niet verdeeld (laatst bekend: Wethouder Almelo)" in woorden["Almelo"]
    gisteren = tafel(twente, STRAKS - datetime.timedelta(days=1)).rijen
    assert not any("portefeuille" in rij.ontbreekt for rij in gisteren)


def test_the_page_shows_who_it_is_about_before_anything_happens(sign_in, wie, twente):
    client = sign_in(wie)
    page = client.get("/regio/twente/na-de-verkiezingen/", {"datum": STRAKS.isoformat()})
    assert "2 wethouders zijn" in page.text
    assert not Verkiezing.objects.exists()
    client.post("/regio/twente/na-de-verkiezingen/", {"datum": STRAKS.isoformat()})
    assert "0 van 2 gemeenten" in client.get("/regio/twente/na-de-verkiezingen/").text


def test_a_second_time_for_the_same_day_is_refused(sign_in, wie, gezet):
    answer = sign_in(wie).post("/regio/twente/na-de-verkiezingen/", {"datum": STRAKS.isoformat()})
    assert (answer.status_code, "al gedaan" in answer.text) == (422, True)


@pytest.mark.parametrize("datum", ["", "31-2-2027", "2020-01-01", "2040-01-01"])
def test_a_day_that_cannot_be_is_refused(sign_in, wie, datum):
    assert sign_in(wie).post("/regio/twente/na-de-verkiezingen/", {"datum": datum}).status_code == 422


def test_until_the_day_it_is_taken_back_as_it_was(twente, wie, almelo):
    einde = VANDAAG + datetime.timedelta(days=200)
    Contactpersoon.objects.get(organisatie=almelo).end(einde)
    gezet = verkiezing.zet(twente, STRAKS, by=wie)
    assert verkiezing.neem_terug(gezet) == []
    for contact in Contactpersoon.objects.filter(organisatie__soort="gemeente"):
        assert contact.einde_reden == ""
        assert contact.period.upper == (einde if contact.organisatie == almelo else None)
    assert verkiezing.neem_terug(gezet) == []
    assert verkiezing.zet(twente, STRAKS, by=wie).rollen.count() == 2


def test_where_someone_was_named_it_stays_so(gezet, almelo):
    verkiezing.noem(gezet, almelo, Persoon(naam="Nieuw", email="n@x.nl"), van=STRAKS, functie="", by=None)
    assert [contact.organisatie for contact in verkiezing.neem_terug(gezet)] == [almelo]
    assert (
        Contactpersoon.objects.get(organisatie=almelo, persoon__naam="Wethouder Almelo").period.upper
        == STRAKS
    )


def test_after_the_day_it_cannot_be_taken_back(sign_in, wie, twente):
    verkiezing.zet(twente, VANDAAG, by=wie)
    page = sign_in(wie).post("/regio/twente/na-de-verkiezingen/terug/", follow=True)
    assert "De datum is voorbij" in page.text
    assert Verkiezing.objects.geldig().exists()


def test_each_gemeente_is_asked_once_with_its_own_link(sign_in, wie, gezet, almelo, outbox):
    factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo, email="m@almelo.nl")
    factories.contact(almelo, gezet.regio, wie=factories.persoon(email="M@almelo.nl"))
    client = sign_in(wie)
    page = client.get("/regio/twente/na-de-verkiezingen/vragen/")
    assert "Wie is uw nieuwe wethouder?" in page.text
    assert "Borne" in page.text.split("Niemand om te mailen")[1]
    for _ in range(2):
        client.post("/regio/twente/na-de-verkiezingen/vragen/", {"gezien": page.context["gezien"]})
    sent = outbox.get()
    assert [adres.lower() for adres in sent.to] == ["m@almelo.nl"]
    assert "/regio/twente/na-de-verkiezingen/almelo/" in sent.message
    assert "&#x27;" not in sent.message


def test_a_gemeente_names_who_it_was_or_another(sign_in, gezet, almelo):
    client = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo))
    pad = "/regio/twente/na-de-verkiezingen/almelo/"
    oud = gezet.rollen.get(contact__organisatie=almelo).contact
    oud.themas.set(factories.themas()[:1])
    assert client.post(pad, {"van": STRAKS.isoformat()}).status_code == 422
    te_vroeg = {"wethouder": oud.persoon_id, "van": VANDAAG.isoformat()}
    assert "tot dan was het nog de vorige" in client.post(pad, te_vroeg).text
    assert client.post(pad, te_vroeg | {"van": STRAKS.isoformat()}).status_code == 302
    nieuw = Contactpersoon.objects.get(organisatie=almelo, period__startswith=STRAKS)
    assert (nieuw.persoon, nieuw.bevestigd_op, nieuw.themas.count()) == (oud.persoon, VANDAAG, 1)
    ander = {"wethouder_email": "b@x.nl", "wethouder_naam": "Bea Nu", "van": STRAKS.isoformat()}
    client.post(pad, ander)
    assert [stap.is_klaar for stap in verkiezing.voortgang(gezet)] == [True, False]
    assert (
        "Wethouder Almelo heeft deze rol dan al"
        in client.post(pad, te_vroeg | {"van": STRAKS.isoformat()}).text
    )


def test_the_gemeente_and_the_coordinator_have_a_task_once_asked(gezet, wie, almelo):
    medewerker = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    assert verkiezing.taken(medewerker) == []
    verkiezing.vraag(gezet, by=wie, gezien=verkiezing.stempel(gezet))
    assert [taak.titel for taak in verkiezing.taken(medewerker)] == ["Noem de nieuwe wethouder van Almelo"]
    assert [taak.status for taak in verkiezing.taken(wie)] == ["nog 2 gemeenten"]
    verkiezing.noem(gezet, almelo, Persoon(naam="N", email="n@x.nl"), van=STRAKS, functie="", by=None)
    assert verkiezing.taken(medewerker) == []
    assert [taak.status for taak in verkiezing.taken(wie)] == ["nog 1 gemeente"]


def test_only_who_sets_up_the_regio_may_do_it_and_only_the_gemeente_names(as_rol, gezet, almelo, twente):
    ander = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Enschede", regio=twente))
    for pad in ("", "vragen/", "almelo/"):
        assert ander.get(f"/regio/twente/na-de-verkiezingen/{pad}").status_code == 403
    assert ander.post("/regio/twente/na-de-verkiezingen/terug/").status_code == 403
    eigen = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    assert eigen.get("/regio/twente/na-de-verkiezingen/almelo/").status_code == 200
    assert eigen.get("/regio/twente/na-de-verkiezingen/").status_code == 403


def test_without_an_election_there_is_nothing_to_name(as_rol, twente, almelo):
    assert as_rol(Rol.FUNCTIONEEL).get("/regio/twente/na-de-verkiezingen/almelo/").status_code == 404
