"""The largest zorgverzekeraar somewhere, as a suggestion: nobody is made aanspreekpunt by a figure."""

from dataclasses import dataclass

from regions.models import Deelnemer, Marktaandeel, Organisatie, Regio
from regions.periods import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Grootste:
    """The largest in a regio, in the last year of which that is known, and whether it takes part there."""

    aandeel: Marktaandeel
    doet_mee: bool

    @property
    def concern(self) -> Organisatie:
        """Which zorgverzekeraar it is."""
        return self.aandeel.organisatie

    @property
    def zin(self) -> str:
        """In words, with year and source."""
        een = self.aandeel
        return (
            f"Grootste zorgverzekeraar hier in {een.jaar}: {een.organisatie} ({een.afgerond}%), "
            f"bron: {een.bron}."
        )


def grootste_in(regio: Regio) -> Grootste | None:
    """The largest zorgverzekeraar of a regio, if its shares are known."""
    aandeel = Marktaandeel.objects.filter(regio=regio).grootste().first()
    if aandeel is None:
        return None
    mee = Deelnemer.objects.on(today()).filter(regio=regio, organisatie=aandeel.organisatie)
    return Grootste(aandeel=aandeel, doet_mee=mee.exists())
