"""What people do to an agenda: everything that changes several rows, each in one transaction."""

from agenda.actions.beginnen import beginnen
from agenda.actions.blokken import (
    Ingehaald,
    OuderIsWeg,
    bewaren,
    toevoegen,
    verplaatsen,
    verwijderen,
    zet_terug,
)
from agenda.actions.businesscase import BedragenGewijzigd, bewaar_businesscase, geef_vrij, trek_in
from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.mededinging import GeenToetsNodig, afschermen, geldvraag, toetsen
from agenda.actions.schrijven import schrijf
from agenda.actions.vaststellen import NietMogelijk, aanbieden, antwoorden, vaststellen
from agenda.actions.voortgang import melden
from agenda.actions.werkwijze import Overtaken, bewaar_werkwijze, meet

__all__ = [
    "BedragenGewijzigd",
    "GeenToetsNodig",
    "Ingehaald",
    "NietMogelijk",
    "OuderIsWeg",
    "Overtaken",
    "aanbieden",
    "afschermen",
    "antwoorden",
    "beginnen",
    "bewaar_businesscase",
    "bewaar_werkwijze",
    "bewaren",
    "geef_vrij",
    "geldvraag",
    "hoedanigheid",
    "meet",
    "melden",
    "schrijf",
    "toetsen",
    "toevoegen",
    "trek_in",
    "vaststellen",
    "verplaatsen",
    "verwijderen",
    "zet_terug",
]
