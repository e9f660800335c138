"""The yearly list of gemeenten of the CBS: names, provinces and zorgkantoorregio's, compared with ours.

It performs no herindeling: a gemeente that is new or gone is told, with the form that does it.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse

from inlezen.kolommen import Onleesbaar, kaal
from inlezen.lezen import Fout, Rij
from regions.inleeslijsten.gebieden import Gemeenten, Regios, namen_van
from regions.inleeslijsten.gemeentekolommen import KOLOMMEN
from regions.lijsten import Lijst, Plan, Regel, Stand, Waar, fout
from regions.models import Indeling, Lijstbestand, Organisatie, Plaatsing, Regio, Soort
from regions.periods import since, today

ZORGKANTOORREGIO = "zorgkantoorregio"
MEESTE_WEG = 60  # of more that are not in it, the file is no list of the whole country


@dataclass(slots=True)
class Lezer:
    """Compares the rows with what holds on the day."""

    dag: datetime.date
    regios: Regios
    plek: dict[int, Plaatsing]
    gemeenten: Gemeenten = field(default_factory=Gemeenten)
    plan: Plan = field(default_factory=Plan)
    gezien: dict[str, int] = field(default_factory=dict)
    naar: dict[int, Regio | None] = field(default_factory=dict)

    def alles(self, rijen: list[Rij]) -> Plan:
        """Every row; then who is not in the list, and who would lie nowhere."""
        met_regio = any(_regio_genoemd(rij) for rij in rijen)
        for rij in rijen:
            if eerder := self.gezien.get(rij["GemeentecodeGM"]):
                self._fout(rij, "GemeentecodeGM", f"staat ook al op rij {eerder}.")
                continue
            self.gezien[rij["GemeentecodeGM"]] = rij.nummer
            self._rij(rij, met_regio)
        self._weg()
        self._gaten()
        return self.plan

    def _fout(self, rij: Rij, kolom: str | None, melding: str) -> None:
        self.plan.fouten.append(fout(rij.nummer, kolom, melding))

    def _rij(self, rij: Rij, met_regio: bool) -> None:
        gemeente = self.gemeenten.bij_code.get(rij["GemeentecodeGM"])
        if gemeente is None or not gemeente.holds_on(self.dag):
            self._nieuw(rij, gemeente)
            return
        try:
            regio = self._regio(rij) if met_regio else None
        except Onleesbaar as reden:
            self._fout(rij, "Zorgkantoorregiocode", str(reden))
            return
        if met_regio:
            self.naar[gemeente.pk] = regio
        verschil = Verschil(gemeente, rij, regio, self.plek.get(gemeente.pk), self.dag)
        if verschil.weigering:
            self._fout(rij, "Zorgkantoorregiocode", verschil.weigering)
            return
        self._later(verschil)
        wat = verschil.wat
        self.plan.regels.append(
            Regel(
                rij=rij.nummer,
                stand=Stand.GEWIJZIGD if wat else Stand.GELIJK,
                wie=f"{gemeente} ({gemeente.cbs_code})",
                wat=wat,
                doe=verschil.doe if wat else None,
            )
        )

    def _regio(self, rij: Rij) -> Regio | None:
        """The regio the row names; by code and by name it must be the same one."""
        genoemd = [rij[kolom] for kolom in ("Zorgkantoorregiocode", "Zorgkantoorregionaam") if rij[kolom]]
        gevonden = {regio.pk: regio for regio in map(self.regios.vind, genoemd)}
        if len(gevonden) > 1:
            beide = " en ".join(map(str, gevonden.values()))
            raise Onleesbaar(f"de code en de naam zijn van twee regio's: {beide}.")
        return next(iter(gevonden.values()), None)

    def _nieuw(self, rij: Rij, gemeente: Organisatie | None) -> None:
        wie = f"{rij['Gemeentenaam']} ({rij['GemeentecodeGM']})"
        hoe = "bestaat op die dag niet" if gemeente else "is nieuw"
        url = _herindeling(vorm="samenvoeging", datum=self.dag, naam=rij["Gemeentenaam"])
        self.plan.te_doen.append((url, f"{wie} {hoe}: leg de herindeling vast"))

    def _later(self, verschil: "Verschil") -> None:
        """A name bears no date: before its day it is left to the form that waits for it."""
        for wat, vorm in verschil.kan_nog_niet:
            url = _herindeling(vorm=vorm, datum=self.dag, gemeenten=verschil.gemeente.cbs_code)
            self.plan.te_doen.append((url, wat))

    def _weg(self) -> None:
        """Gemeenten of that day that are not in the list."""
        if self.plan.fouten:
            return  # a row with a fault may be the one
        rows = Organisatie.objects.on(self.dag).filter(soort=Soort.GEMEENTE).order_by("naam", "pk")
        weg = [gemeente for gemeente in rows if gemeente.cbs_code not in self.gezien]
        if len(weg) > MEESTE_WEG:
            self.plan.meldingen.append(
                f"{len(weg)} gemeenten staan niet in dit bestand: het is niet de hele lijst. "
                "Met die gemeenten gebeurt niets."
            )
            return
        for gemeente in weg:
            url = _herindeling(vorm="toevoeging", datum=self.dag, gemeenten=gemeente.cbs_code)
            wie = f"{gemeente} ({gemeente.cbs_code})"
            self.plan.te_doen.append((url, f"{wie} staat niet in de lijst: leg de herindeling vast"))

    def _gaten(self) -> None:
        """Every gemeente that would lie in no zorgkantoorregio is named."""
        bekend = self.gemeenten.bij_code.values()
        hier = [gemeente for gemeente in bekend if gemeente.holds_on(self.dag)]
        zonder = sorted(
            f"{gemeente} ({gemeente.cbs_code})"
            for gemeente in hier
            if self.naar.get(gemeente.pk, self.plek.get(gemeente.pk)) is None
        )
        if zonder:
            melding = f"in geen enkele zorgkantoorregio liggen dan: {', '.join(zonder)}."
            self.plan.fouten.append(Fout(None, "Zorgkantoorregiocode", melding))


def _regio_genoemd(rij: Rij) -> bool:
    return bool(rij["Zorgkantoorregiocode"] or rij["Zorgkantoorregionaam"])


def _herindeling(**vraag: Any) -> str:
    return f"{reverse('beheer_herindeling')}?{urlencode({k: str(v) for k, v in vraag.items()})}"


@dataclass(slots=True)
class Verschil:
    """What a row says that is not so here, and how it is made so."""

    gemeente: Organisatie
    rij: Rij
    regio: Regio | None
    plek: Plaatsing | None
    dag: datetime.date

    @property
    def naam(self) -> str:
        """The new name, when it is none of those the gemeente goes by."""
        naam = " ".join(self.rij["Gemeentenaam"].split())
        return "" if kaal(naam) in {kaal(n) for n in namen_van(self.gemeente)} else naam

    @property
    def provincie(self) -> str:
        """The new province."""
        nieuw: str = self.rij["Provincienaam"]
        return nieuw if nieuw and nieuw != self.gemeente.provincie else ""

    @property
    def verhuist(self) -> bool:
        """Whether it comes to lie in another zorgkantoorregio."""
        return self.regio is not None and (self.plek is None or self.plek.regio_id != self.regio.pk)

    @property
    def weigering(self) -> str:
        """Why it cannot be."""
        if not self.verhuist or self.regio is None:
            return ""
        if not self.regio.holds_on(self.dag):
            return f"{self.regio} bestaat op {self.dag:%d-%m-%Y} niet."
        if self.dag < today():
            was = self.plek.regio if self.plek else "geen regio"
            return (
                f"{self.gemeente} hoort op die dag bij {was}, niet bij {self.regio}. Wat al voorbij is, "
                "verandert niet. Kies vandaag of een dag die nog komt."
            )
        return ""

    @property
    def nu(self) -> bool:
        """Whether what bears no date may be changed: its day has come."""
        return self.dag <= today()

    @property
    def kan_nog_niet(self) -> list[tuple[str, str]]:
        """What bears no date and holds from a day to come."""
        if self.nu:
            return []
        wat = []
        if self.naam:
            wat.append((f"{self.gemeente} heet dan {self.naam}: leg de nieuwe naam vast", "naam"))
        if self.provincie:
            zin = f"{self.gemeente} ligt dan in {self.provincie}: lees de lijst op die dag opnieuw in"
            wat.append((zin, "grens"))
        return wat

    @property
    def wat(self) -> list[str]:
        """What changes, in words."""
        zinnen = []
        if self.nu and self.naam:
            zinnen.append(f"naam: van {self.gemeente.naam} naar {self.naam}")
        if self.nu and self.provincie:
            zinnen.append(f"provincie: van {self.gemeente.provincie or 'leeg'} naar {self.provincie}")
        if self.verhuist:
            was = self.plek.regio if self.plek else "geen"
            zinnen.append(f"zorgkantoorregio vanaf {self.dag:%d-%m-%Y}: van {was} naar {self.regio}")
        return zinnen

    def doe(self) -> int | None:
        """Make it so; who changed the gemeente meanwhile is not overwritten."""
        held = Organisatie.objects.select_for_update().get(pk=self.gemeente.pk)
        if held.version != self.gemeente.version:
            raise ValidationError(f"{held} is intussen gewijzigd. Kijk de lijst opnieuw na.")
        if self.nu and (self.naam or self.provincie):
            if self.naam:
                held.aliassen = "|".join(dict.fromkeys([*held.alias_lijst, held.naam]))
                held.naam, held.rechtsnaam = self.naam, ""
            held.provincie = self.provincie or held.provincie
            held.save()
        if self.verhuist and self.regio:
            verplaats(held, self.plek, self.regio, self.dag)
        return held.pk


def verplaats(gemeente: Organisatie, plek: Plaatsing | None, naar: Regio, dag: datetime.date) -> None:
    """The old row ends and a new one begins; one that began the same day is put right."""
    if plek and plek.since == dag:
        plek.regio = naar
        plek.save()
        return
    tot = plek.period.upper if plek else gemeente.period.upper
    if plek:
        plek.end(dag)
    Plaatsing.objects.create(gemeente=gemeente, regio=naar, period=since(dag, tot))


def plan(rijen: list[Rij], waar: Waar) -> Plan:
    """What the list means on its day; the werkindeling stays as it is."""
    indeling = Indeling.objects.get(code=ZORGKANTOORREGIO)
    regios = Regio.objects.filter(indeling=indeling).select_related("indeling").order_by("period", "pk")
    plekken = Plaatsing.objects.on(waar.dag).filter(indeling=indeling).select_related("regio__indeling")
    lezer = Lezer(dag=waar.dag, regios=Regios(regios), plek={p.gemeente_id: p for p in plekken})
    gelezen = lezer.alles(rijen)
    if any("zorgkantoorregio" in zin for regel in gelezen.regels for zin in regel.wat):
        gelezen.meldingen.append("De werkindeling verandert niet mee. Pas die zo nodig zelf aan.")
        gelezen.te_doen.append((reverse("beheer_regios_hertekenen"), "Werkindeling aanpassen"))
    return gelezen


def daarna(blad: Lijstbestand) -> list[tuple[str, str]]:
    """Look whether the division is whole."""
    vraag = urlencode({"indeling": ZORGKANTOORREGIO, "op": (blad.dag or today()).isoformat()})
    return [
        (f"{reverse('beheer_indelingen')}?{vraag}", "De indeling op die dag bekijken"),
        (reverse("beheer_wijzigingen"), "Herindelingen vastleggen"),
    ]


LIJST = Lijst(
    code="gemeentenlijst",
    titel="Gemeentenlijst van het CBS inlezen",
    uitleg="De jaarlijkse lijst van gemeenten, met hun provincie en zorgkantoorregio. U ziet eerst wat er "
    "verandert. Nieuwe en opgeheven gemeenten legt u vast als herindeling; dat doet dit bestand niet.",
    kolommen=KOLOMMEN,
    plan=plan,
    voorbeeld=[
        {
            "GemeentecodeGM": "GM0141",
            "Gemeentenaam": "Almelo",
            "Provincienaam": "Overijssel",
            "Zorgkantoorregiocode": "ZK22",
            "Zorgkantoorregionaam": "Twente",
        }
    ],
    van_regio=False,
    vraag_dag="Vanaf welke dag geldt deze lijst?",
    daarna=daarna,
)
