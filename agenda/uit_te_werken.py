"""What an agenda still lacks: pointed out, never in the way."""

from dataclasses import dataclass

from agenda.boom import Knoop
from agenda.models import Blok
from regions.periods import today

S = Blok.Soort


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing to work out: on which blok, and what."""

    knoop: Knoop
    zin: str


def uit_te_werken(themas: list[Knoop]) -> list[Punt]:
    """Pilots past their day first; then in reading order what lacks something to hold on to.

    A thema without afspraak or trekker, an opgave without doel, a doel whose year is over without a
    measurement, an afspraak without trekker.
    """
    dag = today()
    afspraken = [afspraak for thema in themas for afspraak in thema.alle(S.AFSPRAAK)]
    punten = [Punt(afspraak, zin) for afspraak in afspraken if (zin := afspraak.detail.te_laat(dag))]
    for thema in themas:
        if not any(thema.alle(S.AFSPRAAK)):
            punten.append(Punt(thema, "nog geen afspraak"))
        if not thema.detail.heeft_trekker(dag):
            punten.append(Punt(thema, "nog geen trekker"))
        punten += [Punt(opgave, "nog geen doel") for opgave in thema.van(S.OPGAVE) if not opgave.van(S.DOEL)]
        punten += [
            Punt(doel, f"het jaar {doel.detail.streefjaar} is voorbij en er is nog geen meting van")
            for doel in thema.alle(S.DOEL)
            if doel.detail.mist_meting(dag)
        ]
        punten += [
            Punt(afspraak, "nog geen trekker")
            for afspraak in thema.alle(S.AFSPRAAK)
            if afspraak.detail.trekker_id is None
        ]
    return punten
