"""A blok goes to a place: in its own row or under another blok."""

from typing import Any

from django.db import transaction

from agenda.actions.blokken import eis_plaats, om_de_beurt, zet_in_volgorde
from agenda.models import Blok
from agenda.plaatsen import rijen_voor


class PlaatsIsWeg(Exception):
    """What it was to stand beside or under moved or was put away meanwhile."""


@transaction.atomic
def zet_op_plaats(blok: Blok, code: str, *, by: Any, gezien: str = "") -> None:
    """Set it in its row at a place that rijen_voor() offers now, whatever was offered when the page opened.

    The lock on the agenda lets those who move, add or put away in it come in turn, so that nothing is set
    under what goes away and no two get one place. Of two who move one blok the second hears of it.
    """
    om_de_beurt(blok.agenda_id)
    eis_plaats(blok, gezien)
    nu = Blok.objects.levend().select_related("agenda__regio").filter(pk=blok.pk).first()
    if nu is None:
        raise PlaatsIsWeg
    offered = {place.code: place for row in rijen_voor(nu, by) for place, _ in row.plaatsen}
    if code not in offered:
        raise PlaatsIsWeg
    place = offered[code]
    if place.ouder is not None and place.ouder != nu.ouder_id:
        ouder = Blok.objects.get(pk=place.ouder)
        Blok.objects.filter(pk=nu.pk).update(ouder=ouder, ouder_soort=ouder.soort)
    _in_de_rij(nu, place.ouder, place.na)


def _in_de_rij(blok: Blok, ouder: int | None, na: int | None) -> None:
    siblings = Blok.objects.levend().filter(agenda=blok.agenda_id, ouder=ouder, soort=blok.soort)
    row = list(siblings.exclude(pk=blok.pk).order_by("volgorde", "pk"))
    keys = [sibling.pk for sibling in row]
    row.insert(keys.index(na) + 1 if na else 0, blok)
    zet_in_volgorde(row, verplaatst=blok)
