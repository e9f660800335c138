"""Letting many people in at once: by who may give access, or put forward to who may."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from regions.models import (
    Contactpersoon,
    Gebruiker,
    Organisatie,
    Persoon,
    Regio,
    Soort,
    Toegang,
    Toegangsvraag,
)
from regions.periods import today
from regions.rights import ORGANISATIE_ROLLEN, Right, Rol
from regions.taken import Taak
from regions.toegangen import nodig_uit
from tekst.getallen import aantal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaat:
    """Someone who speaks for an organisation in the regio; why not, when there is nothing to ask."""

    persoon: Persoon
    organisatie: Organisatie
    als: str
    rol: Rol
    waarom_niet: str = ""
    heeft_toegang: bool = False

    @property
    def kan_inloggen(self) -> bool:
        """Whether an invitation would reach this person, who was not let in by the organisation before."""
        return bool(self.persoon.email) and not self.persoon.postvak and not self.heeft_toegang

    @property
    def sleutel(self) -> str:
        """How a form names this person for this organisation."""
        return f"{self.persoon.pk}-{self.organisatie.pk}"


def rol_voor(contact: Contactpersoon, gekozen: str) -> Rol:
    """The role that fits: a partner's own, the chosen one, or that of a bestuurder or medewerker."""
    if contact.organisatie.soort == Soort.PARTNER:
        return Rol.PARTNER
    if gekozen:
        return Rol(gekozen)
    return Rol.BESTUURDER if contact.rol == Contactpersoon.Rol.BESTUURLIJK else Rol.MEDEWERKER


def kandidaten(regio: Regio, gekozen: str = "") -> list[Kandidaat]:
    """All contact persons of today, once per organisation, with what stands in the way in words."""
    rows = regio.contacten.on(today()).exclude(organisatie__soort=Soort.LANDELIJK).in_order()
    contacten = list(rows)
    heeft = _toegangen([c.persoon.email for c in contacten])
    vragen = _open_vragen([c.organisatie_id for c in contacten])
    gevonden: dict[tuple[int, int], Kandidaat] = {}
    for contact in contacten:
        sleutel = (contact.persoon_id, contact.organisatie_id)
        rol = rol_voor(contact, gekozen)
        if sleutel in gevonden and rol != Rol.BESTUURDER:
            continue
        gevonden[sleutel] = Kandidaat(
            persoon=contact.persoon,
            organisatie=contact.organisatie,
            als=contact.get_rol_display(),
            rol=rol,
            waarom_niet=_waarom_niet(contact, rol, heeft, vragen),
            heeft_toegang=(contact.persoon.email.lower(), contact.organisatie_id) in heeft,
        )
    return list(gevonden.values())


def _toegangen(adressen: Iterable[str]) -> dict[tuple[str, int], list[Toegang]]:
    """The access, now or to come, of these addresses by organisation."""
    laag = {adres.lower() for adres in adressen if adres}
    rows = Toegang.objects.filter(rol__in=ORGANISATIE_ROLLEN, period__endswith__isnull=True)
    rows |= Toegang.objects.filter(rol__in=ORGANISATIE_ROLLEN, period__endswith__gt=today())
    rows = rows.annotate(adres=Lower("gebruiker__email")).filter(adres__in=laag)
    found: dict[tuple[str, int], list[Toegang]] = defaultdict(list)
    for toegang in rows.select_related("gebruiker", "organisatie", "regio"):
        if toegang.organisatie_id:
            found[toegang.gebruiker.email.lower(), toegang.organisatie_id].append(toegang)
    return found


def _open_vragen(organisaties: Collection[int]) -> set[tuple[int, int]]:
    rows = Toegangsvraag.objects.filter(organisatie__in=organisaties, afgehandeld_op__isnull=True)
    return set(rows.values_list("persoon", "organisatie"))


def _waarom_niet(
    contact: Contactpersoon,
    rol: Rol,
    heeft: dict[tuple[str, int], list[Toegang]],
    vragen: set[tuple[int, int]],
) -> str:
    persoon = contact.persoon
    if persoon.postvak:
        return "een gedeeld postvak logt niet in"
    if not persoon.email:
        return "heeft nog geen e-mailadres"
    al = heeft.get((persoon.email.lower(), contact.organisatie_id), [])
    if rol in {toegang.rol for toegang in al} or (al and rol != Rol.BEHEERDER):
        return f"heeft al toegang als {al[0].get_rol_display()}"
    return "is al voorgedragen" if (persoon.pk, contact.organisatie_id) in vragen else ""


@transaction.atomic
def doe(
    regio: Regio, gekozen: Sequence[Kandidaat], *, period: DateRange, by: Gebruiker
) -> tuple[list[Toegang], list[Toegangsvraag]]:
    """Invite whom this user may let in; put the others forward. Who has access meanwhile is left out."""
    Regio.objects.select_for_update().get(pk=regio.pk)
    nu = {(k.sleutel, k.rol): k for r in {"", *(k.rol.value for k in gekozen)} for k in _vers(regio, r)}
    gegeven, gevraagd = [], []
    for kandidaat in gekozen:
        vers = nu.get((kandidaat.sleutel, kandidaat.rol))
        if vers is None or vers.waarom_niet:
            continue
        if by.may(Right.TOEGANG_GIVE, organisatie=vers.organisatie):
            gegeven.append(_nodig_uit(vers.persoon, vers.organisatie, vers.rol, period, by))
        else:
            gevraagd.append(
                Toegangsvraag.objects.create(
                    persoon=vers.persoon,
                    organisatie=vers.organisatie,
                    regio=regio,
                    rol=vers.rol,
                    period=period,
                    door=by,
                )
            )
    return gegeven, gevraagd


def _vers(regio: Regio, gekozen: str) -> list[Kandidaat]:
    return kandidaten(regio, gekozen if gekozen in (Rol.MEDEWERKER, Rol.BEHEERDER) else "")


def _nodig_uit(
    persoon: Persoon, organisatie: Organisatie, rol: Rol | str, period: DateRange, by: Gebruiker
) -> Toegang:
    return nodig_uit(
        email=persoon.email,
        naam=persoon.naam,
        rol=Rol(rol),
        van=max(period.lower, today()),
        tot=period.upper,
        organisatie=organisatie,
        regio=None,
        by=by,
    )


def open_vragen(organisatie: Organisatie | None = None) -> list[Toegangsvraag]:
    """Who was put forward and waits: for one organisation, or everywhere."""
    rows = Toegangsvraag.objects.filter(afgehandeld_op__isnull=True)
    rows = rows.filter(organisatie=organisatie) if organisatie else rows
    namen = rows.select_related("persoon", "organisatie", "regio", "door")
    return list(namen.order_by("organisatie__naam", "persoon__naam", "pk"))


def aantal_open(organisatie: Organisatie | None = None) -> int:
    """How many wait: for one organisation, or everywhere."""
    rows = Toegangsvraag.objects.filter(afgehandeld_op__isnull=True)
    return (rows.filter(organisatie=organisatie) if organisatie else rows).count()


@transaction.atomic
def handel_af(keys: Collection[int], *, geef: bool, by: Gebruiker, organisatie: Organisatie | None) -> int:
    """Give these access, or do not; what was done before stays so. Answers how many."""
    rows = Toegangsvraag.objects.filter(pk__in=keys, afgehandeld_op__isnull=True)
    rows = rows.filter(organisatie=organisatie) if organisatie else rows
    vragen = rows.select_related("persoon", "organisatie").select_for_update(of=("self",)).order_by("pk")
    n = 0
    for vraag in vragen:
        if not by.may(Right.TOEGANG_GIVE, organisatie=vraag.organisatie):
            continue
        al = _toegangen([vraag.persoon.email]).get((vraag.persoon.email.lower(), vraag.organisatie_id), [])
        kan = bool(vraag.persoon.email) and vraag.rol not in {toegang.rol for toegang in al}
        voorbij = vraag.period.upper is not None and vraag.period.upper <= today()
        if geef and kan and not voorbij:
            _nodig_uit(vraag.persoon, vraag.organisatie, vraag.rol, vraag.period, by)
            vraag.gegeven = True
        vraag.afgehandeld_op = timezone.now()
        vraag.save(update_fields=["gegeven", "afgehandeld_op"])
        n += 1
    return n


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """For who may give access: who was put forward."""
    if gebruiker.may(Right.BEHEER):
        n = aantal_open()
        url = reverse("beheer_toegang_gevraagd")
        return [_taak("Geef toegang aan wie is voorgedragen", url, n)] if n else []
    eigen = gebruiker.organisaties(Right.TOEGANG_GIVE)
    if not eigen:
        return []
    per_organisatie: dict[Organisatie, int] = defaultdict(int)
    rows = Toegangsvraag.objects.filter(afgehandeld_op__isnull=True, organisatie__in=eigen)
    for vraag in rows.select_related("organisatie").order_by("organisatie__naam"):
        per_organisatie[vraag.organisatie] += 1
    return [
        _taak(f"Geef toegang voor {o} aan wie is voorgedragen", reverse("toegang_gevraagd", args=[o.slug]), n)
        for o, n in per_organisatie.items()
    ]


def _taak(titel: str, url: str, n: int) -> Taak:
    return Taak(titel=titel, url=url, status=aantal(n, "persoon", "personen"))
