"""Job 2: a gemeente answers by keyboard on a small screen; an insurer for all its regio's in one table."""

import re

import pytest
from playwright.sync_api import expect

from regions.rights import Rol
from tests import factories
from tests.browser.hulp import keep
from tests.venster.factories import geopend, uitnodiging
from venster.models import Inzending

# The words of what has the focus: its own, or those of its label.
FOCUSED = "(e => e.labels?.[0]?.innerText || e.innerText || '')(document.activeElement)"
TWAALF = [
    "Achterhoek",
    "Arnhem",
    "Drenthe",
    "Flevoland",
    "Friesland",
    "Groningen",
    "Haaglanden",
    "Limburg",
    "Twente",
    "Utrecht",
    "Zeeland",
    "Zwolle",
]


class Keyboard:
    """Walks through pages with the keyboard only, as who has no mouse does; counts what was loaded."""

    def __init__(self, page):
        self.page = page
        self.pages = []

    def to(self, words):
        """Tab on until what has the focus says this."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(FOCUSED):
                return self
        raise AssertionError(f"Tab does not come to {words!r}")

    def open(self):
        """Press Enter on what has the focus."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.pages.append(self.page.url)

    def choose(self, key):
        """Press a key on a radio: space for the first, an arrow for the next."""
        self.page.keyboard.press(key)
        return self

    def type(self, text):
        self.page.keyboard.type(text)
        return self


@pytest.fixture
def almelo(transactional_db):
    """The gemeente that is asked for Twente, in a round that is open."""
    return uitnodiging()


def test_a_gemeente_answers_by_keyboard_in_six_pages_on_a_phone(page_as, almelo, js):
    page = page_as(Rol.MEDEWERKER, organisatie=almelo.organisatie, js=js, width=320)
    page.goto("/venster/2026/")
    keyboard = Keyboard(page)
    keyboard.to("Twente").open()
    keyboard.to("JA").choose("Space").to("Doorgaan").open()
    keyboard.to("JA").choose("ArrowDown").to("Toelichting").type("Wij weten elkaar te vinden.")
    keyboard.to("Doorgaan").open()
    keyboard.to("JA").choose("Space").to("Doorgaan").open()
    keyboard.to("Dien in namens Almelo").open()
    expect(page.get_by_role("heading", name="Ingediend")).to_be_visible()
    sheet = Inzending.objects.get()
    assert [gezegd.antwoord for _, gezegd in sheet.antwoorden] == [True, False, True]
    assert sheet.toelichting_proces == "Wij weten elkaar te vinden."
    assert len(keyboard.pages) <= 6


def test_nothing_is_chosen_beforehand_and_a_fault_leads_to_the_question(page_as, almelo, js):
    page = page_as(Rol.MEDEWERKER, organisatie=almelo.organisatie, js=js)
    page.goto("/venster/2026/almelo/twente/agenda/")
    assert page.locator("input:checked").count() == 0
    page.get_by_label("Toelichting").fill("Dit schreef ik al.")
    page.get_by_role("button", name="Doorgaan").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Toelichting")).to_have_value("Dit schreef ik al.")
    page.locator(".error-summary a").click()
    expect(page.get_by_label("JA")).to_be_focused()


def test_what_one_types_waits_for_the_next_visit(page_as, almelo):
    page = page_as(Rol.MEDEWERKER, organisatie=almelo.organisatie)
    page.goto("/venster/2026/almelo/twente/agenda/")
    page.get_by_label("Toelichting").fill("Half af")
    keep(page)
    page.goto("/venster/2026/")
    page.get_by_role("link", name="Twente").click()
    expect(page.get_by_label("Toelichting")).to_have_value("Half af")


@pytest.fixture
def menzis(transactional_db):
    """An insurer that is asked for twelve regio's."""
    menzis = factories.verzekeraar("Menzis")
    for naam in TWAALF:
        factories.Deelname.objects.create(
            regio=factories.regio(naam), organisatie=menzis, period=factories.since(factories.BEGIN)
        )
    geopend()
    return menzis


def test_an_insurer_answers_for_twelve_regios_in_one_table(page_as, menzis, js):
    page = page_as(Rol.MEDEWERKER, organisatie=menzis, js=js)
    page.goto("/venster/2026/")
    page.get_by_role("link", name="Alle regio’s in één tabel").click()
    for group in page.get_by_role("group").all():
        group.get_by_label("JA").check()
    page.get_by_role("button", name="Sla op en kijk na").click()
    page.get_by_role("button", name=re.compile("Dien .*in")).click()
    expect(page.get_by_text("12 regio's ingediend.")).to_be_visible()
    assert Inzending.objects.ingediend().count() == 12
