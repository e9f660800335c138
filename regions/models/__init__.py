"""Who and where: the models of this room, by subject."""

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
from regions.models.organisaties import PARTIJEN, Herindeling, Inwonertal, Organisatie, Soort, zoekvorm
from regions.models.personen import Contactpersoon, Persoon
from regions.models.themas import Gespreksonderwerp, Thema
from regions.models.toegang import Gebruiker, Toegang, gebruikers_with

__all__ = [
    "PARTIJEN",
    "Concept",
    "Concessie",
    "Contactpersoon",
    "Deelname",
    "Deelnemer",
    "Gebruiker",
    "Gespreksonderwerp",
    "Herindeling",
    "Indeling",
    "Inwonertal",
    "Organisatie",
    "Persoon",
    "Plaatsing",
    "Regio",
    "Soort",
    "Thema",
    "Toegang",
    "gebruikers_with",
    "takes_part",
    "zoekvorm",
]
