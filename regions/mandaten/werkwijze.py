"""How a regio works: each for itself, by agreement, or with mandaatbesluiten."""

import datetime
from typing import Any

from regions.models import Regio
from regions.periods import today


def spreekwijze_op(regio: Regio, dag: datetime.date) -> str:
    """The way that was chosen on a day: today's stands with the regio, an earlier one in its history.

    Before the first day of which anything is known, the way of that first day is the best one can say.
    """
    if dag >= today():
        return regio.spreekwijze
    model: Any = Regio
    events = model.pgh_event_model.objects.filter(pgh_obj_id=regio.pk)
    last = events.filter(pgh_created_at__date__lte=dag).order_by("-pgh_id").first()
    if last is None and (first := events.order_by("pgh_id").first()):
        same_day = events.filter(pgh_created_at__date=first.pgh_created_at.date())
        last = same_day.order_by("-pgh_id").first() or first
    return last.spreekwijze if last else regio.spreekwijze
