"""Counts of JA, NEE and no answer as one bar per row, in the order in which the rows are given."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from beeld.svg import (
    GRIJS,
    INKT,
    JA,
    OPEN,
    RAND,
    WIT,
    arcering,
    element,
    figuur,
    lijn,
    regels,
    samen,
    tekst,
    tekstbreedte,
    vlak,
)

WOORDEN = ("JA", "NEE", "geen antwoord")
LEGENDA, RIJ, BALK, LETTER = 40, 34, 24, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """What was answered in one row; `open` counts who was asked and has not answered."""

    label: str
    ja: int
    nee: int
    open: int = 0

    @property
    def totaal(self) -> int:
        return self.ja + self.nee + self.open


def stacked(
    id: str,
    titel: str,
    rijen: Sequence[Rij],
    *,
    woorden: tuple[str, str, str] = WOORDEN,
    even_lang: bool = False,
    breedte: int = 720,
) -> SafeString:
    """The drawing, or nothing without rows.

    All bars share one scale; with `even_lang` each bar fills the width, for rows of very different size.
    """
    if not rijen:
        return SafeString("")
    links = min(230, max(tekstbreedte(rij.label, LETTER) for rij in rijen) + 12)
    ruimte = breedte - links - 70
    grootste = max(rij.totaal for rij in rijen) or 1
    delen, y = [], LEGENDA
    for rij in rijen:
        deler = (rij.totaal or 1) if even_lang else grootste
        label = regels(rij.label, links - 8, LETTER)
        hoogte = max(RIJ, 17 * len(label) + 6)
        delen.append(_label(label, links, y + hoogte / 2))
        delen.append(_balk(rij, links, y + (hoogte - BALK) / 2, ruimte / deler, id))
        y += hoogte
    return figuur(
        id,
        titel,
        _omschrijving(rijen, woorden),
        breedte,
        y + 4,
        arcering(f"{id}-nee"),
        _legenda(woorden, id),
        *delen,
        lijn(links, LEGENDA, links, y, kleur=INKT),
    )


def _omschrijving(rijen, woorden) -> str:
    ja, nee, open_ = (sum(getattr(rij, deel) for rij in rijen) for deel in ("ja", "nee", "open"))
    samen_ = f"Samen {ja} {woorden[0]}, {nee} {woorden[1]} en {open_} {woorden[2]}."
    return f"Staafgrafiek met {len(rijen)} {'rij' if len(rijen) == 1 else 'rijen'}. {samen_}"


def _deel(x, y, breedte, hoogte, welk: int, id: str) -> SafeString:
    """One part of a bar: JA is full, NEE is hatched, no answer is light; each has an edge."""
    vulling = (JA, f"url(#{id}-nee)", OPEN)[welk]
    rand = (JA, INKT, RAND)[welk]
    return vlak(x + 0.5, y, max(breedte - 1, 0.5), hoogte, vulling=vulling, rand=rand)


def _balk(rij: Rij, links, y, schaal, id) -> SafeString:
    if not rij.totaal:
        return tekst(links + 8, y + 17, "niemand gevraagd", grootte=13, kleur=GRIJS)
    delen, x = [], links
    for welk, aantal in enumerate((rij.ja, rij.nee, rij.open)):
        if aantal:
            delen.append(_deel(x, y, aantal * schaal, BALK, welk, id))
            delen.append(_getal(x, y, aantal * schaal, aantal, welk))
        x += aantal * schaal
    return samen([*delen, tekst(x + 8, y + 17, f"van {rij.totaal}", grootte=13, kleur=GRIJS)])


def _getal(x, y, breedte, aantal, welk) -> SafeString:
    """The count in its part, if it fits; on the hatch it stands on a white box."""
    nodig = tekstbreedte(aantal, LETTER) + 8
    if breedte < nodig + 4:
        return SafeString("")
    midden = x + breedte / 2
    getal = tekst(midden, y + 17, aantal, vet=True, kleur=WIT if welk == 0 else INKT, anker="middle")
    doos = vlak(midden - nodig / 2, y + 3, nodig, BALK - 6, vulling=WIT) if welk == 1 else ""
    return samen([doos, getal])


def _label(label, links, midden) -> SafeString:
    eerste = midden + 5 - 17 * (len(label) - 1) / 2
    return samen(
        tekst(links - 8, eerste + 17 * nummer, regel, anker="end") for nummer, regel in enumerate(label)
    )


def _legenda(woorden, id) -> SafeString:
    delen, x = [], 0.0
    for welk, woord in enumerate(woorden):
        delen.append(_deel(x, 8, 22, 16, welk, id))
        delen.append(tekst(x + 29, 21, woord))
        x += 29 + tekstbreedte(woord, LETTER) + 22
    return element("g", *delen)
