"""The rows that belong to a blok: those that change with an afspraak, read once a save, and those shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Prefetch, QuerySet

from agenda.models import (
    Afspraak,
    AfspraakKader,
    BesluitNodig,
    Blok,
    Meting,
    Partner,
    Voortgang,
    WieDoetWat,
)
from regions.gereed import Gereed, dag, met_rijen, sleutel
from regions.models import Organisatie
from regions.periods import today


def _van(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(afspraak=sleutel()).select_related("organisatie")


_PARTNERS = Gereed(lambda: _van(Partner.objects.filter(period__upper_inf=True)).order_by("pk"))
_WIE_DOET_WAT = Gereed(lambda: _van(WieDoetWat.objects.all()).order_by("volgorde", "pk"))
_BESLUITEN = Gereed(lambda: _van(BesluitNodig.objects.all()).order_by("volgorde", "pk"))
_KADERS = Gereed(
    lambda: AfspraakKader.objects.filter(afspraak=sleutel()).order_by("pk").values_list("kader", flat=True)
)


@dataclass(frozen=True, slots=True)
class Lijnen:
    """Who takes part without an end, who does what, decisions that are needed, and the keys of the kaders."""

    partners: list[Partner]
    wie_doet_wat: list[WieDoetWat]
    besluiten: list[BesluitNodig]
    kaders: list[int]

    @property
    def organisaties(self) -> list[Organisatie]:
        """Who stands in them."""
        rows: tuple[Any, ...] = (*self.partners, *self.wie_doet_wat, *self.besluiten)
        return [rij.organisatie for rij in rows if rij.organisatie]

    @classmethod
    def van(cls, afspraak: Afspraak) -> Self:
        """As they are now."""
        if afspraak.pk is None:
            return cls([], [], [], [])
        return cls(*(lees(pk=afspraak.pk) for lees in (_PARTNERS, _WIE_DOET_WAT, _BESLUITEN, _KADERS)))


# What stands under the words of a blok, for each kind that has it: under which name, and which rows.
_GETOOND: dict[str, dict[str, Callable[[Any], QuerySet[Any]]]] = {
    Blok.Soort.DOEL: {"metingen": lambda day: Meting.objects.order_by("op", "pk")},
    Blok.Soort.AFSPRAAK: {
        "partners": lambda day: (
            Partner.objects.nu_of_later(day).select_related("organisatie").order_by("organisatie__naam", "pk")
        ),
        "wie_doet_wat": lambda day: WieDoetWat.objects.select_related("organisatie").order_by(
            "volgorde", "pk"
        ),
        "besluiten": lambda day: BesluitNodig.objects.select_related("organisatie").order_by(
            "volgorde", "pk"
        ),
        "voortgang": lambda day: Voortgang.objects.laatste(),
    },
}
_ANDERS = {"voortgang": "laatste_voortgang"}  # of a report that is the last one, not all there are


def lijnen_bij(*soorten: str) -> list[Prefetch]:
    """For a page of many blokken of these kinds."""
    return [
        Prefetch(f"{soort}__{naam}", queryset=rows(today()), to_attr=_ANDERS.get(naam))
        for soort in soorten
        for naam, rows in _GETOOND.get(soort, {}).items()
    ]


def _een(soort: str, rows: Callable[[Any], QuerySet[Any]]) -> Gereed[Any]:
    return Gereed(lambda: rows(dag()).filter(**{soort: sleutel()}))


_EEN = {soort: {naam: _een(soort, rows) for naam, rows in shown.items()} for soort, shown in _GETOOND.items()}


def geef_lijnen(blok: Blok) -> None:
    """For one blok: the same, as if they were fetched along."""
    for naam, lees in _EEN.get(blok.soort, {}).items():
        met_rijen(blok.detail, _ANDERS.get(naam, naam), lees(pk=blok.pk, dag=today()))
