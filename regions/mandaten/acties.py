"""Giving a word, ending it, and taking back a mistake."""

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from regions.gevolgen import Gevolg, voer_uit
from regions.mandaten import bericht
from regions.mandaten.regels import bezwaren
from regions.models import Mandaat
from regions.periods import today

VOORBIJ = "Intussen is iets vastgelegd dat hiermee botst. Kijk opnieuw."


class Onmogelijk(Exception):
    """It cannot be done; its sentences say why."""


def _of_reden(rijen: Sequence[Mandaat], behalve: Collection[int] = ()) -> Onmogelijk:
    """What the database refused, in the words of the rules."""
    return Onmogelijk(*([bezwaar.zin for bezwaar in bezwaren(rijen, behalve=behalve)] or [VOORBIJ]))


def geef(rijen: Sequence[Mandaat], *, in_plaats_van: Mandaat | None = None) -> None:
    """All of these words are given, or none, and the receiver is told; the one they correct goes first."""
    behalve = [in_plaats_van.pk] if in_plaats_van else []
    anders = in_plaats_van and in_plaats_van.ontvanger_id != rijen[0].ontvanger_id
    try:
        with transaction.atomic():
            if in_plaats_van:
                _haal_weg(in_plaats_van)
            for rij in sorted(rijen, key=lambda rij: (rij.regio_id, rij.thema_id or 0)):
                rij.save()
            if in_plaats_van and anders:
                bericht.meld("ingetrokken", [in_plaats_van])
            bericht.meld("gecorrigeerd" if in_plaats_van and not anders else "gegeven", rijen)
    except IntegrityError as fout:
        raise _of_reden(rijen, behalve) from fout


@transaction.atomic
def beeindig(mandaat: Mandaat, *, tot: datetime.date) -> list[Gevolg]:
    """From `tot` on the giver speaks for itself again; answers what followed."""
    gevolgd = voer_uit(mandaat, tot)
    mandaat.period = DateRange(mandaat.period.lower, tot, "[)")
    mandaat.beeindigd_op = today()
    mandaat.save(update_fields=["period", "beeindigd_op"])
    bericht.meld("beeindigd", [mandaat])
    return gevolgd


def vorige_periode(mandaat: Mandaat) -> DateRange | None:
    """What the period was before it was ended by hand, when that can still be undone: its end is ahead."""
    if not mandaat.einde_terug_te_nemen:
        return None
    model: Any = Mandaat
    events = model.pgh_event_model.objects.filter(pgh_obj_id=mandaat.pk, beeindigd_op__isnull=True)
    eerder = events.order_by("-pgh_id").first()
    return eerder.period if eerder else None


def laat_doorlopen(mandaat: Mandaat) -> None:
    """The end is taken back before its day was over: the period is again what it was."""
    period = vorige_periode(mandaat)
    if period is None:
        raise Onmogelijk("Dit mandaat is al afgelopen. Geef een nieuw mandaat.")
    mandaat.period, mandaat.beeindigd_op = period, None
    if redenen := wat_in_de_weg_staat(mandaat):
        raise Onmogelijk(*redenen)
    try:
        with transaction.atomic():
            mandaat.save(update_fields=["period", "beeindigd_op"])
            bericht.meld("loopt_door", [mandaat])
    except IntegrityError as fout:
        raise _of_reden([mandaat], [mandaat.pk]) from fout


@transaction.atomic
def trek_in(mandaat: Mandaat) -> None:
    """A mistake is taken back on the day itself, or before it begins: the row stays, and never counted."""
    telde = not mandaat.wacht_op_bevestiging
    _haal_weg(mandaat)
    if telde:
        bericht.meld("ingetrokken", [mandaat])


def _haal_weg(mandaat: Mandaat) -> None:
    if mandaat.ingetrokken_op:
        raise Onmogelijk("Dit mandaat is al ingetrokken.")
    if not mandaat.in_te_trekken:
        raise Onmogelijk("Dit mandaat gold al. Beëindig het op een dag.")
    mandaat.ingetrokken_op = today()
    mandaat.save(update_fields=["ingetrokken_op"])


def wat_in_de_weg_staat(mandaat: Mandaat) -> list[str]:
    """Why a mandate that is there cannot count, in sentences."""
    return [bezwaar.zin for bezwaar in bezwaren([mandaat], behalve=[mandaat.pk])]


def bevestig(mandaat: Mandaat) -> None:
    """The successor says that it holds: from now on it counts, unless something stands in the way."""
    if redenen := wat_in_de_weg_staat(mandaat):
        raise Onmogelijk(*redenen)
    mandaat.wacht_op_bevestiging = False
    try:
        with transaction.atomic():
            mandaat.save(update_fields=["wacht_op_bevestiging"])
            bericht.meld("gegeven", [mandaat])
    except IntegrityError as fout:
        raise _of_reden([mandaat], [mandaat.pk]) from fout


def wijs_af(mandaat: Mandaat) -> None:
    """The successor says no: the row is taken back, and never counted."""
    mandaat.ingetrokken_op = today()
    mandaat.save(update_fields=["ingetrokken_op"])
