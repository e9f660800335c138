"""Around the table: planned, on the agenda, decided, done; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from agenda.models import Actiepunt, Besluit
from regions.models import Contactpersoon
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.browser.hulp import written
from tests.conftest import VANDAAG

OVERLEG = "/regio/twente/overleg/"


@pytest.fixture
def regio(transactional_db):
    """Twente with a pilot that waits for a decision, and someone who speaks for Almelo."""
    regio = factories.regio()
    almelo = factories.gemeente("Almelo", regio=regio)
    factories.contact(almelo, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    fabriek.keten(regio, vorm="pilot", gonogo_op=VANDAAG)
    return regio


def plan(page):
    """An overleg of today, with what is proposed for it."""
    page.goto(OVERLEG)
    page.get_by_role("link", name="Plan een overleg").click()
    page.get_by_label("bestuurlijk overleg").check()
    page.get_by_label("Titel").fill("Overleg van november")
    page.get_by_label("Datum").fill(VANDAAG.isoformat())
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.get_by_role("heading", name=re.compile("Go of no-go: Eén loket"))).to_be_visible()


def decide(page):
    """A decision at the pilot, with what Almelo does."""
    page.get_by_role("link", name=re.compile("Leg een besluit vast.*Go of no-go")).click()
    page.get_by_label("Besluit").fill("De pilot gaat door.")
    page.get_by_label("Actie die hieruit volgt").fill("Het contract verlengen")
    page.get_by_label("Wie").select_option("Almelo")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("De pilot gaat door.")).to_be_visible()


def test_from_plan_to_done(page_as, regio, js):
    coordinator = page_as(Rol.COORDINATOR, regio=regio, js=js)
    plan(coordinator)
    decide(coordinator)
    coordinator.get_by_role("link", name=re.compile("Wat is besproken.*Go of no-go")).click()
    written(coordinator, "Wat is besproken").fill("Iedereen is het eens.")
    coordinator.get_by_role("button", name="Opslaan").click()
    expect(coordinator.get_by_text("Iedereen is het eens.").first).to_be_visible()
    almelo = page_as(Rol.MEDEWERKER, organisatie=Besluit.objects.get().actiepunten.get().organisatie, js=js)
    almelo.goto(OVERLEG)
    almelo.get_by_role("link", name="Overleg van november").click()
    almelo.get_by_role("button", name=re.compile("Gedaan.*contract")).click()
    expect(almelo.get_by_text("Gemeld als gedaan.")).to_be_visible()
    assert Actiepunt.objects.get().gedaan_op == VANDAAG
    almelo.get_by_role("link", name="Besluitenlijst").click()
    expect(almelo.get_by_role("cell", name=re.compile("gedaan op"))).to_be_visible()
