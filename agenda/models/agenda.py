"""A region's agenda for a span of years."""

from typing import Any, Optional

import pghistory
from django.db import models
from django.urls import reverse

from regions.models import Regio
from regions.periods import Dated, PeriodQuerySet, has_first_day, no_overlap, today


class AgendaQuerySet(PeriodQuerySet):
    """Agendas of regio's."""

    def current(self, regio: Regio) -> Optional["Agenda"]:
        """The agenda of a regio that holds today; else the next one, else the last one."""
        agendas: Any = list(self.filter(regio=regio).order_by("period", "pk"))
        day = today()
        coming = [agenda for agenda in agendas if agenda.last_day >= day]
        return coming[0] if coming else agendas[-1] if agendas else None


@pghistory.track()
class Agenda(Dated):
    """The samenwerkingsagenda of a regio for a span of years; one at a time."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="agendas")
    titel = models.CharField("titel", max_length=160)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agenda's"
        constraints = [
            no_overlap(
                "regio",
                name="agenda_one_per_regio_at_a_time",
                message="Deze regio heeft voor een deel van deze jaren al een agenda.",
            ),
            has_first_day("agenda_has_first_day"),
            models.CheckConstraint(
                name="agenda_has_last_day",
                condition=models.Q(period__upper_inf=False),
                violation_error_message="Kies het laatste jaar van de agenda.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("agenda", args=[self.regio.code])
