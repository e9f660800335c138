"""What the demo shares of how its agreements go, and a pilot that is tried elsewhere too."""

import datetime

from django.utils import timezone

from agenda.models import Afspraak
from samenwerking.demo.inhoud import Kalender


def laad_voortgang(kalender: Kalender) -> None:
    """In Twente: the first pilot runs in Zeeland too, and how two agreements go is read by everyone."""
    rijen = Afspraak.objects.levend().filter(blok__agenda__regio__code="twente").order_by("pk")
    if pilot := rijen.filter(vorm=Afspraak.Vorm.PILOT).first():
        pilot.elders = [
            {
                "regio": "zeeland",
                "naam": "Zeeland",
                "resultaat_op": _over(kalender, 150),
                "gedeeld_met": "GGD Twente",
                "uitbreiding": "",
                "uitbreiding_op": _over(kalender, 240),
            }
        ]
        pilot.save(update_fields=["elders"])
    for afspraak in rijen.filter(voortgang__isnull=False, blok__onderwerp=None).distinct()[:2]:
        afspraak.voortgang_vrij_op = timezone.now()
        afspraak.voortgang_vrij_als = "regiocoördinator, Enschede"
        afspraak.save(update_fields=["voortgang_vrij_op", "voortgang_vrij_als"])


def _over(kalender: Kalender, dagen: int) -> str:
    return (kalender.vandaag + datetime.timedelta(days=dagen)).isoformat()
