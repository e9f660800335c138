"""Fill an empty database with rounds of invented answers, as many as one wants to measure with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from regions.models import Gebruiker, Regio
from regions.periods import today
from venster.models import Inzending, Ronde

SQL = Path(__file__).with_name("make_answers.sql")
MOST_TIMES = 250  # invented gemeenten need a code of their own, of five digits


class Command(BaseCommand):
    """The same answers every time: a party's answer follows from its name, regio and year.

    The reference data must be loaded. `--times` invites that many parties for each real one, the others
    invented. Refuses a database in which someone has an account or a round was ever prepared.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--years", type=int, default=3, help="hoeveel jaren, tot en met het vorige (3)")
        parser.add_argument(
            "--times", type=int, default=1, help="hoeveel keer zo veel partijen als er zijn (1)"
        )

    def handle(self, *, years: int, times: int, verbosity: int, **options: Any) -> None:
        if not 1 <= years <= 30 or not 1 <= times <= MOST_TIMES:
            raise CommandError(f"Kies 1 tot en met 30 jaren, en 1 tot en met {MOST_TIMES} keer.")
        self.moet_leeg()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SQL.read_text(), {"last": today().year - 1, "years": years, "times": times})
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        if verbosity:
            self.stdout.write(f"{Inzending.objects.count()} uitnodigingen in {years} jaren.")

    def moet_leeg(self) -> None:
        """Only a database that nobody works in, and that knows the country."""
        if Gebruiker.objects.exists() or Ronde.objects.exists():
            raise CommandError(
                "Deze database is in gebruik: er zijn gebruikers of rondes. "
                "Verzonnen antwoorden horen in een eigen, lege database."
            )
        if not Regio.objects.werk().exists():
            raise CommandError("De basisgegevens ontbreken. Laad ze eerst: manage.py load_reference.")
