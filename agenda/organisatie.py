"""What this room publishes of one organisation: the agreements it leads or takes part in."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from agenda.herinnering import achter
from agenda.models import Actie, Afspraak, Agenda, Blok, VersieStuk, Voorstel, Voortgang
from agenda.taken import akkoord_taken
from regions.models import Gebruiker, Organisatie, Regio
from regions.periods import today
from regions.rights import ORGANISATIE_ROLLEN, Right
from regions.taken import Taak


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One agreement: where, what, which part the organisation has in it, and its address."""

    regio: Regio
    titel: str
    rol: str
    url: str
    vastgesteld: bool
    is_pilot: bool = False
    stand: str = ""
    elders: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeDoen:
    """An action that is still open: where, what, and by when."""

    regio: Regio
    titel: str
    gereed: datetime.date | None
    url: str


def acties_van(organisatie: Organisatie, gebruiker: Gebruiker) -> list[TeDoen]:
    """What it has to do, in the agendas that this user may see being worked on."""
    hier = Regio.objects.open_to(gebruiker, Right.AGENDA_SEE)
    rows = Actie.objects.open().filter(
        organisatie=organisatie,
        blok__in=Blok.objects.levend().zichtbaar(gebruiker).filter(agenda__regio__in=hier),
    )
    return [
        TeDoen(
            regio=actie.blok.agenda.regio,
            titel=actie.titel,
            gereed=actie.gereed,
            url=actie.blok.get_absolute_url(),
        )
        for actie in rows.select_related("blok__agenda__regio").order_by("gereed", "pk")
    ]


def afspraken_van(organisatie: Organisatie, gebruiker: Gebruiker, day: datetime.date) -> list[Regel]:
    """As they are worked on where this user may see that, elsewhere as they were last adopted."""
    hier = set(Regio.objects.open_to(gebruiker, Right.AGENDA_SEE).values_list("pk", flat=True))
    elders = Regio.objects.seen_by(gebruiker).exclude(pk__in=hier)
    regels = [*_levend(organisatie, hier, gebruiker, day), *_vastgesteld(organisatie, elders)]
    return sorted(regels, key=lambda regel: (regel.regio.naam, regel.rol != "trekker", regel.titel))


def _levend(
    organisatie: Organisatie, regios: set[int], gebruiker: Gebruiker, day: datetime.date
) -> list[Regel]:
    melding = Prefetch("voortgang", queryset=Voortgang.objects.laatste(), to_attr="laatste_voortgang")
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
            url=afspraak.blok.get_absolute_url(),
            vastgesteld=False,
            is_pilot=afspraak.vorm == Afspraak.Vorm.PILOT,
            stand=afspraak.stand[0],
            elders=afspraak.elders,
        )
        for afspraak in rows.select_related("blok__agenda__regio").prefetch_related(melding).order_by("pk")
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
            is_pilot=rij.vorm == Afspraak.Vorm.PILOT,
        )
        for rij in rows.select_related("versie__agenda__regio").defer("versie__inhoud").order_by("pk")
    ]


def wacht_op(organisatie: Organisatie, gebruiker: Gebruiker) -> list[Taak]:
    """For who works for it: what waits for the organisation, or for an answer to it; for others nothing."""
    if not any(
        organisatie.pk == t.organisatie_id and t.rol in ORGANISATIE_ROLLEN for t in gebruiker.toegangen
    ):
        return []
    shown = Blok.objects.levend().zichtbaar(gebruiker)
    hier = shown.filter(agenda__regio__in=Regio.objects.open_to(gebruiker, Right.AGENDA_SEE))
    return [
        *akkoord_taken([organisatie]),
        *_besluiten(organisatie, hier),
        *_meldingen(organisatie, hier),
        *_voorstellen(organisatie, hier),
    ]


def _besluiten(organisatie: Organisatie, hier: Any) -> list[Taak]:
    rows = organisatie.besluiten_nodig.filter(genomen__isnull=True, afspraak__blok__in=hier)
    return [
        Taak(
            titel=f"Besluit over “{besluit.afspraak.titel}”",
            url=besluit.afspraak.blok.get_absolute_url(),
            regio=besluit.afspraak.blok.agenda.regio,
            status=besluit.get_gremium_display(),
            uiterlijk=besluit.verwacht,
        )
        for besluit in rows.select_related("afspraak__blok__agenda__regio").order_by("verwacht", "pk")
    ]


def _meldingen(organisatie: Organisatie, hier: Any) -> list[Taak]:
    shown = hier.filter(afspraak__trekker=organisatie)
    lopend = Agenda.objects.now().filter(blokken__in=shown).distinct()
    return [
        Taak(
            titel=f"Voortgang van “{afspraak.titel}”",
            url=reverse("voortgang", args=[afspraak.blok.agenda.regio.code, afspraak.pk]),
            regio=afspraak.blok.agenda.regio,
            status="nog niet gemeld",
        )
        for afspraak in achter(lopend, today(), shown)
    ]


def _voorstellen(organisatie: Organisatie, hier: Any) -> list[Taak]:
    rows = Voorstel.objects.open().filter(organisatie=organisatie, blok__in=hier).met_blok()
    return [
        Taak(
            titel=f"Uw voorstel bij “{voorstel.blok.detail}”",
            url=reverse("voorstel", args=[voorstel.blok.agenda.regio.code, voorstel.pk]),
            regio=voorstel.blok.agenda.regio,
            status="wacht op antwoord",
        )
        for voorstel in rows.order_by("pk")
    ]
