"""What is held while the country changes, or while it is looked at once and for all."""

from django.db import connection

from regions.reference import LOCK


def slot() -> None:
    """One change at a time, and none while reference data are loaded or a round is opened."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
