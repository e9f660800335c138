"""Job 4: who speaks for whom in a regio, today and on a day in the past, found by part of a name."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from regions.models import Contactpersoon
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG


@pytest.fixture
def reader(page_as, transactional_db, js):
    """Someone who looks for 's-Gravenhage, whose wethouder changed in May."""
    haaglanden = factories.regio("Haaglanden")
    gemeente = factories.gemeente("'s-Gravenhage", slug="s-gravenhage", regio=haaglanden, aliassen="Den Haag")
    mei = datetime.date(2026, 5, 1)
    for naam, van, tot in (("Ada Vroeger", factories.BEGIN, mei), ("Bea Nu", mei, None)):
        factories.contact(
            gemeente,
            haaglanden,
            rol=Contactpersoon.Rol.BESTUURLIJK,
            wie=factories.persoon(naam),
            van=van,
            tot=tot,
        )
    return page_as(Rol.LANDELIJK, js=js)


def test_part_of_another_name_leads_to_who_speaks_today_and_spoke_then(reader):
    reader.goto("/")
    reader.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Regio").click()
    field = reader.get_by_role("main").get_by_role("searchbox")
    field.fill("den haa")
    field.press("Enter")
    reader.get_by_role("link", name=re.compile("wie spreekt namens wie.*Haaglanden")).click()
    expect(reader.get_by_role("link", name="Bea Nu", exact=True)).to_be_visible()
    expect(reader.get_by_role("link", name="Ada Vroeger", exact=True)).to_have_count(0)
    expect(reader.get_by_label("Op welke dag")).to_have_value(VANDAAG.isoformat())
    reader.get_by_label("Op welke dag").fill("2026-04-30")
    reader.get_by_role("button", name="Toon").click()
    expect(reader.get_by_role("link", name="Ada Vroeger", exact=True)).to_be_visible()
    expect(reader.get_by_role("link", name="Bea Nu", exact=True)).to_have_count(0)
