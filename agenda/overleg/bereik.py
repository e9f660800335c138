"""Who sees an overleg: the parties of the regio, and a partner where it sits at the table."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from agenda.models import Overleg
from agenda.models.overleg import OverlegQuerySet
from regions.models import Regio
from regions.rights import Right


def overleggen(gebruiker: Any, regio: Regio) -> OverlegQuerySet:
    """Those of this regio that this user may see; who may see none gets 404 where there are none for it."""
    alles = gebruiker.may(Right.AGENDA_SEE, regio=regio)
    found = Overleg.objects.gezien_door(gebruiker, regio, alles).select_related("regio", "thema")
    if not alles and not found.exists():
        raise Http404
    return found


def overleg_in(gebruiker: Any, regio: Regio, pk: int) -> Overleg:
    """This overleg, for who may see it."""
    found: Overleg = get_object_or_404(overleggen(gebruiker, regio), pk=pk)
    found.regio = regio
    return found


def mag_leiden(gebruiker: Any, regio: Regio) -> bool:
    """Whether this user calls meetings here and writes down what was decided."""
    return bool(gebruiker.may(Right.OVERLEG_LEIDEN, regio=regio))
