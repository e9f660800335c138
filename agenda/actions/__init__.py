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
from agenda.actions.schrijven import schrijf
from agenda.actions.vaststellen import NietMogelijk, aanbieden, antwoorden, vaststellen
from agenda.actions.voortgang import melden

__all__ = [
    "Ingehaald",
    "NietMogelijk",
    "OuderIsWeg",
    "aanbieden",
    "antwoorden",
    "beginnen",
    "bewaren",
    "hoedanigheid",
    "melden",
    "schrijf",
    "toevoegen",
    "vaststellen",
    "verplaatsen",
    "verwijderen",
    "zet_terug",
]
