"""What the tests of this room may ask for."""

import pytest
from django.db import connection

from agenda import actions
from tests.agenda import fabriek


@pytest.fixture
def versie():
    """A small agenda, frozen ter vaststelling."""
    return actions.aanbieden(fabriek.keten().agenda, by=None)


@pytest.fixture
def earlier():
    """What happened so far, happened an hour ago: a test is one transaction, and so one moment, by itself."""

    def earlier():
        tables = (
            "blok",
            "themablok",
            "opgave",
            "doel",
            "functie",
            "afspraak",
            "actie",
            "partner",
            "wiedoetwat",
        )
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(
                    f"UPDATE agenda_{table}event SET pgh_created_at = pgh_created_at - interval '1 hour'"  # noqa: S608
                )

    return earlier
