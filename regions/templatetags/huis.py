"""Words and dates as this house writes them; built in, so no template needs to load it."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import formats, timezone

from regions.kolommen import in_kolommen
from tekst.getallen import aantal as in_words

register = template.Library()


@register.filter
def dag(value: datetime.date | datetime.datetime | str | None) -> str:
    """A day in full, also of one written in ISO: 1 maart 2027."""
    if not value:
        return ""
    if isinstance(value, str):
        value = datetime.date.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value)
    return formats.date_format(value, "j F Y")


@register.filter
def tijdstip(value: datetime.datetime | None) -> str:
    """A moment in full: 1 maart 2027 om 14.03 uur."""
    return formats.date_format(timezone.localtime(value), r"j F Y \o\m H.i \u\u\r") if value else ""


@register.filter
def maand(value: datetime.datetime | None) -> str:
    """The month of a moment: maart 2027."""
    return formats.date_format(timezone.localtime(value), "F Y") if value else ""


@register.filter
def tot_en_met(until: datetime.date | None) -> datetime.date | None:
    """The last day that counts, of a period that is kept as "until"."""
    return until - datetime.timedelta(days=1) if until else None


@register.filter
def aantal(value: int, words: str) -> str:
    """A number with its noun: {{ n|aantal:"gemeente,gemeenten" }}."""
    one, many = words.split(",")
    return in_words(value, one, many)


@register.filter
def meervoud(value: int, words: str) -> str:
    """The noun that fits a number, without the number: {{ n|meervoud:"gemeente,gemeenten" }}."""
    one, many = words.split(",")
    return one if value == 1 else many


@register.filter
def kolommen(regels: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Who does what of a frozen afspraak, in a column for each side that takes part."""
    return in_kolommen(regels, lambda regel: regel["wie"]["soort"] if regel["wie"] else "")


@register.filter
def bij(rijen: Mapping[Any, Any], sleutel: Any) -> Any:
    """What a mapping holds under a key, or nothing."""
    return rijen.get(sleutel)
