"""Who speaks for whom in a regio on a day, as a table that says first where nobody is named."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from regions.mandaten import woorden
from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio, Soort, Thema, Toegang
from regions.models.personen import NIVEAUS
from regions.rights import Rol
from regions.zoeken import zoekvorm

Rol_ = Contactpersoon.Rol
KOPPEN = {
    Soort.GEMEENTE: "Gemeenten",
    Soort.ZORGVERZEKERAAR: "Zorgverzekeraars",
    Soort.ZORGKANTOOR: "Zorgkantoor",
    Soort.PARTNER: "Partners",
    Soort.LANDELIJK: "Andere organisaties",
}
VOLGORDE: list[str] = [Rol_.BESTUURLIJK, Rol_.AMBTELIJK, Rol_.ACCOUNTMANAGER, Rol_.COORDINATOR]


@dataclass(slots=True)
class Rij:
    """An organisation with those who speak for it."""

    organisatie: Organisatie
    doet_mee: bool = True
    may_edit: bool = False
    may_dossier: bool = False
    contacten: list[Contactpersoon] = field(default_factory=list)
    laatsten: list[Contactpersoon] = field(default_factory=list)
    getoond: list[Contactpersoon] = field(default_factory=list)
    namens: list[str] = field(default_factory=list)

    @property
    def rollen(self) -> set[str]:
        """The roles in which someone speaks; who still has to confirm does not count."""
        return {contact.rol for contact in self.contacten if not contact.wacht_op_bevestiging}

    @property
    def leeg(self) -> list[str]:
        """The levels on which nobody is named."""
        return [niveau for niveau, telt in NIVEAUS.items() if not telt & self.rollen]

    @property
    def ontbreekt(self) -> str:
        """Where nobody is named, in words; empty when both levels are."""
        if not self.doet_mee or not self.leeg or (self.organisatie.soort == Soort.PARTNER and self.rollen):
            return ""
        if self.na_verkiezing:
            ook = ["nog geen ambtelijk aanspreekpunt"] if len(self.leeg) == 2 else []
            return "; ".join([self.na_verkiezing, *ook])
        return "nog geen aanspreekpunt" if len(self.leeg) == 2 else f"nog geen {self.leeg[0]} aanspreekpunt"

    @property
    def na_verkiezing(self) -> str:
        """After an election, until a new wethouder is named: who it was."""
        for laatst in self.laatsten:
            if laatst.rol == Rol_.BESTUURLIJK and laatst.einde_reden == Contactpersoon.Reden.VERKIEZING:
                return f"portefeuille nog niet verdeeld (laatst bekend: {laatst.persoon})"
        return ""

    @property
    def waarnemers(self) -> list[Persoon]:
        """Who stands in where somebody left and nobody followed yet."""
        return list(dict.fromkeys(laatst.vervanger for laatst in self.laatsten if laatst.vervanger))

    @property
    def mist_rol(self) -> str:
        """The role to name someone for, when it is plain which."""
        return self.leeg[0] if self.leeg and (self.rollen or self.na_verkiezing) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tafel:
    """The table of a regio on a day."""

    dag: datetime.date
    rijen: list[Rij]
    coordinatoren: list[Contactpersoon]
    coordinator_gebruikers: list[Toegang]

    @property
    def groepen(self) -> list[tuple[str, list[Rij]]]:
        """Per kind of organisation, in fixed order."""
        per_soort = {soort: [rij for rij in self.rijen if rij.organisatie.soort == soort] for soort in KOPPEN}
        return [(KOPPEN[soort], rijen) for soort, rijen in per_soort.items() if rijen]

    @property
    def zonder(self) -> list[Rij]:
        """Where somebody still has to be named: those without anyone first."""
        rijen = [rij for rij in self.rijen if rij.ontbreekt]
        return sorted(rijen, key=lambda rij: bool(rij.contacten))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What of the table is asked for: a kind of party, a theme, part of a name; nothing is all."""

    soort: str = ""
    thema: Thema | None = None
    naam: str = ""

    def houdt(self, contact: Contactpersoon) -> bool:
        """Whether a contact person is there for the theme: who has no themes is there for all."""
        themas = {thema.pk for thema in contact.themas.all()}
        return self.thema is None or not themas or self.thema.pk in themas

    def past(self, rij: Rij) -> bool:
        """Whether a row is of the kind and holds the name; from then on it shows whom it is about."""
        if self.soort not in ("", rij.organisatie.soort):
            return False
        naam = zoekvorm(self.naam.strip())
        heel = naam in rij.organisatie.zoeknaam
        rij.getoond = [contact for contact in rij.contacten if heel or _heet(contact, naam)]
        return heel or bool(rij.getoond)


def _heet(contact: Contactpersoon, naam: str) -> bool:
    """Whether the person or the deputy has this in the name."""
    return any(naam in persoon.zoeknaam for persoon in (contact.persoon, contact.vervanger) if persoon)


def tafel(
    regio: Regio, dag: datetime.date, *, keuze: Keuze | None = None, mag: Collection[int] = ()
) -> Tafel:
    """All organisations that take part that day with their contact persons; `mag`: whose may be changed."""
    keuze = keuze or Keuze()
    alle = Organisatie.objects.taking_part(regio, dag).order_by("naam", "pk")
    rijen = {organisatie.pk: Rij(organisatie, may_edit=organisatie.pk in mag) for organisatie in alle}
    contacten = _contacten(regio, dag)
    for contact in filter(keuze.houdt, contacten):
        rij = rijen.setdefault(contact.organisatie_id, Rij(contact.organisatie, doet_mee=False))
        rij.contacten.append(contact)
    _zet_laatst_bekend(regio, dag, rijen)
    for pk, woord in woorden(regio, dag, keuze.thema).items():
        if pk in rijen:
            rijen[pk].namens = woord.zinnen
    coordinatoren = [contact for contact in contacten if contact.rol == Rol_.COORDINATOR]
    return Tafel(
        dag=dag,
        rijen=list(filter(keuze.past, rijen.values())),
        coordinatoren=coordinatoren,
        coordinator_gebruikers=[] if coordinatoren else _met_rol(regio, dag),
    )


def _contacten(regio: Regio, dag: datetime.date) -> list[Contactpersoon]:
    rows = regio.contacten.on(dag).in_order().select_related("vervanger").prefetch_related("themas")
    return sorted(rows, key=lambda c: (VOLGORDE.index(c.rol), c.persoon.naam.casefold()))


def _zet_laatst_bekend(regio: Regio, dag: datetime.date, rijen: dict[int, Rij]) -> None:
    """On each level where nobody speaks now: those who last did."""
    zonder = [pk for pk, rij in rijen.items() if rij.leeg]
    eerder = regio.contacten.filter(organisatie__in=zonder, period__endswith__lte=dag)
    laatste = eerder.order_by("organisatie", "rol", "-period__endswith", "-pk").distinct("organisatie", "rol")
    for contact in laatste.select_related("persoon", "vervanger"):
        rij = rijen[contact.organisatie_id]
        if any(contact.rol in NIVEAUS[niveau] for niveau in rij.leeg):
            rij.laatsten.append(contact)


def _met_rol(regio: Regio, dag: datetime.date) -> list[Toegang]:
    """Who has the role of regiocoördinator here, for when nobody is named as contact person."""
    rollen = Toegang.objects.on(dag).filter(regio=regio, rol=Rol.COORDINATOR, gebruiker__is_active=True)
    return list(rollen.select_related("gebruiker", "organisatie").order_by("gebruiker__naam", "pk"))


def toegang_van(contact: Contactpersoon) -> list[Toegang]:
    """The access that this person still has for the organisation, to look at when a role ends."""
    gebruiker: Gebruiker | None = contact.persoon.gebruiker
    if gebruiker is None:
        return []
    rows = Toegang.objects.now().filter(gebruiker=gebruiker, organisatie=contact.organisatie)
    return list(rows.select_related("gebruiker", "organisatie", "regio").order_by("pk"))
