"""What commands for operators have in common: a day, an indeling, and a refusal in plain words."""

import datetime
from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from regions.models import Indeling
from regions.periods import today


class Opdracht(BaseCommand):
    """A command that asks about an indeling on a day, and refuses in one sentence."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--date", default="", metavar="JJJJ-MM-DD", help="de dag (zonder: vandaag)")
        parser.add_argument("--indeling", default="zorgkantoorregio", help="zorgkantoorregio, werk of iza")

    def handle(self, *args: Any, date: str, indeling: str, **options: Any) -> None:
        self.over(self.indeling(indeling), self.dag(date))

    def over(self, indeling: Indeling, dag: datetime.date) -> None:
        """What the command does."""
        raise NotImplementedError

    def dag(self, tekst: str) -> datetime.date:
        """The day that was asked for."""
        if not tekst:
            return today()
        try:
            return datetime.datetime.strptime(tekst, "%Y-%m-%d").date()
        except ValueError:
            self.weiger(
                f"“{tekst}” is geen bestaande dag. Schrijf hem als JJJJ-MM-DD, bijvoorbeeld 2019-07-01."
            )

    def indeling(self, code: str) -> Indeling:
        """The division that was asked for."""
        try:
            return Indeling.objects.get(code=code)
        except Indeling.DoesNotExist:
            bekend = ", ".join(Indeling.objects.order_by("code").values_list("code", flat=True))
            hint = (
                f"Kies uit: {bekend}." if bekend else "Laad eerst de basisgegevens: manage.py load_reference."
            )
            self.weiger(f"De indeling “{code}” bestaat niet. {hint}")

    def weiger(self, zin: str) -> NoReturn:
        """Say why not, and end with exit status 1."""
        self.stderr.write(zin)
        raise SystemExit(1)
