"""Which agreements need a legal check before they may be offered, and which lack one.

Bron: issue 4, "Competition guard". Needed when insurers of two concerns take part in an afspraak that is
itself on a concurrentiegevoelig onderwerp, and when it moves money between an insurer and a zorgkantoor.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from agenda.models import Afspraak, Agenda, Blok, Mededingingstoets, Partner, WieDoetWat
from agenda.zicht import Zicht, gevoelig
from regions.models import Organisatie, Soort
from regions.periods import today

VERZEKERAARS = (Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR)
TWEE = "Twee of meer verzekeraars doen mee, en het onderwerp is concurrentiegevoelig."
GELD = "Er gaat geld van een zorgverzekeraar naar een zorgkantoor, of andersom."


@dataclass(frozen=True, slots=True)
class Stand:
    """How an afspraak stands under the competition rules."""

    afspraak: Afspraak
    reden: str
    toets: Mededingingstoets | None
    vraag_open: bool
    gevraagd: bool

    @property
    def mist_toets(self) -> bool:
        """Whether a check is needed that is not there, or that says no."""
        return bool(self.reden) and (self.toets is None or self.toets.uitkomst == "niet")


def standen(agenda: Agenda, zicht: Zicht) -> list[Stand]:
    """Of every afspraak in an agenda that this reader sees; in a constant number of queries."""
    blokken = Blok.objects.levend().voor(zicht).filter(agenda=agenda, soort=Blok.Soort.AFSPRAAK)
    return _standen(Afspraak.objects.filter(blok__in=blokken).order_by("blok__volgorde", "pk"))


def blijft_achter(agenda: Agenda, zicht: Zicht) -> int:
    """How many closed texts that this reader sees are not taken into a version."""
    gezien = Blok.objects.levend().voor(zicht).filter(agenda=agenda)
    return gezien.exclude(pk__in=Blok.objects.voor()).count()


def stand_van(afspraak: Afspraak) -> Stand:
    """Of one afspraak."""
    return _standen(Afspraak.objects.filter(pk=afspraak.pk))[0]


def _standen(rows: Any) -> list[Stand]:
    afspraken = list(rows.select_related("blok__onderwerp", "trekker"))
    keys = [afspraak.pk for afspraak in afspraken]
    doen_mee = deelnemers(afspraken)
    gesloten = set(Blok.objects.filter(pk__in=keys, onderwerp__in=gevoelig()).values_list("pk", flat=True))
    toetsen = {t.afspraak_id: t for t in Mededingingstoets.objects.geldend().filter(afspraak__in=keys)}
    return [
        _stand(afspraak, doen_mee[afspraak.pk], afspraak.pk in gesloten, toetsen.get(afspraak.pk))
        for afspraak in afspraken
    ]


def _stand(
    afspraak: Afspraak, wie: Collection[Organisatie], gesloten: bool, toets: Mededingingstoets | None
) -> Stand:
    concerns = {o.concern_pk for o in wie if o.soort in VERZEKERAARS}
    gevraagd = {o.soort for o in wie} >= set(VERZEKERAARS)
    redenen = [TWEE] if gesloten and len(concerns) > 1 else []
    redenen += [GELD] if gevraagd and afspraak.verschuift_geld else []
    open_ = gevraagd and afspraak.verschuift_geld is None
    return Stand(afspraak, " ".join(redenen), toets, open_, gevraagd)


def deelnemers(afspraken: Iterable[Afspraak]) -> dict[int, set[Organisatie]]:
    """Who leads, takes part or does something, now or later, per afspraak."""
    wie: dict[int, set[Organisatie]] = {a.pk: {a.trekker} if a.trekker else set() for a in afspraken}
    eigen = {"afspraak__in": list(wie)}
    loopt = Q(period__endswith__isnull=True) | Q(period__endswith__gt=today())
    mee = Partner.objects.filter(loopt, **eigen)
    doet = WieDoetWat.objects.filter(organisatie__isnull=False, **eigen)
    rows: list[Any] = [*mee.select_related("organisatie"), *doet.select_related("organisatie")]
    for rij in rows:
        wie[rij.afspraak_id].add(rij.organisatie)
    return wie
