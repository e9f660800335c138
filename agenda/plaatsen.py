"""Where else a blok may stand: at which place, and under which other blok of the right kind."""

from dataclasses import dataclass
from typing import Any

from agenda.models import OUDERS, Blok
from agenda.redactie import onder_themas
from agenda.zicht import zicht_van


@dataclass(frozen=True, slots=True)
class Plaats:
    """First in a row (`na` is None), or right after one that stands there."""

    ouder: int | None
    na: int | None

    @property
    def code(self) -> str:
        """How a form names it."""
        return f"{self.ouder or 0}-{self.na or 0}"


@dataclass(frozen=True, slots=True)
class Rij:
    """What a blok may hang under, and the places in its row."""

    naam: str
    plaatsen: list[tuple[Plaats, str]]


def rijen_voor(blok: Blok, gebruiker: Any) -> list[Rij]:
    """The rows in which this user may set the blok, its own one first.

    Never under what is closed for others than it is closed for now: moving neither opens text nor hides it.
    """
    blokken = _gezien(blok, gebruiker)
    if OUDERS[blok.soort]:
        above = [b for b in blokken.values() if b.soort in OUDERS[blok.soort]]
        hier = _schot(blok.ouder_id, blokken)
        mine = onder_themas(Blok.objects.filter(agenda=blok.agenda_id), gebruiker, blok.agenda.regio)
        may = {*mine.values_list("pk", flat=True), blok.ouder_id}
        above = [b for b in above if b.pk in may and _schot(b.pk, blokken) == hier]
        above.sort(key=lambda b: (b.pk != blok.ouder_id, _weg(b, blokken)))
        return [Rij(_naam(b, blokken), _plaatsen(b.pk, blok, blokken)) for b in above]
    return [Rij("Volgorde van de thema's", _plaatsen(None, blok, blokken))]


def staat_nu(blok: Blok, gebruiker: Any) -> str:
    """Where it stands, in words for who sees the blokken around it."""
    blokken = _gezien(blok, gebruiker)
    here = blokken[blok.pk]
    row = [b for b in blokken.values() if (b.ouder_id, b.soort) == (here.ouder_id, here.soort)]
    at = row.index(here)
    where = f"na “{row[at - 1].detail}”" if at else "vooraan"
    if here.ouder_id not in blokken:
        return where
    above = blokken[here.ouder_id]
    return f"onder {above.get_soort_display()} “{above.detail}”, {where}"


def _gezien(blok: Blok, gebruiker: Any) -> dict[int, Any]:
    """What this user sees of the agenda, in order."""
    seen = Blok.objects.levend().filter(agenda=blok.agenda_id).voor(zicht_van(gebruiker))
    return {b.pk: b for b in seen.met_schot().met_detail().order_by("volgorde", "pk")}


def _schot(pk: int | None, blokken: dict[int, Any]) -> frozenset[int | None]:
    """For whose text it and all above it are closed."""
    found = set()
    while pk in blokken:
        if blokken[pk].zelf_dicht:
            found.add(blokken[pk].verzekeraar_id)
        pk = blokken[pk].ouder_id
    return frozenset(found)


def _weg(blok: Blok, blokken: dict[int, Any]) -> list[tuple[int, int]]:
    """Where it stands in reading order."""
    way = [(blok.volgorde, blok.pk)]
    while blok.ouder_id in blokken:
        blok = blokken[blok.ouder_id]
        way.insert(0, (blok.volgorde, blok.pk))
    return way


def _naam(blok: Blok, blokken: dict[int, Any]) -> str:
    names = [str(blok.detail)]
    while blok.ouder_id in blokken:
        blok = blokken[blok.ouder_id]
        names.insert(0, str(blok.detail))
    return " › ".join(names[0:1] + names[-1:] if len(names) > 2 else names)


def _plaatsen(ouder: int | None, blok: Blok, blokken: dict[int, Any]) -> list[tuple[Plaats, str]]:
    """First, and after each that stands there; not where it stands already."""
    row = [b for b in blokken.values() if (b.ouder_id, b.soort) == (ouder, blok.soort)]
    at = next((n for n, b in enumerate(row) if b.pk == blok.pk), None)
    first = "vooraan" if at is not None or ouder is None else f"vooraan onder: {blokken[ouder].detail}"
    places = [(Plaats(ouder, None), first)]
    places += [(Plaats(ouder, b.pk), f"na: {b.detail}") for b in row if b.pk != blok.pk]
    if at is not None:
        places.pop(at)
    return places
