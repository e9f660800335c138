"""What the parties of Twente say of a version in the demo, where they signed, and how they look back."""

from typing import Any

from agenda import actions, evaluatie
from agenda.lijst import aanbieden_lijst
from agenda.models import Agenda, Overleg, Scan, Versie
from regions.models import Gebruiker, Organisatie, Regio, Thema
from samenwerking.demo.inhoud import MAP, Kalender, lees

ALS = "regiocoördinator, Enschede"


def laad_besluit(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """All of it, as the parties would; after the meetings, for one of them adopts the list of subjects."""
    Besluit(kalender, gebruikers["coordinator@example.nl"]).laad()


class Besluit:
    """The deciding of one regio, filled from its file."""

    def __init__(self, kalender: Kalender, coordinator: Gebruiker) -> None:
        self.kalender, self.coordinator = kalender, coordinator
        self.inhoud = lees("besluit")
        self.regio = Regio.objects.werk().get(code="twente")
        self.organisaties = Organisatie.objects.in_bulk(field_name="slug")

    def laad(self) -> None:
        vastgesteld = Versie.objects.laatst_van(self.regio)
        self._scan(vastgesteld)
        self._antwoord(vastgesteld, self.inhoud["aansluiten"] | {"oordeel": "akkoord"})
        ligt_voor = Versie.objects.ter_vaststelling().get(agenda__regio=self.regio)
        for oordeel in self.inhoud["oordeel"]:
            self._antwoord(ligt_voor, oordeel)
        self._lijst()
        agenda = Agenda.objects.current(self.regio)
        for gepland in self.inhoud["evaluatie"]:
            self._evaluatie(agenda, gepland)

    def _scan(self, versie: Any) -> None:
        scan = self.inhoud["scan"]
        inhoud = (MAP / scan["bestand"]).read_bytes()
        velden = {"naam": scan["bestand"], "soort": "application/pdf", "toelichting": scan["toelichting"]}
        op = versie.vaststelling.op
        Scan.van_bytes(inhoud, versie=versie, getekend_op=op, als=ALS, **velden).save()

    def _antwoord(self, versie: Any, gegeven: dict[str, Any]) -> None:
        """An answer as its file says; where it names evidence, a colleague recorded it."""
        partij = self.organisaties[gegeven["wie"]]
        velden = {naam: gegeven.get(naam, "") for naam in ("naam", "functie", "blijkt_uit")}
        velden["tekst"] = self.kalender.tekst(gegeven.get("tekst", ""))
        if "grond" in gegeven:
            velden |= {"grond": gegeven["grond"], "grond_nummer": gegeven.get("nummer", "")}
        if "over" in gegeven:
            velden["verwacht_op"] = self.kalender.werkdag(gegeven["over"])
        else:
            velden["datum"] = self.kalender.werkdag(gegeven["dagen"])
        zelf = "blijkt_uit" not in gegeven
        als = f"medewerker, {partij}"
        actions.antwoorden(
            versie, partij, by=None, als=als, gegeven=zelf, oordeel=gegeven["oordeel"], **velden
        )

    def _lijst(self) -> None:
        """The list of subjects, adopted in the meeting that was."""
        overleg = Overleg.objects.filter(regio=self.regio, datum__lt=self.kalender.vandaag).latest("datum")
        versie = aanbieden_lijst(self.regio, by=None, op=self.kalender.werkdag(-70), als=ALS)
        for oordeel in self.inhoud["lijst"]:
            self._antwoord(versie, oordeel)
        actions.vaststellen(versie, bij=overleg, by=None, als=ALS)

    def _evaluatie(self, agenda: Any, gepland: dict[str, Any]) -> None:
        thema = Thema.objects.get(code=gepland["thema"], regio=None)
        dag = evaluatie.plan(agenda, thema, self.kalender.werkdag(gepland["dagen"]), by=None, als=ALS)
        for gegeven in gepland.get("antwoord", []):
            velden = {naam: gegeven.get(naam, "") for naam in ("agenda", "proces", "resultaat")}
            partij = self.organisaties[gegeven["wie"]]
            als = f"medewerker, {partij}"
            evaluatie.antwoord(dag, partij, "0", by=None, als=als, **velden)
        if "klaar" in gepland:
            evaluatie.rond_af(dag, gepland["conclusie"], by=self.coordinator)
            self._afgerond_op(dag, gepland["klaar"])

    def _afgerond_op(self, dag: Any, dagen: int) -> None:
        dag.refresh_from_db()
        dag.afgerond_op = self.kalender.werkdag(dagen)
        dag.save()
