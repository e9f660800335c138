"""Job 1: the regiocoördinator keeps the agenda in the browser, together with others."""

import re

import pytest
from playwright.sync_api import expect

from agenda.models import Afspraak, Versie
from regions.models import Concept
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.browser.hulp import keep, says, written
from tests.conftest import VANDAAG

AGENDA = "/regio/twente/agenda/"
TITEL = "Wat spreekt u af?"


@pytest.fixture
def agenda(transactional_db):
    """A small agenda in Twente, with two parties."""
    regio = factories.regio()
    factories.gemeente("Almelo", regio=regio)
    factories.zorgkantoor("Zorgkantoor Twente", regio=regio)
    return fabriek.keten(regio, tekst="<p>Wij openen in mei. Iedereen is welkom.</p>").agenda


@pytest.fixture
def coordinator(page_as, agenda, js):
    """A window of the coordinator, with and without JavaScript."""
    page = page_as(Rol.COORDINATOR, regio=agenda.regio, js=js)
    page.goto(AGENDA)
    return page


def edit(page, titel="Eén loket voor mantelzorgers"):
    """Press Bewerken at an afspraak."""
    page.get_by_role("link", name=re.compile(f"Bewerken.*{titel}")).click()
    expect(page.get_by_role("textbox", name=TITEL)).to_have_value(titel)


def save(page, titel):
    page.get_by_role("textbox", name=TITEL).fill(titel)
    page.get_by_role("button", name="Opslaan").click()


def is_there(page, titel):
    expect(page.get_by_role("heading", name=titel)).to_be_visible()
    assert Afspraak.objects.get().titel == titel


def test_an_afspraak_is_added(coordinator):
    coordinator.get_by_role("link", name=re.compile("Afspraak toevoegen.*Minder crisisopnames")).click()
    coordinator.get_by_label("structureel", exact=True).check()
    save(coordinator, "Elke wijk een vast team")
    expect(coordinator.get_by_role("heading", name="Elke wijk een vast team")).to_be_visible()
    expect(coordinator).to_have_url(re.compile(AGENDA))
    assert Afspraak.objects.filter(titel="Elke wijk een vast team").exists()


def test_an_afspraak_is_changed(coordinator):
    edit(coordinator)
    save(coordinator, "Twee loketten")
    is_there(coordinator, "Twee loketten")


def test_after_a_change_in_place_the_focus_stays_and_a_voice_tells(page_as, agenda):
    page = page_as(Rol.COORDINATOR, regio=agenda.regio)
    page.goto(AGENDA)
    edit(page)
    save(page, "Twee loketten")
    expect(page.get_by_role("link", name=re.compile("Bewerken.*Twee loketten"))).to_be_focused()
    expect(page.locator("#status")).to_contain_text("Afspraak opgeslagen om")
    assert page.url.endswith(AGENDA)


def test_a_fault_is_told_and_the_text_stays(coordinator):
    edit(coordinator)
    written(coordinator, "Toelichting").fill("Dit schreef ik al")
    save(coordinator, "")
    expect(coordinator.locator(".error-summary")).to_be_focused()
    says(coordinator, "Toelichting", "Dit schreef ik al")
    coordinator.locator(".error-summary a").first.click()
    expect(coordinator.get_by_role("textbox", name=TITEL)).to_be_focused()


def test_who_is_overtaken_sees_three_texts_and_joins_them(coordinator, page_as, agenda):
    edit(coordinator)
    written(coordinator, "Toelichting").fill("Wij openen in juni. Iedereen is welkom.")
    other = page_as(Rol.COORDINATOR, regio=agenda.regio)
    other.goto(AGENDA)
    edit(other)
    written(other, "Toelichting").fill("Wij openen in mei. Iedereen is hartelijk welkom.")
    save(other, "Drie loketten")
    is_there(other, "Drie loketten")
    coordinator.get_by_role("button", name="Opslaan").click()
    for text in ("Mijn tekst", "Nu opgeslagen", "Tekst toen u begon"):
        expect(coordinator.get_by_role("heading", name=text).first).to_be_visible()
    coordinator.get_by_role("button", name="Voeg samen").click()
    together = "Wij openen in juni. Iedereen is hartelijk welkom."
    says(coordinator, "Toelichting", together)
    coordinator.get_by_role("button", name="Opslaan").click()
    expect(coordinator.locator(".blok__tekst").get_by_text(together)).to_be_visible()
    is_there(coordinator, "Drie loketten")


def test_what_was_put_away_comes_back(coordinator):
    coordinator.get_by_role("button", name=re.compile("Verwijderen.*Eén loket")).click()
    expect(coordinator.get_by_role("heading", name="Eén loket voor mantelzorgers")).to_have_count(0)
    coordinator.get_by_role("button", name="Zet terug", exact=True).click()
    is_there(coordinator, "Eén loket voor mantelzorgers")


def test_a_version_is_offered_agreed_to_and_adopted(coordinator, page_as, agenda, js):
    coordinator.get_by_role("link", name="Naar vaststellen").click()
    coordinator.get_by_role("button", name="Bied een versie ter vaststelling aan").click()
    expect(coordinator.get_by_text("ligt nu ter vaststelling bij de partijen")).to_be_visible()
    almelo = agenda.regio.plaatsingen.get().gemeente
    wethouder = page_as(Rol.BESTUURDER, organisatie=almelo, js=js)
    wethouder.goto(Versie.objects.get().get_absolute_url())
    wethouder.get_by_role("link", name=re.compile("Almelo")).last.click()
    wethouder.get_by_label("akkoord", exact=True).check()
    wethouder.get_by_label("collegebesluit").check()
    wethouder.get_by_role("button", name="Geef dit oordeel").click()
    expect(wethouder.get_by_text("Vastgelegd namens Almelo.")).to_be_visible()
    coordinator.reload()
    coordinator.get_by_label("Vastgesteld op").fill(VANDAAG.isoformat())
    coordinator.get_by_label("Wie doet (nog) niet mee").fill("Het zorgkantoor besluit volgende maand.")
    coordinator.get_by_role("button", name="Leg de vaststelling vast").click()
    expect(coordinator.get_by_text("Versie 1 is vastgesteld.")).to_be_visible()
    akkoorden = Versie.objects.get().vaststelling.versie.akkoorden
    assert akkoorden.get(organisatie=almelo).oordeel == "akkoord"


def test_two_tabs_keep_two_texts(page_as, agenda):
    one = page_as(Rol.COORDINATOR, regio=agenda.regio)
    two = one.context.new_page()
    for page, titel in ((one, "Een in tabblad een"), (two, "Twee in tabblad twee")):
        page.goto(AGENDA)
        edit(page)
        page.get_by_role("textbox", name=TITEL).fill(titel)
        keep(page)
    kept = Concept.objects.values_list("velden__titel__0", flat=True)
    assert sorted(titel.partition(" in ")[0] for titel in kept) == ["Een", "Twee"]
