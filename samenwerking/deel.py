"""A kind of data about someone, as a table to read and to take along."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from regions.models import Gebruiker, Persoon
from regions.privacy import Gegeven, gegevens

Rij = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """One kind of data about someone, as a table, with why it is kept and until when."""

    titel: str
    soorten: tuple[str, ...]
    koppen: tuple[str, ...]
    rijen: list[Rij] = field(default_factory=list)
    leeg: str = "Hierover is niets vastgelegd."
    in_rijen: bool = False  # why and until when stand in the rows

    @property
    def met_koppen(self) -> list[list[tuple[str, Any]]]:
        """Each cell of each row with the head of its column."""
        return [list(zip(self.koppen, rij, strict=True)) for rij in self.rijen]

    @property
    def gegevens(self) -> list[Gegeven]:
        """Why, and until when."""
        return [] if self.in_rijen else [gegevens()[code] for code in self.soorten]


@dataclass(frozen=True, slots=True)
class Wie:
    """A user, with the person of that name in the lists when there is one."""

    gebruiker: Gebruiker
    persoon: Persoon | None

    @property
    def adressen(self) -> list[str]:
        """The addresses that mail went to."""
        mijn = [self.gebruiker.email, self.persoon.email if self.persoon else ""]
        return list(dict.fromkeys(filter(None, mijn)))


def moment(waarde: datetime.datetime | None) -> str:
    """A moment as these tables write it; nothing for none."""
    return f"{timezone.localtime(waarde):%d-%m-%Y %H:%M}" if waarde else ""


def dag(waarde: datetime.date | None) -> str:
    """A day as these tables write it; nothing for none."""
    return f"{waarde:%d-%m-%Y}" if waarde else ""
