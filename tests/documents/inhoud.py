"""Content to freeze in tests: a small agenda in which each part of the form occurs at least once."""

import copy
from typing import Any

TWENTE = {"naam": "Zorgkantoor Twente", "slug": "zorgkantoor-twente", "soort": "zorgkantoor"}
ALMELO = {"naam": "Almelo", "slug": "almelo", "soort": "gemeente"}
MENZO = {"naam": "Verzekeraar Oost", "slug": "verzekeraar-oost", "soort": "zorgverzekeraar"}

AFSPRAAK = {
    "nummer": "P1",
    "titel": "Eén loket voor valpreventie",
    "tekst": "<p>Elke gemeente heeft <strong>één</strong> loket.</p>",
    "trekker": ALMELO,
    "partners": [{**MENZO, "sinds": "2026-03-12"}],
    "wie_doet_wat": [
        {"wie": {"naam": "Almelo", "soort": "gemeente"}, "tekst": "<p>Richt het loket in.</p>"},
        {
            "wie": {"naam": "Verzekeraar Oost", "soort": "zorgverzekeraar"},
            "tekst": "<p>Vergoedt de cursus.</p>",
        },
        {"wie": None, "tekst": "<p>Samen evalueren.</p>"},
    ],
    "periode": {"van": "2026-01-01", "tot_en_met": None},
    "vorm": "pilot",
    "financiering": ["Wmo", "Zvw"],
    "evaluatie": "2027-06-01",
    "acties": [{"titel": "Ruimte zoeken", "wie": "Almelo", "gereed": "2026-05-01"}],
}
DOEL = {
    "titel": "Minder valongevallen",
    "tekst": "",
    "indicator": "Valongevallen per 1.000 ouderen",
    "nulwaarde": "84",
    "nuljaar": 2025,
    "streefwaarde": "75",
    "streefjaar": 2029,
    "bod": True,
    "functies": [
        {"titel": "Vroeg signaleren", "tekst": "", "vorm": "voorkomen", "afspraken": [AFSPRAAK]},
    ],
    "afspraken": [],
}
OPGAVE = {
    "titel": "Ouderen vallen te vaak",
    "tekst": "<p>Het aantal valongevallen stijgt.</p><ul><li>thuis</li><li>op straat</li></ul>",
    "voor_wie": "Mensen van 65 jaar en ouder",
    "schaal": "regio",
    "cijfers": [
        {"omschrijving": "SEH-bezoek na een val", "waarde": "0", "jaar": 2024, "bron": "VeiligheidNL"}
    ],
    "doelen": [DOEL],
}
AKKOORD = {
    "organisatie": "Almelo",
    "soort": "gemeente",
    "oordeel": "akkoord",
    "tekst": "",
    "naam": "A. Wethouder",
    "functie": "wethouder",
    "datum": "2026-03-12",
    "basis": "collegebesluit",
}
AGENDA = {
    "soort": "samenwerkingsagenda",
    "schema": 1,
    "voorbeeld": True,
    "regio": {"code": "twente", "naam": "Twente"},
    "titel": "Samenwerkingsagenda Twente",
    "periode": {"van": "2026-01-01", "tot_en_met": "2029-12-31"},
    "versie": 3,
    "peildatum": "2026-03-01",
    "partijen": [ALMELO, MENZO, TWENTE],
    "themas": [
        {"code": "preventie", "naam": "Preventie", "tekst": "", "opgaven": [OPGAVE]},
        {"code": "ggz", "naam": "GGZ", "tekst": "", "opgaven": []},
    ],
    "vaststelling": {"op": "2026-03-12", "overleg": "Bestuurlijk overleg Twente", "akkoorden": [AKKOORD]},
}


def agenda(**changes: Any) -> dict[str, Any]:
    """An adopted agenda, changed where a test asks for it."""
    return copy.deepcopy(AGENDA) | changes
