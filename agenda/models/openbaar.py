"""When a regio showed its adopted agenda to everyone."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from regions.models import Gebruiker, Regio


class OpenbaarmakingQuerySet(models.QuerySet):
    """Times that an agenda was, or is, open to everyone."""

    def nu(self) -> Self:
        """Those that hold now."""
        return self.filter(gestopt_op=None)


class Openbaarmaking(models.Model):
    """From `op` until `gestopt_op` everyone may read what this regio adopted last, without persons."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="openbaarmakingen")
    op = models.DateTimeField("openbaar sinds", default=timezone.now)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    als = models.CharField("openbaar gemaakt als", max_length=300, blank=True)
    gestopt_op = models.DateTimeField("gestopt op", null=True, blank=True)
    gestopt_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gestopt_als = models.CharField("gestopt als", max_length=300, blank=True)

    objects = OpenbaarmakingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "openbaarmakingen"
        constraints = [
            models.UniqueConstraint(
                fields=["regio"], condition=Q(gestopt_op=None), name="openbaarmaking_one_at_a_time"
            ),
            models.CheckConstraint(
                name="openbaarmaking_stops_after_it_began",
                condition=Q(gestopt_op=None) | Q(gestopt_op__gte=F("op")),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="openbaarmaking_stays", fields=["regio", "op", "door", "als"]),
            pgtrigger.Protect(name="openbaarmaking_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.regio}, openbaar sinds {self.op:%Y-%m-%d}"
