"""The agenda of a regio: the chain of blokken, how it goes, and the versions that were agreed on."""

from agenda.models.actie import Actie
from agenda.models.agenda import Agenda
from agenda.models.blok import KINDEREN, OUDERS, TERUG_TE_ZETTEN, Blok
from agenda.models.keten import (
    Afspraak,
    Detail,
    Doel,
    Functie,
    Geldbron,
    Opgave,
    Partner,
    Themablok,
    WieDoetWat,
)
from agenda.models.soorten import DETAILS
from agenda.models.versies import Akkoord, Vaststelling, Versie, VersieStuk
from agenda.models.voortgang import ONBEKEND, Voortgang

__all__ = [
    "DETAILS",
    "KINDEREN",
    "ONBEKEND",
    "OUDERS",
    "TERUG_TE_ZETTEN",
    "Actie",
    "Afspraak",
    "Agenda",
    "Akkoord",
    "Blok",
    "Detail",
    "Doel",
    "Functie",
    "Geldbron",
    "Opgave",
    "Partner",
    "Themablok",
    "Vaststelling",
    "Versie",
    "VersieStuk",
    "Voortgang",
    "WieDoetWat",
]
