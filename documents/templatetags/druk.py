"""How the frozen data of a document are written out: the same on paper and on screen."""

import datetime

from django import template
from django.utils.safestring import SafeString, mark_safe

from regions.models import Soort
from tekst.getallen import aantal
from tekst.schoon import schoon

register = template.Library()

VEEL = 10_000_000  # what was frozen is shown, however long
LABELS = {
    "akkoord": "Akkoord",
    "voorbehoud": "Akkoord met voorbehoud",
    "niet_akkoord": "Niet akkoord",
    "wacht": "Wacht op college, raad of directie",
}
MEERVOUD = {
    Soort.GEMEENTE: "gemeenten",
    Soort.ZORGVERZEKERAAR: "zorgverzekeraars",
    Soort.ZORGKANTOOR: "zorgkantoren",
    Soort.PARTNER: "partners",
    Soort.LANDELIJK: "landelijke partijen",
}


@register.filter
def rijk(tekst: str) -> SafeString:
    """Rich text, cleaned once more: whoever froze it, nothing but plain markup is printed."""
    return mark_safe(schoon(tekst or "", lengte=VEEL))  # noqa: S308


@register.filter
def iso(day: str | None) -> datetime.date | None:
    """The day that an ISO date names."""
    return datetime.date.fromisoformat(day) if day else None


@register.filter
def jaren(periode: dict[str, str | None]) -> str:
    """The years of a span: 2026 – 2029."""
    van, tot = (periode.get("van") or "")[:4], (periode.get("tot_en_met") or "")[:4]
    if not tot:
        return f"vanaf {van}"
    return van if van == tot else f"{van} – {tot}"


@register.filter
def soort_naam(soort: str) -> str:
    """A kind of organisation in words."""
    return Soort(soort).label if soort in Soort.values else soort


@register.filter
def soort_aantal(aantal_partijen: int, soort: str) -> str:
    """How many of a kind: 14 gemeenten."""
    return aantal(aantal_partijen, soort_naam(soort), MEERVOUD.get(soort, soort))


@register.filter
def oordeel(code: str) -> str:
    """A party's answer in words."""
    return LABELS.get(code, code)
