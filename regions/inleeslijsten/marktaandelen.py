"""Market shares per gemeente or regio and year, from a spreadsheet."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.urls import reverse

from inlezen.kolommen import Kolom, Onleesbaar, decimaal, geheel
from inlezen.lezen import Fout, Rij
from regions.inleeslijsten.gebieden import Concerns, Gemeenten, Regios
from regions.lijsten import Lijst, Plan, Regel, Stand, Waar, fout
from regions.models import Lijstbestand, Marktaandeel, Organisatie, Regio

EERSTE_JAAR = 2006  # the Zorgverzekeringswet
TE_VEEL, TE_WEINIG = Decimal("100.5"), Decimal("1.5")
Sleutel = tuple[int, int | None, int | None, int]


def procent(tekst: str) -> Decimal:
    """A part in percents: 41,4 or 41,4%."""
    getal = decimaal(tekst.rstrip("% "))
    if not 0 <= getal <= 100:
        raise Onleesbaar(f"‘{tekst}’ ligt niet tussen 0 en 100.")
    return getal.quantize(Decimal("0.01"), ROUND_HALF_UP)


KOLOMMEN = (
    Kolom(
        "Zorgverzekeraar",
        betekenis="Het concern, of een label daarvan.",
        verplicht=True,
        ook=("verzekeraar", "concern", "label"),
    ),
    Kolom(
        "Gemeente",
        betekenis="De gemeente waar het aandeel geldt: naam of CBS-code. Of vul Regio in.",
        ook=("gemeentenaam", "gemeentecode", "cbs-code"),
    ),
    Kolom(
        "Regio",
        betekenis="De regio waar het aandeel geldt: naam of code. Of vul Gemeente in.",
        ook=("regionaam",),
    ),
    Kolom("Jaar", betekenis="Het jaar waarover het gaat.", verplicht=True, lees=geheel),
    Kolom(
        "Aandeel",
        betekenis="Welk deel van de verzekerden, in procenten: 41,4.",
        verplicht=True,
        lees=procent,
        ook=("marktaandeel", "percentage", "aandeel in procenten"),
    ),
    Kolom("Bron", betekenis="Waar het staat, bijvoorbeeld: Vektis, 2025.", verplicht=True),
)


@dataclass(slots=True)
class Lezer:
    """Goes over the rows with what is stored at hand."""

    dit_jaar: int
    concerns: Concerns = field(default_factory=Concerns)
    gemeenten: Gemeenten = field(default_factory=Gemeenten)
    regios: Regios = field(default_factory=lambda: Regios(Regio.objects.werk().order_by("-period")))
    er: dict[Sleutel, Marktaandeel] = field(default_factory=dict)
    gezien: dict[Sleutel, int] = field(default_factory=dict)
    samen: dict[tuple[str, int], dict[int, Decimal]] = field(default_factory=lambda: defaultdict(dict))
    plan: Plan = field(default_factory=Plan)

    def alles(self, rijen: list[Rij]) -> Plan:
        """Every row, and then what they are together."""
        for rij in rijen:
            self.rij(rij)
        for (plek, jaar), aandelen in self.samen.items():
            self._samen(plek, jaar, aandelen)
        return self.plan

    def rij(self, rij: Rij) -> None:
        """What one row means, or each of its faults."""
        concern = self._vind(rij, "Zorgverzekeraar", self.concerns.vind)
        gemeente = self._vind(rij, "Gemeente", self.gemeenten.vind) if rij["Gemeente"] else None
        regio = self._vind(rij, "Regio", self.regios.vind) if rij["Regio"] else None
        if bool(rij["Gemeente"]) == bool(rij["Regio"]):
            self._fout(rij, None, "vul een gemeente in of een regio, en niet allebei.")
            return
        if not EERSTE_JAAR <= rij["Jaar"] <= self.dit_jaar:
            self._fout(rij, "Jaar", f"{rij['Jaar']} kan niet; kies een jaar van {EERSTE_JAAR} t/m nu.")
            return
        plek = gemeente or regio
        if concern and plek and self._bestaat(rij, plek):
            self._regel(rij, concern, gemeente, regio)

    def _vind(self, rij: Rij, kolom: str, vind: Callable[[str], Any]) -> Any:
        try:
            return vind(rij[kolom])
        except Onleesbaar as reden:
            self._fout(rij, kolom, str(reden))
            return None

    def _fout(self, rij: Rij, kolom: str | None, melding: str) -> None:
        self.plan.fouten.append(fout(rij.nummer, kolom, melding))

    def _bestaat(self, rij: Rij, plek: Organisatie | Regio) -> bool:
        """Whether the place was there in that year."""
        eind = plek.last_day
        if eind and eind.year < rij["Jaar"]:
            kolom = "Regio" if isinstance(plek, Regio) else "Gemeente"
            self._fout(rij, kolom, f"{plek} was er in {rij['Jaar']} niet meer (t/m {eind:%d-%m-%Y}).")
            return False
        return True

    def _regel(self, rij: Rij, concern: Organisatie, gemeente: Any, regio: Any) -> None:
        plek = gemeente or regio
        sleutel = (concern.pk, gemeente and gemeente.pk, regio and regio.pk, rij["Jaar"])
        if eerder := self.gezien.get(sleutel):
            melding = f"{concern} in {plek} staat ook al op rij {eerder}. Tel labels van één concern op."
            self._fout(rij, "Zorgverzekeraar", melding)
            return
        self.gezien[sleutel] = rij.nummer
        soort = "regio" if regio else "gemeente"
        self.samen[f"{soort} {plek}", rij["Jaar"]][concern.pk] = rij["Aandeel"]
        er = self.er.get(sleutel)
        nieuw = er or Marktaandeel(organisatie=concern, gemeente=gemeente, regio=regio, jaar=rij["Jaar"])
        wie = f"{concern} in {plek}, {rij['Jaar']}"
        stand, wat = _stand(er, rij)
        doe = None if stand is Stand.GELIJK else _bewaar(nieuw, rij)
        self.plan.regels.append(Regel(rij=rij.nummer, stand=stand, wie=wie, wat=wat, doe=doe))

    def _samen(self, plek: str, jaar: int, aandelen: dict[int, Decimal]) -> None:
        totaal = sum(aandelen.values())
        if totaal > TE_VEEL:
            melding = f"de aandelen in {plek} zijn in {jaar} samen {totaal}%, dat is meer dan 100%."
            self.plan.fouten.append(Fout(None, "Aandeel", melding))
        elif len(aandelen) > 1 and totaal <= TE_WEINIG:
            melding = f"de aandelen in {plek} zijn in {jaar} samen {totaal}%. Schrijf 41,4 en niet 0,414."
            self.plan.fouten.append(Fout(None, "Aandeel", melding))


def _stand(er: Marktaandeel | None, rij: Rij) -> tuple[Stand, list[str]]:
    nu = f"{rij['Aandeel']:n}%, bron: {rij['Bron']}".replace(".", ",", 1)
    if er is None:
        return Stand.NIEUW, [nu]
    if (er.aandeel, er.bron) == (rij["Aandeel"], rij["Bron"][:200]):
        return Stand.GELIJK, []
    was = f"was {er.aandeel:n}%, bron: {er.bron}".replace(".", ",", 1)
    return Stand.GEWIJZIGD, [f"wordt {nu}", was]


def _bewaar(aandeel: Marktaandeel, rij: Rij) -> Callable[[], int | None]:
    def doe() -> int | None:
        aandeel.aandeel, aandeel.bron = rij["Aandeel"], rij["Bron"][:200]
        aandeel.save()
        return aandeel.pk

    return doe


def plan(rijen: list[Rij], waar: Waar) -> Plan:
    """What the file means for the shares of its years; other years stay as they are."""
    jaren = {rij["Jaar"] for rij in rijen}
    er = {
        (a.organisatie_id, a.gemeente_id, a.regio_id, a.jaar): a
        for a in Marktaandeel.objects.filter(jaar__in=jaren)
    }
    return Lezer(dit_jaar=waar.dag.year, er=er).alles(rijen)


def daarna(blad: Lijstbestand) -> list[tuple[str, str]]:
    """Look at them."""
    return [(reverse("beheer_marktaandelen"), "Marktaandelen bekijken")]


LIJST = Lijst(
    code="marktaandelen",
    titel="Marktaandelen inlezen",
    uitleg="Welk deel van de verzekerden bij welke zorgverzekeraar is verzekerd, per gemeente of regio "
    "en per jaar. Een oud bestand opnieuw inlezen kan geen kwaad: wat gelijk is, blijft gelijk.",
    kolommen=KOLOMMEN,
    plan=plan,
    voorbeeld=[
        {
            "Zorgverzekeraar": "Menzis",
            "Gemeente": "Almelo",
            "Jaar": 2025,
            "Aandeel": 41.4,
            "Bron": "Voorbeeld",
        },
        {"Zorgverzekeraar": "VGZ", "Regio": "Twente", "Jaar": 2025, "Aandeel": 12.5, "Bron": "Voorbeeld"},
    ],
    van_regio=False,
    daarna=daarna,
)
