"""Who may go along: proposed row by row, each with a tick, and carried out as ticked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from regions.models import Organisatie, Plaatsing, Regio

Keuzes = Mapping[str, str]  # per row the key of the successor it goes to; empty: to none


def vanaf(dag: datetime.date) -> Q:
    """What holds on the day or later."""
    return Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """One row that may go to a successor: who or what it is, and what may be chosen."""

    sleutel: str
    kop: str
    zin: str
    uitleg: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    waarde: str = ""

    @property
    def is_vinkje(self) -> bool:
        """Whether there is one successor: then it is yes or no."""
        return len(self.keuzes) == 1


@dataclass(slots=True)
class Opvolgers:
    """To whom the rows of each gemeente that ends may go, and where those take part."""

    dag: datetime.date
    naar: tuple[Organisatie, ...]
    keuzes: Keuzes | None
    regio: dict[int, Regio] = field(init=False)

    def __post_init__(self) -> None:
        rows = Plaatsing.objects.werk().on(self.dag).filter(gemeente__in=self.naar).select_related("regio")
        self.regio = {rij.gemeente_id: rij.regio for rij in rows}

    def van(self, sleutel: str) -> Organisatie | None:
        """Whom was chosen for a row; nothing chosen yet: the one successor, of several none."""
        if self.keuzes is None or sleutel not in self.keuzes:
            return self.naar[0] if len(self.naar) == 1 and self.keuzes is None else None
        return next((g for g in self.naar if str(g.pk) == self.keuzes[sleutel]), None)

    def voorstel(self, sleutel: str, **velden: Any) -> Voorstel:
        """The same as a question."""
        gekozen = self.van(sleutel)
        keuzes = tuple((str(g.pk), str(g)) for g in self.naar)
        return Voorstel(sleutel=sleutel, keuzes=keuzes, waarde=str(gekozen.pk) if gekozen else "", **velden)
