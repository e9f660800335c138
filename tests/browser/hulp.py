"""What a test asks of a page in a browser."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can be reached with Tab, but shows nothing when it has the focus.
WITHOUT_OUTLINE = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"],'
    + '[contenteditable=true]')]
  .filter(element => !element.disabled && element.checkVisibility())
  .filter(element => {
    element.focus();
    const style = getComputedStyle(element);
    return document.activeElement === element && style.boxShadow === 'none'
      && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2);
  })
  .map(element => element.outerHTML.slice(0, 120))"""
WIDER_THAN_THE_SCREEN = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
  .map(element => element.outerHTML.slice(0, 80)).slice(0, 4)"""

TWICE_THE_SAME_ID = """() => {
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}"""


def axe(page: Page) -> list[str]:
    """What axe finds wrong: the rule, what it means, and where."""
    page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        AXE_RULES,
    )
    return [
        f"{fault['id']}: {fault['help']}: {[node['html'][:160] for node in fault['nodes'][:3]]}"
        for fault in found["violations"]
    ]


def narrow(page: Page) -> list[str]:
    """What sticks out of a screen of 320 px, which is what 400% zoom leaves."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 800})
    sticks_out = page.evaluate("document.documentElement.scrollWidth") > 320
    found = page.evaluate(WIDER_THAN_THE_SCREEN) if sticks_out else []
    page.set_viewport_size(before)
    return found or ["something"] * sticks_out


def without_outline(page: Page) -> list[str]:
    """What gets the focus of a keyboard without showing it."""
    page.keyboard.press("Tab")
    return page.evaluate(WITHOUT_OUTLINE)


def faults(page: Page) -> list[str]:
    """All that is wrong with the page for who cannot see it well, or has a small screen or no mouse."""
    headings = page.locator("h1").all_inner_texts()
    title = page.title().removesuffix(" – Samenwerking").strip()
    return [
        *axe(page),
        *[f"sticks out at 320 px: {what}" for what in narrow(page)],
        *[f"twice the same id: {what}" for what in page.evaluate(TWICE_THE_SAME_ID)],
        *[f"no visible focus: {what}" for what in without_outline(page)],
        *([] if len(headings) == 1 and headings[0].strip() else [f"h1: {headings}"]),
        *([] if title and title != "Fout:" else ["no title"]),
    ]


def keep(page: Page) -> None:
    """Keep what was typed as the page does when it is left, without waiting its two seconds."""
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    page.get_by_text("Opgeslagen als concept om").wait_for()


def written(page: Page, label: str) -> Locator:
    """The field for a text with bold and lists: a page to write on where scripts run, else a text box."""
    field = page.get_by_role("textbox", name=label)
    if page.evaluate("!!customElements.get('tekst-veld')"):
        page.locator("tekst-veld .tekstveld__vel").first.wait_for()
    return field


def says(page: Page, label: str, text: str) -> None:
    """What stands in such a field."""
    field = written(page, label)
    is_page = field.evaluate("element => element.isContentEditable")
    (expect(field).to_have_text if is_page else expect(field).to_have_value)(text)
