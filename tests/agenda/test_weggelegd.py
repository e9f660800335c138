"""The page of what was put away in the last thirty days."""

import datetime

import pytest

from agenda import actions
from agenda.models import Blok
from regions.models import RedacteurThema
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted

pytestmark = pytest.mark.django_db
PAGE = "/regio/twente/agenda/weggelegd/"


@pytest.fixture
def coordinator(as_rol):
    return as_rol(Rol.COORDINATOR, regio=factories.regio())


def _thema():
    from regions.models import Regio

    return fabriek.thema(fabriek.agenda(Regio.objects.get()))


def test_what_by_whom_and_how_long(coordinator):
    opgave = fabriek.opgave(_thema(), "Thuis blijven wonen")
    fabriek.doel(opgave, "Onder de opgave")
    wie = factories.gebruiker(Rol.COORDINATOR, regio=opgave.agenda.regio)
    actions.verwijderen(opgave, by=wie)
    text = coordinator.get(PAGE).text
    assert "Thuis blijven wonen" in text
    assert "door regiocoördinator" in text
    assert "nog 29 dagen" in text
    assert "Onder de opgave" not in text  # it comes along
    assert (
        "Onder de opgave"
        in coordinator.post(f"/regio/twente/agenda/blok/{opgave.pk}/terugzetten/", follow=True).text
    )


def test_after_thirty_days_it_is_gone(coordinator):
    opgave = fabriek.opgave(_thema(), "Lang geleden")
    actions.verwijderen(opgave, by=None)
    went = Blok.objects.get(pk=opgave.pk).verwijderd_op
    Blok.objects.filter(pk=opgave.pk).update(verwijderd_op=went - datetime.timedelta(days=31))
    assert "Lang geleden" not in coordinator.get(PAGE).text


def test_what_waits_for_what_it_hung_under_says_so(coordinator):
    opgave = fabriek.opgave(_thema(), "De opgave")
    doel = fabriek.doel(opgave, "Het doel")
    actions.verwijderen(doel, by=None)
    actions.verwijderen(opgave, by=None)
    text = coordinator.get(PAGE).text
    assert "Zet eerst “De opgave” terug." in text
    assert f"blok/{doel.pk}/terugzetten/" not in text


def test_a_redacteur_of_a_theme_sees_its_own(sign_in):
    thema = fabriek.thema(fabriek.agenda())
    for where, naam in ((thema, "Van mij"), (fabriek.thema(thema.agenda, "preventie"), "Niet van mij")):
        actions.verwijderen(fabriek.opgave(where, naam), by=None)
    wie = factories.gebruiker(naam="Pim")
    toegang = factories.toegang(wie, Rol.REDACTEUR, regio=thema.agenda.regio)
    RedacteurThema.objects.create(toegang=toegang, thema=thema.thema.thema)
    text = sign_in(wie).get(PAGE).text
    assert "Van mij" in text
    assert "Niet van mij" not in text


def test_as_many_queries_for_many(coordinator):
    thema = _thema()
    actions.verwijderen(fabriek.opgave(thema), by=None)
    coordinator.get(PAGE)
    with counted() as few:
        coordinator.get(PAGE)
    for n in range(5):
        actions.verwijderen(fabriek.opgave(thema, f"Opgave {n}"), by=None)
    with counted() as many:
        coordinator.get(PAGE)
    assert len(many) == len(few)
