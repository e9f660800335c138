"""What everyone may read of an adopted agenda: organisations and roles, no persons and no amounts.

Only what is named here goes out: what a later version holds besides stays inside until it is added.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from agenda.models import Openbaarmaking, Versie
from regions.models import Persoon, Regio
from regions.periods import today

WEGGELATEN = "[naam weggelaten]"

_AGENDA = {
    "regio",
    "titel",
    "periode",
    "versie",
    "partijen",
    "spreekt_namens",
    "themas",
    "werkwijze",
    "voorbeeld",
}
_REGIO = {"code", "naam"}
_PERIODE = {"van", "tot_en_met"}
_WIE = {"naam", "soort", "sinds"}
_MANDAAT = {"wie", "namens", "thema"}
_THEMA = {"code", "naam", "tekst", "trekkers", "opgaven"}
_TREKKER = {"hoe", "organisatie", "functie"}
_OPGAVE = {"titel", "tekst", "voor_wie", "schaal", "cijfers", "doelen"}
_CIJFER = {"omschrijving", "waarde", "bron", "jaar"}
_DOEL = {
    "titel",
    "tekst",
    "indicator",
    "nulwaarde",
    "nuljaar",
    "streefwaarde",
    "streefjaar",
    "bod",
    "landelijk_doel",
    "metingen",
    "functies",
    "afspraken",
}
_METING = {"op", "waarde", "bron"}
_FUNCTIE = {"titel", "tekst", "vorm", "afspraken"}
_AFSPRAAK = {
    "nummer",
    "titel",
    "tekst",
    "trekker",
    "partners",
    "wie_doet_wat",
    "periode",
    "vorm",
    "financiering",
    "evaluatie",
    "schaal",
    "doelgroepen",
    "monitoring",
    "kaders",
    "besluiten",
    "pilot",
    "acties",
}
_DOET = {"wie", "tekst"}
_BESLUIT = {"wie", "gremium", "verwacht", "genomen"}
_PILOT = {"gonogo_op", "gonogo", "gonogo_besloten", "borging_besloten", "borging_op", "borging"}
_ACTIE = {"titel", "wie", "gereed"}
_WERKWIJZE = {"overleggen", "capaciteit", "besluiten", "tevreden"}
# What may stand in what hangs under each name.
_ONDER = {
    "regio": _REGIO,
    "periode": _PERIODE,
    "partijen": _WIE,
    "spreekt_namens": _MANDAAT,
    "themas": _THEMA,
    "trekkers": _TREKKER,
    "opgaven": _OPGAVE,
    "cijfers": _CIJFER,
    "doelen": _DOEL,
    "metingen": _METING,
    "functies": _FUNCTIE,
    "afspraken": _AFSPRAAK,
    "trekker": _WIE,
    "partners": _WIE,
    "wie": _WIE,
    "namens": _WIE,
    "wie_doet_wat": _DOET,
    "besluiten": _BESLUIT,
    "pilot": _PILOT,
    "acties": _ACTIE,
    "werkwijze": _WERKWIJZE,
}


def openbare_regios() -> Any:
    """The regio's of today that opened their adopted agenda to everyone, by name."""
    open_ = Regio.objects.werk().on(today()).filter(openbaarmakingen__in=Openbaarmaking.objects.nu())
    return open_.order_by("naam", "pk")


def openbare_inhoud(versie: Versie) -> dict[str, Any]:
    """The content of a version as everyone may read it."""
    inhoud: dict[str, Any] = _zonder_namen(
        _alleen(versie.vastgestelde_inhoud, _AGENDA), _patroon(namen(versie))
    )
    return inhoud


def oordelen(versie: Versie) -> list[dict[str, Any]]:
    """What each party said when it was adopted: which party and what, not who spoke, no reservations."""
    besluit = versie.vaststelling.inhoud
    return [
        {naam: rij[naam] for naam in ("organisatie", "oordeel", "verwacht_op")}
        for rij in besluit["akkoorden"]
    ]


def genoemd(versie: Versie) -> list[str]:
    """Names of persons that stand in its texts, and are left out of what everyone reads."""
    patroon = _patroon(namen(versie))
    if patroon is None:
        return []
    teksten = _teksten(_alleen(versie.vastgestelde_inhoud, _AGENDA))
    return sorted({naam for tekst in teksten for naam in patroon.findall(tekst)})


def namen(versie: Versie) -> set[str]:
    """The full names that this house knows here: who speaks or spoke for a party, and who gave an akkoord."""
    regio = versie.agenda.regio_id
    hier = Persoon.objects.filter(Q(contacten__regio=regio)).values_list("naam", flat=True)
    gaven = versie.akkoorden.values_list("naam", flat=True)
    return {naam.strip() for naam in (*hier, *gaven) if " " in naam.strip()}


def _alleen(wat: Any, mag: set[str]) -> Any:
    if isinstance(wat, list):
        return [_alleen(rij, mag) for rij in wat]
    if not isinstance(wat, dict):
        return wat
    return {naam: _alleen(waarde, _ONDER.get(naam, set())) for naam, waarde in wat.items() if naam in mag}


def _patroon(namen: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(namen, key=len, reverse=True)
    return (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
        if longest_first
        else None
    )


def _zonder_namen(wat: Any, patroon: re.Pattern[str] | None) -> Any:
    if patroon is None:
        return wat
    if isinstance(wat, str):
        return patroon.sub(WEGGELATEN, wat)
    if isinstance(wat, list):
        return [_zonder_namen(rij, patroon) for rij in wat]
    if isinstance(wat, dict):
        return {naam: _zonder_namen(waarde, patroon) for naam, waarde in wat.items()}
    return wat


def _teksten(wat: Any) -> Iterable[str]:
    if isinstance(wat, str):
        yield wat
    elif isinstance(wat, list | dict):
        for rij in wat.values() if isinstance(wat, dict) else wat:
            yield from _teksten(rij)
