"""Say whether a division covers the whole country on a day, and name the gemeenten where it does not."""

import datetime

from regions.models import Indeling
from regions.opdracht import Opdracht
from regions.sluitend import bevindingen


class Command(Opdracht):
    """Exit status 0 when all is well, 1 otherwise."""

    help = __doc__

    def over(self, indeling: Indeling, dag: datetime.date) -> None:
        gevonden = bevindingen(indeling, dag)
        for zin in gevonden.zinnen():
            self.stdout.write(zin)
        if not gevonden.klopt:
            raise SystemExit(1)
