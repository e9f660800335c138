"""Which model holds the words of which kind of blok."""

from agenda.models.actie import Actie
from agenda.models.afspraken import Afspraak
from agenda.models.blok import Blok
from agenda.models.keten import Detail, Doel, Functie, Opgave, Themablok

DETAILS: dict[str, type[Detail]] = {
    Blok.Soort.THEMA: Themablok,
    Blok.Soort.OPGAVE: Opgave,
    Blok.Soort.DOEL: Doel,
    Blok.Soort.FUNCTIE: Functie,
    Blok.Soort.AFSPRAAK: Afspraak,
    Blok.Soort.ACTIE: Actie,
}
