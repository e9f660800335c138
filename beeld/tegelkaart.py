"""The map of regions: equal tiles, each with its word and pattern, as a list of links and as a drawing.

What a tile says it says in words; the pattern repeats it. There is no scale from light to dark.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.utils.safestring import SafeString

from beeld.svg import GRIJS, INKT, JA, OPEN, RAND, WIT, arcering, figuur, regels, samen, tekst, vlak

RIJEN, KOLOMMEN = 12, 6  # as many as the style sheet has places for; the country of today takes 8
PATRONEN = ("ja", "verdeeld", "nee", "leeg", "neutraal")
ZEE = (("Noordzee", 2, 1), ("IJsselmeer", 2, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tegel:
    """One region on the map; `|` in the label says where a line may break."""

    code: str
    label: str
    naam: str
    url: str
    woord: str
    patroon: str
    rij: int | None = None
    kolom: int | None = None
    waarde: str = ""
    zee: bool = False

    def __post_init__(self):
        if self.patroon not in PATRONEN:
            raise ValueError(f"Onbekend patroon: {self.patroon}")

    @property
    def vak(self) -> tuple[int, int] | None:
        """The row and column, when they lie on the map."""
        rij, kolom = self.rij or 0, self.kolom or 0
        return (rij, kolom) if 1 <= rij <= RIJEN and 1 <= kolom <= KOLOMMEN else None

    @property
    def opschrift(self) -> str:
        """The label for a browser, which breaks lines itself: a hyphen that only divides a word is soft."""
        afgebroken = self.label.replace("-|", "\u00ad").replace("/|", "/\u200b").replace("|", " ")
        if afgebroken.replace("\u00ad", "").replace("\u200b", "").casefold() in self.naam.casefold():
            return afgebroken
        return self.label.replace("-|", "-\u200b").replace("/|", "/\u200b").replace("|", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """The tiles in reading order, sea included, and after them what has no cell of its own."""

    tegels: tuple[Tegel, ...]
    elders: tuple[Tegel, ...]

    @classmethod
    def van(cls, tegels: Iterable[Tegel]) -> Self:
        """Each cell to the first who asks for it; sea only where the cell is free."""
        vakken: dict[tuple[int, int], Tegel] = {}
        elders = []
        for tegel in tegels:
            if tegel.vak and tegel.vak not in vakken:
                vakken[tegel.vak] = tegel
            else:
                elders.append(tegel)
        for naam, rij, kolom in ZEE if vakken else ():
            vakken.setdefault((rij, kolom), _zee(naam, rij, kolom))
        return cls(tegels=tuple(vakken[vak] for vak in sorted(vakken)), elders=tuple(elders))


def _zee(naam: str, rij: int, kolom: int) -> Tegel:
    return Tegel(
        code="", label=naam, naam=naam, url="", woord="", patroon="leeg", rij=rij, kolom=kolom, zee=True
    )


BREED, HOOG, TUSSEN, STROOK = 126, 88, 4, 12


def svg(id: str, titel: str, kaart: Kaart) -> SafeString:
    """The same map as a drawing, for documents; what has no cell stands in rows of its own below."""
    if not kaart.tegels and not kaart.elders:
        return SafeString("")
    delen = [_tegel(tegel, *_hoek(*tegel.vak), id) for tegel in kaart.tegels if tegel.vak]
    hoogte = max((tegel.vak[0] for tegel in kaart.tegels if tegel.vak), default=0) * (HOOG + TUSSEN)
    if kaart.elders:
        delen.append(tekst(0, hoogte + 22, "Niet op de kaart", vet=True))
        for plek, tegel in enumerate(kaart.elders):
            x, y = _hoek(1 + plek // KOLOMMEN, 1 + plek % KOLOMMEN)
            delen.append(_tegel(tegel, x, y + hoogte + 34, id))
        hoogte += math.ceil(len(kaart.elders) / KOLOMMEN) * (HOOG + TUSSEN) + 34
    breedte = KOLOMMEN * (BREED + TUSSEN)
    return figuur(id, titel, _omschrijving(kaart), breedte, hoogte, arcering(f"{id}-nee"), *delen)


def _omschrijving(kaart: Kaart) -> str:
    """How many regions bear each word, the words in the order of the alphabet."""
    regios = [tegel for tegel in (*kaart.tegels, *kaart.elders) if not tegel.zee]
    woorden = sorted({tegel.woord for tegel in regios}, key=str.casefold)
    tellingen = (f"{woord}: {sum(tegel.woord == woord for tegel in regios)}" for woord in woorden)
    return f"Kaart met een tegel voor elke regio ({len(regios)}). {', '.join(tellingen)}."


def _hoek(rij: int, kolom: int) -> tuple[float, float]:
    return (kolom - 1) * (BREED + TUSSEN) + TUSSEN / 2, (rij - 1) * (HOOG + TUSSEN) + TUSSEN / 2


def _tegel(tegel: Tegel, x: float, y: float, id: str) -> SafeString:
    if tegel.zee:
        return tekst(x + BREED / 2, y + HOOG / 2 + 5, tegel.naam, kleur=GRIJS, anker="middle")
    streep = "5 4" if tegel.patroon == "leeg" else None
    kader = vlak(x, y, BREED, HOOG, vulling=WIT, rand=RAND, rx=3, stroke_dasharray=streep)
    return samen([kader, _strook(tegel.patroon, x, y, id), _woorden(tegel, x + STROOK + 6, y)])


def _strook(patroon: str, x, y, id: str) -> SafeString:
    """The pattern along the left edge: full, hatched, half of each, empty; none where nothing was asked."""
    if patroon == "neutraal":
        return SafeString("")
    hatch = f"url(#{id}-nee)"
    helften = {"ja": (JA, JA), "nee": (hatch, hatch), "verdeeld": (JA, hatch), "leeg": (OPEN, OPEN)}
    boven, onder = helften[patroon]
    rand = RAND if patroon == "leeg" else INKT
    x, y, hoogte = x + 2, y + 2, HOOG - 4
    return samen(
        [
            vlak(x, y, STROOK, hoogte, vulling=boven),
            vlak(x, y + hoogte / 2, STROOK, hoogte / 2, vulling=onder) if onder != boven else "",
            vlak(x, y, STROOK, hoogte, vulling="none", rand=rand),
        ]
    )


def _woorden(tegel: Tegel, x, y) -> SafeString:
    """The name from the top down, the word and the figure from the bottom up."""
    breedte = BREED - STROOK - 10
    naam = [regel for stuk in tegel.label.split("|") for regel in regels(stuk, breedte, 12)]
    slot = [*regels(tegel.woord, breedte, 12), *filter(None, [tegel.waarde])]
    onder = y + HOOG - 8 - 14 * (len(slot) - 1)
    boven = [tekst(x, y + 17 + 14 * nummer, regel, grootte=12, vet=True) for nummer, regel in enumerate(naam)]
    return samen(
        [*boven, *(tekst(x, onder + 14 * nummer, regel, grootte=12) for nummer, regel in enumerate(slot))]
    )
