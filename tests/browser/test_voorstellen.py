"""A party proposes, who edits answers; proposals that clash keep an agenda from being offered; remarks."""

import re

import pytest
from playwright.sync_api import expect

from agenda.models import Afspraak, Opmerking, Versie
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

AGENDA = "/regio/twente/agenda/"
TITEL = "Eén loket voor mantelzorgers"


@pytest.fixture
def agenda(transactional_db):
    """A small agenda in Twente, with two gemeenten."""
    regio = factories.regio()
    trekker = factories.gemeente("Almelo", regio=regio)
    factories.gemeente("Borne", regio=regio)
    return fabriek.keten(regio, tekst="<p>Wij openen in mei.</p>", trekker=trekker).agenda


@pytest.fixture
def venster(page_as, agenda, js):
    """Opens a window of a party or of a redacteur, with and without JavaScript."""

    def open_(naam=""):
        if not naam:
            return page_as(Rol.REDACTEUR, regio=agenda.regio, js=js)
        plaats = agenda.regio.plaatsingen.get(gemeente__naam=naam)
        return page_as(Rol.MEDEWERKER, organisatie=plaats.gemeente, js=js)

    return open_


def stel_voor(page, titel, reden, van=TITEL):
    page.goto(AGENDA)
    page.get_by_role("link", name=f"Wijziging voorstellen van: {van}").click()
    page.get_by_role("textbox", name="Wat spreekt u af?").fill(titel)
    page.get_by_role("textbox", name="Waarom stelt u dit voor?").fill(reden)
    page.get_by_role("button", name="Stel voor").click()
    expect(page.get_by_text("Uw voorstel is verstuurd").first).to_be_attached()


def naar_voorstel(page, organisatie):
    page.goto(f"{AGENDA}voorstellen/")
    page.get_by_role("link", name=re.compile(f"Beantwoord het voorstel van {organisatie}")).click()


def bied_aan(page):
    page.goto(f"{AGENDA}vaststellen/")
    page.get_by_role("button", name=re.compile("Bied een versie")).click()
    expect(page.locator(".alert").first).to_be_visible()


def test_a_proposal_is_taken_over_and_a_second_declined_with_a_reason(venster):
    almelo, redacteur = venster("Almelo"), venster()
    stel_voor(almelo, "Twee loketten voor mantelzorgers", "Eén is te ver weg.")
    naar_voorstel(redacteur, "Almelo")
    expect(redacteur.locator("ins", has_text="Twee")).to_be_visible()
    redacteur.get_by_role("button", name="Neem over", exact=True).click()
    expect(redacteur.get_by_text("Het voorstel is overgenomen. Almelo krijgt bericht.")).to_be_visible()
    assert Afspraak.objects.get().titel == "Twee loketten voor mantelzorgers"

    stel_voor(almelo, "Drie loketten", "Nog dichterbij.", van="Twee loketten voor mantelzorgers")
    naar_voorstel(redacteur, "Almelo")
    redacteur.get_by_role("button", name="Neem niet over").click()
    expect(redacteur.locator(".error-summary")).to_be_visible()  # without a reason nothing is declined
    redacteur.get_by_role("textbox", name="Waarom neemt u dit niet over?").fill("Daar is geen geld voor.")
    redacteur.get_by_role("button", name="Neem niet over").click()
    expect(redacteur.get_by_text("Uw antwoord is vastgelegd. Almelo krijgt bericht.")).to_be_visible()
    almelo.goto(f"{AGENDA}voorstellen/?stand=alle")
    expect(almelo.get_by_text("Daar is geen geld voor.")).to_be_visible()
    assert Afspraak.objects.get().titel == "Twee loketten voor mantelzorgers"


def test_two_proposals_on_one_afspraak_clash_until_one_is_answered(venster, page_as, agenda, js):
    stel_voor(venster("Almelo"), "Twee loketten", "Eén is te ver weg.")
    stel_voor(venster("Borne"), "Een loket per wijk", "Dat werkt in Borne goed.")
    coordinator = page_as(Rol.COORDINATOR, regio=agenda.regio, js=js)
    coordinator.goto(f"{AGENDA}voorstellen/")
    expect(coordinator.get_by_text("botst met een ander voorstel")).to_have_count(2)
    bied_aan(coordinator)
    assert not Versie.objects.exists()
    naar_voorstel(coordinator, "Borne")
    expect(coordinator.get_by_role("link", name=re.compile("voorgesteld namens Almelo"))).to_be_visible()
    coordinator.get_by_role("textbox", name="Waarom neemt u dit niet over?").fill("Dat kost te veel.")
    coordinator.get_by_role("button", name="Neem niet over").click()
    expect(coordinator.get_by_text("botst met een ander voorstel")).to_have_count(0)
    bied_aan(coordinator)
    expect(coordinator.get_by_text("ligt nu ter vaststelling bij de partijen")).to_be_visible()


def test_a_remark_is_answered_resolved_and_opened_again(venster, agenda):
    almelo, redacteur = venster("Almelo"), venster()
    blok = Afspraak.objects.get().pk
    for page in (almelo, redacteur):
        page.goto(f"{AGENDA}blok/{blok}/opmerkingen/")
    almelo.get_by_role("textbox", name="Uw opmerking").fill("Vanaf wanneer geldt dit?")
    almelo.get_by_role("button", name="Plaats opmerking").click()
    expect(almelo.get_by_text("Vanaf wanneer geldt dit?").first).to_be_visible()
    redacteur.reload()
    redacteur.get_by_role("link", name=re.compile("Antwoord op: Vanaf wanneer")).click()
    redacteur.get_by_role("textbox").last.fill("Vanaf mei.")
    redacteur.get_by_role("button", name="Plaats antwoord").click()
    expect(redacteur.get_by_role("list", name="Antwoorden")).to_contain_text("Vanaf mei.")
    redacteur.get_by_role("button", name=re.compile("Afgehandeld.*Vanaf wanneer")).click()
    expect(redacteur.get_by_text("Afgehandeld door redacteur")).to_be_visible()
    almelo.goto(f"{AGENDA}blok/{blok}/opmerkingen/?open=ja")
    expect(almelo.get_by_text("Er zijn geen open opmerkingen.")).to_be_visible()
    redacteur.get_by_role("button", name=re.compile("Heropen.*Vanaf wanneer")).click()
    expect(redacteur.get_by_text("Afgehandeld door redacteur")).to_have_count(0)
    assert Opmerking.objects.open().count() == 1
