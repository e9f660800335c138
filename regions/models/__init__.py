"""Who and where: the models of this room, by subject."""

from regions.models.bewijs import Bewijsstuk
from regions.models.concepten import Concept
from regions.models.land import (
    Concessie,
    Deelname,
    Deelnemer,
    Indeling,
    Plaatsing,
    Regio,
    takes_part,
)
from regions.models.lijsten import Kolomkeuze, Lijstbestand
from regions.models.mandaten import Mandaat
from regions.models.marktaandelen import Marktaandeel
from regions.models.organisaties import (
    PARTIJEN,
    Herindeling,
    Inwonertal,
    Organisatie,
    Partnersoort,
    Soort,
    zoekvorm,
)
from regions.models.personen import Contactpersoon, ContactpersoonThema, Persoon
from regions.models.redactie import RedacteurThema
from regions.models.regioverzoeken import Regioverzoek
from regions.models.themas import Gespreksonderwerp, GespreksonderwerpPartij, Thema
from regions.models.toegang import Gebruiker, Toegang, gebruikers_with
from regions.models.toegangsvraag import Toegangsvraag
from regions.models.uitvoer import Uitvoer
from regions.models.verkiezing import Verkiezing, Verkiezingsrol
from regions.models.wijzigingen import Wijziging

__all__ = [
    "PARTIJEN",
    "Bewijsstuk",
    "Concept",
    "Concessie",
    "Contactpersoon",
    "ContactpersoonThema",
    "Deelname",
    "Deelnemer",
    "Gebruiker",
    "Gespreksonderwerp",
    "GespreksonderwerpPartij",
    "Herindeling",
    "Indeling",
    "Inwonertal",
    "Kolomkeuze",
    "Lijstbestand",
    "Mandaat",
    "Marktaandeel",
    "Organisatie",
    "Partnersoort",
    "Persoon",
    "Plaatsing",
    "RedacteurThema",
    "Regio",
    "Regioverzoek",
    "Soort",
    "Thema",
    "Toegang",
    "Toegangsvraag",
    "Uitvoer",
    "Verkiezing",
    "Verkiezingsrol",
    "Wijziging",
    "gebruikers_with",
    "takes_part",
    "zoekvorm",
]
