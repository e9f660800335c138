"""Facts that hold for a time: one half-open range of days, and what may be asked of it."""

import datetime
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Q, Value
from django.utils import timezone


class Period(DateRangeField):
    """Days from the first, up to but not including the last; no last day means: still so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", "periode")
        super().__init__(*args, **kwargs)


def key_range(number: Any) -> Func:
    """A number as the range that holds only itself: GiST compares ranges, not plain numbers."""
    return Func(number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def as_range(field: str) -> Func:
    """A column of numbers as ranges that hold only one."""
    return key_range(F(field))


def as_word_range(field: str) -> Func:
    """A word from a short list as the range that holds only its hash."""
    return key_range(Func(F(field), function="hashtext", output_field=models.BigIntegerField()))


def no_overlap(*keys: str | Func, name: str, message: str, condition: Q | None = None) -> ExclusionConstraint:
    """On any one day there is at most one row for the same keys."""
    ranges = [as_range(key) if isinstance(key, str) else key for key in keys]
    same = [(key, RangeOperators.EQUAL) for key in ranges]
    overlapping = ("period", RangeOperators.OVERLAPS)
    return ExclusionConstraint(
        name=name, expressions=[*same, overlapping], condition=condition, violation_error_message=message
    )


def has_first_day(name: str) -> models.CheckConstraint:
    """The period starts on a known day and is not empty."""
    return models.CheckConstraint(
        name=name,
        condition=Q(period__startswith__isnull=False) & Q(period__isempty=False),
        violation_error_message="Kies een eerste dag die voor de laatste ligt.",
    )


def since(day: datetime.date, until: datetime.date | None = None) -> DateRange:
    """The period that starts on `day` and ends the day before `until`, or never."""
    return DateRange(day, until, "[)")


def today() -> datetime.date:
    """Today in the Netherlands."""
    return timezone.localdate()


def iso(day: datetime.date | None) -> str | None:
    """A day as it stands in frozen content (ISO 8601: 2027-02-01), or nothing."""
    return day.isoformat() if day else None


class PeriodQuerySet(models.QuerySet):
    """Rows that hold for a period."""

    def on(self, day: datetime.date) -> Self:
        """Those that hold on `day`."""
        return self.filter(period__contains=day)

    def now(self) -> Self:
        """Those that hold today."""
        return self.on(today())

    def during(self, period: DateRange) -> Self:
        """Those that hold on some day of `period`."""
        return self.filter(period__overlap=period)


class Dated(models.Model):
    """Something that holds from a first day on, until a day it no longer does."""

    period = Period()

    class Meta:
        abstract = True

    @property
    def since(self) -> datetime.date:
        """The first day."""
        return self.period.lower

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it holds ("t/m"), if there is one."""
        return self.period.upper - datetime.timedelta(days=1) if self.period.upper else None

    def holds_on(self, day: datetime.date) -> bool:
        """Whether `day` falls within the period."""
        return day in self.period

    def end(self, until: datetime.date) -> None:
        """From `until` on it no longer holds; what was true before stays."""
        self.period = DateRange(self.period.lower, until, "[)")
        self.save(update_fields=["period"])
