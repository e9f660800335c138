"""Contact persons of a regio from a spreadsheet: matched by e-mail and organisation."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from inlezen.kolommen import Onleesbaar, kaal
from inlezen.lezen import Rij
from regions.inleeslijsten.herkennen import Organisaties, Themas, rol_uit_functie
from regions.inleeslijsten.kolommen import KOLOMMEN
from regions.inleeslijsten.mensen import Mensen
from regions.inleeslijsten.overnemen import anders, maak, persoon_anders, raakt, wijzig
from regions.lijsten import Lijst, Plan, Regel, Stand, Waar, fout
from regions.models import Contactpersoon, Lijstbestand, Organisatie, Persoon, Regio
from regions.periods import since

Rol = Contactpersoon.Rol


@dataclass(slots=True)
class Lezer:
    """Goes over the rows with what is stored at hand; what is wrong with one does not stop the next."""

    regio: Regio
    dag: datetime.date
    organisaties: Organisaties
    themas: Themas
    mensen: Mensen
    er: list[Contactpersoon]
    plan: Plan = field(default_factory=Plan)
    gezien: list[tuple[int, int, int, str, DateRange]] = field(default_factory=list)
    rollen: list[Callable[[], None]] = field(default_factory=list)

    def alles(self, rijen: list[Rij]) -> Plan:
        """First everyone, then their roles: a deputy may stand further down."""
        for rij in rijen:
            self.rij(rij)
        for rol_van_rij in self.rollen:
            rol_van_rij()
        return self.plan

    def rij(self, rij: Rij) -> None:
        """Who one row is about, or each of its faults."""
        organisatie, themas = self._organisatie(rij), self._themas(rij)
        soort = rij["Rol"] or rol_uit_functie(rij["Functie"])
        if not soort:
            self._fout(
                rij,
                "Rol",
                "is niet ingevuld. Kies bestuurlijk, ambtelijk, regiocoördinator of accountmanager.",
            )
        naam = rij["Naam"] or " ".join(
            filter(None, (rij[n] for n in ("Voornaam", "Tussenvoegsel", "Achternaam")))
        )
        if not naam:
            self._fout(rij, "Naam", "is niet ingevuld. Schrijf de naam, of haal de rij weg.")
        period = self._period(rij, organisatie)
        if organisatie is None or themas is None or not soort or not naam or period is None:
            return
        if (persoon := self._persoon(rij, organisatie, naam)) is not None:
            self.rollen.append(lambda: self._regel(rij, organisatie, persoon, soort, period, themas))

    def _fout(self, rij: Rij, kolom: str | None, melding: str) -> None:
        self.plan.fouten.append(fout(rij.nummer, kolom, melding))

    def _organisatie(self, rij: Rij) -> Organisatie | None:
        try:
            return self.organisaties.vind(rij["Organisatie"])
        except Onleesbaar as reden:
            self._fout(rij, "Organisatie", str(reden))
            return None

    def _themas(self, rij: Rij) -> list[Any] | None:
        try:
            return self.themas.vind_alle(rij["Thema's"])
        except Onleesbaar as reden:
            self._fout(rij, "Thema's", str(reden))
            return None

    def _period(self, rij: Rij, organisatie: Organisatie | None) -> DateRange | None:
        van, laatste = rij["Vanaf"] or self.dag, rij["Tot en met"]
        if laatste and laatste < van:
            wanneer = f"{van:%d-%m-%Y}" if rij["Vanaf"] else "vandaag, want ‘Vanaf’ is leeg"
            self._fout(rij, "Tot en met", f"ligt voor de eerste dag ({wanneer}). Verbeter een van beide.")
            return None
        period = since(van, laatste + datetime.timedelta(days=1) if laatste else None)
        if organisatie and not self.organisaties.doet_mee(organisatie, period):
            self._fout(
                rij,
                "Vanaf",
                f"{organisatie} doet op {van:%d-%m-%Y} niet mee in deze regio. Kies een latere dag.",
            )
            return None
        grens = organisatie.period.upper if organisatie else None
        if grens and laatste is None:
            return since(van, grens)
        if grens and laatste and laatste >= grens:
            tot = grens - datetime.timedelta(days=1)
            self._fout(rij, "Tot en met", f"{organisatie} bestaat dan niet meer: hooguit {tot:%d-%m-%Y}.")
            return None
        return period

    def _persoon(self, rij: Rij, organisatie: Organisatie, naam: str) -> Persoon | None:
        """Who it is; someone else's address is a fault, for nobody is renamed by a list."""
        email = rij["E-mail"]
        persoon = self.mensen.vind(organisatie, naam, email)
        if persoon is None:
            if not (email or rij["Telefoon"]):
                self._fout(
                    rij, "E-mail", "is niet ingevuld, en een telefoonnummer ook niet. Vul een van beide in."
                )
                return None
            if rij["Postvak"] and not email:
                self._fout(rij, "E-mail", "is niet ingevuld. Een postvak heeft een adres.")
                return None
            return self.mensen.nieuw(rij, organisatie, naam)
        if kaal(persoon.naam) != kaal(naam):
            waar = f" (rij {nummer})" if (nummer := self.mensen.uit_rij.get(id(persoon))) else ""
            self._fout(
                rij,
                "E-mail",
                f"{email} is van {persoon.naam}{waar}. Is dat dezelfde, schrijf de naam dan net zo. "
                "Zo niet, vul het eigen adres in.",
            )
            return None
        return persoon

    def _regel(
        self,
        rij: Rij,
        organisatie: Organisatie,
        persoon: Persoon,
        soort: str,
        period: DateRange,
        themas: list[Any],
    ) -> None:
        """A role that is new, that changes, or that is there."""
        if self._staat_er_al(rij, (id(persoon), organisatie.pk, soort), period):
            return
        bestaand = [
            c
            for c in self.er
            if (c.persoon_id, c.organisatie_id, c.rol) == (persoon.pk, organisatie.pk, soort)
            and raakt(c.period, period)
        ]
        wie = f"{persoon.naam}, {Rol(soort).label} voor {organisatie}"
        vervanger = self._vervanger(rij, persoon)
        if bestaand:
            self._bestaand(rij, bestaand, persoon, themas, vervanger, wie)
            return
        contact = Contactpersoon(
            organisatie=organisatie, regio=self.regio, rol=soort, functie=rij["Functie"], period=period
        )
        wat = self._bijzonder(rij, persoon, contact)
        self.plan.regels.append(
            Regel(
                rij=rij.nummer,
                stand=Stand.NIEUW,
                wie=wie,
                wat=wat,
                doe=lambda: maak(contact, persoon, rij, themas, vervanger),
            )
        )

    def _staat_er_al(self, rij: Rij, wie: tuple[int, int, str], period: DateRange) -> bool:
        """Whether an earlier row gives the same person the same role at the same time."""
        for nummer, *eerder, wanneer in self.gezien:
            if tuple(eerder) == wie and raakt(wanneer, period):
                self._fout(
                    rij, None, f"deze persoon staat met deze rol ook in rij {nummer}. Haal een van beide weg."
                )
                return True
        self.gezien.append((rij.nummer, *wie, period))
        return False

    def _vervanger(self, rij: Rij, persoon: Persoon) -> Persoon | None:
        email = rij["Vervanger"]
        if not email:
            return None
        gevonden = self.mensen.per_adres.get(email.lower())
        if gevonden is None:
            self._fout(
                rij, "Vervanger", f"{email} staat niet in deze lijst en kennen wij niet. Voeg een rij toe."
            )
        elif gevonden is persoon or (gevonden.pk and gevonden.pk == persoon.pk):
            self._fout(rij, "Vervanger", "is dezelfde persoon. Kies een ander, of laat de cel leeg.")
        return gevonden

    def _bestaand(
        self,
        rij: Rij,
        bestaand: list[Contactpersoon],
        persoon: Persoon,
        themas: list[Any],
        vervanger: Persoon | None,
        wie: str,
    ) -> None:
        """What the list says otherwise than what is stored; an empty cell says nothing."""
        contact = next((c for c in bestaand if c.holds_on(self.dag)), bestaand[-1])
        laatste = rij["Tot en met"]
        if laatste and contact.last_day != laatste:
            self._fout(
                rij,
                "Tot en met",
                f"deze rol staat er al vanaf {contact.since:%d-%m-%Y}. Een einde geeft u op bij "
                "Contactpersonen: daar ziet u wat het betekent. Maak deze cel leeg.",
            )
            return
        wat = list(anders(contact, persoon, rij, themas, vervanger))
        self.plan.regels.append(
            Regel(
                rij=rij.nummer,
                stand=Stand.GEWIJZIGD if wat else Stand.GELIJK,
                wie=wie,
                wat=wat or [f"vanaf {contact.since:%d-%m-%Y}"],
                doe=(lambda: wijzig(contact, persoon, rij, themas, vervanger)) if wat else lambda: contact.pk,
            )
        )

    def _bijzonder(self, rij: Rij, persoon: Persoon, contact: Contactpersoon) -> list[str]:
        """What one should know of a new role."""
        wat = list(persoon_anders(persoon, rij)) if persoon.pk else []
        if persoon.pk:
            wat.append(f"{persoon.naam} is al bekend")
        elif persoon.gebruiker:
            wat.append("heeft al een account")
        if not rij["Rol"]:
            wat.append("rol afgeleid van de functie")
        naamgenoten = self.mensen.per_naam.get((contact.organisatie_id, kaal(persoon.naam)), [])
        if any(ander.pk and ander is not persoon and ander.pk != persoon.pk for ander in naamgenoten):
            wat.append(
                "let op: er is al iemand met deze naam en een ander adres; dit wordt een tweede persoon"
            )
        if contact.rol == Rol.BESTUURLIJK:
            wat += [f"{c.persoon} blijft er ook staan" for c in self._naast(contact, persoon)]
        return wat

    def _naast(self, contact: Contactpersoon, persoon: Persoon) -> Iterable[Contactpersoon]:
        return (
            c
            for c in self.er
            if c.organisatie_id == contact.organisatie_id
            and c.rol == contact.rol
            and c.persoon_id != persoon.pk
            and raakt(c.period, contact.period)
        )


def plan(rijen: list[Rij], waar: Waar) -> Plan:
    """What a list of contact persons means for this regio."""
    regio = waar.de_regio
    er = (
        regio.contacten.select_related("persoon", "vervanger")
        .prefetch_related("themas")
        .order_by("period", "pk")
    )
    lezer = Lezer(
        regio=regio,
        dag=waar.dag,
        organisaties=Organisaties(regio),
        themas=Themas(regio),
        mensen=Mensen.van(rijen, regio),
        er=list(er),
    )
    return lezer.alles(rijen)


def daarna(blad: Lijstbestand) -> list[tuple[str, str]]:
    """Look at them, or let them in."""
    regio = blad.regio
    if regio is None:
        return []
    uitnodigen = f"{reverse('uitnodigen', args=[regio.code])}?lijst={blad.pk}"
    return [
        (reverse("contacten", args=[regio.code]), f"Contactpersonen van {regio} bekijken"),
        (uitnodigen, "Toegang vragen of geven aan deze mensen"),
    ]


LIJST = Lijst(
    code="contacten",
    titel="Contactpersonen inlezen",
    uitleg="Neem uw eigen lijst over uit Excel. Wie er al is herkennen wij aan het e-mailadres. Een lege cel "
    "wist niets, en wie niet in de lijst staat blijft staan.",
    kolommen=KOLOMMEN,
    plan=plan,
    voorbeeld=[
        {
            "Organisatie": "Almelo",
            "Rol": "bestuurlijk",
            "Naam": "Noor Jansen",
            "E-mail": "n.jansen@example.nl",
            "Telefoon": "06 12345678",
            "Functie": "wethouder Zorg",
            "Thema's": "Preventie, Ouderen",
        },
        {
            "Organisatie": "Almelo",
            "Rol": "ambtelijk",
            "Naam": "Sanne de Vries",
            "E-mail": "s.devries@example.nl",
            "Functie": "beleidsadviseur",
            "Vervanger": "n.jansen@example.nl",
        },
    ],
    meeste_rijen=5_000,
    daarna=daarna,
)
