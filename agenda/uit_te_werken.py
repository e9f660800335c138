"""What an agenda still lacks: pointed out, never in the way."""

from dataclasses import dataclass

from agenda.boom import Knoop
from agenda.models import Blok

S = Blok.Soort


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing to work out: on which blok, and what."""

    knoop: Knoop
    zin: str


def uit_te_werken(themas: list[Knoop]) -> list[Punt]:
    """In reading order: a thema without afspraak, an opgave without doel, an afspraak without trekker."""
    punten = []
    for thema in themas:
        if not any(thema.alle(S.AFSPRAAK)):
            punten.append(Punt(thema, "nog geen afspraak"))
        punten += [Punt(opgave, "nog geen doel") for opgave in thema.van(S.OPGAVE) if not opgave.van(S.DOEL)]
        punten += [
            Punt(afspraak, "nog geen trekker")
            for afspraak in thema.alle(S.AFSPRAAK)
            if afspraak.detail.trekker_id is None
        ]
    return punten
