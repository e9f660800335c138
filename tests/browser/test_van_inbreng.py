"""From what each party wants to what was agreed: the whole way, by nine people in a browser."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from agenda.models import Afspraak, Inbreng, Inbrengstand, Opgave, Voorstel
from regions.periods import today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.browser.hulp import faults

AGENDA = "/regio/twente/agenda/"
INBRENG = f"{AGENDA}inbreng/"
GEHEIM = "Ons tarief blijft gelijk"


class Reis:
    """The windows of who takes part."""

    def __init__(self, page_as, js):
        self.js = js
        self.regio = factories.regio()
        self.agenda = fabriek.agenda(self.regio)
        fabriek.thema(self.agenda)
        self.partijen = {
            "almelo": factories.gemeente("Almelo", regio=self.regio),
            "borne": factories.gemeente("Borne", regio=self.regio),
            "losser": factories.gemeente("Losser", regio=self.regio),
            "menzis": factories.verzekeraar("Menzis", regio=self.regio),
            "kantoor": factories.zorgkantoor("Zorgkantoor Twente", regio=self.regio),
        }
        self.van = {
            naam: page_as(Rol.MEDEWERKER, organisatie=partij, js=js) for naam, partij in self.partijen.items()
        }
        self.coordinator = page_as(Rol.COORDINATOR, regio=self.regio, js=js)

    def brengt_in(self, naam, prioriteit, belang="Het loopt vast"):
        page = self.van[naam]
        page.goto(INBRENG)
        page.get_by_role("link", name=re.compile("Prioriteit toevoegen bij Ouderen")).click()
        page.get_by_label("Wat is de prioriteit?").fill(prioriteit)
        page.get_by_label("Wat is uw belang?").fill(belang)
        page.get_by_role("button", name="Opslaan").click()
        expect(page.get_by_role("heading", name=prioriteit)).to_be_visible()

    def is_klaar(self, naam):
        page = self.van[naam]
        page.get_by_role("button", name=f"{self.partijen[naam]} is klaar").click()
        expect(page.get_by_text("is klaar, gemeld op")).to_be_visible()

    def looks_fine(self, page):
        """Nothing is wrong with the page; without JavaScript there is no way to ask it."""
        if self.js:
            assert faults(page) == []


@pytest.fixture
def reis(page_as, transactional_db, js):
    return Reis(page_as, js)


def test_from_inbreng_to_what_was_agreed(reis):
    ieder_voor_zich(reis)
    aankondigen(reis)
    gemeenten_samen(reis)
    delen(reis)
    opgave(reis)
    afspraak(reis)
    voorstellen(reis)
    voortgang(reis)
    vergelijken(reis)


def ieder_voor_zich(reis):
    reis.brengt_in("almelo", "Minder valpartijen")
    reis.looks_fine(reis.van["almelo"])
    reis.is_klaar("almelo")
    reis.brengt_in("borne", "Veilig thuis")
    reis.is_klaar("borne")
    reis.brengt_in("losser", "Nog in de raad")
    reis.brengt_in("menzis", "Eerder signaleren", GEHEIM)
    reis.is_klaar("menzis")
    reis.brengt_in("kantoor", "Langer zonder verpleeghuis")
    reis.is_klaar("kantoor")
    for naam in ("almelo", "kantoor"):
        reis.van[naam].goto(INBRENG)
        expect(reis.van[naam].get_by_text(GEHEIM)).to_have_count(0)


def aankondigen(reis):
    page = reis.coordinator
    page.goto(f"{INBRENG}delen/")
    expect(page.get_by_role("row", name=re.compile("Losser.*nog niet klaar"))).to_be_visible()
    expect(page.get_by_role("button", name="Deel de inbreng")).to_have_count(0)
    page.get_by_role("button", name="Stuur de vraag").click()
    reis.looks_fine(page)
    page.get_by_role("button", name="Kondig aan").click()
    expect(page.get_by_text("weet nu wanneer u deelt")).to_be_visible()
    reis.looks_fine(page)
    stand = Inbrengstand.objects.get(organisatie=reis.partijen["losser"])
    week = datetime.timedelta(days=7)
    assert (stand.aangekondigd_op, stand.delen_vanaf) == (today(), today() + week)
    Inbrengstand.objects.filter(pk=stand.pk).update(aangekondigd_op=today() - week, delen_vanaf=today())


def gemeenten_samen(reis):
    page = reis.van["borne"]
    page.goto(f"{INBRENG}gemeenten/")
    reis.looks_fine(page)
    page.get_by_role("button", name="Leg de inbreng bij elkaar").click()
    expect(page.get_by_role("heading", name="Minder valpartijen")).to_be_visible()
    expect(page.get_by_text("Nog in de raad")).to_have_count(0)
    for van in ("Almelo", "Borne"):
        page.get_by_role("checkbox", name=re.compile(van)).check()
    page.get_by_role("button", name=re.compile("Maak er samen één van")).click()
    expect(page.get_by_label("Wat is de prioriteit?")).to_have_value("Minder valpartijen")
    reis.looks_fine(page)
    page.get_by_label("Wat is de prioriteit?").fill("Veilig en vitaal thuis")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Uit de inbreng van: Almelo, Borne")).to_be_visible()
    reis.looks_fine(page)


def delen(reis):
    page = reis.coordinator
    page.goto(f"{INBRENG}delen/")
    expect(page.get_by_text("U deelt zonder: Losser.")).to_be_visible()
    page.get_by_role("button", name="Deel de inbreng").click()
    expect(page.get_by_role("heading", name="Veilig en vitaal thuis")).to_be_visible()
    expect(page.get_by_text("Nog in de raad")).to_have_count(0)
    reis.looks_fine(page)
    assert Inbreng.objects.get(prioriteit="Nog in de raad").gedeeld_op is None
    menzis = reis.van["menzis"]
    menzis.goto(f"{INBRENG}naast-elkaar/")
    expect(menzis.get_by_text("Minder valpartijen")).to_have_count(0)


def opgave(reis):
    page = reis.coordinator
    page.get_by_role("checkbox", name=re.compile("Gemeenten samen")).check()
    page.get_by_role("checkbox", name=re.compile("Menzis")).check()
    page.get_by_role("button", name=re.compile("Maak een gezamenlijke opgave")).click()
    reis.looks_fine(page)
    page.get_by_label("Wat is de opgave?").fill("Ouderen blijven veilig thuis wonen")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Uit de inbreng van: Gemeenten samen, Menzis")).to_be_visible()
    assert Opgave.objects.get().herkomst.count() == 2


def afspraak(reis):
    page = reis.coordinator
    page.get_by_role("link", name=re.compile("Doel toevoegen")).click()
    page.get_by_label("Wat is het doel?").fill("Een kwart minder valpartijen")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name=re.compile("Afspraak toevoegen.*Een kwart minder")).first.click()
    page.get_by_role("textbox", name="Wat spreekt u af?").fill("Een valtraining in elke wijk")
    page.get_by_label("structureel", exact=True).check()
    page.get_by_label("Trekker").select_option(label="Almelo")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", name=re.compile("Een valtraining in elke wijk"))).to_be_visible()


def voorstellen(reis):
    for naam, titel in (("menzis", "Een valtraining in elke kern"), ("losser", "Een folder")):
        page = reis.van[naam]
        page.goto(AGENDA)
        page.get_by_role("link", name=re.compile("Wijziging voorstellen.*Een valtraining")).click()
        page.get_by_role("textbox", name="Wat spreekt u af?").fill(titel)
        page.get_by_label("Waarom stelt u dit voor?").fill("Zo bereiken we iedereen.")
        page.get_by_role("button", name=re.compile("Stel|Verstuur")).click()
        expect(page.get_by_text("Uw voorstel is verstuurd").first).to_be_attached()
    beantwoorden(reis.coordinator)
    assert set(Voorstel.objects.values_list("stand", flat=True)) == {"overgenomen", "afgewezen"}
    assert Afspraak.objects.get().titel == "Een valtraining in elke kern"


def beantwoorden(page):
    """The first is taken over, the other declined with a reason."""
    page.goto(f"{AGENDA}voorstellen/")
    expect(page.get_by_text("botst met een ander voorstel").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Beantwoord.*Menzis")).click()
    page.get_by_role("button", name="Neem over").click()
    expect(page.get_by_text("Het voorstel is overgenomen")).to_be_visible()
    page.get_by_role("link", name=re.compile("Beantwoord.*Losser")).click()
    page.get_by_label("Waarom neemt u dit niet over?").fill("Een folder helpt te weinig.")
    page.get_by_role("button", name="Neem niet over").click()
    expect(page.get_by_text("Uw antwoord is vastgelegd")).to_be_visible()


def voortgang(reis):
    page = reis.van["almelo"]
    page.goto(AGENDA)
    page.get_by_role("link", name=re.compile("Voortgang.*Een valtraining")).first.click()
    page.get_by_label("vraagt aandacht").check()
    page.get_by_label("In één zin").fill("Er is nog geen zaal.")
    page.get_by_role("button", name="Leg vast").click()
    reis.coordinator.goto(AGENDA)
    expect(reis.coordinator.get_by_text("Er is nog geen zaal.").first).to_be_visible()


def vergelijken(reis):
    page = reis.coordinator
    page.get_by_role("link", name="Naar vaststellen").click()
    page.get_by_role("button", name="Bied een versie ter vaststelling aan").click()
    page.goto(AGENDA)
    page.get_by_role("link", name=re.compile("Bewerken.*Een valtraining")).click()
    page.get_by_role("textbox", name="Wat spreekt u af?").fill("Een valtraining in elke buurt")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", name=re.compile("elke buurt"))).to_be_visible()
    page.goto(f"{AGENDA}vergelijken/")
    expect(page.locator("ins", has_text="buurt").first).to_be_visible()
    expect(page.locator("del", has_text="kern").first).to_be_visible()
    reis.looks_fine(page)
