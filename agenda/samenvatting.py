"""What changed between two frozen versions, in short lines: made of their content and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Inhoud = dict[str, Any]

NAMEN = {
    "titel": "titel",
    "tekst": "tekst",
    "trekkers": "trekkers",
    "trekker": "trekker",
    "partners": "partners",
    "wie_doet_wat": "wie doet wat",
    "periode": "periode",
    "vorm": "vorm",
    "financiering": "financiering",
    "evaluatie": "evaluatie",
    "schaal": "waar",
    "doelgroepen": "voor wie",
    "voor_wie": "voor wie",
    "monitoring": "hoe we het volgen",
    "kaders": "hoort ook bij",
    "besluiten": "besluiten die nodig zijn",
    "pilot": "pilot",
    "elders": "pilots elders",
    "businesscase": "businesscase",
    "acties": "acties",
    "cijfers": "cijfers",
    "gesprekken": "gesprekken",
    "herkomst": "herkomst",
    "indicator": "indicator",
    "nulwaarde": "nulwaarde",
    "nuljaar": "nulwaarde",
    "streefwaarde": "streefwaarde",
    "streefjaar": "streefwaarde",
    "bod": "bod",
    "landelijk_doel": "landelijk doel",
    "metingen": "metingen",
    "sociaal": "sociaal",
    "institutioneel": "institutioneel",
    "financieel": "financieel",
    "onderwerp": "onderwerp",
    "bespreken": "erover praten",
    "afspreken": "erover afspreken",
    "voorwaarden": "voorwaarden",
    "waarom": "waarom",
    "wie": "voor wie",
    "concurrentiegevoelig": "concurrentiegevoelig",
}
GEHEEL = {
    "titel": "De titel",
    "periode": "De periode",
    "werkwijze": "Hoe wij samenwerken",
    "bronnen": "Waar de agenda op rust",
    "spreekt_namens": "Wie spreekt namens wie",
}
KINDEREN = {"opgaven": "opgave", "doelen": "doel", "functies": "functie", "afspraken": "afspraak"}
TELT_NIET = {"nummer", "sleutel", "code", "naam", *KINDEREN}


@dataclass(frozen=True, slots=True)
class Stuk:
    """One piece of a version: what it is, where it stands, and what it says."""

    soort: str
    sleutel: str
    titel: str
    thema: str
    inhoud: Inhoud


def wijzigingen(oud: Inhoud, nieuw: Inhoud) -> list[dict[str, Any]]:
    """In reading order of the new one, with what went after it; each as it is kept and shown."""
    eerst, nu = per_sleutel(oud), per_sleutel(nieuw)
    regels = [{"wat": "gewijzigd", "soort": "", "titel": naam} for naam in _geheel(oud, nieuw)]
    regels += _partijen(oud, nieuw)
    for sleutel, stuk in nu.items():
        was = eerst.get(sleutel)
        if was is None:
            regels.append(_regel("toegevoegd", stuk))
        elif velden := _anders(was, stuk):
            regels.append(_regel("gewijzigd", stuk) | {"velden": velden})
    return regels + [_regel("verwijderd", stuk) for sleutel, stuk in eerst.items() if sleutel not in nu]


def _regel(wat: str, stuk: Stuk) -> dict[str, Any]:
    return {"wat": wat, "soort": stuk.soort, "titel": stuk.titel, "thema": stuk.thema}


def _geheel(oud: Inhoud, nieuw: Inhoud) -> list[str]:
    return [naam for veld, naam in GEHEEL.items() if (oud.get(veld) or None) != (nieuw.get(veld) or None)]


def _partijen(oud: Inhoud, nieuw: Inhoud) -> list[dict[str, Any]]:
    """Who takes part now and did not, and the other way round."""
    eerst, nu = ({p["slug"]: p["naam"] for p in inhoud["partijen"]} for inhoud in (oud, nieuw))
    erbij = [("toegevoegd", naam) for slug, naam in nu.items() if slug not in eerst]
    eraf = [("verwijderd", naam) for slug, naam in eerst.items() if slug not in nu]
    return [{"wat": wat, "soort": "partij", "titel": naam} for wat, naam in erbij + eraf]


def _anders(was: Stuk, stuk: Stuk) -> list[str]:
    """The names of the fields that say something else."""
    velden = (set(was.inhoud) | set(stuk.inhoud)) - TELT_NIET
    ander = {veld for veld in velden if (was.inhoud.get(veld) or None) != (stuk.inhoud.get(veld) or None)}
    namen = [naam for veld, naam in NAMEN.items() if veld in ander]
    namen += sorted(ander - set(NAMEN))
    return list(dict.fromkeys(namen + (["thema"] if was.thema != stuk.thema else [])))


def per_sleutel(inhoud: Inhoud) -> dict[str, Stuk]:
    """All pieces by what they are known by: their key, or their words where an older version has none."""
    return {stuk.sleutel: stuk for stuk in _stukken(inhoud)}


def _stukken(inhoud: Inhoud) -> Iterator[Stuk]:
    for thema in inhoud.get("themas", []):
        yield Stuk("thema", f"thema-{thema['code']}", thema["naam"], "", thema)
        yield from _onder(thema, thema["naam"])
    for onderwerp in inhoud.get("onderwerpen", []):
        yield Stuk("onderwerp", f"onderwerp-{onderwerp['sleutel']}", onderwerp["onderwerp"], "", onderwerp)


def _onder(ouder: Inhoud, thema: str) -> Iterator[Stuk]:
    for veld, soort in KINDEREN.items():
        for kind in ouder.get(veld, []):
            sleutel = f"{soort}-{kind.get('sleutel') or kind['titel']}"
            yield Stuk(soort, sleutel, kind["titel"], thema, kind)
            yield from _onder(kind, thema)
