"""Who speaks for whom in a regio on a day, as a table that says first where nobody is named."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from regions.models import Contactpersoon, Gebruiker, Organisatie, Regio, Soort, Toegang
from regions.rights import Rol

Rol_ = Contactpersoon.Rol
# Each side names who speaks for it on both levels; an account manager is one on staff level.
NIVEAUS = {"bestuurlijk": {Rol_.BESTUURLIJK}, "ambtelijk": {Rol_.AMBTELIJK, Rol_.ACCOUNTMANAGER}}
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
    contacten: list[Contactpersoon] = field(default_factory=list)

    @property
    def ontbreekt(self) -> str:
        """Where nobody is named, in words; empty when both levels are."""
        rollen = {contact.rol for contact in self.contacten}
        open_ = [niveau for niveau, telt in NIVEAUS.items() if not telt & rollen]
        if not self.doet_mee or not open_ or (self.organisatie.soort == Soort.PARTNER and rollen):
            return ""
        return "nog geen aanspreekpunt" if len(open_) == 2 else f"nog geen {open_[0]} aanspreekpunt"


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


def tafel(regio: Regio, dag: datetime.date, *, soort: str = "", mag: Collection[int] = ()) -> Tafel:
    """All organisations that take part that day with their contact persons; `mag`: whose may be changed."""
    alle = Organisatie.objects.taking_part(regio, dag).order_by("naam", "pk")
    rijen = {organisatie.pk: Rij(organisatie, may_edit=organisatie.pk in mag) for organisatie in alle}
    contacten = sorted(
        regio.contacten.on(dag).in_order(), key=lambda c: (VOLGORDE.index(c.rol), c.persoon.naam.casefold())
    )
    for contact in contacten:
        rij = rijen.setdefault(contact.organisatie_id, Rij(contact.organisatie, doet_mee=False))
        rij.contacten.append(contact)
    gekozen = [rij for rij in rijen.values() if soort in ("", rij.organisatie.soort)]
    coordinatoren = [contact for contact in contacten if contact.rol == Rol_.COORDINATOR]
    return Tafel(
        dag=dag,
        rijen=gekozen,
        coordinatoren=coordinatoren,
        coordinator_gebruikers=[] if coordinatoren else _met_rol(regio, dag),
    )


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
