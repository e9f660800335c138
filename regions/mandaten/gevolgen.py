"""What the end of an organisatie, or of its deelname, means for who speaks for whom."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from regions.gevolgen import Gevolg
from regions.models import Deelname, Mandaat, Organisatie
from tekst.getallen import opsomming


def organisatie_houdt_op(organisatie: Organisatie, dag: datetime.date) -> Iterator[Gevolg]:
    """What it gave and was given counts no longer from that day: who is named, nothing is moved here."""
    yield from _vervalt(organisatie, dag, Mandaat.objects.all())


def deelname_eindigt(deelname: Deelname, dag: datetime.date) -> Iterator[Gevolg]:
    """The same, in one regio."""
    yield from _vervalt(deelname.organisatie, dag, deelname.regio.mandaten.all())


def _vervalt(organisatie: Organisatie, dag: datetime.date, rows: Any) -> Iterator[Gevolg]:
    loopt = rows.telt().filter(Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag))
    loopt = loopt.order_by("regio__naam", "gever__naam", "ontvanger__naam")
    gekregen = loopt.filter(ontvanger=organisatie).values_list("gever__naam", flat=True)
    gegeven = loopt.filter(gever=organisatie).values_list("ontvanger__naam", flat=True)
    if namen := list(dict.fromkeys(gekregen)):
        yield Gevolg(zin=f"{organisatie} spreekt dan niet meer namens {opsomming(namen)}.")
    if namen := list(dict.fromkeys(gegeven)):
        yield Gevolg(zin=f"{opsomming(namen)} spreekt dan niet meer namens {organisatie}.")


def daarna(mandaat: Mandaat, dag: datetime.date) -> str:
    """Who speaks for the giver from `dag` on when this ends: itself, or to whom else it gave its word."""
    gever = mandaat.gever
    rows = gever.mandaten_gegeven.geldend(dag).filter(regio=mandaat.regio).exclude(pk=mandaat.pk).met_namen()
    if mandaat.thema_id:
        if alles := rows.filter(thema=None).first():
            return f"Vanaf de dag erna spreekt {alles.ontvanger} ook over {mandaat.thema} namens {gever}."
        return f"Vanaf de dag erna spreekt {gever} voor zichzelf over {mandaat.thema}."
    zin = f"Vanaf de dag erna spreekt {gever} voor zichzelf"
    apart = [f"over {rij.thema} blijft {rij.ontvanger} spreken" for rij in rows.exclude(thema=None)]
    return f"{zin}; {opsomming(apart)}." if apart else f"{zin}."
