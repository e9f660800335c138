"""What changed between two frozen agendas: which pieces came, went or read otherwise, word by word."""

from collections.abc import Iterator
from typing import Any

from tekst.schoon import plat
from tekst.verschil import delen

Gegevens = dict[str, Any]
Sleutel = tuple[str, str]
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
    was, nu = dict(_stukken(oud)), dict(_stukken(nieuw))
    gevonden = []
    for sleutel in [*nu, *(sleutel for sleutel in was if sleutel not in nu)]:
        voor, na = was.get(sleutel, {}), nu.get(sleutel, {})
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
            titel = (na or voor)["titel"]
            gevonden.append({"wat": WOORD[sleutel[0]], "titel": titel, "hoe": hoe, "velden": velden})
    return gevonden


def _stukken(inhoud: Gegevens) -> Iterator[tuple[Sleutel, dict[str, str]]]:
    for thema in inhoud["themas"]:
        yield ("thema", thema["code"]), _tekst(thema, titel=thema["naam"])
        for opgave in thema["opgaven"]:
            yield _sleutel("opgave", opgave), _tekst(opgave)
            for doel in opgave["doelen"]:
                yield _sleutel("doel", doel), _tekst(doel)
                for functie in doel["functies"]:
                    yield _sleutel("functie", functie), _tekst(functie)
                    yield from (_afspraak(afspraak) for afspraak in functie["afspraken"])
                yield from (_afspraak(afspraak) for afspraak in doel["afspraken"])


def _sleutel(soort: str, stuk: Gegevens) -> Sleutel:
    """Known by its key where it was frozen with one, else by its title."""
    return soort, str(stuk.get("sleutel") or stuk["titel"])


def _tekst(stuk: Gegevens, **meer: str) -> dict[str, str]:
    velden = {naam: str(stuk[naam]) for naam in VELDEN if isinstance(stuk.get(naam), str | int)}
    return velden | {"tekst": plat(stuk.get("tekst") or "")} | meer


def _afspraak(afspraak: Gegevens) -> tuple[Sleutel, dict[str, str]]:
    wie = [f"{(r['wie'] or {}).get('naam', 'Samen')}: {plat(r['tekst'])}" for r in afspraak["wie_doet_wat"]]
    periode = afspraak["periode"]
    return _sleutel("afspraak", afspraak), _tekst(
        afspraak,
        wie="\n".join(wie),
        trekker=(afspraak["trekker"] or {}).get("naam", ""),
        partners=", ".join(partner["naam"] for partner in afspraak["partners"]),
        periode=f"{periode['van'] or ''} t/m {periode['tot_en_met'] or 'zonder einddatum'}",
    )
