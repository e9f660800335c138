"""The frozen agenda, laid out to be printed: its parties by kind, its agreements by who does what."""

from itertools import groupby
from typing import Any

from documents import tabellen
from documents.afspraken import van_thema
from documents.soorten import Documentsoort
from regions.models import Soort

Gegevens = dict[str, Any]
SAMEN = "samen"
KOLOMMEN = {
    Soort.GEMEENTE: "Gemeenten",
    Soort.ZORGVERZEKERAAR: "Zorgverzekeraars",
    Soort.ZORGKANTOOR: "Zorgkantoor",
    Soort.PARTNER: "Partners",
    Soort.LANDELIJK: "Landelijke partijen",
    SAMEN: "Samen",
}


def opmaak(inhoud: Gegevens) -> Gegevens:
    """What the template needs beside the content itself."""
    per_thema = [(thema, list(van_thema(thema))) for thema in inhoud["themas"]]
    return {
        "partijen": [(soort, list(group)) for soort, group in groupby(inhoud["partijen"], _soort)],
        "overzichten": [overzicht(thema, found) for thema, found in per_thema if found],
        "acties": [
            (afspraak, actie) for _, found in per_thema for afspraak in found for actie in afspraak["acties"]
        ],
        "besluit": inhoud.get("vaststelling"),
    }


def overzicht(thema: Gegevens, found: list[Gegevens]) -> Gegevens:
    """Who does what: a row per agreement, a column per kind of party that does something."""
    present = {_wie(regel) for afspraak in found for regel in afspraak["wie_doet_wat"]}
    kolommen = [kolom for kolom in KOLOMMEN if kolom in present]
    rijen = [(afspraak, [_cel(afspraak, kolom) for kolom in kolommen]) for afspraak in found]
    return {"thema": thema, "kolommen": [KOLOMMEN[kolom] for kolom in kolommen], "rijen": rijen}


def _cel(afspraak: Gegevens, kolom: str) -> list[Gegevens]:
    return [regel for regel in afspraak["wie_doet_wat"] if _wie(regel) == kolom]


def _wie(regel: Gegevens) -> str:
    return regel["wie"]["soort"] if regel["wie"] else SAMEN


def _soort(partij: Gegevens) -> str:
    return partij["soort"]


SOORT = Documentsoort(
    code="samenwerkingsagenda",
    naam="Samenwerkingsagenda",
    template="documents/samenwerkingsagenda.html",
    opmaak=opmaak,
    tabel=tabellen.afspraken,
)
