"""Twice a year each organisation says whether its contact persons still hold."""

import datetime

import pytest

from regions import klopt
from regions.models import Contactpersoon
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.queries import counted
from tests.venster import factories as venster
from venster.models import Inzending

pytestmark = pytest.mark.django_db
PAD = "/organisatie/almelo/klopt-dit-nog/"


@pytest.fixture
def almelo():
    return factories.gemeente("Almelo", regio=factories.regio("Twente"))


@pytest.fixture
def twente(almelo):
    return almelo.plaatsingen.get().regio


@pytest.fixture
def contact(almelo, twente):
    return factories.contact(almelo, twente, wie=factories.persoon("Sanne de Vries"))


@pytest.fixture
def medewerker(almelo):
    return factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo, email="m@almelo.nl")


@pytest.fixture
def op(monkeypatch):
    """On another day."""

    def op(maand, dag, jaar=2026):
        day = datetime.date(jaar, maand, dag)
        monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: day)
        return day

    return op


def test_yes_confirms_on_the_day(sign_in, medewerker, contact):
    client = sign_in(medewerker)
    assert "1 contactpersoon is" in client.get(PAD).text
    client.post(PAD, {"rij": f"{contact.pk}:{contact.version}"})
    contact.refresh_from_db()
    assert contact.bevestigd_op == VANDAAG
    assert "Alles is nagekeken" in client.get(PAD).text


def test_what_changed_since_it_was_read_is_not_confirmed(sign_in, medewerker, contact):
    oud = f"{contact.pk}:{contact.version}"
    Contactpersoon.objects.get(pk=contact.pk).save()
    page = sign_in(medewerker).post(PAD, {"rij": oud}, follow=True)
    assert "Sanne de Vries zijn intussen gewijzigd" in page.text
    contact.refresh_from_db()
    assert contact.bevestigd_op is None


@pytest.mark.parametrize("rij", ["", "x:1", "1", "99999999999999999999:1", "-1:1", "1:1:1"])
def test_nonsense_confirms_nothing(sign_in, medewerker, contact, rij):
    assert sign_in(medewerker).post(PAD, {"rij": rij}).status_code == 302
    assert klopt.open_(VANDAAG).count() == 1


def test_of_another_organisation_nothing_is_confirmed(sign_in, medewerker, twente):
    ander = factories.contact(factories.gemeente("Borne", regio=twente), twente)
    client = sign_in(medewerker)
    client.post(PAD, {"rij": f"{ander.pk}:{ander.version}"})
    ander.refresh_from_db()
    assert ander.bevestigd_op is None
    assert client.get("/organisatie/borne/klopt-dit-nog/").status_code == 403


def test_all_regios_of_an_organisation_stand_on_one_page(sign_in, contact, twente):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    factories.contact(menzis, twente)
    page = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=menzis)).get(
        "/organisatie/menzis/klopt-dit-nog/"
    )
    assert [groep.regio for groep in page.context["overzicht"].groepen] == [twente]
    assert "nog geen bestuurlijk aanspreekpunt" in page.text


def test_it_is_asked_again_each_half_year(contact, op):
    contact.bevestigd_op = datetime.date(2026, 6, 30)
    contact.save()
    assert not klopt.open_(op(6, 30)).exists()
    assert klopt.open_(op(7, 1)).exists()
    contact.bevestigd_op = datetime.date(2026, 12, 31)
    contact.save()
    assert not klopt.open_(op(12, 31)).exists()
    assert klopt.open_(op(1, 1, 2027)).exists()


@pytest.mark.parametrize(
    ("dag", "taken"), [((8, 31), [0, 0]), ((9, 1), [1, 0]), ((10, 31), [1, 0]), ((11, 1), [1, 1])]
)
def test_the_organisation_has_a_task_from_september_and_the_coordinator_from_november(
    contact, medewerker, twente, op, dag, taken
):
    co = factories.gebruiker(Rol.COORDINATOR, regio=twente, organisatie=contact.organisatie)
    op(*dag)
    assert [len(klopt.taken(medewerker)), len(klopt.taken(co))] == taken


def test_once_in_october_who_did_not_answer_is_reminded(contact, medewerker, outbox, op):
    klopt.herinner(op(9, 30))
    assert not outbox.exists()
    klopt.herinner(op(10, 1))
    sent = outbox.get()
    assert (sent.to, PAD in sent.message) == (["m@almelo.nl"], True)
    contact.bevestigd_op = datetime.date(2026, 10, 1)
    contact.save()
    klopt.herinner(op(10, 1))
    assert outbox.count() == 1


def test_where_nobody_signs_in_the_contact_persons_are_reminded(contact, twente, outbox, op):
    postvak = factories.persoon("Zorgloket", email="zorg@almelo.nl", postvak=True)
    contact.organisatie.contacten.update(persoon=postvak)
    klopt.herinner(op(10, 1))
    sent = outbox.get()
    assert sent.to == ["zorg@almelo.nl"]
    assert "Nog niemand van Almelo kan hier inloggen" in sent.message


def test_where_nobody_can_be_reached_nothing_is_sent(contact, outbox, op):
    contact.persoon.email = ""
    contact.persoon.save()
    klopt.herinner(op(10, 1))
    assert not outbox.exists()


def test_what_is_open_is_told_to_nobody_else(as_rol, contact, twente):
    assert (
        as_rol(Rol.COORDINATOR, regio=twente).get("/regio/twente/contacten/klopt-dit-nog/").status_code == 200
    )
    ander = as_rol(Rol.LANDELIJK)
    assert ander.get("/regio/twente/contacten/klopt-dit-nog/").status_code == 403
    assert ander.get(PAD).status_code == 403
    assert "nagekeken" not in ander.get("/regio/twente/contacten/").text


def test_the_last_page_of_the_venster_asks_it(sign_in, medewerker, contact):
    venster.geopend(2026, sluit_op=VANDAAG + datetime.timedelta(days=30))
    sheet = Inzending.objects.get(organisatie=contact.organisatie)
    venster.ingediend(sheet, medewerker, "jjj")
    klaar = sheet.uitnodiging.url("klaar")
    assert "Kloppen uw contactpersonen nog?" in sign_in(medewerker).get(klaar).text
    klopt.bevestig(contact.organisatie, [f"{contact.pk}:{contact.version}"])
    assert "Kloppen uw contactpersonen" not in sign_in(medewerker).get(klaar).text


def test_the_number_of_questions_does_not_grow_with_regios_or_contacts(sign_in, medewerker, almelo, twente):
    def vragen():
        with counted() as gevraagd:
            assert client.get(PAD).status_code == 200
        return len(gevraagd)

    client = sign_in(medewerker)
    factories.contact(almelo, twente)
    client.get(PAD)
    eerst = vragen()
    for _ in range(5):
        factories.contact(almelo, twente)
    assert vragen() == eerst
