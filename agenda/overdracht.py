"""What this room publishes of one organisation in one regio, for who takes over there."""

from dataclasses import dataclass

from agenda.models import Actie, Afspraak, Agenda, Blok, Versie, Voortgang
from agenda.models.blok import BlokQuerySet
from agenda.zicht import Zicht
from regions.models import Organisatie, Regio
from regions.periods import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One agreement as a newcomer reads it."""

    titel: str
    hoe: str
    stand: str = ""
    tot_en_met: str = ""


def afspraken(organisatie: Organisatie, regio: Regio, zicht: Zicht) -> list[Regel]:
    """The agreements of the working agenda that this organisation leads or takes part in, for a reader."""
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        return []
    rows = list(
        Afspraak.objects.of_organisatie(organisatie)
        .filter(blok__agenda=agenda, blok__in=_gezien(regio, zicht))
        .order_by("blok__volgorde", "pk")
    )
    laatste = {v.afspraak_id: v for v in Voortgang.objects.laatste().filter(afspraak__in=rows)}
    return [
        Regel(
            titel=afspraak.titel,
            hoe="trekker" if afspraak.trekker_id == organisatie.pk else "doet mee",
            stand=laatste[afspraak.pk].get_stand_display() if afspraak.pk in laatste else "onbekend",
            tot_en_met=f"{afspraak.tot_en_met:%Y-%m-%d}" if afspraak.tot_en_met else "",
        )
        for afspraak in rows
    ]


def vastgestelde_afspraken(organisatie: Organisatie, regio: Regio) -> list[Regel]:
    """The same of the agenda as it was last adopted, for who may not see how it is worked on."""
    versie = Versie.objects.vastgesteld().filter(agenda__regio=regio).order_by("-pk").first()
    if versie is None:
        return []
    rows = versie.stukken.afspraken().filter(organisaties__contains=[organisatie.slug]).order_by("plek")
    return [
        Regel(titel=row.titel, hoe="trekker" if row.trekker == organisatie.naam else "doet mee")
        for row in rows
    ]


def open_acties(organisatie: Organisatie, regio: Regio, zicht: Zicht) -> list[Actie]:
    """What the organisation still has to do here and this reader sees, the first day first."""
    rows = Actie.objects.open().filter(organisatie=organisatie, blok__in=_gezien(regio, zicht))
    return list(rows.filter(blok__agenda__period__endswith__gt=today()).order_by("gereed", "pk"))


def _gezien(regio: Regio, zicht: Zicht) -> BlokQuerySet:
    return Blok.objects.filter(agenda__regio=regio).voor(zicht, regio=regio.pk)
