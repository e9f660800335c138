"""Three people on one agenda at the same time: what each adds, changes, moves and puts away is there."""

import re

import pytest
from playwright.sync_api import expect

from agenda.models import Actie, Afspraak, Blok, Doel, Opgave
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.onzin import KWAAD

AGENDA = "/regio/twente/agenda/"


@pytest.fixture
def agenda(transactional_db):
    """An opgave with a doel, a functie, three afspraken and an actie."""
    last = fabriek.keten(factories.regio(), 2)
    fabriek.afspraak(last.ouder, "Een derde afspraak")
    Afspraak.objects.filter(pk=last.pk).update(titel="Een tweede afspraak")
    return last.agenda


@pytest.fixture
def three(page_as, agenda):
    """Three windows, each with the agenda as it stood before any of them did something."""
    pages = [page_as(Rol.REDACTEUR, regio=agenda.regio) for _ in range(3)]
    for page in pages:
        page.goto(AGENDA)
    return pages


def open_form(page, link, field):
    page.get_by_role("link", name=re.compile(link)).first.click()
    return page.get_by_role("textbox", name=field)


def test_of_three_at_once_nothing_is_lost(three, agenda):
    one, two, other = three
    opgave = open_form(one, "Bewerken.*Ouderen wonen", "Wat is de opgave?")
    doel = open_form(two, "Bewerken.*Minder crisis", "Wat is het doel?")
    actie = open_form(other, "Actie toevoegen.*Een tweede", "Wat moet er gebeuren?")
    opgave.fill("Ouderen wonen zo lang zij willen thuis")
    doel.fill("De helft minder crisisopnames")
    actie.fill("De wijkverpleging uitnodigen")
    for page in three:
        page.get_by_role("button", name="Opslaan").click()
    for page, titel in zip(
        three, ("zo lang zij willen", "De helft minder", "De wijkverpleging"), strict=True
    ):
        expect(page.get_by_text(titel).first).to_be_visible()
    assert Opgave.objects.get().titel == "Ouderen wonen zo lang zij willen thuis"
    assert Doel.objects.get().titel == "De helft minder crisisopnames"
    assert Actie.objects.count() == 2


def test_one_types_while_another_moves_and_a_third_puts_away(three, agenda):
    one, two, other = three
    titel = open_form(one, "Bewerken.*Een derde", "Wat spreekt u af?")
    titel.fill("Een derde afspraak, anders gezegd")
    two.get_by_role("button", name=re.compile("Omhoog.*Een derde")).click()
    expect(two.get_by_text("staat nu een plaats hoger")).to_be_visible()
    other.get_by_role("button", name=re.compile("Verwijderen.*Eén loket")).click()
    expect(other.get_by_text("is verwijderd, met alles wat eronder hing")).to_be_visible()
    one.get_by_role("button", name="Opslaan").click()
    expect(one.get_by_role("heading", name="Een derde afspraak, anders gezegd")).to_be_visible()
    rij = Blok.objects.levend().filter(soort="afspraak").exclude(ouder__soort="functie").order_by("volgorde")
    assert [str(blok.detail) for blok in rij] == ["Een derde afspraak, anders gezegd", "Een tweede afspraak"]


def test_who_types_in_what_another_puts_away_brings_it_back(three, agenda):
    one, two, other = three
    titel = open_form(one, "Bewerken.*Een derde", "Wat spreekt u af?")
    titel.fill("Een derde afspraak, anders gezegd")
    nieuw = open_form(other, "Actie toevoegen.*Een derde", "Wat moet er gebeuren?")
    nieuw.fill("De huisartsen bellen")
    two.get_by_role("button", name=re.compile("Verwijderen.*Een derde")).click()
    expect(two.get_by_text("is verwijderd, met alles wat eronder hing")).to_be_visible()
    one.get_by_role("button", name="Opslaan").click()
    expect(one.get_by_role("heading", name="Dit blok is intussen verwijderd")).to_be_visible()
    other.get_by_role("button", name="Opslaan").click()
    expect(other.get_by_role("alert")).to_contain_text("Uw tekst staat nog hier.")
    assert nieuw.input_value() == "De huisartsen bellen"
    one.get_by_role("button", name="Neem mijn tekst en zet terug").click()
    expect(one.get_by_role("heading", name="Een derde afspraak, anders gezegd")).to_be_visible()
    other.get_by_role("button", name="Opslaan").click()
    expect(other.get_by_text("De huisartsen bellen").first).to_be_visible()
    assert set(Actie.objects.values_list("titel", flat=True)) > {"De huisartsen bellen"}


def test_nothing_that_was_stored_runs_in_a_browser(open_window, agenda):
    for text in KWAAD:
        doel = Blok.objects.get(soort="doel")
        fabriek.afspraak(doel, text[:200], tekst=text, regels=[(None, text)])
    page = open_window(factories.gebruiker(Rol.REDACTEUR, regio=agenda.regio))
    page.add_init_script("window.merk = () => { window.geraakt = true }")
    for adres in (
        AGENDA,
        f"{AGENDA}scherm/",
        f"{AGENDA}op-een-dag/?dag=2026-11-23",
        "/zoeken/agenda/?q=klik",
    ):
        page.goto(adres)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.geraakt") is None
