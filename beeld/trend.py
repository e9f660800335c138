"""Years beside each other: one line per part, told apart by dash, marker and name; not by colour alone."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from beeld.svg import GRIJS, HAARLIJN, INKT, WIT, element, figuur, lijn, samen, tekst, tekstbreedte

KLEUREN = ("#0b3d52", "#9a5700", "#6a2c82", "#0f5132", "#8c1d18")
STREPEN = (None, "9 4", "2 4", "10 4 2 4", "16 4")
VORMEN = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M0 -6L5.5 4.5H-5.5Z",
    "M0 -6L6 0L0 6L-6 0Z",
    "M0 6L5.5 -4.5H-5.5Z",
)
BOVEN, ONDER, LINKS, REGEL = 44, 40, 52, 19


@dataclass(frozen=True, slots=True, kw_only=True)
class Reeks:
    """One line: a figure per year; a year without a figure is a gap in the line."""

    naam: str
    waarden: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breuk:
    """From this year on the figures are not comparable with those before; the word says why."""

    jaar: int
    woord: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vlak:
    """The part of the drawing that holds the lines: which year and which figure lie where."""

    eerste: int
    laatste: int
    hoogste: float
    breedte: float
    hoogte: float

    def x(self, jaar: float) -> float:
        if self.eerste == self.laatste:
            return LINKS + self.breedte * (0.5 + jaar - self.eerste)
        return LINKS + 20 + (self.breedte - 40) * (jaar - self.eerste) / (self.laatste - self.eerste)

    def y(self, waarde: float) -> float:
        return BOVEN + self.hoogte * (1 - waarde / self.hoogste)

    @property
    def jaarbreedte(self) -> float:
        return (self.breedte - 40) / max(1, self.laatste - self.eerste)


def trend(
    id: str,
    titel: str,
    reeksen: Sequence[Reeks],
    *,
    breuken: Sequence[Breuk] = (),
    eenheid: str = "%",
    hoogste: float = 100,
    breedte: int = 720,
    hoogte: int = 360,
) -> SafeString:
    """The drawing, or nothing at all where no year has a figure. The axis runs from 0 to `hoogste`."""
    reeksen = [reeks for reeks in reeksen if reeks.waarden]
    if not reeksen:
        return SafeString("")
    jaren = sorted({jaar for reeks in reeksen for jaar in reeks.waarden})
    slot = max(tekstbreedte(_slot(reeks, eenheid), 15) for reeks in reeksen) + 34
    maat = {"breedte": breedte - LINKS - slot, "hoogte": hoogte - BOVEN - ONDER}
    vlak = Vlak(eerste=jaren[0], laatste=jaren[-1], hoogste=hoogste, **maat)
    breuken = [breuk for breuk in breuken if jaren[0] < breuk.jaar <= jaren[-1]]
    return figuur(
        id,
        titel,
        _omschrijving(reeksen, breuken, eenheid),
        breedte,
        hoogte,
        _assen(vlak, jaren, eenheid),
        _breukstrepen(vlak, breuken),
        samen(_lijn(vlak, nummer, reeks, breuken) for nummer, reeks in enumerate(reeksen)),
        _namen(vlak, reeksen, eenheid),
    )


def getal(waarde: float, eenheid: str = "") -> str:
    """A figure as Dutch readers write it: 62,5%."""
    return f"{round(waarde, 1):g}".replace(".", ",") + eenheid


def _slot(reeks: Reeks, eenheid: str) -> str:
    return f"{reeks.naam} {getal(reeks.waarden[max(reeks.waarden)], eenheid)}"


def _omschrijving(reeksen, breuken, eenheid) -> str:
    def loop(reeks):
        eerste, laatste = min(reeks.waarden), max(reeks.waarden)
        begin, slot = (getal(reeks.waarden[jaar], eenheid) for jaar in (eerste, laatste))
        if eerste == laatste:
            return f"{reeks.naam}: {slot} in {laatste}."
        return f"{reeks.naam}: van {begin} in {eerste} naar {slot} in {laatste}."

    zinnen = [loop(reeks) for reeks in reeksen]
    zinnen += [
        f"Vanaf {breuk.jaar} niet goed te vergelijken met daarvoor: {breuk.woord}." for breuk in breuken
    ]
    return " ".join(["Lijngrafiek per jaar.", *zinnen])


def _assen(vlak: Vlak, jaren, eenheid) -> SafeString:
    rechts = LINKS + vlak.breedte
    delen = []
    stappen = next(aantal for aantal in (4, 2, 1) if vlak.hoogste % aantal == 0 or aantal == 1)
    for stap in range(stappen + 1):
        waarde = vlak.hoogste * stap / stappen
        y = vlak.y(waarde)
        delen.append(lijn(LINKS, y, rechts, y, kleur=HAARLIJN if stap else INKT))
        delen.append(tekst(LINKS - 8, y + 5, getal(waarde, eenheid), kleur=GRIJS, anker="end"))
    return samen([*delen, _jaartallen(vlak, jaren)])


def _jaartallen(vlak: Vlak, jaren) -> SafeString:
    """As many years as fit, counted back from the last; a year without any figure says so."""
    delen, onder = [], vlak.y(0)
    sprong = math.ceil(44 / vlak.jaarbreedte)
    for jaar in range(vlak.laatste, vlak.eerste - 1, -sprong):
        delen.append(lijn(vlak.x(jaar), onder, vlak.x(jaar), onder + 5, kleur=INKT))
        delen.append(tekst(vlak.x(jaar), onder + 22, jaar, anker="middle"))
    woord = "geen cijfers" if vlak.jaarbreedte > tekstbreedte("geen cijfers", 12) else "–"
    for jaar in sorted(set(range(vlak.eerste, vlak.laatste)) - set(jaren)):
        delen.append(tekst(vlak.x(jaar), onder - 8, woord, grootte=12, kleur=GRIJS, anker="middle"))
    return samen(delen)


def _breukstrepen(vlak: Vlak, breuken) -> SafeString:
    """A dashed upright before the first year that differs, its word above, on the side with room."""
    delen = []
    for breuk in breuken:
        x = vlak.x(breuk.jaar - 0.5)
        past_rechts = x + tekstbreedte(breuk.woord, 13) < LINKS + vlak.breedte + 120
        delen.append(lijn(x, BOVEN - 20, x, vlak.y(0), kleur=INKT, dikte=1.5, streep="5 4"))
        opzij, anker = (5, "start") if past_rechts else (-5, "end")
        delen.append(tekst(x + opzij, BOVEN - 12, breuk.woord, grootte=13, anker=anker))
    return samen(delen)


def _stukken(reeks: Reeks, breuken) -> list[list[int]]:
    """The years that may be joined by a line: consecutive ones, and never across a break."""
    grenzen = {breuk.jaar for breuk in breuken}
    stukken: list[list[int]] = []
    for jaar in sorted(reeks.waarden):
        if stukken and jaar == stukken[-1][-1] + 1 and jaar not in grenzen:
            stukken[-1].append(jaar)
        else:
            stukken.append([jaar])
    return stukken


def _lijn(vlak: Vlak, nummer: int, reeks: Reeks, breuken) -> SafeString:
    kleur, streep, vorm = (lijst[nummer % len(lijst)] for lijst in (KLEUREN, STREPEN, VORMEN))
    plek = {jaar: (vlak.x(jaar), vlak.y(waarde)) for jaar, waarde in reeks.waarden.items()}
    pad = {"fill": "none", "stroke": kleur, "stroke_width": 2.5, "stroke_dasharray": streep}
    delen = []
    for stuk in _stukken(reeks, breuken):
        punten = " ".join(f"{plek[jaar][0]:.1f},{plek[jaar][1]:.1f}" for jaar in stuk)
        delen.append(element("polyline", points=punten, **pad))
    for x, y in plek.values():
        waar = f"translate({x:.1f} {y:.1f})"
        delen.append(element("path", d=vorm, transform=waar, fill=kleur, stroke=WIT, stroke_width=1))
    return samen(delen)


def _namen(vlak: Vlak, reeksen, eenheid) -> SafeString:
    """The name and last figure of each line at its end, pushed apart where lines end close together."""
    einden = [vlak.y(reeks.waarden[max(reeks.waarden)]) for reeks in reeksen]
    delen = []
    for nummer, y in _uit_elkaar(einden, vlak.y(0)).items():
        reeks, kleur = reeksen[nummer], KLEUREN[nummer % len(KLEUREN)]
        x, rechts = vlak.x(max(reeks.waarden)), LINKS + vlak.breedte
        delen.append(lijn(x + 8, einden[nummer], rechts + 4, y, kleur=kleur))
        delen.append(tekst(rechts + 8, y + 5, _slot(reeks, eenheid), grootte=15, vet=True, kleur=kleur))
    return samen(delen)


def _uit_elkaar(hoogten: list[float], onderkant: float) -> dict[int, float]:
    """Each height moved as little as needed to keep one line of text between neighbours."""
    volgorde = sorted(range(len(hoogten)), key=lambda nummer: (hoogten[nummer], nummer))
    plek = {nummer: hoogten[nummer] for nummer in volgorde}
    for boven, onder in pairwise(volgorde):
        plek[onder] = max(plek[onder], plek[boven] + REGEL)
    te_laag = plek[volgorde[-1]] - onderkant
    for onder, boven in pairwise(reversed(volgorde)):
        if te_laag > 0:
            plek[onder] = min(plek[onder], onderkant)
            plek[boven] = min(plek[boven], plek[onder] - REGEL)
    return plek
