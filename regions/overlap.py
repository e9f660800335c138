"""A period that overlaps another is refused with the row in the way, in words."""

from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from regions.periods import Dated, PeriodQuerySet


def in_de_weg(rijen: PeriodQuerySet, period: DateRange) -> Dated | None:
    """The first of these rows that holds on some day of the period."""
    found: Any = rijen.during(period).order_by("period", "pk").first()
    return found


def wanneer(rij: Dated) -> str:
    """The period of a row as one reads it."""
    begin = f"{rij.since:%d-%m-%Y}"
    return f"{begin} t/m {rij.last_day:%d-%m-%Y}" if rij.last_day else f"vanaf {begin}, zonder einddatum"


def binnen(geheel: Dated, period: DateRange) -> bool:
    """Whether the whole of the period lies within that of a regio or an organisation."""
    whole = geheel.period
    if period.lower < whole.lower:
        return False
    return whole.upper is None or (period.upper is not None and period.upper <= whole.upper)
