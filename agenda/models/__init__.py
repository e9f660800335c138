"""The agenda of a regio: the chain of blokken, how it goes, and the versions that were agreed on."""

from agenda.models.aanwezig import Aanwezig
from agenda.models.actie import Actie
from agenda.models.afspraken import (
    Afspraak,
    Borging,
    Geldbron,
    GoNoGo,
    Partner,
    WieDoetWat,
)
from agenda.models.agenda import Agenda, Bron, Bronbestand, Werkwijze
from agenda.models.akkoorden import Akkoord, Bezwaar
from agenda.models.bij_afspraak import AfspraakKader, BesluitNodig, Kader, Uitstel
from agenda.models.blok import KINDEREN, OUDERS, TERUG_TE_ZETTEN, TREKKERS, Blok
from agenda.models.businesscase import Businesscase, BusinesscaseRegel, Vrijgave
from agenda.models.evaluaties import Evaluatie, Evaluatieantwoord
from agenda.models.functies import Functienaam
from agenda.models.inbreng import Herkomst, Inbreng, Inbrengronde, Inbrengstand, InbrengUit
from agenda.models.inspraak import Opmerking, Voorstel
from agenda.models.kalender import Kalenderadres
from agenda.models.keten import (
    Detail,
    Doel,
    Functie,
    Groep,
    LandelijkDoel,
    Meting,
    Opgave,
    Schaal,
    Themablok,
)
from agenda.models.notities import Notitie
from agenda.models.openbaar import Openbaarmaking
from agenda.models.overleg import Actiepunt, Agendapunt, Besluit, Deelnemer, Overleg
from agenda.models.regels import Regel, Vaststelregel, regel_nu
from agenda.models.scans import Scan
from agenda.models.soorten import DETAILS
from agenda.models.toets import Mededingingstoets
from agenda.models.vergaderstukken import Bundel, Vergaderstuk
from agenda.models.versies import Vaststelling, Versie, VersieStuk
from agenda.models.voortgang import ONBEKEND, Voortgang
from agenda.models.zaaknummer import Zaaknummer

__all__ = [
    "DETAILS",
    "KINDEREN",
    "ONBEKEND",
    "OUDERS",
    "TERUG_TE_ZETTEN",
    "TREKKERS",
    "Aanwezig",
    "Actie",
    "Actiepunt",
    "Afspraak",
    "AfspraakKader",
    "Agenda",
    "Agendapunt",
    "Akkoord",
    "Besluit",
    "BesluitNodig",
    "Bezwaar",
    "Blok",
    "Borging",
    "Bron",
    "Bronbestand",
    "Bundel",
    "Businesscase",
    "BusinesscaseRegel",
    "Deelnemer",
    "Detail",
    "Doel",
    "Evaluatie",
    "Evaluatieantwoord",
    "Functie",
    "Functienaam",
    "Geldbron",
    "GoNoGo",
    "Groep",
    "Herkomst",
    "Inbreng",
    "InbrengUit",
    "Inbrengronde",
    "Inbrengstand",
    "Kader",
    "Kalenderadres",
    "LandelijkDoel",
    "Mededingingstoets",
    "Meting",
    "Notitie",
    "Openbaarmaking",
    "Opgave",
    "Opmerking",
    "Overleg",
    "Partner",
    "Regel",
    "Scan",
    "Schaal",
    "Themablok",
    "Uitstel",
    "Vaststelling",
    "Vaststelregel",
    "Vergaderstuk",
    "Versie",
    "VersieStuk",
    "Voorstel",
    "Voortgang",
    "Vrijgave",
    "Werkwijze",
    "WieDoetWat",
    "Zaaknummer",
    "regel_nu",
]
