"""A regio begins an agenda."""

import datetime

from django.db import transaction

from agenda.actions.blokken import toevoegen
from agenda.models import Agenda, Blok
from regions.models import Gebruiker, Regio, Thema
from regions.periods import since


@transaction.atomic
def beginnen(
    regio: Regio, *, van: datetime.date, tot_en_met: datetime.date, by: Gebruiker | None, titel: str = ""
) -> Agenda:
    """A new agenda for a span of years, with the themes that every agenda has."""
    titel = titel or f"Samenwerkingsagenda {regio} {van.year}–{tot_en_met.year}"
    agenda = Agenda(regio=regio, titel=titel, period=since(van, tot_en_met + datetime.timedelta(days=1)))
    agenda.full_clean()
    agenda.save()
    for thema in Thema.objects.filter(regio__isnull=True).order_by("volgorde", "pk"):
        toevoegen(agenda, Blok.Soort.THEMA, by=by, thema=thema)
    return agenda
