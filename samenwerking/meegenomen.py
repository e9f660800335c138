"""Which lists that left the house could hold someone: the log knows lists, not who stood on them."""

from django.db.models import Q
from django.utils import timezone

from regions.models import Contactpersoon, Gebruiker, Persoon, Toegang, Uitvoer


def meegenomen(gebruiker: Gebruiker, persoon: Persoon | None) -> list[tuple[Uitvoer, str, str]]:
    """Each such list, the newest first: the note of it, what it was of, and by whom, in a role."""
    lijsten = _lijsten(gebruiker, persoon)
    rollen = _rollen_van({rij.gebruiker_id for rij in lijsten})
    return [(rij, _welke(rij), _door(rij, rollen)) for rij in lijsten]


def _welke(rij: Uitvoer) -> str:
    waar = str(rij.regio or rij.organisatie or "het hele land")
    return rij.wat if waar in rij.wat else f"{rij.wat} van {waar}"


def _lijsten(gebruiker: Gebruiker, persoon: Persoon | None) -> list[Uitvoer]:
    """Taken along while one had a role there; or while one had access, when it was about access."""
    hier = Q(wat="logboek", op__gte=gebruiker.sinds)
    rollen = list(persoon.contacten.all()) if persoon else []
    for rij in rollen:
        waar = Q(regio=rij.regio_id, organisatie=None) | Q(organisatie=rij.organisatie_id)
        hier |= ~Q(wat="toegang") & waar & _toen(rij)
    for toegang in Toegang.objects.filter(gebruiker=gebruiker):
        overal = Q(regio=None, organisatie=None)
        eigen = Q(organisatie=toegang.organisatie_id) if toegang.organisatie_id else overal
        hier |= Q(wat="toegang") & (eigen | overal) & _toen(toegang)
    rows = Uitvoer.objects.filter(hier).exclude(gebruiker=gebruiker)
    return list(rows.select_related("regio", "organisatie").order_by("-op", "-pk"))


def _toen(rij: Contactpersoon | Toegang) -> Q:
    """In its period."""
    einde = Q(op__date__lte=rij.last_day) if rij.last_day else Q()
    return Q(op__date__gte=rij.since) & einde


def _rollen_van(gebruikers: set[int]) -> dict[int, list[Toegang]]:
    per_gebruiker: dict[int, list[Toegang]] = {}
    rows = Toegang.objects.filter(gebruiker__in=gebruikers).select_related("organisatie", "regio")
    for toegang in rows.order_by("pk"):
        per_gebruiker.setdefault(toegang.gebruiker_id, []).append(toegang)
    return per_gebruiker


def _door(rij: Uitvoer, rollen: dict[int, list[Toegang]]) -> str:
    """Who took it along, by the role of that day; of several the one in that regio."""
    dag = timezone.localtime(rij.op).date()
    held = [toegang for toegang in rollen.get(rij.gebruiker_id, []) if toegang.holds_on(dag)]
    held.sort(key=lambda toegang: toegang.regio_id != rij.regio_id)
    return held[0].omschrijving if held else "een gebruiker"
