"""What every test may ask for."""

import datetime
import os

import hypothesis
import pytest

from regions.models import Organisatie
from tests import factories
from tests.regions import herindeling

VANDAAG = datetime.date(2026, 11, 23)


# How long an example takes says nothing on a busy machine; in CI the same examples are tried each time.
# EXAMPLES asks for more of them than one waits for at every change.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=int(os.environ.get("EXAMPLES", "30")),
)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    """Static files are served from where they are kept; an empty place for the collected ones will do."""
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """At the end nobody else may hold the test database, as the threads of the live server would."""
    from django.db import connection

    yield
    with django_db_blocker.unblock():
        # Beside Playwright's loop this thread has another connection than without it, and a test that cuts
        # off all but its own may have cut off this one.
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def frozen_day(monkeypatch: pytest.MonkeyPatch) -> datetime.date:
    """Every test runs on the same day; moments of the clock stay real."""
    monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: VANDAAG)
    return VANDAAG


@pytest.fixture
def sign_in(client):
    """A client that is signed in as whoever is given, with a second factor."""

    def sign_in(gebruiker):
        client.force_login(gebruiker)
        session = client.session
        session["tweede_factor"] = True
        session.save()
        return client

    return sign_in


@pytest.fixture
def as_rol(sign_in):
    """A client that is signed in with one role, for an organisatie and/or in a regio."""

    def as_rol(rol, **where):
        return sign_in(factories.gebruiker(rol, **where))

    return as_rol


@pytest.fixture
def arnhem(db):
    """A regio of the small country that herindelingen are tried on."""
    return herindeling.land()[0]


@pytest.fixture
def gemeenten(arnhem):
    """The gemeenten of that country, by name."""
    return {gemeente.naam: gemeente for gemeente in Organisatie.objects.filter(soort="gemeente")}


@pytest.fixture
def outbox(settings):
    """The real outbox in the database, which tests otherwise replace; answers with what waits in it."""
    from post_office.models import Email

    settings.MAILERS = {
        "default": {"BACKEND": "post_office.EmailBackend"},
        "bezorging": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"},
    }
    return Email.objects
