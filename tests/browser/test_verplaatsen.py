"""Two who move one blok: the second is told where it stands now and decides again."""

import re

import pytest
from playwright.sync_api import expect

from agenda.models import Blok
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

AGENDA = "/regio/twente/agenda/"


@pytest.fixture
def thema(transactional_db):
    """A theme with three opgaven."""
    thema = fabriek.thema(fabriek.agenda(factories.regio()))
    for titel in ("Wonen", "Zorg thuis", "Vallen"):
        fabriek.opgave(thema, titel)
    return thema


@pytest.fixture
def twee(page_as, thema, js):
    """Two windows of who edits the agenda, with and without JavaScript, on the same page."""
    wie = [page_as(rol, regio=thema.agenda.regio, js=js) for rol in (Rol.COORDINATOR, Rol.REDACTEUR)]
    for page in wie:
        page.goto(AGENDA)
    return wie


def titels(thema):
    rows = Blok.objects.levend().filter(ouder=thema).order_by("volgorde", "pk")
    return [str(blok.detail) for blok in rows]


def test_the_second_who_moves_it_up_or_down_decides_again(twee, thema):
    een, ander = twee
    een.get_by_role("button", name=re.compile("Omhoog.*Zorg thuis")).click()
    expect(een.get_by_text("staat nu een plaats hoger").first).to_be_attached()
    ander.get_by_role("button", name=re.compile("Omlaag.*Zorg thuis")).click()
    expect(ander.get_by_text("Het staat nu onder thema “Ouderen”, vooraan.")).to_be_visible()
    assert titels(thema) == ["Zorg thuis", "Wonen", "Vallen"]
    ander.get_by_role("button", name="Zet het vanaf daar een plaats lager").click()
    expect(ander.get_by_text("staat nu een plaats lager").first).to_be_attached()
    assert titels(thema) == ["Wonen", "Zorg thuis", "Vallen"]


def test_the_second_who_sets_it_elsewhere_lets_it_stand(twee, thema):
    for page in twee:
        page.get_by_role("link", name=re.compile("Naar plaats.*Vallen")).click()
        page.get_by_label("Naar plaats").select_option(label="na: Wonen")
    een, ander = twee
    een.get_by_label("Naar plaats").select_option(label="vooraan")
    een.get_by_role("button", name="Verplaats").click()
    expect(een.get_by_text("is verplaatst").first).to_be_attached()
    ander.get_by_role("button", name="Verplaats").click()
    expect(ander.get_by_role("heading", name="Iemand was u voor")).to_be_visible()
    expect(ander.get_by_label("Naar plaats").locator("option:checked")).to_have_text("na: Wonen")
    ander.get_by_role("link", name="Laat het daar staan").click()
    expect(ander.get_by_role("heading", name="Vallen")).to_be_visible()
    assert titels(thema) == ["Vallen", "Wonen", "Zorg thuis"]
