"""The kinds of document that this room adds."""

from itertools import groupby
from typing import Any

from agenda.lijst import SOORT as GESPREKSONDERWERPEN
from agenda.papier.overleg import BESLUITENLIJST, VERGADERSTUK
from documents import tabellen
from documents.soorten import Documentsoort, registreer

Gegevens = dict[str, Any]


def opmaak(inhoud: Gegevens) -> Gegevens:
    """The parties by kind, and the decision."""
    per_soort = groupby(inhoud["partijen"], lambda partij: partij["soort"])
    return {
        "partijen": [(soort, list(groep)) for soort, groep in per_soort],
        "besluit": inhoud.get("vaststelling"),
    }


CONVENANT = Documentsoort(
    code="convenant",
    naam="Convenant",
    template="agenda/papier/convenant.html",
    opmaak=opmaak,
    tabel=tabellen.afspraken,
)
WERKAFSPRAAK = Documentsoort(
    code="werkafspraak",
    naam="Werkafspraak",
    template="agenda/papier/convenant.html",
    opmaak=opmaak,
    tabel=tabellen.afspraken,
)


def registreer_soorten() -> None:
    """Make them known."""
    for soort in (CONVENANT, WERKAFSPRAAK, GESPREKSONDERWERPEN, BESLUITENLIJST, VERGADERSTUK):
        registreer(soort)
