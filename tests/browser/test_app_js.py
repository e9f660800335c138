"""What app.js promises: no typed text is lost, one press is one request. The test plays the server."""

import datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

MIDDAG = datetime.datetime(2026, 11, 23, 12, 0)
APP_JS = Path(finders.find("app.js")).read_text()
HTMX = Path(finders.find("django_htmx/htmx-2.min.js")).read_text()
PAGE = """<!doctype html><html lang="nl"><title>Proef</title>
<script src="/htmx.js" defer></script><script src="/app.js" defer></script>
<div id="status" role="status" data-login="/inloggen/" data-csrf="/csrf/"></div>
<form method="post" action="/stuur/" hx-post="/stuur/" hx-swap="outerHTML" data-concept="/concept/">
  <input type="hidden" name="csrfmiddlewaretoken" value="oud"><input type="hidden" name="version" value="1">
  <textarea name="tekst" data-teller="10"></textarea><p data-concept-status></p><button>Opslaan</button>
</form>"""


class Server:
    """Answers what it is told to, and remembers what was asked."""

    def __init__(self):
        self.asked = []
        self.answers = {
            "/": {"body": PAGE, "content_type": "text/html"},
            "/app.js": {"body": APP_JS, "content_type": "text/javascript"},
            "/htmx.js": {"body": HTMX, "content_type": "text/javascript"},
            "/csrf/": {"json": {"token": "vers", "ingelogd": True}},
            "/concept/": {"json": {"melding": "Opgeslagen als concept om 14.02 uur"}},
            "/stuur/": {"body": "<p id='klaar'>Klaar</p>", "content_type": "text/html"},
        }

    def __call__(self, route):
        path = "/" + route.request.url.split("/", 3)[3]
        self.asked.append((path, route.request.post_data or ""))
        answer = self.answers.get(path, {"status": 404})
        route.abort() if answer is None else route.fulfill(**answer)

    def got(self, path):
        return [body for asked, body in self.asked if asked == path]


@pytest.fixture
def played():
    return Server()


@pytest.fixture
def page(chromium, played):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/*", played)
    page.clock.install(time=MIDDAG)
    page.goto("http://proef.example/")
    page.clock.pause_at(MIDDAG + datetime.timedelta(hours=1))  # from here time only goes on when told to
    yield page
    context.close()


def typed(page, text="Drie loketten"):
    page.fill("textarea", text)
    return page


def test_text_is_kept_two_seconds_after_typing(page, played):
    typed(page).clock.run_for(1900)
    assert not played.got("/concept/")
    page.clock.run_for(200)
    page.wait_for_selector("text=Opgeslagen als concept om 14.02 uur")
    assert "tekst=Drie+loketten" in played.got("/concept/")[0]


def test_the_answer_may_carry_a_new_version_but_never_a_text(page, played):
    played.answers["/concept/"] = {"json": {"verborgen": {"version": "2", "tekst": "anders"}}}
    typed(page).clock.run_for(2100)
    page.wait_for_selector("[data-concept-status]:text('Opgeslagen als concept')")
    assert page.input_value("[name=version]", strict=True) == "2"
    assert page.input_value("textarea") == "Drie loketten"


def test_without_a_connection_the_text_stays_and_goes_later(page, played):
    kept = played.answers.pop("/concept/")
    played.answers["/concept/"] = None
    typed(page).clock.run_for(2100)
    page.wait_for_selector("text=Uw tekst staat nog hier.")
    played.answers["/concept/"] = kept
    page.clock.run_for(15100)
    page.wait_for_selector("text=Opgeslagen als concept om 14.02 uur")


def test_leaving_the_page_keeps_the_text(page, played):
    typed(page)
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    page.wait_for_selector("text=Opgeslagen als concept om 14.02 uur")
    assert len(played.got("/concept/")) == 1


def test_what_was_sent_is_not_kept_again(page, played):
    typed(page).click("button")
    page.wait_for_selector("#klaar")
    page.clock.run_for(5000)
    assert not played.got("/concept/")


def test_signed_out_keeps_the_text_and_repeats_the_same_request(page, played):
    sent = played.answers["/stuur/"]
    played.answers["/stuur/"] = {"status": 401}
    typed(page).click("button")
    page.wait_for_selector("text=U bent uitgelogd. Uw tekst staat nog hier.")
    assert page.input_value("textarea") == "Drie loketten"
    played.answers["/stuur/"] = sent
    page.click("text=Probeer opnieuw")
    page.wait_for_selector("#klaar")
    assert ["csrfmiddlewaretoken=oud" in played.got("/stuur/")[0], "=vers" in played.got("/stuur/")[1]] == [
        True
    ] * 2


def test_trying_again_while_signed_out_says_so(page, played):
    played.answers["/stuur/"] = {"status": 401}
    played.answers["/csrf/"] = {"json": {"token": "vers", "ingelogd": False}}
    typed(page).click("button")
    page.click("text=Probeer opnieuw")
    page.wait_for_selector("text=U bent nog niet ingelogd.")
    assert len(played.got("/stuur/")) == 1


def test_a_refusal_says_its_reason(page, played):
    played.answers["/stuur/"] = {"status": 403, "body": "<p data-reden>De ronde is gesloten.</p>"}
    typed(page).click("button")
    page.wait_for_selector("[role=alert] >> text=De ronde is gesloten. Uw tekst staat nog hier.")


def test_pressing_twice_sends_once_and_keeps_the_focus(page, played):
    played.answers["/stuur/"] = {"status": 204}
    typed(page).evaluate("const b = document.querySelector('button'); b.focus(); b.click(); b.click()")
    page.wait_for_selector("button:focus")
    assert len(played.got("/stuur/")) == 1


def test_too_much_text_is_counted_and_not_cut_off(page):
    typed(page, "Drie loketten")
    assert page.inner_text("[data-teller-tekst]") == "3 tekens te veel"
    assert page.input_value("textarea") == "Drie loketten"


def test_app_js_stays_small():
    assert len(APP_JS) < 8_000
