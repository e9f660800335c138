"""A real Chromium before a real server: one browser for all tests, clean windows for each."""

import contextlib
import os
import re
import shutil
import threading
import time

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests import factories

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# An answer that refuses is no fault of the page; htmx and the browser both tell of it.
REFUSED = re.compile(r".*(status of|Status Error Code) 4\d\d\b")
# Of a window in the background, painted seconds after it was loaded when the machine is busy.
UNPAINTED = re.compile("The resource .*woff2 was preloaded using link preload but not used")


def pytest_collection_modifyitems(items):
    """Whatever lies in this folder opens a browser."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """The browser of this machine."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # a busy machine is no defect of the house
    # Playwright's own loop runs in this thread, which Django takes for asynchronous code of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(django_db_setup):
    """The house, answering in a thread of its own; which rows it has is up to each test."""
    from pytest_django.live_server_helper import LiveServer

    server = LiveServer("localhost")
    yield server.url
    server.stop()


@contextlib.contextmanager
def windows(chromium, url):
    """Gives a function that opens windows; at the end the browser may have complained of nothing."""
    opened, complaints = [], []

    def note(message):
        where = message.location["url"]
        lacking = message.text.startswith("Failed to load") and "/static/" in where
        if message.type in ("error", "warning") and (
            lacking or not (REFUSED.match(message.text) or UNPAINTED.match(message.text))
        ):
            complaints.append(f"{message.text} ({where})")

    def open_window(gebruiker=None, *, js=True, width=1280, elsewhere=None):
        context = chromium.new_context(
            base_url=elsewhere or url,
            java_script_enabled=js,
            viewport={"width": width, "height": 900},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
        )
        opened.append(context)
        context.set_default_timeout(20_000)
        context.on("console", note)
        context.on("weberror", lambda fault: complaints.append(str(fault.error)))
        if gebruiker:
            sign_in(context, gebruiker)
        return context.new_page()

    open_window.complaints = complaints
    yield open_window
    for context in opened:
        context.close()
    let_the_server_finish()
    assert not complaints


def let_the_server_finish(seconds=20):
    """Waits for what the closed windows still asked: their rows may not go from under a running request."""
    end = time.monotonic() + seconds
    quiet = 0
    while quiet < 2:  # a connection may be made and not yet taken up
        assert time.monotonic() < end, "the server is still answering"
        time.sleep(0.01)
        busy = any("process_request_thread" in thread.name for thread in threading.enumerate())
        quiet = 0 if busy else quiet + 1


def sign_in(context, gebruiker):
    """From now on this window is this person's, with a second factor."""
    client = Client()
    client.force_login(gebruiker)
    session = client.session
    session["tweede_factor"] = True
    session.save()
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}
    context.add_cookies([cookie])


@pytest.fixture
def open_window(chromium, server, transactional_db):
    """Opens a window, signed in as whoever is given; the database is emptied after the test."""
    with windows(chromium, server) as open_window:
        yield open_window


@pytest.fixture
def page_as(open_window):
    """A window of someone with one role, for an organisatie and/or in a regio."""

    def page_as(rol, *, js=True, width=1280, **where):
        return open_window(factories.gebruiker(rol, **where), js=js, width=width)

    return page_as


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def js(request):
    """Each journey is made twice: as most people make it, and without JavaScript."""
    return request.param


@pytest.fixture(scope="module")
def empty_database(django_db_setup, django_db_blocker):
    """Rows that a whole module looks at: there for the server too, and gone when the module is done.

    The module says `pytestmark = pytest.mark.django_db`; otherwise there would be no test database.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"] == settings.DATABASES["default"]["TEST"]["NAME"]
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def look(chromium, server, empty_database):
    """Opens windows on what the module has put in the database."""
    with windows(chromium, server) as open_window:
        yield open_window


@pytest.fixture
def impatient(monkeypatch):
    """A request waits for the worker for a tenth of a second."""
    monkeypatch.setattr("documents.views.documenten.WAIT", 0.1)
