"""Load the reference data: the country, its gemeenten, insurers and care offices."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import IntegrityError

from regions import reference


class Command(BaseCommand):
    """May be run again and again: it adds what is new and overwrites nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", type=Path, default=reference.MAP, help="de map met de CSV-bestanden")

    def handle(self, *, map: Path, verbosity: int, **options: Any) -> None:
        if reference.is_current(map):
            self.say("De basisgegevens zijn bij: er is niets nieuws.", verbosity)
            return
        try:
            nieuw = reference.load(map)
        except reference.Fouten as fouten:
            regels = "\n".join(f"  {fout}" for fout in fouten.fouten)
            self.stderr.write(f"Er is niets geladen. Verbeter eerst deze rijen:\n{regels}")
            raise SystemExit(1) from None
        except IntegrityError as botsing:
            self.stderr.write(f"Er is niets geladen: het past niet bij wat er al staat. {botsing}")
            raise SystemExit(1) from None
        wat = ", ".join(f"{aantal} {naam}" for naam, aantal in nieuw.items())
        self.say(
            f"Toegevoegd: {wat}." if wat else "De basisgegevens zijn bij: er is niets nieuws.", verbosity
        )

    def say(self, zin: str, verbosity: int) -> None:
        if verbosity:
            self.stdout.write(zin)
