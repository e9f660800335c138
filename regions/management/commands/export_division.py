"""Write a division on a day as CSV: every gemeente with its regio."""

import csv
import datetime

from regions.models import Indeling
from regions.opdracht import Opdracht
from regions.sluitend import bevindingen, plaatsingen


class Command(Opdracht):
    """The rows go to standard output; what is wrong with the division goes to standard error."""

    help = __doc__

    def over(self, indeling: Indeling, dag: datetime.date) -> None:
        gevonden = bevindingen(indeling, dag)
        zinnen = list(gevonden.zinnen())
        if not gevonden.bekend:
            self.weiger(zinnen[0])
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(["cbs_code", "gemeente", "regio", "regio_naam"])
        writer.writerows(plaatsingen(indeling, dag))
        if not gevonden.klopt:
            self.weiger("\n".join(zinnen))
