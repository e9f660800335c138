"""What every test may ask for."""

import datetime

import pytest

from tests import factories

VANDAAG = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def frozen_day(monkeypatch: pytest.MonkeyPatch) -> datetime.date:
    """Every test runs on the same day; moments of the clock stay real."""
    monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: VANDAAG)
    return VANDAAG


@pytest.fixture
def sign_in(client):
    """A client that is signed in as whoever is given."""

    def sign_in(gebruiker):
        client.force_login(gebruiker)
        return client

    return sign_in


@pytest.fixture
def as_rol(sign_in):
    """A client that is signed in with one role, for an organisatie and/or in a regio."""

    def as_rol(rol, **where):
        return sign_in(factories.gebruiker(rol, **where))

    return as_rol
