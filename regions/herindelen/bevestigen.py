"""A board contact that came along with a herindeling counts once the successor has said yes."""

from collections.abc import Set

from django.db import transaction
from django.urls import reverse

from regions.models import Contactpersoon, Gebruiker
from regions.periods import today
from regions.rights import ORGANISATIE_ROLLEN, Right
from regions.taken import Taak

RECHTEN = (Right.CONTACT_EDIT, Right.MANDAAT_GIVE)


def namens(gebruiker: Gebruiker) -> Set[int]:
    """The organisations for which this user says yes or no: as one of their own people."""
    return {
        toegang.organisatie_id
        for toegang in gebruiker.toegangen
        if toegang.organisatie_id
        and toegang.rol in ORGANISATIE_ROLLEN
        and any(toegang.gives(right) for right in RECHTEN)
    }


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Each contact that waits for the word of an own organisation."""
    eigen = namens(gebruiker)
    if not eigen:
        return []
    rows = Contactpersoon.objects.filter(wacht_op_bevestiging=True, organisatie__in=eigen)
    return [
        Taak(
            titel=f"Spreekt {contact.persoon} namens {contact.organisatie}? ({contact.get_rol_display()})",
            url=reverse("contact_bevestigen", args=[contact.regio.code, contact.pk]),
            regio=contact.regio,
            status="wacht op bevestiging",
            uiterlijk=contact.since if contact.since > today() else None,
        )
        for contact in rows.select_related("persoon", "organisatie", "regio").order_by("period", "pk")
    ]


@transaction.atomic
def beantwoord(contact: Contactpersoon, *, ja: bool) -> bool:
    """From now on it counts, or it never does; False when someone else answered first."""
    rows = Contactpersoon.objects.select_for_update(of=("self",)).filter(
        pk=contact.pk, wacht_op_bevestiging=True
    )
    nu = rows.first()
    if nu is None:
        return False
    if ja:
        nu.wacht_op_bevestiging, nu.bevestigd_op = False, today()
        nu.save(update_fields=["wacht_op_bevestiging", "bevestigd_op"])
    else:
        nu.delete()  # it never counted, and the history keeps that it was proposed
    return True
