"""Many let in at once: looked through first, sent only by who may give access, the others put forward."""

import datetime

import pytest

from regions import uitnodigen
from regions.models import Contactpersoon, Toegang, Toegangsvraag
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
PAD = "/regio/twente/contacten/uitnodigen/"


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def almelo(twente):
    return factories.gemeente("Almelo", regio=twente)


@pytest.fixture
def ambtenaar(almelo, twente):
    return factories.contact(almelo, twente, wie=factories.persoon("Am Btenaar", email="a@almelo.nl"))


@pytest.fixture
def wethouder(almelo, twente):
    wie = factories.persoon("Wet Houder", email="w@almelo.nl")
    return factories.contact(almelo, twente, wie=wie, rol=Contactpersoon.Rol.BESTUURLIJK)


def gekozen(*contacten, **velden):
    wie = [f"{contact.persoon_id}-{contact.organisatie_id}" for contact in contacten]
    return {"wie": wie, "rol": "", "van": VANDAAG.isoformat(), "tot_en_met": ""} | velden


def test_nothing_is_sent_before_one_says_so(as_rol, ambtenaar, wethouder, outbox):
    client = as_rol(Rol.FUNCTIONEEL)
    page = client.post(PAD, gekozen(ambtenaar, wethouder))
    assert "2 uitnodigingen" in page.text
    assert "Beste Am Btenaar" in page.text
    assert not outbox.exists()
    for _ in range(2):
        client.post(PAD, gekozen(ambtenaar, wethouder, verstuur="1"))
    rollen = set(Toegang.objects.filter(organisatie=ambtenaar.organisatie).values_list("rol", flat=True))
    assert rollen == {Rol.MEDEWERKER, Rol.BESTUURDER}
    assert outbox.count() == 2


def test_a_coordinator_puts_forward_and_mails_nobody(as_rol, twente, ambtenaar, outbox):
    client = as_rol(Rol.COORDINATOR, regio=twente)
    assert "1 persoon draagt" in client.post(PAD, gekozen(ambtenaar)).text
    for _ in range(2):
        client.post(PAD, gekozen(ambtenaar, verstuur="1"))
    assert Toegangsvraag.objects.get().rol == Rol.MEDEWERKER
    assert not outbox.exists()
    assert not Toegang.objects.filter(rol=Rol.MEDEWERKER).exists()
    assert "is al voorgedragen" in client.get(PAD).text


@pytest.fixture
def vraag(ambtenaar, twente):
    co = factories.gebruiker(Rol.COORDINATOR, regio=twente)
    return Toegangsvraag.objects.create(
        persoon=ambtenaar.persoon,
        organisatie=ambtenaar.organisatie,
        regio=twente,
        rol=Rol.MEDEWERKER,
        period=uitnodigen.DateRange(VANDAAG, None, "[)"),
        door=co,
    )


@pytest.mark.parametrize("pad", ["/organisatie/almelo/toegang/gevraagd/", "/beheer/toegang/gevraagd/"])
def test_who_may_gives_it_with_one_button_and_once(as_rol, vraag, almelo, outbox, pad):
    rol = {"organisatie": almelo} if "organisatie" in pad else {}
    client = as_rol(Rol.BEHEERDER if rol else Rol.FUNCTIONEEL, **rol)
    assert "Am Btenaar" in client.get(pad).text
    for _ in range(2):
        client.post(pad, {"vraag": vraag.pk, "doe": "geef"})
    vraag.refresh_from_db()
    assert (vraag.gegeven, outbox.count()) == (True, 1)
    assert Toegang.objects.get(rol=Rol.MEDEWERKER).gebruiker.email == "a@almelo.nl"


def test_who_keeps_access_sees_beside_the_list_who_was_put_forward(as_rol, vraag, almelo, twente):
    borne = factories.gemeente("Borne", regio=twente)
    for pad, client, ziet in (
        (
            "/organisatie/almelo/toegang/",
            as_rol(Rol.BEHEERDER, organisatie=almelo),
            "1 collega is voorgedragen",
        ),
        ("/organisatie/borne/toegang/", as_rol(Rol.BEHEERDER, organisatie=borne), None),
        ("/beheer/toegang/", as_rol(Rol.FUNCTIONEEL), "1 persoon is voorgedragen"),
    ):
        page = client.get(pad).text
        assert (ziet in page) if ziet else ("voorgedragen" not in page)


def test_who_may_can_say_no(as_rol, vraag, almelo, outbox):
    client = as_rol(Rol.BEHEERDER, organisatie=almelo)
    client.post("/organisatie/almelo/toegang/gevraagd/", {"vraag": vraag.pk, "doe": "niet"})
    vraag.refresh_from_db()
    assert (vraag.gegeven, vraag.afgehandeld_op is None, outbox.exists()) == (False, False, False)


def test_a_beheerder_gives_nothing_for_another_organisation(as_rol, vraag, twente, outbox):
    borne = factories.gemeente("Borne", regio=twente)
    client = as_rol(Rol.BEHEERDER, organisatie=borne)
    assert client.get("/organisatie/almelo/toegang/gevraagd/").status_code == 403
    client.post("/organisatie/borne/toegang/gevraagd/", {"vraag": vraag.pk, "doe": "geef"})
    vraag.refresh_from_db()
    assert vraag.afgehandeld_op is None


def test_who_has_access_or_cannot_is_told_in_words(as_rol, twente, almelo, ambtenaar):
    user = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo, email="A@almelo.nl")
    assert user.email
    factories.contact(almelo, twente, wie=factories.persoon("Post Vak", postvak=True))
    factories.contact(almelo, twente, wie=factories.persoon("Bel Mij", email="", telefoon="06 1"))
    tekst = as_rol(Rol.COORDINATOR, regio=twente).get(PAD).text
    for woorden in ("heeft al toegang als medewerker", "logt niet in", "heeft nog geen e-mailadres"):
        assert woorden in tekst


def test_access_does_not_begin_in_the_past(as_rol, twente, ambtenaar):
    gisteren = (VANDAAG - datetime.timedelta(days=1)).isoformat()
    answer = as_rol(Rol.COORDINATOR, regio=twente).post(PAD, gekozen(ambtenaar, van=gisteren, verstuur="1"))
    assert answer.status_code == 422
    assert not Toegangsvraag.objects.exists()


def test_only_who_sets_up_the_regio_chooses_and_only_beheer_sees_all(as_rol, twente, almelo):
    medewerker = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    assert medewerker.get(PAD).status_code == 403
    assert medewerker.get("/organisatie/almelo/toegang/gevraagd/").status_code == 403
    assert as_rol(Rol.COORDINATOR, regio=twente).get("/beheer/toegang/gevraagd/").status_code == 404


def test_it_is_a_task_of_who_may_give_access(vraag, almelo, twente):
    beheerder = factories.gebruiker(Rol.BEHEERDER, organisatie=almelo)
    assert [taak.status for taak in uitnodigen.taken(beheerder)] == ["1 persoon"]
    assert [taak.url for taak in uitnodigen.taken(factories.gebruiker(Rol.FUNCTIONEEL))] == [
        "/beheer/toegang/gevraagd/"
    ]
    assert uitnodigen.taken(factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)) == []


def test_everyone_is_ticked_in_one_go(as_rol, ambtenaar, wethouder):
    client = as_rol(Rol.FUNCTIONEEL)
    assert client.get(PAD).text.count(" checked") == 0
    assert client.get(f"{PAD}?kies=iedereen").text.count(" checked") == 2
