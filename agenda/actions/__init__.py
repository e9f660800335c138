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
from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.mededinging import GeenToetsNodig, afschermen, geldvraag, toetsen
from agenda.actions.schrijven import schrijf
from agenda.actions.vaststellen import NietMogelijk, aanbieden, antwoorden, vaststellen
from agenda.actions.voortgang import melden

__all__ = [
    "GeenToetsNodig",
    "Ingehaald",
    "NietMogelijk",
    "OuderIsWeg",
    "aanbieden",
    "afschermen",
    "antwoorden",
    "beginnen",
    "bewaren",
    "geldvraag",
    "hoedanigheid",
    "melden",
    "schrijf",
    "toetsen",
    "toevoegen",
    "vaststellen",
    "verplaatsen",
    "verwijderen",
    "zet_terug",
]
