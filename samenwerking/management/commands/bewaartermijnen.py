"""Remove what is over its term: the daily work does so by itself; --dry-run only counts."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from regions.periods import today
from regions.privacy import gegevens
from samenwerking.dagelijks import DAGELIJKS
from samenwerking.over_termijn import WAT


class Command(BaseCommand):
    """Twice running is harmless; whom it concerns is told by number, never by name."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")

    def handle(self, *args: Any, **options: Any) -> None:
        day = today()
        taken = {soort.taak for soort in gegevens().values() if soort.taak}
        for taak in (taak for taak in DAGELIJKS if taak in taken):
            self.stdout.write(f"{taak}: {self._hoeveel(taak, day)}")
            if not options["dry_run"]:
                self._doe(taak, day)

    def _hoeveel(self, taak: str, day: datetime.date) -> str:
        """How many rows go, and of persons and users which."""
        if taak not in WAT:
            return "not counted"
        rows = WAT[taak](day)
        if taak not in ("contactgegevens", "gebruikers"):
            return str(rows.count())
        numbers = sorted(rows.values_list("pk", flat=True))
        return f"{len(numbers)} ({', '.join(map(str, numbers))})" if numbers else "0"

    @transaction.atomic
    def _doe(self, taak: str, day: datetime.date) -> None:
        DAGELIJKS[taak](day)
