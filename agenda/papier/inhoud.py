"""The content of a document about the agenda, taken from a frozen version or from the agenda as it is now."""

from typing import Any

from agenda.canoniek import inhoud as nu_inhoud
from agenda.models import Agenda, Versie
from agenda.papier.verschillen import verschillen
from documents.afspraken import met_thema
from regions.models import Regio
from regions.periods import today

Gegevens = dict[str, Any]


def van_versie(versie: Versie) -> Gegevens:
    """As it was frozen, with the decision if it was decided on."""
    return dict(versie.vastgestelde_inhoud)


def van_nu(regio: Regio) -> Gegevens | None:
    """As it is being worked on, of what every party may read; None when there is no agenda."""
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        return None
    return nu_inhoud(agenda, versie=0, peildatum=today()) | {"concept": True}


def zonder_namen(inhoud: Gegevens) -> Gegevens:
    """The same with roles only: who gave an akkoord is known by function."""
    besluit = inhoud.get("vaststelling")
    if not besluit:
        return inhoud
    akkoorden = [akkoord | {"naam": ""} for akkoord in besluit["akkoorden"]]
    return inhoud | {"vaststelling": besluit | {"akkoorden": akkoorden}, "namen": False}


def met_wijzigingen(inhoud: Gegevens, eerder: Versie) -> Gegevens:
    """The same with what changed since an earlier version."""
    gevonden = verschillen(eerder.inhoud, inhoud)
    return inhoud | {"sinds": {"versie": eerder.nummer, "wijzigingen": gevonden}}


def als_convenant(inhoud: Gegevens) -> Gegevens:
    """What the parties sign: what for, what they agree, until when, and who signs."""
    return inhoud | {
        "soort": "convenant",
        "titel": f"Convenant {inhoud['titel']}",
        "afspraken": [afspraak | {"thema": thema} for thema, afspraak in met_thema(inhoud)],
        "opgaven": [
            {"thema": thema["naam"], "titel": opgave["titel"], "tekst": opgave["tekst"]}
            for thema in inhoud["themas"]
            for opgave in thema["opgaven"]
        ],
        "themas": [],
        "bronnen": [],
    }


def als_werkafspraak(inhoud: Gegevens, sleutel: int) -> Gegevens | None:
    """One agreement, with its parties only; None when it is not in there."""
    for thema, afspraak in met_thema(inhoud):
        if afspraak.get("sleutel") == sleutel:
            return inhoud | {
                "soort": "werkafspraak",
                "titel": f"Werkafspraak {afspraak['titel']}",
                "afspraken": [afspraak | {"thema": thema}],
                "partijen": _partijen(inhoud, afspraak),
                "opgaven": [],
                "themas": [],
                "bronnen": [],
                "werkwijze": {},
            }
    return None


def _partijen(inhoud: Gegevens, afspraak: Gegevens) -> list[Gegevens]:
    namen = {regel["wie"]["naam"] for regel in afspraak["wie_doet_wat"] if regel["wie"]}
    namen |= {partner["naam"] for partner in afspraak["partners"]}
    namen |= {afspraak["trekker"]["naam"]} if afspraak["trekker"] else set()
    return [partij for partij in inhoud["partijen"] if partij["naam"] in namen]
