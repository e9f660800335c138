"""The country in one year: what the venster counted, laid side by side.

A regio is told in counts, only the country as a whole in percentages.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from beeld.afronden import aandeel, procent
from beeld.trend import Reeks
from regions.models import PARTIJEN, Regio, Soort
from venster import figures
from venster.kern import Deel

SOORT_NAAM = {
    Soort.GEMEENTE: "gemeenten",
    Soort.ZORGVERZEKERAAR: "zorgverzekeraars",
    Soort.ZORGKANTOOR: "zorgkantoren",
}
LARGE = 20  # a smaller base gives counts, no percentages


@dataclass(slots=True)
class Telling:
    """Of one group: how many were asked and answered, and what they say about one part."""

    gevraagd: int = 0
    geantwoord: int = 0
    ja: int = 0
    nee: int = 0

    def erbij(self, rij: Any, deel: str) -> None:
        """Count a row of figures in."""
        self.gevraagd += rij["gevraagd"]
        self.geantwoord += rij["geantwoord"]
        self.ja += rij.get(f"{deel}_ja", 0)
        self.nee += rij.get(f"{deel}_nee", 0)

    @property
    def geen(self) -> int:
        """How many have not answered."""
        return self.gevraagd - self.geantwoord

    @property
    def patroon(self) -> str:
        """Two thirds or more the same way is "overwegend"; anything between is verdeeld."""
        answered = self.ja + self.nee
        if not answered:
            return "leeg"
        if 3 * self.ja >= 2 * answered:
            return "ja"
        return "nee" if 3 * self.nee >= 2 * answered else "verdeeld"

    @property
    def woord(self) -> str:
        """The same in words; a group of one or two is no side, so it is told as what they say."""
        if self.patroon == "leeg":
            return "geen antwoord"
        return "verdeeld" if self.patroon == "verdeeld" else f"overwegend {self.patroon}"

    @property
    def aandeel_ja(self) -> str:
        """JA of those who answered: a percentage for a large group, else in counts."""
        return aandeel(self.ja, self.ja + self.nee)

    @property
    def respons(self) -> str:
        """Answered of those asked: a percentage for a large group, else in counts."""
        return aandeel(self.geantwoord, self.gevraagd)


@dataclass(slots=True)
class Rij:
    """One regio: per kind of party, and together."""

    regio: Regio
    samen: Telling = field(default_factory=Telling)
    soorten: dict[Soort, Telling] = field(default_factory=lambda: {soort: Telling() for soort in PARTIJEN})

    @property
    def is_volledig(self) -> bool:
        """Whether everyone who was asked has answered."""
        return self.samen.gevraagd > 0 and self.samen.geen == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """One year, one part: the rows in alphabetical order, and the country per kind of party."""

    deel: Deel
    rijen: list[Rij]
    land: Rij

    @property
    def volledig(self) -> int:
        """In how many regio's everyone has answered."""
        return sum(rij.is_volledig for rij in self.rijen)


def overzicht(jaar: int, deel: Deel, *, uitkomsten: bool) -> Overzicht:
    """The whole country in two queries; without `uitkomsten` only who answered, not what."""
    geteld: Iterable[Any] = figures.telling(jaar) if uitkomsten else figures.respons(jaar)
    geteld = list(geteld)
    regios = Regio.objects.filter(pk__in={rij["regio"] for rij in geteld}).order_by("naam", "pk")
    rijen = {regio.pk: Rij(regio) for regio in regios}
    land = Rij(Regio(naam="Heel Nederland"))
    for telling in geteld:
        for rij in (rijen[telling["regio"]], land):
            rij.samen.erbij(telling, deel)
            rij.soorten[Soort(telling["soort"])].erbij(telling, deel)
    return Overzicht(deel=deel, rijen=list(rijen.values()), land=land)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """All published years, per part, for one kind of party or for all of them."""

    jaren: list[int]
    per_deel: dict[Deel, dict[int, Telling]]

    @property
    def reeksen(self) -> list[Reeks]:
        """A line per part: the share of JA in percents, where the base is large enough."""
        return [
            Reeks(
                naam=deel.label,
                waarden={
                    jaar: procent(telling.ja, telling.ja + telling.nee)
                    for jaar, telling in jaren.items()
                    if telling.ja + telling.nee >= LARGE
                },
            )
            for deel, jaren in self.per_deel.items()
        ]

    @property
    def zin(self) -> str:
        """What the lines say, in a sentence; nothing with fewer than two years."""
        reeksen = [reeks for reeks in self.reeksen if len(reeks.waarden) > 1]
        if not reeksen:
            return ""
        delen = []
        for reeks in reeksen:
            eerste, laatste = min(reeks.waarden), max(reeks.waarden)
            van, naar = reeks.waarden[eerste], reeks.waarden[laatste]
            hoe = "bleef gelijk" if van == naar else "steeg" if naar > van else "daalde"
            delen.append(f"{reeks.naam.lower()} {hoe} van {van}% naar {naar}%")
        return f"Het aandeel JA op {', '.join(delen[:-1])} en {delen[-1]} ({self.jaren[0]}–{self.jaren[-1]})."


def trend(soort: Soort | None) -> Trend:
    """The country over the years, in one query."""
    per_deel: dict[Deel, dict[int, Telling]] = {deel: defaultdict(Telling) for deel in Deel}
    jaren = set()
    for punt in figures.trend():
        if soort in (None, punt["soort"]):
            jaren.add(punt["jaar"])
            for deel in Deel:
                per_deel[deel][punt["jaar"]].erbij(punt, deel)
    return Trend(jaren=sorted(jaren), per_deel=per_deel)
