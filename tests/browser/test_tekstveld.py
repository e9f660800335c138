"""Writing a text with bold, lists and links, by mouse, by keyboard and by pasting."""

import pytest
from playwright.sync_api import expect

from agenda.models import Afspraak
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.browser.hulp import axe, written

ITEM = "<p style='mso-list:l{} level{} lfo1'><span style='mso-list:Ignore'>{}</span>{}</p>"
WORD = (
    "<html><head><style>p.MsoNormal {color: red}</style></head><body><!--StartFragment-->"
    '<p class=MsoNormal>Dit is <b>vet</b>, met <a href="https://www.rivm.nl">een link</a>.</p>'
    + ITEM.format(0, 1, "· ", "Eerst")
    + ITEM.format(0, 2, "o ", "Onder")
    + ITEM.format(1, 1, "1. ", "Een")
    + "<!--EndFragment--></body></html>"
)
TIDY = (
    '<p>Dit is <strong>vet</strong>, met <a href="https://www.rivm.nl" rel="noopener">een link</a>.</p>'
    "<ul><li>Eerst<ul><li>Onder</li></ul></li></ul><ol><li>Een</li></ol>"
)
AT_THE_END = """() => {
  const { doc, selection } = document.querySelector("tekst-veld").view.state;
  return selection.empty && selection.to === doc.content.size - 1;
}"""
PASTE = """(field, data) => {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def page(page_as, transactional_db):
    """The form of an afspraak whose text has two words."""
    regio = factories.regio()
    afspraak = fabriek.keten(regio, tekst="<p>Al geschreven</p>").afspraak
    page = page_as(Rol.COORDINATOR, regio=regio)
    page.goto(f"/regio/twente/agenda/blok/{afspraak.pk}/bewerken/")
    return page


@pytest.fixture
def field(page):
    """Where one writes, with the cursor after the two words."""
    field = written(page, "Toelichting")
    field.click()
    page.keyboard.press("Control+End")
    page.wait_for_function(AT_THE_END)
    return field


def saved(page):
    """The text as it is stored now."""
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("opgeslagen").first.wait_for()
    return Afspraak.objects.get().tekst


def test_what_comes_from_word_is_tidy_and_can_be_undone(page, field):
    page.keyboard.press("Enter")
    field.evaluate(PASTE, {"text/html": WORD, "text/plain": "Dit is vet"})
    expect(field.locator("ol li")).to_have_text("Een")
    page.keyboard.press("Control+z")
    expect(field.locator("li")).to_have_count(0)
    page.keyboard.press("Control+y")
    expect(field.locator("ul ul li")).to_have_text("Onder")
    assert saved(page) == "<p>Al geschreven</p>" + TIDY


def test_what_cannot_be_tidied_keeps_its_words(page, field):
    page.route("**/tekst/plakken/", lambda route: route.fulfill(status=413))
    field.evaluate(PASTE, {"text/html": WORD, "text/plain": " en dit"})
    expect(field).to_have_text("Al geschreven en dit")


def test_a_pasted_address_makes_a_link_of_what_is_chosen(page, field):
    page.keyboard.press("Control+a")
    field.evaluate(PASTE, {"text/plain": "https://www.vng.nl"})
    assert saved(page) == '<p><a href="https://www.vng.nl" rel="noopener">Al geschreven</a></p>'


def test_by_keyboard_alone(page, field):
    page.keyboard.press("Enter")
    page.keyboard.type("- een")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+]")
    page.keyboard.press("Control+b")
    page.keyboard.type("twee")
    expect(field.locator("ul ul strong")).to_have_text("twee")
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="Vet")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Opnieuw")).to_be_focused()
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()
    list_in_list = "<ul><li>een<ul><li><strong>twee</strong></li></ul></li></ul>"
    assert saved(page) == f"<p>Al geschreven</p>{list_in_list}"


def test_a_link_is_made_asked_about_and_taken_away(page, field):
    page.keyboard.press("Control+a")
    page.get_by_role("button", name="Link", exact=True).click()
    page.keyboard.type("geen adres")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vul een adres in")).to_be_visible()
    page.get_by_label("Adres van de link").fill("naam@voorbeeld.nl")
    page.keyboard.press("Enter")
    expect(field.locator("a")).to_have_attribute("href", "mailto:naam@voorbeeld.nl")
    page.keyboard.press("Control+k")
    page.get_by_role("button", name="Haal de link weg").click()
    expect(field.locator("a")).to_have_count(0)


def test_what_was_not_touched_is_sent_as_it_came(page, field):
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert page.locator("tekst-veld textarea").first.input_value() == "Al geschreven"


def test_it_says_what_it_is(page, field):
    expect(field).to_have_attribute("aria-multiline", "true")
    page.get_by_role("button", name="Link", exact=True).click()
    assert axe(page) == []
