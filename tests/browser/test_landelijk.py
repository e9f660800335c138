"""Job 3: VNG staff sees the whole country, by year, part and kind of party."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from regions.models import Soort
from regions.rights import Rol
from tests import factories
from tests.venster import factories as venster
from venster.actions import openen, overnemen, publiceren
from venster.models import Inzending, Ronde


def gepubliceerd(jaar, gemeente, verzekeraar):
    """A round in which all gemeenten said the one thing, and all insurers the other."""
    ronde = Ronde.objects.create(
        jaar=jaar, peildatum=datetime.date(jaar, 1, 1), sluit_op=datetime.date(jaar, 3, 1)
    )
    openen(ronde, by=None, op=venster.moment(datetime.date(jaar, 1, 15)))
    said = {
        sheet: venster.antwoorden(gemeente if sheet.organisatie.soort == Soort.GEMEENTE else verzekeraar)
        for sheet in Inzending.objects.filter(jaar=jaar).select_related("organisatie")
    }
    overnemen(said, by=None, op=venster.moment(datetime.date(jaar, 2, 1)))
    publiceren(ronde, by=None, op=venster.moment(datetime.date(jaar, 4, 1)))


@pytest.fixture
def staff(page_as, transactional_db, js):
    """A window of VNG staff on two published years."""
    for kolom, naam in enumerate(("Twente", "Zeeland"), 1):
        tegel = {"tegel_code": naam[:2].upper(), "tegel_rij": 1, "tegel_kolom": kolom, "tegel_label": naam}
        regio = factories.regio(naam, **tegel)
        for nummer in range(1, 11):  # a percentage needs a base of twenty
            factories.gemeente(f"Gemeente {nummer} in {naam}", slug=f"g{nummer}-{regio.code}", regio=regio)
        factories.verzekeraar(f"Verzekeraar in {naam}", slug=f"v-{regio.code}", regio=regio)
    gepubliceerd(2024, "jjj", "jjj")
    gepubliceerd(2025, "jnj", "jjj")
    page = page_as(Rol.LANDELIJK, js=js)
    page.goto("/landelijk/2025/")
    return page


def row(page, regio):
    cells = page.get_by_role("row", name=re.compile(f"^{regio}")).first.get_by_role("cell")
    return cells.all_inner_texts()[:2]


def test_year_part_and_kind_are_chosen_and_stand_in_the_address(staff):
    staff.get_by_label("Onderdeel", exact=True).select_option("proces")
    staff.get_by_label("Wie", exact=True).select_option("gemeente")
    staff.get_by_role("button", name="Toon").click()
    expect(staff).to_have_url(re.compile("deel=proces&soort=gemeente"))
    assert row(staff, "Twente") == ["0", "10"]
    staff.get_by_role("navigation", name="Jaren").get_by_role("link", name="2024").click()
    expect(staff.get_by_role("heading", name="Het land in 2024")).to_be_visible()
    expect(staff).to_have_url(re.compile("deel=proces&soort=gemeente"))
    assert row(staff, "Twente") == ["10", "0"]


def test_a_tile_says_in_words_what_the_table_says_and_leads_to_the_regio(staff):
    staff.goto("/landelijk/2025/?deel=proces&soort=gemeente")
    tile = staff.locator(".tile", has_text="Zeeland")
    expect(tile).to_contain_text("overwegend nee")
    tile.click()
    expect(staff).to_have_url(re.compile("/regio/zeeland/venster/2025/"))


def test_the_chart_becomes_interactive_within_the_content_policy(staff, js):
    button = staff.get_by_role("button", name="Maak de grafiek interactief")
    if not js:
        expect(button).to_be_hidden()
        expect(staff.get_by_role("region", name="Grafiek door de jaren heen").locator("svg")).to_be_visible()
        return
    button.click()
    expect(staff.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=10_000)
    expect(staff.locator("#status")).to_contain_text("De interactieve grafiek staat onder de knop.")
