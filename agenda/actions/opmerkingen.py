"""Remarks on a blok come, are answered, resolved, and opened again; the blok itself does not change."""

from django.db import transaction
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.models import Blok, Opmerking
from regions.models import Gebruiker
from regions.rights import Right


def opmerken(
    blok: Blok, tekst: str, *, by: Gebruiker | None, op: Opmerking | None = None, als: str = ""
) -> Opmerking:
    """A remark, or an answer to one."""
    als = als or hoedanigheid(by, blok.agenda.regio, Right.OPMERKING_DOEN)
    opmerking = Opmerking(blok=blok, tekst=tekst, door=by, als=als, op_opmerking=op)
    opmerking.full_clean(exclude=["blok", "door", "op_opmerking"])
    opmerking.save()
    return opmerking


@transaction.atomic
def handel_af(opmerking: Opmerking, *, by: Gebruiker, open_: bool = False) -> None:
    """Resolved from now on, or open again; who was first keeps the name under it."""
    nu = Opmerking.objects.select_for_update().get(pk=opmerking.pk)
    if nu.op_opmerking_id or (nu.afgehandeld_op is None) == open_:
        return
    nu.afgehandeld_op = None if open_ else timezone.now()
    nu.afgehandeld_door = None if open_ else by
    nu.afgehandeld_als = "" if open_ else hoedanigheid(by, opmerking.blok.agenda.regio, Right.OPMERKING_DOEN)
    nu.save(update_fields=["afgehandeld_op", "afgehandeld_door", "afgehandeld_als"])
