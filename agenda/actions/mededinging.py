"""A blok is closed or opened, and a legal check is recorded."""

from typing import Any

from django.db import transaction

from agenda.actions.blokken import Ingehaald, bewaren
from agenda.actions.hoedanigheid import hoedanigheid
from agenda.mededinging import stand_van
from agenda.models import Afspraak, Blok, Mededingingstoets
from regions.models import Gebruiker, Gespreksonderwerp, Organisatie
from regions.rights import Right


class GeenToetsNodig(Exception):
    """There is nothing to check here; a check would open closed text for no reason."""


def afschermen(
    blok: Blok,
    gezien: str,
    *,
    onderwerp: Gespreksonderwerp | None,
    verzekeraar: Organisatie | None,
    by: Gebruiker,
) -> None:
    """On which onderwerp a blok is, and whose text; it counts as a change of its words."""

    def schrijf_op() -> bool:
        rows = Blok.objects.filter(pk=blok.pk)
        rows.update(onderwerp=onderwerp, verzekeraar=verzekeraar if onderwerp else None)
        return True

    bewaren(blok, gezien, by=by, schrijf_op=schrijf_op)


@transaction.atomic
def toetsen(
    afspraak: Afspraak, gezien: str, *, by: Gebruiker, als: str = "", **velden: Any
) -> Mededingingstoets:
    """Record a legal check of the words that were read; of words that changed meanwhile it says nothing."""
    nu = Blok.objects.select_for_update().get(pk=afspraak.pk)
    if nu.changed_since(gezien) or nu.verwijderd_op:
        raise Ingehaald(nu)
    if not stand_van(afspraak).reden:
        raise GeenToetsNodig
    rights = (Right.AGENDA_EDIT, Right.VOORTGANG_GIVE)
    als = als or hoedanigheid(by, afspraak.blok.agenda.regio, *rights)
    toets = Mededingingstoets(afspraak=afspraak, blokversie=nu.version, door=by, als=als, **velden)
    toets.full_clean(exclude=["door"])
    toets.save()
    return toets


def geldvraag(afspraak: Afspraak, antwoord: bool) -> None:
    """Whether it moves money between an insurer and a zorgkantoor, answered by who knows."""
    Afspraak.objects.filter(pk=afspraak.pk).update(verschuift_geld=antwoord)
