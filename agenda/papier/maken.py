"""From what someone chose to a document: its content, what to warn of, and freezing it."""

from dataclasses import dataclass
from typing import Any

from agenda.models import Versie
from agenda.papier import inhoud as papier
from documents.actions import vastleggen
from documents.canoniek import canoniek
from documents.letters import VERVANGING, onbekende
from documents.models import Document
from regions.models import Gebruiker, Regio

Gegevens = dict[str, Any]
NU = "nu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What someone wants on paper."""

    wat: str
    versie: Versie | None
    afspraak: int | None = None
    namen: bool = True
    sinds: Versie | None = None

    @property
    def aard(self) -> str:
        """Of a version the thing itself is kept for good; a draft, or a reading copy, for a term."""
        if self.versie is None:
            return Document.Aard.CONCEPT
        lees = self.wat == "samenwerkingsagenda" or not self.namen
        return Document.Aard.MOMENT if lees or self.sinds else Document.Aard.BESLUIT


def inhoud_van(regio: Regio, keuze: Keuze) -> Gegevens | None:
    """The content of what was chosen; None when there is no such thing."""
    found = papier.van_versie(keuze.versie) if keuze.versie else papier.van_nu(regio)
    if found is None:
        return None
    if not keuze.namen:
        found = papier.zonder_namen(found)
    if keuze.sinds:
        found = papier.met_wijzigingen(found, keuze.sinds)
    if keuze.wat == "convenant":
        return papier.als_convenant(found)
    if keuze.wat == "werkafspraak":
        return papier.als_werkafspraak(found, keuze.afspraak or 0)
    return found


def waarschuwingen(inhoud: Gegevens) -> list[str]:
    """What the reader of the preview should know before it becomes a document."""
    found = []
    if vreemd := sorted(onbekende(canoniek(inhoud))):
        tekens = " ".join(vreemd[:20])
        found.append(
            "Deze tekens staan niet in ons lettertype en worden in de PDF vervangen door "
            f"{VERVANGING}: {tekens}. Schrijf de naam met andere tekens als dat kan."
        )
    if not inhoud.get("vaststelling"):
        found.append("Hierover is nog niet besloten. Dat staat ook in het document.")
    return found


def maak(regio: Regio, keuze: Keuze, *, by: Gebruiker | None) -> Document | None:
    """Freeze it; a new convenant takes the place of the one before."""
    inhoud = inhoud_van(regio, keuze)
    if inhoud is None:
        return None
    return vastleggen(
        soort=keuze.wat,
        titel=inhoud["titel"],
        inhoud=inhoud,
        regio=regio,
        aard=keuze.aard,
        by=by,
        vervangt=_vorige(regio, keuze, inhoud) if keuze.aard == Document.Aard.BESLUIT else None,
    )


def _vorige(regio: Regio, keuze: Keuze, inhoud: Gegevens) -> Document | None:
    rows = Document.objects.blijvend().filter(regio=regio, soort=keuze.wat, titel=inhoud["titel"][:200])
    older = rows.exclude(versie=str(inhoud["versie"])).order_by("-datum", "-pk")
    return next((found for found in older if int(found.versie or 0) < inhoud["versie"]), None)
