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

    def earlier(hours=1):
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
            "businesscase",
            "businesscaseregel",
        )
        with connection.cursor() as cursor:
            for table in tables:
                before = f"pgh_created_at - interval '{hours} hours'"
                cursor.execute(f"UPDATE agenda_{table}event SET pgh_created_at = {before}")  # noqa: S608

    return earlier
