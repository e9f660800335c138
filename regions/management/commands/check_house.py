"""Check what the database cannot hold back by itself: gaps in the divisions, over the whole time line."""

from typing import Any

from django.core.management.base import BaseCommand

from regions.models import Indeling
from regions.sluitend import over_de_tijd


class Command(BaseCommand):
    """Exit status 1 when something is found."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        indelingen = Indeling.objects.order_by("code")
        zinnen = [zin for indeling in indelingen for zin in over_de_tijd(indeling)]
        if not zinnen:
            self.stdout.write("Alle indelingen zijn op elke bekende dag landsdekkend.")
            return
        for zin in zinnen:
            self.stdout.write(zin)
        raise SystemExit(1)
