"""What changed between two frozen agendas: which pieces came, went or read otherwise, word by word."""

from typing import Any

from agenda.samenvatting import Stuk, per_sleutel
from documents.afspraken import wie_doet_wat
from tekst.schoon import plat
from tekst.verschil import delen

Gegevens = dict[str, Any]
WOORD = {"opgave": "Opgave", "doel": "Doel", "functie": "Functie", "afspraak": "Afspraak", "thema": "Thema"}
VELDEN = {
    "tekst": "Tekst",
    "titel": "Titel",
    "indicator": "Indicator",
    "nulwaarde": "Nu",
    "streefwaarde": "Streven",
    "vorm": "Vorm",
    "evaluatie": "Evaluatie",
    "wie": "Wie doet wat",
    "trekker": "Trekker",
    "partners": "Doen mee",
    "periode": "Periode",
}


def verschillen(oud: Gegevens, nieuw: Gegevens) -> list[Gegevens]:
    """Per piece that changed: what it is, whether it came, went or changed, and its texts in parts."""
    was, nu = per_sleutel(oud), per_sleutel(nieuw)
    gevonden = []
    for sleutel, stuk in (nu | {sleutel: stuk for sleutel, stuk in was.items() if sleutel not in nu}).items():
        voor, na = _teksten(was.get(sleutel)), _teksten(nu.get(sleutel))
        velden = [
            {
                "naam": VELDEN[naam],
                "delen": [list(deel) for deel in delen(voor.get(naam, ""), na.get(naam, ""))],
            }
            for naam in VELDEN
            if voor.get(naam, "") != na.get(naam, "")
        ]
        if velden:
            hoe = "anders" if voor and na else "erbij" if na else "weg"
            gevonden.append({"wat": WOORD[stuk.soort], "titel": stuk.titel, "hoe": hoe, "velden": velden})
    return gevonden


def _teksten(stuk: Stuk | None) -> dict[str, str]:
    """What a piece says, field by field; nothing of one that is not there."""
    if stuk is None:
        return {}
    wat = stuk.inhoud
    velden = {naam: str(wat[naam]) for naam in VELDEN if isinstance(wat.get(naam), str | int)}
    velden |= {"tekst": plat(wat.get("tekst") or ""), "titel": stuk.titel}
    return velden | _van_afspraak(wat) if stuk.soort == "afspraak" else velden


def _van_afspraak(afspraak: Gegevens) -> dict[str, str]:
    periode = afspraak["periode"]
    return {
        "wie": wie_doet_wat(afspraak),
        "trekker": (afspraak["trekker"] or {}).get("naam", ""),
        "partners": ", ".join(partner["naam"] for partner in afspraak["partners"]),
        "periode": f"{periode['van'] or ''} t/m {periode['tot_en_met'] or 'zonder einddatum'}",
    }
