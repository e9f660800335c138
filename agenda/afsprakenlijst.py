"""An existing list of agreements, from a spreadsheet into the agenda."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from agenda.actions import toevoegen
from agenda.models import Afspraak, Agenda, Blok, Functie, Geldbron, Themablok
from inlezen.kolommen import Kolom, Onleesbaar, datum, kaal, keuze
from inlezen.lezen import Rij
from regions.inleeslijsten.herkennen import Organisaties, Themas
from regions.inleeslijsten.kolommen import tekst
from regions.lijsten import Lijst, Plan, Regel, Stand, Waar, fout
from regions.models import Gebruiker, Lijstbestand, Organisatie, Thema
from regions.periods import since
from regions.rights import Right

S = Blok.Soort
# Where a list names only the theme; said on the page that shows what will happen.
NOG_TE_NOEMEN = "Nog te benoemen"
_TUSSEN = re.compile(r"[;|\n]")


def geldbronnen(cel: str) -> list[str]:
    """From what it is paid: Wmo; Zvw. Raises Onleesbaar."""
    lees = keuze(*Geldbron.values)
    return [lees(deel.strip()) for deel in re.split(r"[;,|/\n]", cel) if deel.strip()]


KOLOMMEN = (
    Kolom("Thema", betekenis="Het thema, zoals de regio het noemt.", verplicht=True, lees=tekst(60)),
    Kolom(
        "Opgave",
        betekenis=f"Wat er moet veranderen. Leeg: ‘{NOG_TE_NOEMEN}’.",
        lees=tekst(200),
        ook=("probleem", "uitdaging"),
    ),
    Kolom(
        "Doel",
        betekenis=f"Wat bereikt moet worden. Leeg: ‘{NOG_TE_NOEMEN}’.",
        lees=tekst(200),
        ook=("doelstelling",),
    ),
    Kolom("Functie", betekenis="Wat geregeld moet zijn. Mag leeg blijven.", lees=tekst(200)),
    Kolom(
        "Functie beoogt",
        betekenis="Wat de functie beoogt: voorkomen, verplaatsen of vervangen.",
        lees=keuze(*Functie.Vorm.values),
        leeg="",
    ),
    Kolom(
        "Afspraak",
        betekenis="Wat is afgesproken, in één zin.",
        verplicht=True,
        lees=tekst(200),
        ook=("titel", "naam afspraak", "actielijn", "project", "maatregel", "wat spreken we af"),
    ),
    Kolom("Toelichting", betekenis="Meer uitleg.", ook=("omschrijving", "beschrijving", "tekst")),
    Kolom(
        "Trekker",
        betekenis="Welke organisatie de afspraak trekt.",
        ook=("eigenaar", "verantwoordelijke", "verantwoordelijk"),
    ),
    Kolom(
        "Partners",
        betekenis="Wie meedoet, met een puntkomma ertussen.",
        ook=("deelnemers", "betrokken partijen", "partijen"),
    ),
    Kolom(
        "Pilot of structureel",
        betekenis="Pilot of structureel. Leeg: structureel.",
        lees=keuze(*Afspraak.Vorm.values),
        leeg=Afspraak.Vorm.STRUCTUREEL.value,
        ook=("vorm", "soort"),
    ),
    Kolom(
        "Van",
        betekenis="De eerste dag. Leeg: het begin van de agenda.",
        lees=datum,
        leeg=None,
        ook=("startdatum", "vanaf", "begindatum", "begin", "start"),
    ),
    Kolom(
        "Tot en met",
        betekenis="De laatste dag. Leeg: zonder einddatum.",
        lees=datum,
        leeg=None,
        ook=("einddatum", "t/m", "eind", "einde", "tot"),
    ),
    Kolom(
        "Financiering",
        betekenis=f"Waaruit betaald: {', '.join(Geldbron.values)}; met een puntkomma ertussen.",
        lees=geldbronnen,
        leeg=(),
        ook=("bekostiging", "betaald uit"),
    ),
    Kolom(
        "Evaluatie",
        betekenis="De dag van de evaluatie.",
        lees=datum,
        leeg=None,
        ook=("evaluatiedatum",),
    ),
    Kolom("Doelgroepen", betekenis="Voor wie.", lees=tekst(200), ook=("doelgroep",)),
    Kolom("Hoe we het volgen", betekenis="De monitoring.", lees=tekst(500), ook=("monitoring",)),
)


@dataclass(slots=True)
class Lezer:
    """Goes over the rows with the agenda, its themes and the parties of the regio at hand."""

    waar: Waar
    agenda: Agenda
    organisaties: Organisaties
    themas: Themas
    plek: "Plek"
    er: set[tuple[int, str]] = field(default_factory=set)
    gezien: dict[tuple[int, str], int] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)

    def rij(self, rij: Rij) -> None:
        """What one row means, or each of its faults."""
        before = len(self.plan.fouten)
        thema = self._vind(rij, "Thema", self.themas.vind)
        trekker = self._vind(rij, "Trekker", self.organisaties.vind) if rij["Trekker"] else None
        partners = self._vind(rij, "Partners", self._partners)
        self._dagen(rij)
        if rij["Functie"] and not rij["Functie beoogt"]:
            mogelijk = ", ".join(Functie.Vorm.values)
            self._fout(rij, "Functie beoogt", f"kies wat de functie beoogt: {mogelijk}.")
        if len(self.plan.fouten) > before:
            return
        sleutel = (thema.pk, kaal(rij["Afspraak"]))
        if eerder := self.gezien.get(sleutel):
            self._fout(rij, "Afspraak", f"staat ook al op rij {eerder}. Geef een van beide een andere naam.")
            return
        self.gezien[sleutel] = rij.nummer
        if sleutel in self.er:
            self.plan.regels.append(Regel(rij=rij.nummer, stand=Stand.GELIJK, wie=rij["Afspraak"]))
            return
        doe = self._maak(rij, thema, trekker, partners)
        wat = [f"{thema}, {_bij(rij)}", *([f"trekker: {trekker}"] if trekker else ["nog geen trekker"])]
        self.plan.regels.append(
            Regel(rij=rij.nummer, stand=Stand.NIEUW, wie=rij["Afspraak"], wat=wat, doe=doe)
        )

    def _vind(self, rij: Rij, kolom: str, vind: Callable[[str], Any]) -> Any:
        try:
            return vind(rij[kolom])
        except Onleesbaar as reden:
            self._fout(rij, kolom, str(reden))
            return None

    def _partners(self, cel: str) -> list[Organisatie]:
        return [self.organisaties.vind(deel.strip()) for deel in _TUSSEN.split(cel) if deel.strip()]

    def _dagen(self, rij: Rij) -> None:
        van: datetime.date = rij["Van"] or self.agenda.since
        for kolom in ("Tot en met", "Evaluatie"):
            if rij[kolom] and rij[kolom] < van:
                self._fout(rij, kolom, f"ligt voor de eerste dag ({van:%d-%m-%Y}).")

    def _fout(self, rij: Rij, kolom: str | None, melding: str) -> None:
        self.plan.fouten.append(fout(rij.nummer, kolom, melding))

    def _maak(
        self, rij: Rij, thema: Thema, trekker: Organisatie | None, partners: list[Organisatie]
    ) -> Callable[[], int | None]:
        last = rij["Tot en met"]
        velden = {
            "titel": rij["Afspraak"],
            "tekst": rij["Toelichting"],
            "trekker": trekker,
            "partners": partners,
            "sinds": rij["Van"] or self.agenda.since,
            "period": since(
                rij["Van"] or self.agenda.since, last + datetime.timedelta(days=1) if last else None
            ),
            "vorm": rij["Pilot of structureel"],
            "financiering": list(dict.fromkeys(rij["Financiering"])),
            "evaluatie": rij["Evaluatie"],
            "doelgroepen": rij["Doelgroepen"],
            "monitoring": rij["Hoe we het volgen"],
        }

        def doe() -> int | None:
            onder = self.plek.voor(thema, rij)
            made = toevoegen(self.agenda, S.AFSPRAAK, by=self.waar.by, ouder=onder, **velden)
            return made.pk

        return doe


def _bij(rij: Rij) -> str:
    weg = (rij["Opgave"] or NOG_TE_NOEMEN, rij["Doel"] or NOG_TE_NOEMEN, rij["Functie"])
    return "bij: " + " › ".join(deel for deel in weg if deel)


class Plek:
    """Finds, or makes, the opgave, doel and functie under which an afspraak comes; each once."""

    def __init__(self, agenda: Agenda, by: Gebruiker) -> None:
        self.agenda, self.by = agenda, by
        self.bij: dict[tuple[int | None, str, str], Blok] = {}
        blokken = agenda.blokken.levend().zichtbaar(by, agenda.regio).met_detail()
        for blok in blokken.order_by("volgorde", "pk"):
            naam = str(blok.thema.thema_id) if blok.soort == S.THEMA else kaal(str(blok.detail))
            self.bij.setdefault((blok.ouder_id, blok.soort, naam), blok)

    def voor(self, thema: Thema, rij: Rij) -> Blok:
        """The blok under which it comes."""
        blok = self._thema(thema)
        blok = self._onder(blok, S.OPGAVE, rij["Opgave"] or NOG_TE_NOEMEN)
        blok = self._onder(blok, S.DOEL, rij["Doel"] or NOG_TE_NOEMEN)
        if not rij["Functie"]:
            return blok
        return self._onder(blok, S.FUNCTIE, rij["Functie"], vorm=rij["Functie beoogt"])

    def _thema(self, thema: Thema) -> Blok:
        sleutel = (None, str(S.THEMA), str(thema.pk))
        if sleutel not in self.bij:
            self.bij[sleutel] = toevoegen(self.agenda, S.THEMA, by=self.by, thema=thema)
        return self.bij[sleutel]

    def _onder(self, ouder: Blok, soort: str, titel: str, **velden: Any) -> Blok:
        sleutel = (ouder.pk, str(soort), kaal(titel))
        if sleutel not in self.bij:
            made = toevoegen(self.agenda, soort, by=self.by, ouder=ouder, titel=titel, **velden)
            self.bij[sleutel] = made
        return self.bij[sleutel]


def plan(rijen: list[Rij], waar: Waar) -> Plan:
    """What a list means for the agenda: what has the same name under the same theme stays as it is."""
    regio = waar.de_regio
    if not waar.by.may(Right.AGENDA_EDIT, regio=regio):
        return Plan(fouten=[fout(0, None, "Afspraken leest in wie de agenda van de regio bewerkt.")])
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        return Plan(fouten=[fout(0, None, "Deze regio heeft nog geen agenda. Begin die eerst.")])
    agenda.regio = regio
    plek = Plek(agenda, waar.by)
    lezer = Lezer(waar, agenda, Organisaties(regio), Themas(regio), plek, er=_er(agenda, waar.by))
    for rij in rijen:
        lezer.rij(rij)
    if any(not (rij["Opgave"] and rij["Doel"]) for rij in rijen):
        lezer.plan.meldingen.append(
            f"Waar geen opgave of doel staat, komt de afspraak onder ‘{NOG_TE_NOEMEN}’. "
            "Dat wijzigt u in de agenda."
        )
    return lezer.plan


def _er(agenda: Agenda, by: Gebruiker) -> set[tuple[int, str]]:
    """The agreements that are there: their theme and name."""
    ouders = dict(agenda.blokken.values_list("pk", "ouder"))
    themas = dict(Themablok.objects.filter(blok__agenda=agenda).values_list("pk", "thema"))
    gezien = agenda.blokken.levend().zichtbaar(by, agenda.regio)
    found = set()
    for pk, titel in Afspraak.objects.filter(blok__in=gezien).values_list("pk", "titel"):
        top = pk
        while ouder := ouders.get(top):
            top = ouder
        found.add((themas[top], kaal(titel)))
    return found


def daarna(blad: Lijstbestand) -> list[tuple[str, str]]:
    """Look at the agenda."""
    return [(reverse("agenda", args=[blad.regio.code]), "Naar de agenda")] if blad.regio else []


LIJST = Lijst(
    code="afspraken",
    titel="Afspraken inlezen",
    uitleg="Neem de afspraken over die u nu in Excel bijhoudt. Een afspraak die er met dezelfde naam onder "
    "hetzelfde thema al is, blijft zoals zij is.",
    kolommen=KOLOMMEN,
    plan=plan,
    voorbeeld=[
        {
            "Thema": "Ouderen",
            "Opgave": "Thuis wonen met steun van de buurt",
            "Doel": "Minder mantelzorgers zijn zwaar belast",
            "Afspraak": "Eén telefoonnummer voor mantelzorgers",
            "Toelichting": "Wie belt, krijgt een mens aan de lijn.",
            "Pilot of structureel": "structureel",
            "Van": datetime.date(2027, 1, 1),
            "Financiering": "Wmo; Zvw",
        },
        {"Thema": "Preventie", "Afspraak": "Beweegcoach in elke wijk", "Pilot of structureel": "pilot"},
    ],
    meeste_rijen=1_000,
    daarna=daarna,
)
