"""Dates as a calendar reads them (RFC 5545): title, place, time and link, and nothing of what is said."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event

from agenda.models import Overleg

TIJDZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """Something of a day, or of an hour of it; `sleutel` and `versie` let a calendar know it again."""

    sleutel: str
    versie: int
    titel: str
    url: str
    dag: datetime.date
    van: datetime.time | None = None
    tot: datetime.time | None = None
    plaats: str = ""
    afgelast: bool = False
    bezet: bool = False
    gewijzigd: datetime.datetime | None = None


def van_overleg(overleg: Overleg) -> Datum:
    """An overleg; called off it stays, and says so."""
    afgelast = overleg.afgelast_op is not None
    return Datum(
        sleutel=f"overleg-{overleg.pk}",
        versie=overleg.version,
        titel=f"Afgelast: {overleg.titel}" if afgelast else overleg.titel,
        url=overleg.get_absolute_url(),
        dag=overleg.datum,
        van=overleg.van,
        tot=overleg.tot,
        plaats=overleg.plaats,
        afgelast=afgelast,
        bezet=True,
        gewijzigd=overleg.gewijzigd_op,
    )


def als_ics(naam: str, data: Iterable[Datum]) -> bytes:
    """The file: the same dates give the same bytes."""
    kalender = Calendar()
    kalender.add("prodid", "-//Samenwerking//Overleg//NL")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    kalender.add("x-wr-calname", naam)
    kalender.add("x-wr-timezone", "Europe/Amsterdam")
    for datum in data:
        kalender.add_component(_event(datum))
    kalender.add_missing_timezones(first_date=datetime.date(2020, 1, 1), last_date=datetime.date(2038, 1, 1))
    return kalender.to_ical()


def _event(datum: Datum) -> Event:
    event = Event()
    event.add("uid", f"{datum.sleutel}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", datum.versie - 1)
    gewijzigd = datum.gewijzigd or datetime.datetime.combine(datum.dag, datetime.time(), datetime.UTC)
    event.add("dtstamp", gewijzigd.astimezone(datetime.UTC).replace(microsecond=0))
    event.add("summary", datum.titel)
    event.add("url", f"{settings.SITE_URL}{datum.url}")
    event.add("dtstart", _moment(datum.dag, datum.van))
    if datum.van and datum.tot:
        event.add("dtend", _moment(datum.dag, datum.tot))
    if datum.plaats:
        event.add("location", datum.plaats)
    event.add("status", "CANCELLED" if datum.afgelast else "CONFIRMED")
    event.add("transp", "OPAQUE" if datum.bezet and not datum.afgelast else "TRANSPARENT")
    return event


def _moment(dag: datetime.date, tijd: datetime.time | None) -> Any:
    return datetime.datetime.combine(dag, tijd, TIJDZONE) if tijd else dag
