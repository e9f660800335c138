"""The end of the chain: something to do."""

import datetime
from typing import Self

import pghistory
from django.db import models

from agenda.models.keten import Detail, DetailQuerySet
from regions.models import Organisatie
from regions.periods import today


class ActieQuerySet(DetailQuerySet):
    """What someone does for an afspraak."""

    def open(self) -> Self:
        """Those not done yet."""
        return self.levend().filter(afgerond_op__isnull=True)

    def te_doen(self, before: datetime.date | None = None) -> Self:
        """Those not done whose day has come."""
        return self.open().filter(gereed__lte=before or today())


@pghistory.track()
class Actie(Detail):
    """Something to do for an afspraak, by one organisatie, before a day."""

    titel = models.CharField("actie", max_length=200)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="acties", verbose_name="wie"
    )
    gereed = models.DateField("gereed op", null=True, blank=True)
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "acties"

    def __str__(self) -> str:
        return self.titel
