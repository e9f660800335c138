"""How an afspraak goes: a dated sentence and one of five states; the latest counts."""

from typing import Self

import pghistory
from django.db import models
from django.utils import timezone

from agenda.models.afspraken import Afspraak
from regions.models import Gebruiker
from regions.periods import today

ONBEKEND = "onbekend"  # shown and counted apart: no report yet


class VoortgangQuerySet(models.QuerySet):
    """Reports."""

    def laatste(self) -> Self:
        """Of each afspraak the report that counts: of the latest day, and on one day the last given."""
        return self.order_by("afspraak", "-op", "-pk").distinct("afspraak")


class VoortgangStand(models.TextChoices):
    """The five states; without a report an afspraak is "onbekend"."""

    NIET_BEGONNEN = "niet_begonnen", "nog niet begonnen"
    OP_KOERS = "op_koers", "op koers"
    AANDACHT = "aandacht", "vraagt aandacht"
    VAST = "vast", "loopt vast"
    AFGEROND = "afgerond", "afgerond"


@pghistory.track()
class Voortgang(models.Model):
    """What someone who works on an afspraak says of it; a new report never changes an older one."""

    Stand = VoortgangStand

    afspraak = models.ForeignKey(Afspraak, models.PROTECT, related_name="voortgang")
    stand = models.CharField("hoe staat het ervoor", max_length=16, choices=VoortgangStand)
    zin = models.CharField("in één zin", max_length=300, blank=True)
    op = models.DateField("op", default=today)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gegeven als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    objects = VoortgangQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "voortgang"
        indexes = [models.Index(fields=["afspraak", "-op", "-id"], name="voortgang_latest")]
        constraints = [
            models.CheckConstraint(
                name="voortgang_one_of_five", condition=models.Q(stand__in=VoortgangStand.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_stand_display()} ({self.op})"

    @property
    def badge(self) -> str:
        """The kind of badge that repeats the word."""
        return _BADGES[self.stand]


_BADGES: dict[str, str] = {
    VoortgangStand.NIET_BEGONNEN: "plain",
    VoortgangStand.OP_KOERS: "ok",
    VoortgangStand.AANDACHT: "warning",
    VoortgangStand.VAST: "error",
    VoortgangStand.AFGEROND: "info",
}
