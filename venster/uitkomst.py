"""The result of one regio in one year: counts per part and kind, and the texts with who wrote them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regions.models import PARTIJEN, Regio, Soort
from tekst.getallen import aantal
from venster.kern import Antwoord, Deel
from venster.models import Indiening, Inzending, Ronde

GROEP = 3  # from this many on, a kind is a group that is counted; fewer are named as who they are
WOORDEN = {
    Soort.GEMEENTE: ("gemeente", "gemeenten"),
    Soort.ZORGVERZEKERAAR: ("zorgverzekeraar", "zorgverzekeraars"),
    Soort.ZORGKANTOOR: ("zorgkantoor", "zorgkantoren"),
}


@dataclass(frozen=True, slots=True)
class Stem:
    """What one organisation said about one part, as it counts; and how it corrected that afterwards."""

    naam: str
    woord: str
    toelichting: str
    correctie: "Indiening | None" = None
    later: Antwoord | None = None

    @property
    def is_anders(self) -> bool:
        """Whether the correction says something else about this part."""
        nu = self.later
        return nu is not None and (nu.woord, nu.toelichting) != (self.woord, self.toelichting)


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

    @property
    def gecorrigeerd(self) -> int:
        """How many corrected this part after it was published."""
        return sum(stem.is_anders for stem in self.stemmen)


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
    steun = [f"steun_{deel}" for deel in Deel]
    sheets = (
        Inzending.objects.filter(regio=regio, jaar=ronde.jaar)
        .select_related("uitnodiging")
        .defer(*steun)
        .order_by("uitnodiging__organisatie_naam", "pk")
    )
    later = Indiening.objects.correcties().filter(inzending__in=sheets.values("pk"))
    correcties = {c.inzending_id: c for c in later.defer(*steun).order_by("nummer")}
    per_soort: dict[str, list[Inzending]] = {}
    for sheet in sheets:
        per_soort.setdefault(sheet.soort, []).append(sheet)
    return [_groep(soort, per_soort[soort], correcties) for soort in PARTIJEN if soort in per_soort]


def _groep(soort: Soort, sheets: list[Inzending], correcties: Mapping[int, Indiening]) -> Groep:
    vakken = [Vak(deel, len(sheets), list(_stemmen(deel, sheets, correcties))) for deel in Deel]
    return Groep(soort, len(sheets), sum(sheet.is_ingediend for sheet in sheets), vakken)


def _stemmen(deel: Deel, sheets: Iterable[Inzending], correcties: Mapping[int, Indiening]) -> Iterable[Stem]:
    for sheet in sheets:
        antwoord = getattr(sheet, deel.value)
        if sheet.is_ingediend and antwoord is not None:
            correctie = correcties.get(sheet.pk)
            yield Stem(
                sheet.uitnodiging.organisatie_naam,
                "JA" if antwoord else "NEE",
                getattr(sheet, f"toelichting_{deel}"),
                correctie,
                _zonder_steun(correctie, deel) if correctie else None,
            )


def _zonder_steun(kern: Indiening, deel: Deel) -> Antwoord:
    return Antwoord(getattr(kern, deel.value), getattr(kern, f"toelichting_{deel}"))


@dataclass(frozen=True, slots=True)
class Correctie:
    """How one organisation corrected its published answer, the last time it did: each part that differs."""

    indiening: Indiening
    stemmen: list[tuple[Deel, Stem]]

    @property
    def naam(self) -> str:
        """Whose answer it is."""
        return self.stemmen[0][1].naam


def correcties(groepen: Iterable[Groep]) -> list[Correctie]:
    """What was corrected after publication, by organisation; a support need alone is not seen here."""
    per_sheet: dict[int, list[tuple[Deel, Stem]]] = {}
    gevonden: dict[int, Indiening] = {}
    for groep in groepen:
        for vak in groep.vakken:
            for stem in vak.stemmen:
                if stem.correctie and stem.is_anders:
                    gevonden[stem.correctie.pk] = stem.correctie
                    per_sheet.setdefault(stem.correctie.pk, []).append((vak.deel, stem))
    return [Correctie(gevonden[pk], stemmen) for pk, stemmen in per_sheet.items()]
