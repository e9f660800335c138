"""A role ends: what moves is listed, someone follows or stands in, and nobody's task falls between."""

import datetime

import pytest
from django.urls import reverse
from post_office.models import Email

from agenda import actions as agenda_actions
from regions.actions import beeindig_contact
from regions.gevolgen import Verhinderd
from regions.models import Contactpersoon, Mandaat, Persoon, Toegang
from regions.opvolging import taken
from regions.periods import since
from regions.post import ontvangers
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.regions.test_contacten import url

pytestmark = pytest.mark.django_db

BESTUURLIJK = Contactpersoon.Rol.BESTUURLIJK
MORGEN = VANDAAG + datetime.timedelta(days=1)


@pytest.fixture
def twente():
    factories.themas()
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


@pytest.fixture
def noor(twente):
    return factories.gebruiker(Rol.COORDINATOR, regio=twente)


@pytest.fixture
def coordinator(sign_in, noor):
    return sign_in(noor)


@pytest.fixture
def wim(twente, hengelo):
    """The wethouder, who signs in too."""
    gebruiker = factories.gebruiker(
        Rol.BESTUURDER, organisatie=hengelo, naam="Wim Oud", email="wim@example.nl"
    )
    persoon = factories.persoon("Wim Oud", email="wim@example.nl", gebruiker=gebruiker)
    return factories.contact(hengelo, twente, rol=BESTUURLIJK, wie=persoon, functie="wethouder Zorg")


def einde(client, contact, **fields):
    data = {"laatste_dag": VANDAAG.isoformat(), "reden": "verkiezing", "toegang": "nee", "version": "1"}
    return client.post(url("contact_beeindigen", contact.pk), data | fields)


def test_what_moves_is_listed_before_it_happens(coordinator, twente, hengelo, wim):
    borne = factories.gemeente("Borne", regio=twente)
    afspraak = fabriek.keten(twente, trekker=hengelo)
    agenda_actions.toevoegen(
        afspraak.agenda, "actie", by=None, ouder=afspraak, titel="Bel de huisartsen", organisatie=hengelo
    )
    agenda_actions.aanbieden(afspraak.agenda, by=None)
    Mandaat.objects.create(
        gever=hengelo,
        ontvanger=borne,
        regio=twente,
        vorm="centrumgemeente",
        basis="afspraak",
        period=since(factories.BEGIN),
    )
    page = coordinator.get(url("contact_beeindigen", wim.pk)).text
    for words in (
        "1 open actie van Hengelo (Bel de huisartsen)",
        "waarvan Hengelo trekker is",
        "Het oordeel van Hengelo over versie 1 van de agenda is er nog niet.",
        "Borne spreekt namens Hengelo",
        "Kies dan een waarnemer.",
        "Toegang die nu loopt: bestuurder, Hengelo",
    ):
        assert words in page, words


def test_a_successor_has_the_role_the_day_after_and_is_told(coordinator, twente, hengelo, wim, outbox):
    wim.themas.set(factories.themas()[:1])
    response = einde(coordinator, wim, opvolger_email="eva@example.nl", opvolger_naam="Eva Nieuw")
    assert response.status_code == 302
    wim.refresh_from_db()
    eva = Contactpersoon.objects.get(persoon__naam="Eva Nieuw")
    assert (wim.last_day, wim.einde_reden) == (VANDAAG, "verkiezing")
    assert (eva.rol, eva.functie, eva.since, eva.last_day) == (BESTUURLIJK, "wethouder Zorg", MORGEN, None)
    assert list(eva.themas.all()) == factories.themas()[:1]
    mail = outbox.get()
    assert mail.to == ["eva@example.nl"]
    assert "U volgt Wim Oud op" in mail.message
    assert reverse("inwerkdossier", args=["twente", "hengelo"]) in mail.message


def test_without_a_successor_the_deputy_gets_the_mail_and_is_told(coordinator, twente, hengelo, wim, outbox):
    response = einde(coordinator, wim, waarnemer_email="piet@example.nl", waarnemer_naam="Piet Smit")
    assert response.status_code == 302
    piet = Persoon.objects.get(naam="Piet Smit")
    assert ontvangers(hengelo, twente, BESTUURLIJK, MORGEN) == [piet]
    assert "U bent de vervanger" in outbox.get(to=["piet@example.nl"]).message
    assert "zolang: Piet Smit" in coordinator.get(url("contacten"), {"op": MORGEN.isoformat()}).text


def test_the_coordinator_has_one_task_until_a_successor_is_named(coordinator, noor, twente, hengelo, wim):
    einde(coordinator, wim)
    (taak,) = taken(noor)
    assert taak.titel == "Opvolger van Wim Oud voor Hengelo"
    assert taak.titel in coordinator.get("/").text
    assert coordinator.get(taak.url).status_code == 200
    factories.contact(hengelo, twente, rol=BESTUURLIJK, van=MORGEN)
    assert taken(noor) == []


def test_no_task_when_another_has_the_role_too_or_elsewhere(noor, twente, hengelo):
    factories.contact(hengelo, twente, rol=BESTUURLIJK, tot=VANDAAG, einde_reden="anders")
    factories.contact(hengelo, twente, rol=BESTUURLIJK)
    zeeland = factories.regio("Zeeland")
    goes = factories.gemeente("Goes", regio=zeeland)
    factories.contact(goes, zeeland, tot=VANDAAG, einde_reden="anders")
    assert taken(noor) == []


def test_many_open_roles_are_one_line(noor, twente):
    for nummer in range(5):
        gemeente = factories.gemeente(f"Gemeente-{nummer}", regio=twente)
        factories.contact(gemeente, twente, rol=BESTUURLIJK, tot=VANDAAG, einde_reden="verkiezing")
    assert [taak.titel for taak in taken(noor)] == ["Contactpersonen: 5 rollen zonder opvolger"]


@pytest.mark.parametrize("rol", [Rol.MEDEWERKER, Rol.FUNCTIONEEL, Rol.LANDELIJK])
def test_the_task_is_the_coordinators(twente, hengelo, rol):
    factories.contact(hengelo, twente, tot=VANDAAG, einde_reden="anders")
    anders = factories.gebruiker(rol, organisatie=hengelo if rol == Rol.MEDEWERKER else None)
    assert taken(anders) == []


def test_the_beheerder_ends_the_access_on_the_same_page(as_rol, hengelo, wim):
    beheerder = as_rol(Rol.BEHEERDER, organisatie=hengelo)
    assert einde(beheerder, wim, toegang="ja").status_code == 302
    assert Toegang.objects.get(gebruiker__naam="Wim Oud").last_day == VANDAAG


def test_the_coordinator_asks_the_beheerder_to_end_the_access(coordinator, hengelo, wim, outbox):
    factories.gebruiker(Rol.BEHEERDER, organisatie=hengelo, email="bea@example.nl", naam="Bea")
    assert (
        "Dan vragen wij dat aan wie de toegang regelt"
        in coordinator.get(url("contact_beeindigen", wim.pk)).text
    )
    assert einde(coordinator, wim, toegang="ja").status_code == 302
    assert Toegang.objects.get(gebruiker__naam="Wim Oud").last_day is None
    mail = outbox.get(to=["bea@example.nl"])
    assert "bestuurder, Hengelo" in mail.message
    assert reverse("organisatie_toegang", args=["hengelo"]) in mail.message


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"reden": ""}, "verplicht"),
        ({"toegang": ""}, "verplicht"),
        ({"opvolger_email": "wim@example.nl"}, "Kies iemand anders dan wie de rol nu heeft."),
        ({"opvolger_email": "eva@example.nl"}, "Vul de naam in"),
        ({"laatste_dag": "2017-01-01"}, "kan niet voor de eerste liggen"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_done(coordinator, wim, fields, reden):
    response = einde(coordinator, wim, **fields)
    assert response.status_code == 422
    assert reden in response.text
    wim.refresh_from_db()
    assert wim.last_day is None


def test_a_successor_who_has_the_role_already_is_refused(coordinator, twente, hengelo, wim):
    eva = factories.contact(hengelo, twente, rol=BESTUURLIJK, wie=factories.persoon("Eva")).persoon
    response = einde(coordinator, wim, opvolger=eva.pk)
    assert response.status_code == 422
    assert "heeft dan deze rol al" in response.text


def test_a_role_that_was_changed_meanwhile_is_not_ended_unseen(coordinator, twente, hengelo, wim):
    Contactpersoon.objects.get(pk=wim.pk).save()
    response = einde(coordinator, wim)
    assert response.status_code == 409
    assert "Iemand anders heeft deze rol intussen gewijzigd" in response.text
    assert 'name="version" value="2"' in response.text
    wim.refresh_from_db()
    assert wim.last_day is None
    assert einde(coordinator, wim, version="2").status_code == 302


def test_of_two_who_end_a_role_at_once_one_is_held_back(noor, wim):
    zelfde = Contactpersoon.objects.select_related("persoon", "organisatie", "regio").get(pk=wim.pk)
    beeindig_contact(wim, tot=MORGEN, by=noor, opvolger=factories.persoon("Eva"))
    with pytest.raises(Verhinderd):
        beeindig_contact(zelfde, tot=MORGEN, by=noor, opvolger=factories.persoon("Bo"))
    assert not Contactpersoon.objects.filter(persoon__naam="Bo").exists()


def test_an_akkoord_recorded_for_nobody_who_signs_in_is_told_to_who_stands_in(
    twente, hengelo, django_capture_on_commit_callbacks
):
    collega = factories.gebruiker(Rol.MEDEWERKER, organisatie=hengelo)
    piet = factories.persoon("Piet", email="piet@example.nl")
    factories.contact(hengelo, twente, rol=BESTUURLIJK, vervanger=piet, tot=VANDAAG)
    versie = agenda_actions.aanbieden(fabriek.keten(twente, trekker=hengelo).agenda, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        agenda_actions.antwoorden(
            versie, hengelo, by=collega, gegeven=False, oordeel="wacht", verwacht_op=MORGEN
        )
    assert [sent.to for sent in Email.objects.all()] == [["piet@example.nl"]]
