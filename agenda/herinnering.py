"""Who did not tell of progress in the agreed rhythm is asked by mail: once, for everything together."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from agenda.models import Afspraak, Agenda, Blok, Voortgang
from agenda.ritme import is_achter, is_vraagdag
from regions import collegas
from regions.mail import mail
from regions.models import Contactpersoon, Organisatie, Regio
from regions.post import ontvangers
from tekst.getallen import aantal


@dataclass(frozen=True, slots=True)
class Vraag:
    """Of what one is asked to tell: of whom, where, and what."""

    regio: Regio
    organisatie: Organisatie
    titel: str
    adres: str


def achter(agendas: Iterable[Agenda], dag: datetime.date, blokken: Any) -> list[Afspraak]:
    """The agreements with a trekker, of these blokken, of which something should have been told by then."""
    rows = Afspraak.objects.filter(
        blok__in=blokken, blok__agenda__in=list(agendas), trekker__isnull=False
    ).select_related("trekker", "blok__agenda__regio")
    laatste = {row.afspraak_id: row for row in Voortgang.objects.filter(afspraak__in=rows).laatste()}
    return [
        afspraak
        for afspraak in rows.order_by("blok__agenda__regio__naam", "blok__volgorde", "pk")
        if is_achter(afspraak, laatste.get(afspraak.pk), afspraak.blok.agenda.voortgang_maanden, dag)
    ]


def herinner(dag: datetime.date) -> None:
    """The daily job: on the first day of a stretch, all that is open of the agendas that ask that day.

    What only some may see is in no mail.
    """
    lopend = Agenda.objects.on(dag).select_related("regio")
    vragend = [agenda for agenda in lopend if is_vraagdag(dag, agenda)]
    if not vragend:
        return
    per_adres: dict[str, list[Vraag]] = defaultdict(list)
    adressen: dict[tuple[int, int], list[str]] = {}
    for afspraak in achter(vragend, dag, Blok.objects.levend().voor()):
        wie: Any = afspraak.trekker
        regio = afspraak.blok.agenda.regio
        plek = (wie.pk, regio.pk)
        if plek not in adressen:
            adressen[plek] = _adressen(wie, regio, dag)
        vraag = Vraag(regio, wie, afspraak.titel, reverse("voortgang", args=[regio.code, afspraak.pk]))
        for adres in adressen[plek]:
            per_adres[adres].append(vraag)
    for adres, vragen in sorted(per_adres.items()):
        wat = aantal(len(vragen), "afspraak", "afspraken")
        mail(adres, f"Hoe staat het met {wat}?", "mail/voortgang_gevraagd", {"vragen": vragen})


def _adressen(organisatie: Organisatie, regio: Regio, dag: datetime.date) -> list[str]:
    """Its contact persons on staff level, or who keeps its contact persons here."""
    rol = Contactpersoon.Rol.AMBTELIJK
    gevonden = [persoon.email for persoon in ontvangers(organisatie, regio, rol, dag)]
    return gevonden or collegas.adressen([organisatie.pk], regio).get(organisatie.pk, [])
