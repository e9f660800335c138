"""What this room publishes of one organisation: the agreements it leads or takes part in."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from agenda.models import Afspraak, Blok, VersieStuk
from regions.models import Gebruiker, Organisatie, Regio
from regions.rights import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One agreement: where, what, which part the organisation has in it, and its address."""

    regio: Regio
    titel: str
    rol: str
    url: str
    vastgesteld: bool


def afspraken_van(organisatie: Organisatie, gebruiker: Gebruiker, day: datetime.date) -> list[Regel]:
    """As they are worked on where this user may see that, elsewhere as they were last adopted."""
    hier = set(Regio.objects.open_to(gebruiker, Right.AGENDA_SEE).values_list("pk", flat=True))
    elders = Regio.objects.seen_by(gebruiker).exclude(pk__in=hier)
    regels = [*_levend(organisatie, hier, gebruiker, day), *_vastgesteld(organisatie, elders)]
    return sorted(regels, key=lambda regel: (regel.regio.naam, regel.rol != "trekker", regel.titel))


def _levend(
    organisatie: Organisatie, regios: set[int], gebruiker: Gebruiker, day: datetime.date
) -> list[Regel]:
    rows = Afspraak.objects.of_organisatie(organisatie).filter(
        blok__in=Blok.objects.zichtbaar(gebruiker),
        blok__agenda__regio__in=regios,
        blok__agenda__period__endswith__gt=day,
    )
    return [
        Regel(
            regio=afspraak.blok.agenda.regio,
            titel=afspraak.titel,
            rol="trekker" if afspraak.trekker_id == organisatie.pk else "doet mee",
            url=f"{reverse('agenda', args=[afspraak.blok.agenda.regio.code])}#blok-{afspraak.pk}",
            vastgesteld=False,
        )
        for afspraak in rows.select_related("blok__agenda__regio").order_by("pk")
    ]


def _vastgesteld(organisatie: Organisatie, regios: Iterable[Regio]) -> list[Regel]:
    rows = VersieStuk.objects.geldend().afspraken()
    rows = rows.filter(versie__agenda__regio__in=regios, organisaties__contains=[organisatie.slug])
    return [
        Regel(
            regio=rij.versie.agenda.regio,
            titel=rij.titel,
            rol="trekker" if rij.trekker == organisatie.naam else "doet mee",
            url=rij.versie.get_absolute_url(),
            vastgesteld=True,
        )
        for rij in rows.select_related("versie__agenda__regio").defer("versie__inhoud").order_by("pk")
    ]
