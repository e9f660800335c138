"""The private notes of an organisation at an overleg: who has them before them, and saving one."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agenda.models import Agendapunt, Notitie, Overleg
from agenda.overleg.acties import Gewijzigd
from regions.concepten import nummers
from regions.models import Gebruiker, Organisatie
from regions.rights import Right


def eigen(gebruiker: Any, overleg: Overleg) -> list[Organisatie]:
    """The organisations that this user works for and that sit in the regio, for which notes can be made."""
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if not mine:
        return []
    hier = Organisatie.objects.taking_part(overleg.regio, overleg.datum).filter(pk__in=mine)
    return list(hier.order_by("naam", "pk"))


def notities(organisaties: list[Organisatie], overleg: Overleg) -> list[Notitie]:
    """What these organisations noted at this overleg."""
    if not organisaties:
        return []
    rows = Notitie.objects.filter(overleg=overleg, organisatie__in=organisaties)
    return list(rows.select_related("organisatie").order_by("organisatie__naam", "pk"))


@transaction.atomic
def noteer(
    punt: Agendapunt, organisatie: Organisatie, version: str, tekst: str, *, by: Gebruiker
) -> Notitie | None:
    """Save it for who saw its latest version; without words it goes."""
    Agendapunt.objects.select_for_update(no_key=True, of=("self",)).get(pk=punt.pk)
    rij = Notitie.objects.filter(agendapunt=punt, organisatie=organisatie).first()
    if str(rij.version if rij else 0) != version:
        raise Gewijzigd(rij)
    if not tekst:
        if rij:
            rij.delete()
        return None
    rij = rij or Notitie(agendapunt=punt, organisatie=organisatie, overleg_id=punt.overleg_id)
    rij.titel, rij.tekst, rij.gewijzigd_op, rij.gewijzigd_door = punt.titel, tekst, timezone.now(), by
    rij.save()
    return rij


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """To which note an unsent text belongs, if this user may still write it."""
    delen = nummers(sleutel)
    if delen is None or len(delen) != 2:
        return None
    punt = Agendapunt.objects.select_related("overleg__regio").filter(pk=delen[0]).first()
    if punt is None:
        return None
    partij = next((o for o in eigen(gebruiker, punt.overleg) if o.pk == delen[1]), None)
    if partij is None:
        return None
    adres = reverse("punt_notitie", args=[punt.overleg.regio.code, punt.pk, partij.slug])
    return f"Notitie bij: {punt}", adres
