"""A regio with closed text, and one reader of each kind."""

from agenda.models import Blok
from regions.models import Deelname, Gespreksonderwerp, Soort
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

GEHEIM = "kwartelzang"  # stands in closed text and nowhere else

# Each kind of reader, and whether the closed text is for them.
WIE = {
    "gemeente": True,
    "bestuurder van een gemeente": True,
    "coordinator": True,
    "coordinator van een gemeente": True,
    "redacteur van een gemeente": True,
    "eigen verzekeraar": True,
    "eigen zorgkantoor": True,
    "andere verzekeraar": False,
    "ander zorgkantoor": False,
    "coordinator van een verzekeraar": False,
    "coordinator van de eigen verzekeraar": False,
    "redacteur van een zorgkantoor": False,
    "coordinator van een landelijke partij": False,
    "partner": False,
    "landelijk": False,
    "functioneel": False,
    "gemeente elders": False,
    "eigen verzekeraar elders": False,
}
ELDERS = ("gemeente elders", "eigen verzekeraar elders")


class Schot:
    """An agenda with two open afspraken and a closed branch of every kind of blok."""

    def __init__(self):
        self.regio = factories.regio()
        self.elders = factories.regio("Zeeland")
        self.gemeente = factories.gemeente("Enschede", regio=self.regio)
        self.eigen = factories.verzekeraar("Zon", regio=self.regio)
        self.ander = factories.verzekeraar("Maan", regio=self.regio)
        self.partner = factories.organisatie("GGD Twente", Soort.PARTNER)
        Deelname.objects.create(regio=self.regio, organisatie=self.partner, period=since(factories.BEGIN))
        self.onderwerp = self._onderwerp(self.regio)
        self.agenda = fabriek.agenda(self.regio)
        self.thema = fabriek.thema(self.agenda)
        self.dicht = fabriek.opgave(self.thema, f"opgave {GEHEIM}", tekst=f"<p>{GEHEIM}</p>")
        Blok.objects.filter(pk=self.dicht.pk).update(onderwerp=self.onderwerp, verzekeraar=self.eigen)
        self.dicht.refresh_from_db()
        self.dicht_doel = fabriek.doel(self.dicht, f"doel {GEHEIM}")
        self.functie = fabriek.functie(self.dicht_doel, f"functie {GEHEIM}")
        wie = {"trekker": self.ander, "partners": [self.ander, self.gemeente, self.partner]}
        self.afspraak = fabriek.afspraak(self.functie, f"afspraak {GEHEIM}", **wie)
        self.actie = fabriek.actie(
            self.afspraak, f"actie {GEHEIM}", organisatie=self.ander, gereed=fabriek.VAN
        )
        self.doel = fabriek.doel(fabriek.opgave(self.thema))
        self.open = fabriek.afspraak(self.doel, "Open een", **wie)
        fabriek.afspraak(self.doel, "Open twee")

    def _onderwerp(self, regio):
        return Gespreksonderwerp.objects.create(
            regio=regio,
            onderwerp="Inkoop",
            bespreken="ja",
            afspreken="ja",
            concurrentiegevoelig=True,
            period=since(factories.BEGIN),
        )

    def onderwerp_elders(self):
        """A subject of another regio."""
        return self._onderwerp(self.elders)

    def lezer(self, wie):
        """A user of one of the kinds of WIE."""
        rol, organisatie, regio = self._rollen()[wie]()
        return factories.gebruiker(rol, organisatie=organisatie, regio=regio)

    def _zorgkantoor(self, concern):
        return factories.zorgkantoor(f"Zorgkantoor {concern}", regio=self.regio, concern=concern)

    def _rollen(self):
        r = self.regio
        zn = lambda: factories.organisatie("ZN", Soort.LANDELIJK)  # noqa: E731
        elders = lambda: factories.gemeente("Goes", regio=self.elders)  # noqa: E731
        return {
            "gemeente": lambda: (Rol.MEDEWERKER, self.gemeente, None),
            "bestuurder van een gemeente": lambda: (Rol.BESTUURDER, self.gemeente, None),
            "coordinator": lambda: (Rol.COORDINATOR, None, r),
            "coordinator van een gemeente": lambda: (Rol.COORDINATOR, self.gemeente, r),
            "redacteur van een gemeente": lambda: (Rol.REDACTEUR, self.gemeente, r),
            "eigen verzekeraar": lambda: (Rol.MEDEWERKER, self.eigen, None),
            "eigen zorgkantoor": lambda: (Rol.MEDEWERKER, self._zorgkantoor(self.eigen), None),
            "andere verzekeraar": lambda: (Rol.MEDEWERKER, self.ander, None),
            "ander zorgkantoor": lambda: (Rol.MEDEWERKER, self._zorgkantoor(self.ander), None),
            "coordinator van een verzekeraar": lambda: (Rol.COORDINATOR, self.ander, r),
            "coordinator van de eigen verzekeraar": lambda: (Rol.COORDINATOR, self.eigen, r),
            "redacteur van een zorgkantoor": lambda: (Rol.REDACTEUR, self._zorgkantoor(self.ander), r),
            "coordinator van een landelijke partij": lambda: (Rol.COORDINATOR, zn(), r),
            "partner": lambda: (Rol.PARTNER, self.partner, None),
            "landelijk": lambda: (Rol.LANDELIJK, None, None),
            "functioneel": lambda: (Rol.FUNCTIONEEL, None, None),
            "gemeente elders": lambda: (Rol.MEDEWERKER, elders(), None),
            "eigen verzekeraar elders": lambda: (Rol.MEDEWERKER, self._elders_actief(), None),
        }

    def _elders_actief(self):
        """The own insurer's name of another regio: another organisation that takes part only there."""
        return factories.verzekeraar("Ster", regio=self.elders)
