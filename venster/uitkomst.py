"""The result of one regio in one year: counts per part and kind, and the texts with who wrote them."""

from collections.abc import Iterable
from dataclasses import dataclass

from regions.models import PARTIJEN, Regio, Soort
from tekst.getallen import aantal
from venster.kern import Deel
from venster.models import Inzending, Ronde

GROEP = 3  # from this many on, a kind is a group that is counted; fewer are named as who they are
WOORDEN = {
    Soort.GEMEENTE: ("gemeente", "gemeenten"),
    Soort.ZORGVERZEKERAAR: ("zorgverzekeraar", "zorgverzekeraars"),
    Soort.ZORGKANTOOR: ("zorgkantoor", "zorgkantoren"),
}


@dataclass(frozen=True, slots=True)
class Stem:
    """What one organisation said about one part."""

    naam: str
    woord: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Vak:
    """One kind of partij about one part."""

    deel: Deel
    gevraagd: int
    stemmen: list[Stem]

    @property
    def is_groep(self) -> bool:
        """Whether it is counted; one or two are named instead."""
        return self.gevraagd >= GROEP

    @property
    def ja(self) -> int:
        """How many said JA."""
        return sum(stem.woord == "JA" for stem in self.stemmen)

    @property
    def nee(self) -> int:
        """How many said NEE."""
        return sum(stem.woord == "NEE" for stem in self.stemmen)

    @property
    def stil(self) -> int:
        """How many said nothing."""
        return self.gevraagd - self.ja - self.nee


@dataclass(frozen=True, slots=True)
class Groep:
    """One kind of partij."""

    soort: Soort
    gevraagd: int
    geantwoord: int
    vakken: list[Vak]

    @property
    def opschrift(self) -> str:
        """Its name as a heading: in the plural, unless there is one."""
        return WOORDEN[self.soort][self.gevraagd != 1].capitalize()

    @property
    def respons(self) -> str:
        """'9 van 14 gemeenten'."""
        return f"{self.geantwoord} van {aantal(self.gevraagd, *WOORDEN[self.soort])}"


def uitkomst(ronde: Ronde, regio: Regio) -> list[Groep]:
    """What each kind of partij said; names as they were when they were asked. Support needs are not read."""
    sheets = (
        Inzending.objects.filter(regio=regio, jaar=ronde.jaar)
        .select_related("uitnodiging")
        .defer(*(f"steun_{deel}" for deel in Deel))
        .order_by("uitnodiging__organisatie_naam", "pk")
    )
    per_soort: dict[str, list[Inzending]] = {}
    for sheet in sheets:
        per_soort.setdefault(sheet.soort, []).append(sheet)
    return [_groep(soort, per_soort[soort]) for soort in PARTIJEN if soort in per_soort]


def _groep(soort: Soort, sheets: list[Inzending]) -> Groep:
    vakken = [Vak(deel, len(sheets), list(_stemmen(deel, sheets))) for deel in Deel]
    return Groep(soort, len(sheets), sum(sheet.is_ingediend for sheet in sheets), vakken)


def _stemmen(deel: Deel, sheets: Iterable[Inzending]) -> Iterable[Stem]:
    for sheet in sheets:
        antwoord = getattr(sheet, deel.value)
        if sheet.is_ingediend and antwoord is not None:
            toelichting = getattr(sheet, f"toelichting_{deel}")
            yield Stem(sheet.uitnodiging.organisatie_naam, "JA" if antwoord else "NEE", toelichting)
