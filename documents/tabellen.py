"""The content of a document as a workbook that is attached to it: nothing in it that is not printed too."""

import datetime
from operator import itemgetter
from typing import Any

from documents.afspraken import met_thema, wie_doet_wat
from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting, als_xlsx
from tekst.schoon import plat

Gegevens = dict[str, Any]
Tabel = tuple[list[str], list[list[Any]]]

AFSPRAAK = ["Thema", "Nummer", "Afspraak", "Tekst", "Trekker", "Doen mee", "Van", "Tot en met", "Vorm"]
AFSPRAAK += ["Evaluatie", "Wie doet wat", "Acties"]


def workbook(tabel: Tabel, titel: str, dag: datetime.date, *, voorbeeld: bool) -> bytes:
    """The same table gives the same bytes."""
    koppen, rijen = tabel
    kolommen = [
        Kolom(kop, betekenis="Zoals het in het document staat.", waarde=itemgetter(n))
        for n, kop in enumerate(koppen)
    ]
    uitleg = Toelichting(titel=titel, peildatum=dag, bron="Samenwerking", voorbeeld=voorbeeld)
    return als_xlsx(kolommen, rijen, uitleg)


def afspraken(inhoud: Gegevens) -> Tabel:
    """The agreements of an agenda, convenant or werkafspraak, one a row."""
    los = [(afspraak["thema"], afspraak) for afspraak in inhoud.get("afspraken", [])]
    return AFSPRAAK, [_rij(thema, afspraak) for thema, afspraak in [*los, *met_thema(inhoud)]]


def _rij(thema: str, afspraak: Gegevens) -> list[Any]:
    acties = [f"{actie['titel']} ({actie['wie'] or 'Niet ingevuld'})" for actie in afspraak["acties"]]
    return [
        thema,
        afspraak["nummer"],
        afspraak["titel"],
        plat(afspraak["tekst"]),
        (afspraak["trekker"] or {}).get("naam", ""),
        ", ".join(partner["naam"] for partner in afspraak["partners"]),
        _dag(afspraak["periode"]["van"]),
        _dag(afspraak["periode"]["tot_en_met"]),
        afspraak["vorm"],
        _dag(afspraak["evaluatie"]),
        wie_doet_wat(afspraak),
        "\n".join(acties),
    ]


def _dag(waarde: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(waarde) if waarde else None
