"""The agreements in the content of a document: where they stand, and what they say in words."""

from collections.abc import Iterator
from typing import Any

from tekst.schoon import plat

Gegevens = dict[str, Any]


def van_thema(thema: Gegevens) -> Iterator[Gegevens]:
    """The agreements of a theme in reading order."""
    for opgave in thema["opgaven"]:
        for doel in opgave["doelen"]:
            for functie in doel["functies"]:
                yield from functie["afspraken"]
            yield from doel["afspraken"]


def met_thema(inhoud: Gegevens) -> Iterator[tuple[str, Gegevens]]:
    """All agreements in reading order, each with the name of its theme."""
    for thema in inhoud["themas"]:
        yield from ((thema["naam"], afspraak) for afspraak in van_thema(thema))


def wie_doet_wat(afspraak: Gegevens) -> str:
    """A line for each party that does something, and for what they do together."""
    return "\n".join(
        f"{(regel['wie'] or {}).get('naam', 'Samen')}: {plat(regel['tekst'])}"
        for regel in afspraak["wie_doet_wat"]
    )
