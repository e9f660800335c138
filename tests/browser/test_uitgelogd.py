"""A session that ends, or a server that dies, takes no typed word along."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from playwright.sync_api import expect

from agenda.models import Afspraak
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.browser.conftest import sign_in
from tests.browser.hulp import keep

TITEL = "Wat spreekt u af?"
GONE = re.compile("ERR_CONNECTION|htmx:(afterRequest|sendError)")  # said of a server that is not there
WACHTWOORD = "een-lang-wachtwoord"


@pytest.fixture
def redacteur(transactional_db):
    """Someone who edits the agenda of Twente; a role that asks for no second factor."""
    blok = fabriek.keten(factories.regio())
    return factories.gebruiker(Rol.REDACTEUR, regio=blok.agenda.regio, password=WACHTWOORD)


def typing(page, text="Twee loketten"):
    """Someone is changing an afspraak on the page of the agenda."""
    page.goto("/regio/twente/agenda/")
    page.get_by_role("link", name=re.compile("Bewerken.*Eén loket")).click()
    page.get_by_role("textbox", name=TITEL).fill(text)
    return page


def session_ends():
    Session.objects.all().delete()


def sign_in_elsewhere(page, gebruiker):
    """Follow the link that opens a new tab, and sign in there."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Log in op een nieuw tabblad").click()
    tab = opened.value
    tab.get_by_role("textbox", name="E-mail").fill(gebruiker.email)
    tab.get_by_role("textbox", name="Wachtwoord").fill(WACHTWOORD)
    tab.get_by_role("button", name="Inloggen", exact=True).click()
    expect(tab.get_by_role("heading", name="U bent weer ingelogd")).to_be_visible()
    tab.close()


def test_an_edit_in_place_is_sent_again_after_signing_in(open_window, redacteur):
    page = typing(open_window(redacteur))
    session_ends()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("U bent uitgelogd. Uw tekst staat nog hier.")
    sign_in_elsewhere(page, redacteur)
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_role("heading", name="Twee loketten")).to_be_visible()
    assert Afspraak.objects.get().titel == "Twee loketten"


def test_what_is_kept_by_itself_is_kept_after_signing_in(open_window, redacteur):
    page = typing(open_window(redacteur))
    session_ends()
    expect(page.get_by_role("alert")).to_contain_text("U bent uitgelogd. Uw tekst staat nog hier.")
    assert page.get_by_role("textbox", name=TITEL).input_value() == "Twee loketten"
    sign_in_elsewhere(page, redacteur)
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_text("Opgeslagen als concept om")).to_be_visible()
    assert redacteur.concepten.get().velden["titel"] == ["Twee loketten"]


def test_a_plain_form_comes_back_with_its_text(open_window, redacteur):
    page = typing(open_window(redacteur, js=False), "Twee loketten, en een telefoonnummer dat iedereen kent")
    session_ends()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent uitgelogd. Uw tekst staat nog hier.")
    expect(page.get_by_text("Twee loketten, en een telefoonnummer")).to_be_visible()
    sign_in_elsewhere(page, redacteur)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog één keer versturen")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", name="Twee loketten, en een telefoonnummer")).to_be_visible()


class Mortal:
    """The house in a process of its own, on the database of the tests."""

    def __init__(self, port):
        self.port, self.url = port, f"http://localhost:{port}"
        stored = settings.DATABASE_URL.rpartition("/")[0] + "/" + connection.settings_dict["NAME"]
        self.env = os.environ | {"DATABASE_URL": stored, "DEMO": "1", "DEBUG": "1", "PORT": str(port)}
        self.start()

    def start(self):
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "samenwerking.wsgi",
            "--bind",
            self.url[7:],
            "--threads",
            "2",
        ]
        self.process = subprocess.Popen(
            command,
            env=self.env,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:  # an answer: a worker that is being killed may still take a connection
                return urllib.request.urlopen(f"{self.url}/gezond/", timeout=5).close()  # noqa: S310 (our own)
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The server does not start.")

    def die(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def mortal(transactional_db, unused_port):
    server = Mortal(unused_port)
    yield server
    server.die()


@pytest.fixture
def unused_port():
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return free.getsockname()[1]


def test_a_server_that_is_killed_has_kept_what_was_typed(open_window, redacteur, mortal):
    page = open_window(redacteur, elsewhere=mortal.url)
    typing(page, "Drie loketten")
    keep(page)
    mortal.die()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("geen verbinding. Uw tekst staat nog hier.")
    assert page.get_by_role("textbox", name=TITEL).input_value() == "Drie loketten"
    mortal.start()
    page.goto("/")
    page.get_by_role("region", name="Nog niet opgeslagen tekst").get_by_role("link").click()
    page.get_by_role("link", name="Ga daarmee verder").click()
    expect(page.get_by_role("textbox", name=TITEL)).to_have_value("Drie loketten")
    open_window.complaints[:] = [said for said in open_window.complaints if not GONE.search(said)]


def kept_here(page):
    """What this tab remembers of typed texts."""
    return page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('tekst:')).length")


def await_nothing_kept(page):
    """The answer to the last request takes a moment to be taken in."""
    until = time.monotonic() + 10
    while kept_here(page):
        assert time.monotonic() < until, "the text is still here"
        time.sleep(0.05)


def expected(complaints):
    """Without what a browser says of a server that is not there."""
    return [said for said in complaints if not GONE.search(said)]


def test_what_was_typed_while_the_server_lay_dead_comes_back(open_window, redacteur, mortal):
    page = typing(open_window(redacteur, elsewhere=mortal.url), "Twee")
    mortal.die()
    page.get_by_role("textbox", name=TITEL).fill("Drie loketten")
    page.goto("about:blank")  # left while nothing answers: what is sent at the last moment is lost
    mortal.start()
    page.goto("/regio/twente/agenda/")
    expect(page.get_by_text("Die is nu bewaard als concept.")).to_be_visible()
    assert kept_here(page) == 0
    page.get_by_role("link", name="Naar uw concepten").click()
    page.get_by_role("region", name="Nog niet opgeslagen tekst").get_by_role("link").click()
    page.get_by_role("link", name="Ga daarmee verder").click()
    expect(page.get_by_role("textbox", name=TITEL)).to_have_value("Drie loketten")
    open_window.complaints[:] = expected(open_window.complaints)


def test_a_lost_connection_is_told_and_the_next_try_saves(open_window, redacteur):
    page = typing(open_window(redacteur), "Drie loketten")
    page.context.set_offline(True)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("geen verbinding. Uw tekst staat nog hier.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", name="Drie loketten")).to_be_visible()
    assert Afspraak.objects.get().titel == "Drie loketten"
    await_nothing_kept(page)
    open_window.complaints[:] = [
        said for said in expected(open_window.complaints) if "DISCONNECTED" not in said
    ]


def test_who_signs_out_leaves_no_text_behind(open_window, redacteur):
    page = typing(open_window(redacteur), "Drie loketten")
    assert kept_here(page) == 1
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("link", name="Inloggen").first).to_be_visible()
    assert kept_here(page) == 0


def test_who_comes_after_gets_no_text_of_another(open_window, redacteur):
    page = typing(open_window(redacteur), "Drie loketten")
    assert kept_here(page) == 1
    other = factories.gebruiker(Rol.REDACTEUR, regio=redacteur.toegang_set.get().regio)
    page.context.clear_cookies()
    sign_in(page.context, other)
    page.goto("/regio/twente/agenda/")
    await_nothing_kept(page)
    assert not other.concepten.exists()
