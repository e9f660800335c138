"""What the floor above lays side by side: counts, each in one query whatever the number of regio's.

Every row carries `gevraagd`, `geantwoord` and, per part, `<deel>_ja` and `<deel>_nee`. A regio is that of
the peildatum of the round.
"""

from typing import Any, TypedDict

from django.db.models import Count, Q

from venster.models import Inzending, Ronde


class Respons(TypedDict):
    """How many were asked, and how many answered."""

    regio: int
    soort: str
    gevraagd: int
    geantwoord: int


class Telling(Respons):
    """The answers themselves, in counts."""

    agenda_ja: int
    agenda_nee: int
    proces_ja: int
    proces_nee: int
    resultaat_ja: int
    resultaat_nee: int


class Trendpunt(TypedDict):
    """One year, one kind of partij, the whole country."""

    jaar: int
    soort: str
    gevraagd: int
    geantwoord: int
    agenda_ja: int
    agenda_nee: int
    proces_ja: int
    proces_nee: int
    resultaat_ja: int
    resultaat_nee: int


def rondes() -> list[Ronde]:
    """The rounds that were opened, the newest first."""
    return list(Ronde.objects.geopend().order_by("-jaar"))


def respons(jaar: int) -> list[Respons]:
    """Per regio and kind: asked and answered; no answer is read, so it may be seen before publication."""
    asked = {"gevraagd": Count("*"), "geantwoord": Count("jaar", filter=Q(nummer__gt=0))}
    rows: Any = Inzending.objects.filter(jaar=jaar).order_by().values("regio", "soort").annotate(**asked)
    return list(rows)


def telling(jaar: int, *, ook_ongepubliceerd: bool = False) -> list[Telling]:
    """Per regio and kind: asked, answered, JA and NEE; unpublished only for who may see it."""
    inzendingen = Inzending.objects.filter(jaar=jaar)
    return list((inzendingen if ook_ongepubliceerd else inzendingen.gepubliceerd()).telling("regio", "soort"))


def trend() -> list[Trendpunt]:
    """Per year and kind, over all published rounds: the whole country."""
    return list(Inzending.objects.gepubliceerd().telling("jaar", "soort"))
