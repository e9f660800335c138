"""Job 5: the agreement leaves as a PDF, and anyone can see that it is genuine."""

import re

import pytest
from playwright.sync_api import expect

from agenda import actions
from documents.actions import maak
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG


@pytest.fixture
def vastgesteld(transactional_db):
    """An agenda that was adopted today; its file is still to be made."""
    versie = actions.aanbieden(fabriek.keten(factories.regio()).agenda, by=None)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Bestuurlijk overleg", toelichting="")
    return versie


def downloaded(page, press):
    with page.expect_download() as download:
        press.click()
    return download.value


def test_from_agenda_to_file_to_proof(vastgesteld, impatient, page_as, open_window, js):
    page = page_as(Rol.COORDINATOR, regio=vastgesteld.agenda.regio, js=js)
    page.goto("/regio/twente/agenda/")
    page.get_by_role("link", name="Versie 1").click()
    page.get_by_role("link", name="Het document (PDF)").click()
    page.get_by_role("link", name="Download als PDF").click()
    expect(page.get_by_text("De PDF wordt gemaakt.")).to_be_visible()
    document = maak(vastgesteld.vaststelling.document)
    file = downloaded(page, page.get_by_role("link", name=re.compile("^Download .*pdf$")))
    assert file.suggested_filename == document.bestandsnaam

    reader = open_window(js=js)
    reader.goto("/echtheid/")
    reader.get_by_label("PDF-bestand").set_input_files(file.path())
    reader.get_by_role("button", name="Vergelijk dit bestand").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Echt, en de laatste versie")
    reader.get_by_role("link", name="Een ander document").click()
    reader.get_by_role("textbox", name="Kenmerk").fill(document.gedrukt_kenmerk)
    reader.get_by_role("button", name="Zoek dit kenmerk").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Echt, en de laatste versie")
