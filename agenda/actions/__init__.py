"""What people do to an agenda: everything that changes several rows, each in one transaction."""

from agenda.actions.akkoord import antwoorden, bezwaar_maken
from agenda.actions.beginnen import beginnen
from agenda.actions.blokken import (
    AndersGezet,
    Ingehaald,
    OuderIsWeg,
    bewaren,
    eis_plaats,
    toevoegen,
    verplaatsen,
    verwijderen,
    zet_terug,
)
from agenda.actions.bronnen import BronGewijzigd, bewaar_bron, verwijder_bron
from agenda.actions.businesscase import BedragenGewijzigd, bewaar_businesscase, geef_vrij, trek_in
from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.inbreng import (
    InbrengIngehaald,
    bewaar_inbreng,
    inbrengen,
    maak_opgave,
    trek_inbreng_terug,
    zet_inbreng_terug,
)
from agenda.actions.inbrengronde import (
    deel_inbreng,
    deel_samen_erbij,
    kondig_aan,
    leg_samen,
    meld_klaar,
    toch_niet_klaar,
    vraag_inbreng,
)
from agenda.actions.mededinging import GeenToetsNodig, afschermen, geldvraag, toetsen
from agenda.actions.opmerkingen import handel_af, opmerken
from agenda.actions.schrijven import schrijf
from agenda.actions.vaststellen import NietMogelijk, aanbieden, kies_regel, vaststellen
from agenda.actions.voorstellen import (
    neem_toevoeging_over,
    neem_verwijdering_over,
    neem_wijziging_over,
    trek_voorstel_in,
    voorstellen,
    wijs_af,
)
from agenda.actions.voortgang import geef_voortgang_vrij, melden
from agenda.actions.werkwijze import Overtaken, bewaar_werkwijze, meet

__all__ = [
    "AndersGezet",
    "BedragenGewijzigd",
    "BronGewijzigd",
    "GeenToetsNodig",
    "InbrengIngehaald",
    "Ingehaald",
    "NietMogelijk",
    "OuderIsWeg",
    "Overtaken",
    "aanbieden",
    "afschermen",
    "antwoorden",
    "beginnen",
    "bewaar_bron",
    "bewaar_businesscase",
    "bewaar_inbreng",
    "bewaar_werkwijze",
    "bewaren",
    "bezwaar_maken",
    "deel_inbreng",
    "deel_samen_erbij",
    "eis_plaats",
    "geef_voortgang_vrij",
    "geef_vrij",
    "geldvraag",
    "handel_af",
    "hoedanigheid",
    "inbrengen",
    "kies_regel",
    "kondig_aan",
    "leg_samen",
    "maak_opgave",
    "meet",
    "meld_klaar",
    "melden",
    "neem_toevoeging_over",
    "neem_verwijdering_over",
    "neem_wijziging_over",
    "opmerken",
    "schrijf",
    "toch_niet_klaar",
    "toetsen",
    "toevoegen",
    "trek_in",
    "trek_inbreng_terug",
    "trek_voorstel_in",
    "vaststellen",
    "verplaatsen",
    "verwijder_bron",
    "verwijderen",
    "voorstellen",
    "vraag_inbreng",
    "wijs_af",
    "zet_inbreng_terug",
    "zet_terug",
]
