"""The working agenda as a tree, read in a number of queries that does not depend on its size."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Value
from django.db.models.functions import Coalesce

from agenda.businesscase import REGELS, VRIJ, deelnemers, zichtbaar
from agenda.lijnen import lijnen_bij
from agenda.models import (
    KINDEREN,
    TREKKERS,
    Agenda,
    Blok,
    Herkomst,
    Kader,
)
from agenda.models.inbreng import GEMEENTEN_SAMEN
from agenda.redactie import redacteurnamen
from agenda.tellingen import met_tellingen
from agenda.zicht import OPENBAAR, Zicht
from regions.periods import today


@dataclass(slots=True)
class Knoop:
    """A blok with what hangs under it, and the number it has in reading order if it is an afspraak."""

    blok: Blok
    kinderen: "list[Knoop]" = field(default_factory=list)
    nummer: str = ""
    niveau: int = 2
    is_eerste: bool = True
    is_laatste: bool = True
    schot: str = ""
    eigen: frozenset[int] = frozenset()

    @property
    def detail(self) -> Any:
        """What the blok says."""
        return self.blok.detail

    @property
    def kaders(self) -> list[str]:
        """What an afspraak also belongs to, by name."""
        return list(self.blok.kadernamen)  # type: ignore[attr-defined]

    @property
    def herkomst(self) -> list[str]:
        """Whose inbreng an opgave was made of, by name."""
        return list(self.blok.herkomst_van)  # type: ignore[attr-defined]

    @property
    def businesscase(self) -> dict[str, Any] | None:
        """What an afspraak costs and yields, when this reader may see that."""
        return zichtbaar(self.blok, self.eigen) if self.blok.soort == Blok.Soort.AFSPRAAK else None

    @property
    def doet_mee(self) -> bool:
        """Whether the reader works for a party of this afspraak."""
        detail = self.detail
        return not self.eigen.isdisjoint(deelnemers(detail))

    def gesnoeid(self, kader: str) -> "Knoop | None":
        """What of it leads to an afspraak that belongs to this kader too; None when nothing does."""
        if self.blok.soort == Blok.Soort.AFSPRAAK:
            return self if kader in self.kaders else None
        kinderen = [knoop for kind in self.kinderen if (knoop := kind.gesnoeid(kader))]
        return replace(self, kinderen=kinderen) if kinderen else None

    def van(self, soort: str) -> "list[Knoop]":
        """What hangs directly under it, of one kind."""
        return [kind for kind in self.kinderen if kind.blok.soort == soort]

    def alle(self, soort: str) -> "Iterator[Knoop]":
        """All of one kind under it, in reading order: what stands first on the page comes first."""
        for kind in self.in_volgorde():
            if kind.blok.soort == soort:
                yield kind
            yield from kind.alle(soort)

    @property
    def groepen(self) -> "list[tuple[str, str, list[Knoop]]]":
        """What hangs under it, per kind that may: the kind, its word, and the blokken."""
        return [(soort.value, soort.label, self.van(soort)) for soort in KINDEREN[self.blok.soort]]

    def zet_diepte(self, niveau: int) -> None:
        """How deep its heading lies on the page, and of all under it."""
        self.niveau = niveau
        for kind in self.kinderen:
            kind.zet_diepte(niveau + 1)

    def in_volgorde(self) -> "list[Knoop]":
        """Its children as they are read: functies before the afspraken that have none."""
        return sorted(self.kinderen, key=lambda kind: RANG[kind.blok.soort])


# Who leads a theme, along with the theme itself; what an afspraak also belongs to, along with its blok.
_TREKKERS = [f"thema__{trekker}__{wie}" for trekker in TREKKERS for wie in ("persoon", "organisatie")]
_KADERS = ArraySubquery(Kader.objects.filter(afspraken=OuterRef("pk")).order_by("naam", "pk").values("naam"))
# Whose inbreng an opgave was made of, each once; what the gemeenten made together has no organisatie.
_HERKOMST = ArraySubquery(
    Herkomst.objects.filter(opgave=OuterRef("pk"))
    .annotate(van=Coalesce("inbreng__organisatie__naam", Value(GEMEENTEN_SAMEN)))
    .order_by("van")
    .values("van")
    .distinct()
)
RANG: dict[str, int] = {soort: rang for rang, soort in enumerate(Blok.Soort)}


def boom(agenda: Agenda, zicht: Zicht = OPENBAAR) -> list[Knoop]:
    """The themes of an agenda with all under them that this reader sees, without what was put away.

    Who names no reader gets what everybody may see.
    """
    eigen = zicht.eigen_in(agenda.regio_id)
    return [knoop for knoop in _bouw(_blokken(agenda, zicht), eigen).values() if knoop.blok.ouder_id is None]


def voor_wie(blok: Any) -> str:
    """For whom a closed blok is, in words."""
    return f"alleen gemeenten en {blok.verzekeraar}" if blok.verzekeraar else "alleen gemeenten"


def _bouw(blokken: Any, eigen: frozenset[int]) -> dict[int, Knoop]:
    knopen = {blok.pk: Knoop(blok, eigen=eigen) for blok in blokken}
    wortels = []
    for knoop in knopen.values():
        ouder = knopen.get(knoop.blok.ouder_id)
        if ouder:
            ouder.kinderen.append(knoop)
        elif knoop.blok.ouder_id is None:
            wortels.append(knoop)
    _schermaf(wortels, "")
    _nummer(wortels)
    _randen(wortels)
    return knopen


def _schermaf(row: list[Knoop], schot: str) -> None:
    """What hangs under a closed blok is closed with it, unless it closes for another."""
    for knoop in row:
        blok: Any = knoop.blok
        knoop.schot = voor_wie(blok) if blok.zelf_dicht else schot
        _schermaf(knoop.kinderen, knoop.schot)


def _blokken(agenda: Agenda, zicht: Zicht) -> Any:
    rows = met_tellingen(agenda.blokken.levend()).voor(zicht, regio=agenda.regio_id)
    return _met_alles(rows, *Blok.Soort).met_schot().order_by("volgorde", "pk")


def _met_alles(blokken: Any, *soorten: str) -> Any:
    """With all that blokken of these kinds show."""
    return met_rijen(blokken, today(), *soorten).prefetch_related(*lijnen_bij(*soorten))


def met_rijen(blokken: Any, dag: Any, *soorten: str) -> Any:
    """With what stands in one row with them."""
    for soort in soorten:
        names, shown = _TOONT[soort]
        blokken = blokken.select_related(*names).annotate(**shown)
        if soort == Blok.Soort.THEMA:
            blokken = blokken.annotate(redacteuren=redacteurnamen(dag))
    return blokken


# What each kind shows of other tables: rows of one, and what is counted or gathered along with its blok.
_TOONT: dict[str, tuple[list[str], dict[str, Any]]] = {
    Blok.Soort.THEMA: (["thema__thema", *_TREKKERS], {}),
    Blok.Soort.OPGAVE: (["opgave"], {"herkomst_van": _HERKOMST}),
    Blok.Soort.DOEL: (["doel__landelijk_doel"], {}),
    Blok.Soort.FUNCTIE: (["functie"], {}),
    Blok.Soort.AFSPRAAK: (
        ["afspraak__trekker", "afspraak__businesscase"],
        {"kadernamen": _KADERS, "bc_regels": REGELS, "bc_vrij": VRIJ},
    ),
    Blok.Soort.ACTIE: (["actie__organisatie"], {}),
}


def _nummer(themas: list[Knoop]) -> None:
    """P1, P2, O1: the letters of the theme and a running number; the same for every reader.

    What is closed has none: a number that some do not see would be missed by them.
    """
    met = letters([(thema.blok.pk, thema.detail.thema.naam) for thema in themas if not thema.schot])
    for thema in themas:
        thema.zet_diepte(2)
        afspraken = [knoop for knoop in thema.alle(Blok.Soort.AFSPRAAK) if not knoop.schot]
        for nummer, afspraak in enumerate(afspraken, start=1):
            afspraak.nummer = f"{met[thema.blok.pk]}{nummer}"


def letters(themas: list[tuple[int, str]]) -> dict[int, str]:
    """For each theme as few first letters as set it apart from the ones before."""
    letters: dict[int, str] = {}
    for pk, naam in themas:
        word = "".join(c for c in naam.upper() if c.isalnum()) or "T"
        free = (word[:n] for n in range(1, len(word) + 1) if word[:n] not in letters.values())
        letters[pk] = next(free, f"{word}{len(letters)}.")
    return letters


def _randen(row: list[Knoop]) -> None:
    """Which are the first and the last of their kind in their row."""
    for soort in Blok.Soort:
        if same := [knoop for knoop in row if knoop.blok.soort == soort]:
            for knoop in same:
                knoop.is_eerste, knoop.is_laatste = knoop is same[0], knoop is same[-1]
    for knoop in row:
        _randen(knoop.kinderen)
