"""One blok as the tree has it, read without what the others say: what a save answers with."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from agenda.boom import RANG, Knoop, letters, met_rijen, voor_wie
from agenda.lijnen import geef_lijnen
from agenda.models import Agenda, Blok, Themablok
from agenda.tellingen import met_tellingen
from agenda.zicht import OPENBAAR, Zicht
from regions.gereed import Gereed, dag, sleutel
from regions.periods import today


def knoop_van(blok: Blok, zicht: Zicht = OPENBAAR) -> Knoop:
    """One blok as the tree has it, without reading what the others say."""
    agenda = blok.agenda
    rows = _rijen(agenda, zicht)
    per_pk = {row.pk: row for row in rows}
    way = [per_pk[blok.pk]]
    while way[-1].ouder_id:
        way.append(per_pk[way[-1].ouder_id])
    row = [r.pk for r in rows if (r.ouder_id, r.soort) == (blok.ouder_id, blok.soort)]
    schotten = _schotten(agenda) if any(r.onderwerp for r in rows) else {}
    dicht = next((schotten[r.pk] for r in way if r.pk in schotten), "")
    genummerd = blok.soort == Blok.Soort.AFSPRAAK and not dicht
    (getoond,) = _EEN[blok.soort](pk=blok.pk, dag=today())
    getoond.agenda = agenda
    geef_lijnen(getoond)
    return Knoop(
        getoond,
        nummer=_nummer_van(blok, way[-1].pk, [r for r in rows if r.pk not in schotten]) if genummerd else "",
        niveau=len(way) + 1,
        is_eerste=row[0] == blok.pk,
        is_laatste=row[-1] == blok.pk,
        schot=dicht,
        eigen=zicht.eigen_in(agenda.regio_id),
    )


def _rijen(agenda: Agenda, zicht: Zicht) -> "list[_Rij]":
    """The place of each blok of an agenda that this reader sees, in the order of their rows."""
    if agenda.regio_id in zicht.regios:
        return [_Rij(*row) for row in _PLAATSEN(agenda=agenda.pk)]
    return [_Rij(*row) for row in _plaatsen(agenda.blokken.voor(zicht))]  # type: ignore[attr-defined]


def _plaatsen(blokken: Any) -> Any:
    return blokken.levend().order_by("volgorde", "pk").values_list("pk", "ouder", "soort", "onderwerp")


_PLAATSEN = Gereed(lambda: _plaatsen(Blok.objects.filter(agenda=sleutel("agenda"))))
_THEMAS = Gereed(
    lambda: (
        Themablok.objects.levend()
        .filter(blok__agenda=sleutel("agenda"))
        .order_by("blok__volgorde", "blok")
        .values_list("blok", "thema__naam")
    )
)


def _schotten(agenda: Agenda) -> dict[int, str]:
    """The blokken that their own onderwerp closes, and for whom."""
    rows: Any = Blok.objects.filter(agenda=agenda).met_schot()
    return {blok.pk: voor_wie(blok) for blok in rows if blok.zelf_dicht}


class _Rij(NamedTuple):
    """What of a blok one needs to place another beside it."""

    pk: int
    ouder_id: int | None
    soort: str
    onderwerp: int | None


def _nummer_van(blok: Blok, thema: int, rows: "list[_Rij]") -> str:
    """Its number, among those that everybody sees: what is closed has no number, so that none is missing."""
    met = letters(_THEMAS(agenda=blok.agenda_id))
    kinderen: dict[int | None, list[_Rij]] = {}
    for row in rows:
        kinderen.setdefault(row.ouder_id, []).append(row)

    def afspraken(ouder: int) -> Iterator[int]:
        for row in sorted(kinderen.get(ouder, []), key=lambda kind: RANG[kind.soort]):
            if row.soort == Blok.Soort.AFSPRAAK:
                yield row.pk
            yield from afspraken(row.pk)

    return f"{met[thema]}{list(afspraken(thema)).index(blok.pk) + 1}"


def _een(soort: str) -> Gereed[Blok]:
    """One blok of a kind, with all that it shows."""
    return Gereed(lambda: met_rijen(met_tellingen(Blok.objects.all()), dag(), soort).filter(pk=sleutel()))


_EEN: dict[str, Gereed[Blok]] = {soort.value: _een(soort) for soort in Blok.Soort}
