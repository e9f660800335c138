"""Which column of someone's file is which column of ours: guessed from the headings, said by the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from inlezen.bestand import GeenTabel, rijen
from inlezen.kolommen import Kolom, kaal
from inlezen.lezen import namen

ZOEK_KOP = 10  # above the headings people put a title, a date, a logo
KORTST = 4  # letters that a heading and a name must share before one may hold the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Blik:
    """A first look at a file: the row of its headings, these, and the first filled cell under each."""

    rij: int
    koppen: list[str]
    voorbeelden: list[str]


def blik(inhoud: bytes, naam: str, kolommen: Sequence[Kolom]) -> Blik:
    """The headings of a file: of its first rows the one with most names that we know. Raises GeenTabel."""
    alle = rijen(inhoud, naam, namen(kolommen))
    eerste = list(islice(alle, ZOEK_KOP))
    if not eerste:
        raise GeenTabel("Het bestand heeft geen gevulde rijen.")
    nummer, koppen = max(eerste, key=lambda rij: (_bekend(rij[1], kolommen), _is_breed(rij[1]), -rij[0]))
    onder = [cellen for rij, cellen in eerste if rij > nummer] + [cellen for _, cellen in islice(alle, 40)]
    voorbeelden = [
        next((cellen[plek] for cellen in onder if plek < len(cellen) and cellen[plek]), "")
        for plek in range(len(koppen))
    ]
    return Blik(rij=nummer, koppen=koppen, voorbeelden=voorbeelden)


def _bekend(koppen: Sequence[str], kolommen: Sequence[Kolom]) -> int:
    return sum(any(kolom.heet(kop) for kop in koppen) for kolom in kolommen)


def _is_breed(cellen: Sequence[str]) -> bool:
    """A title above the headings is one cell."""
    return sum(map(bool, cellen)) > 1


def gok(koppen: Sequence[str], kolommen: Sequence[Kolom], eerder: Mapping[str, str]) -> dict[str, int]:
    """Where each column of ours most likely stands; `eerder`: bare heading to the column it was before.

    What was chosen before comes first, then a heading that is the name, then one that holds it. No column
    of the file is guessed twice.
    """
    gevonden: dict[str, int] = {}
    for past in (_als_eerder(eerder), _zelfde, _lijkt):
        for kolom in kolommen:
            if kolom.naam in gevonden:
                continue
            bezet = set(gevonden.values())
            plekken = (p for p, kop in enumerate(koppen) if p not in bezet and kaal(kop) and past(kolom, kop))
            if (plek := next(plekken, None)) is not None:
                gevonden[kolom.naam] = plek
    return gevonden


def _als_eerder(eerder: Mapping[str, str]):
    return lambda kolom, kop: eerder.get(kaal(kop)) == kolom.naam


def _zelfde(kolom: Kolom, kop: str) -> bool:
    return kolom.heet(kop)


def _lijkt(kolom: Kolom, kop: str) -> bool:
    """One of the names is part of the heading: 'Naam contactpersoon', 'E-mailadres (werk)'."""
    return any(len(kaal(naam)) >= KORTST and kaal(naam) in kaal(kop) for naam in (kolom.naam, *kolom.ook))


def onthoud(koppen: Sequence[str], koppeling: Mapping[str, int]) -> dict[str, str]:
    """What was chosen, by bare heading, to guess by the next time."""
    return {kaal(koppen[plek]): naam for naam, plek in koppeling.items() if kaal(koppen[plek])}


def met_fouten(
    inhoud: bytes, naam: str, kolommen: Sequence[Kolom], koprij: int, per_rij: Mapping[int, str]
) -> tuple[list[Kolom], list[list[str]]]:
    """The sheet as it was sent with a column "fout" after the others, as columns and rows to write."""
    alle = [rij for rij in rijen(inhoud, naam, namen(kolommen)) if rij[0] >= koprij]
    koppen = alle[0][1] if alle else []
    fout = next((plek for plek, kop in enumerate(koppen) if kaal(kop) == "fout"), None)
    breedte = max((len(cellen) for _, cellen in alle), default=0)
    over = [plek for plek in range(breedte) if plek != fout]
    tabel = [[*(_cel(cellen, plek) for plek in over), per_rij.get(nummer, "")] for nummer, cellen in alle[1:]]
    namen_ = [*(_cel(koppen, plek) for plek in over), "fout"]
    return [
        Kolom(kop, betekenis="Wat er in deze rij niet klopt." if kop == "fout" else "", waarde=_op(plek))
        for plek, kop in enumerate(namen_)
    ], tabel


def _cel(cellen: Sequence[str], plek: int) -> str:
    return cellen[plek] if plek < len(cellen) else ""


def _op(plek: int):
    return lambda rij: rij[plek]
