"""Proposals and remarks go when their term is over, with their history: privacy.toml says when.

What became of a proposal that was taken over stands in the history of the blok itself.
"""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agenda.models import Opmerking, Voorstel
from regions.privacy import gegeven


def _grens(code: str, day: datetime.date) -> tuple[datetime.datetime, Q]:
    """The moment before which an answer is over its term, and the agendas that are."""
    laatste = gegeven(code).grens(day)
    begin = datetime.datetime.combine(laatste + datetime.timedelta(days=1), datetime.time())
    return timezone.make_aware(begin), Q(blok__agenda__period__endswith__lte=laatste)


def voorstellen(day: datetime.date) -> Any:
    """Proposals that were answered so long ago, or that are on an agenda that ended so long ago."""
    moment, voorbij = _grens("voorstel", day)
    return Voorstel.objects.filter(Q(beantwoord_op__lt=moment) | voorbij)


def opmerkingen(day: datetime.date) -> Any:
    """Remarks resolved so long ago, with their answers, and all on an agenda that ended so long ago."""
    moment, voorbij = _grens("opmerking", day)
    afgehandeld = Q(afgehandeld_op__lt=moment) | Q(op_opmerking__afgehandeld_op__lt=moment)
    return Opmerking.objects.filter(afgehandeld | voorbij)


def ruim_voorstellen_op(day: datetime.date) -> None:
    """Once a day."""
    _wis(voorstellen(day))


def ruim_opmerkingen_op(day: datetime.date) -> None:
    """Once a day; an answer goes before what it answers."""
    rows = opmerkingen(day)
    _wis(rows.filter(op_opmerking__isnull=False))
    _wis(rows)


@transaction.atomic
def _wis(rows: Any) -> None:
    weg = list(rows.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True))
    rows.model.pgh_event_model.objects.filter(pgh_obj__in=weg).delete()
    rows.model.objects.filter(pk__in=weg).delete()
