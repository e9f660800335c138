"""What the sheets about one organisation share: how their data begin."""

import datetime
from typing import Any

from django.conf import settings

from regions.models import Organisatie


def kop(soort: str, organisatie: Organisatie, dag: datetime.date) -> dict[str, Any]:
    """Which kind of sheet it is, of whom, and of which day."""
    return {
        "soort": soort,
        "schema": 1,
        "voorbeeld": settings.DEMO,
        "peildatum": dag.isoformat(),
        "organisatie": {"naam": organisatie.naam, "soort": organisatie.soort, "slug": organisatie.slug},
    }
