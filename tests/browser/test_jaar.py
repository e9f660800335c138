"""A year of a region: offered, answered, decided at the table, on paper; changed, and decided on again."""

import datetime
import re

import pikepdf
import pytest
from playwright.sync_api import expect

from agenda.models import Akkoord, Besluit, Bundel
from agenda.overleg import bundel as bundels
from documents.actions import maak
from documents.models import Document
from regions.models import Contactpersoon, Organisatie
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_stukken import pdf
from tests.conftest import VANDAAG

OVERLEG = "/regio/twente/overleg/"
AGENDA = "/regio/twente/agenda/"
TAFEL = VANDAAG + datetime.timedelta(days=21)
LENTE = VANDAAG + datetime.timedelta(days=140)


@pytest.fixture
def regio(transactional_db):
    """Twente with an agenda and three parties, each with someone who speaks for it."""
    regio = factories.regio()
    partijen = [factories.gemeente(naam, regio=regio) for naam in ("Almelo", "Borne")]
    partijen.append(factories.verzekeraar("Menzis", regio=regio))
    for partij in partijen:
        factories.contact(partij, regio, rol=Contactpersoon.Rol.BESTUURLIJK, functie="bestuurder")
    fabriek.keten(regio, trekker=partijen[0])
    return regio


@pytest.fixture
def op(monkeypatch):
    """Let it be another day, for whoever looks."""

    def op(dag):
        monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: dag)

    return op


def plan(page, dag):
    """A bestuurlijk overleg with a point of its own and what is proposed for it."""
    page.goto(OVERLEG)
    page.get_by_role("link", name="Plan een overleg").click()
    page.get_by_label("bestuurlijk overleg").check()
    page.get_by_label("Titel").fill("Tafel van Twente")
    page.get_by_label("Datum").fill(dag.isoformat())
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tafel van Twente")
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.get_by_role("link", name="Lees versie 1")).to_be_visible()


def met_stukken(page):
    """A paper with the first point, and everything as one file."""
    page.get_by_role("link", name=re.compile("Stuk toevoegen")).first.click()
    page.get_by_label("Het bestand").set_input_files(
        {"name": "cijfers.pdf", "mimeType": "application/pdf", "buffer": pdf(2)}
    )
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("2 bladzijden")).to_be_visible()
    page.get_by_role("link", name="Alle stukken in één PDF").click()
    page.get_by_role("button", name="Maak de bundel").click()
    expect(page.get_by_text("De bundel wordt gemaakt.")).to_be_visible()
    gevraagd = Bundel.objects.get()
    bundels.maak(gevraagd.pk, gevraagd.vingerafdruk)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Download stukken-twente")).click()
    with pikepdf.open(download.value.path()) as made, made.open_outline() as boom:
        assert any(item.title == "cijfers" for punt in boom.root for item in punt.children)


def bied_aan(page, nummer):
    page.goto(f"{AGENDA}vaststellen/")
    page.get_by_role("button", name=re.compile("^Bied een .*versie")).click()
    expect(page.get_by_text(f"Versie {nummer} ligt nu ter vaststelling")).to_be_visible()


def antwoord(page, partij, oordeel, **velden):
    """From Mijn werk, as a party answers."""
    page.goto("/")
    page.get_by_role("link", name=re.compile(f"Oordeel van {partij}")).click()
    page.get_by_label(oordeel, exact=True).check()
    for label, tekst in velden.items():
        page.get_by_label(label.replace("_", " ")).fill(tekst)
    if oordeel != "wacht op college, raad of directie":
        page.get_by_label("Naam van wie dit besloot").fill("S. Bos")
        page.get_by_label("Functie").fill("bestuurder")
        page.get_by_label("toezegging").check()
    page.get_by_role("button", name=re.compile("Geef dit oordeel|Leg vast")).click()
    expect(page.get_by_text(f"Vastgelegd namens {partij}.")).to_be_visible()


def houd(page):
    """Who was there, and a decision with an action, typed at its point."""
    page.goto(OVERLEG)
    page.get_by_role("link", name="Tafel van Twente").first.click()
    page.get_by_role("link", name="Wie er was").click()
    for keuze in page.get_by_role("combobox").all():
        keuze.select_option("was aanwezig")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name=re.compile("Leg een besluit vast")).first.click()
    page.get_by_label("Besluit").fill("De agenda is vastgesteld.")
    page.get_by_label("Actie die hieruit volgt").fill("De raad informeren")
    page.get_by_label("Wie").select_option("Almelo")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("button", name=re.compile("Gedaan.*De raad informeren"))).to_be_visible()


def stel_vast(page, nummer):
    page.goto(f"{AGENDA}vaststellen/")
    page.get_by_role("button", name="Leg de vaststelling vast").click()
    expect(page.get_by_text(f"Versie {nummer} is vastgesteld.")).to_be_visible()


def besluitenlijst(page):
    """The list of decisions, as a document."""
    page.goto(OVERLEG)
    page.get_by_role("link", name="Tafel van Twente").first.click()
    page.get_by_role("link", name="Besluitenlijst").click()
    expect(page.get_by_text("De agenda is vastgesteld.")).to_be_visible()
    page.get_by_role("button", name="Leg vast als PDF").click()
    return Document.objects.get(soort="besluitenlijst")


def oordeel_over(page, document):
    """What anyone reads of a document by its kenmerk."""
    page.goto("/echtheid/")
    page.get_by_role("textbox", name="Kenmerk").fill(document.gedrukt_kenmerk)
    page.get_by_role("button", name="Zoek dit kenmerk").click()
    return page.get_by_role("heading", level=1)


def test_a_year_of_a_region(regio, op, impatient, page_as, open_window, js):
    coordinator = page_as(Rol.COORDINATOR, regio=regio, js=js)
    almelo, borne, menzis = (Organisatie.objects.get(naam=naam) for naam in ("Almelo", "Borne", "Menzis"))
    bied_aan(coordinator, 1)
    plan(coordinator, TAFEL)
    met_stukken(coordinator)
    bestuurder = page_as(Rol.BESTUURDER, organisatie=borne, js=js)
    antwoord(bestuurder, "Borne", "akkoord met voorbehoud", Toelichting="Als de raad instemt")
    wacht = page_as(Rol.MEDEWERKER, organisatie=almelo, js=js)
    verwacht = (TAFEL + datetime.timedelta(days=14)).isoformat()
    antwoord(
        wacht,
        "Almelo",
        "wacht op college, raad of directie",
        Wanneer_verwacht_u_het_besluit=verwacht,
    )
    antwoord(page_as(Rol.BESTUURDER, organisatie=menzis, js=js), "Menzis", "akkoord")
    assert Akkoord.objects.count() == 3

    op(TAFEL)
    houd(coordinator)
    stel_vast(coordinator, 1)
    assert Besluit.objects.get().actiepunten.get().organisatie == almelo
    lijst = maak(besluitenlijst(coordinator))
    eerste = maak(Document.objects.blijvend().get(soort="samenwerkingsagenda"))
    lezer = open_window(js=js)
    expect(oordeel_over(lezer, eerste)).to_have_text("Echt, en de laatste versie")
    expect(oordeel_over(lezer, lijst)).to_contain_text("Echt")

    op(LENTE)
    coordinator.goto(AGENDA)
    coordinator.get_by_role("link", name=re.compile("Bewerken.*Eén loket")).click()
    coordinator.get_by_role("textbox", name="Wat spreekt u af?").fill("Eén telefoonnummer voor mantelzorgers")
    coordinator.get_by_role("button", name="Opslaan").click()
    expect(coordinator.get_by_role("heading", name="Eén telefoonnummer voor mantelzorgers")).to_be_visible()
    bied_aan(coordinator, 2)
    coordinator.get_by_label("Vastgesteld op").fill(LENTE.isoformat())
    stel_vast_elders(coordinator)
    expect(oordeel_over(lezer, eerste)).to_have_text(re.compile("vervangen", re.IGNORECASE))
    coordinator.goto(eerste.get_absolute_url())
    expect(coordinator.get_by_text("Vervangen door")).to_be_visible()


def stel_vast_elders(page):
    """In a meeting that is not kept here: its day is typed."""
    page.get_by_label("Overleg", exact=True).fill("Ingelast overleg")
    page.get_by_role("button", name="Leg de vaststelling vast").click()
    expect(page.get_by_text("Versie 2 is vastgesteld.")).to_be_visible()
