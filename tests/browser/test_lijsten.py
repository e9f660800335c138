"""Day one and the day after an election: a list of 400 from Excel, and all wethouders of a regio at once."""

import datetime
import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from regions.models import Contactpersoon
from regions.rights import Rol
from tests import factories
from tests.browser.hulp import faults
from tests.conftest import VANDAAG
from tests.regions import proeflijst

GEMEENTEN = ["Almelo", "Borne", "Enschede", "Hengelo"]
KOPPEN = ["Gemeente", "Soort contact", "Contactpersoon", "E-mailadres", "Mobiel", "Functie", "Sinds"]


@pytest.fixture
def twente(transactional_db):
    regio = factories.regio("Twente")
    for naam in GEMEENTEN:
        factories.gemeente(naam, regio=regio)
    return regio


def lijst(fouten):
    """Four hundred people as Excel has them, of whom these rows are wrong."""
    rijen = []
    for nummer in range(2, 402):
        gemeente = GEMEENTEN[nummer % 4] if nummer not in fouten else "Nergenshuizen"
        adres = f"persoon{nummer}@example.nl"
        dag = datetime.datetime(2026, 1, 1 + nummer % 28)
        rijen.append([gemeente, "ambtelijk", f"Persoon {nummer}", adres, 612345000 + nummer, "adviseur", dag])
    return proeflijst.xlsx(KOPPEN, *rijen)


def kies(page, naam, inhoud):
    page.get_by_label("Bestand").set_input_files({"name": naam, "mimeType": "", "buffer": inhoud})


def test_four_hundred_rows_with_ten_faults_are_put_right_and_taken_over(page_as, js, twente, tmp_path):
    page = page_as(Rol.COORDINATOR, js=js, regio=twente)
    page.goto("/regio/twente/contacten/")
    page.get_by_role("link", name="Contactpersonen inlezen uit Excel").click()
    kies(page, "lijst.xlsx", lijst(range(40, 401, 40)))
    page.get_by_role("button", name="Doorgaan").click()
    expect(page.get_by_role("heading", name="Welke kolom is wat?")).to_be_visible()
    page.get_by_role("button", name="Doorgaan").click()
    expect(page.get_by_role("heading", name="10 fouten in 10 rijen")).to_be_visible()
    expect(page.get_by_text("‘Nergenshuizen’ kennen wij niet").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("kolom ‘fout’")).click()
    download.value.save_as(tmp_path / "fouten.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "fouten.xlsx")
    for rij in boek.worksheets[0].iter_rows(min_row=2):
        if rij[-1].value:
            rij[0].value = "Almelo"
    beter = io.BytesIO()
    boek.save(beter)
    kies(page, "beter.xlsx", beter.getvalue())
    page.get_by_role("button", name="Verbeterd bestand nakijken").click()
    page.get_by_role("button", name="400 rijen overnemen").click()
    expect(page.get_by_role("heading", name="Overgenomen")).to_be_visible()
    assert not js or faults(page) == []
    assert Contactpersoon.objects.filter(regio=twente).count() == 400
    assert Contactpersoon.objects.first().persoon.telefoon.startswith("06")


def test_after_an_election_the_coordinator_asks_and_the_gemeente_names(page_as, js, twente):
    almelo = twente.plaatsingen.get(gemeente__naam="Almelo").gemeente
    factories.contact(
        almelo, twente, rol=Contactpersoon.Rol.BESTUURLIJK, wie=factories.persoon("Ada Vroeger")
    )
    gemeente = page_as(Rol.MEDEWERKER, js=js, organisatie=almelo)
    page = page_as(Rol.COORDINATOR, js=js, regio=twente)
    page.goto("/regio/twente/contacten/")
    page.get_by_role("link", name="Na de verkiezingen").click()
    page.get_by_label("Vanaf welke dag").fill(VANDAAG.isoformat())
    page.get_by_role("button", name="Laat zien wat er gebeurt").click()
    expect(page.get_by_text("Almelo: Ada Vroeger")).to_be_visible()
    page.get_by_role("button", name=re.compile("nog niet verdeeld")).click()
    page.get_by_role("link", name="Vraag het de gemeenten").click()
    page.get_by_role("button", name="Verstuur naar 1 gemeente").click()
    expect(page.get_by_text("De vraag gaat naar 1 gemeente.")).to_be_visible()
    gemeente.goto("/")
    gemeente.get_by_role("link", name="Noem de nieuwe wethouder van Almelo").click()
    gemeente.get_by_label("E-mailadres van de wethouder").fill("bea@almelo.nl")
    gemeente.get_by_label("Naam van de wethouder").fill("Bea Nu")
    gemeente.get_by_role("button", name="Opslaan").click()
    expect(gemeente.get_by_text("Bea Nu spreekt vanaf")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 van 1 gemeenten")).to_be_visible()
