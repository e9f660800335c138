"""After an election: from a day on nobody has the portfolio, until each gemeente names someone."""

import datetime
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from regions.models.land import Regio
from regions.models.personen import Contactpersoon
from regions.periods import today


class VerkiezingQuerySet(models.QuerySet["Verkiezing"]):
    """The elections a regio recorded."""

    def geldig(self) -> Self:
        """Those that were not taken back."""
        return self.filter(teruggenomen_op__isnull=True)

    def huidige(self, regio: Regio) -> "Verkiezing | None":
        """The last one of a regio, for as long as half a year after its day."""
        vanaf = today() - datetime.timedelta(days=183)
        rows = self.geldig().filter(regio=regio, datum__gte=vanaf)
        return rows.select_related("regio").order_by("-datum", "-pk").first()


@pghistory.track()
class Verkiezing(models.Model):
    """On `datum` the portfolios of the gemeenten of a regio are not divided yet.

    It can be taken back until that day; who had which role stands in its rows.
    """

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="verkiezingen")
    datum = models.DateField("datum")
    door = models.ForeignKey("regions.Gebruiker", models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField("op", default=timezone.now)
    gevraagd_op = models.DateTimeField("gemeenten gevraagd op", null=True)
    teruggenomen_op = models.DateTimeField("teruggenomen op", null=True)

    objects = VerkiezingQuerySet.as_manager()

    class Meta:
        verbose_name = "verkiezing"
        verbose_name_plural = "verkiezingen"
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "datum"],
                condition=Q(teruggenomen_op__isnull=True),
                name="verkiezing_once_a_day",
                violation_error_message="Voor deze datum is dit al gedaan.",
            )
        ]

    def __str__(self) -> str:
        return f"Verkiezing in {self.regio}, {self.datum}"

    @property
    def kan_terug(self) -> bool:
        """Whether its day is still to come."""
        return self.teruggenomen_op is None and today() < self.datum


class Verkiezingsrol(models.Model):
    """A role that ended with it, and until when it would have been without."""

    verkiezing = models.ForeignKey(Verkiezing, models.CASCADE, related_name="rollen")  # a part of it
    contact = models.ForeignKey(Contactpersoon, models.PROTECT, related_name="+")
    tot_eerst = models.DateField("zou eindigen op", null=True)

    class Meta:
        verbose_name = "rol die eindigt na een verkiezing"
        verbose_name_plural = "rollen die eindigen na een verkiezing"
        constraints = [models.UniqueConstraint(fields=["verkiezing", "contact"], name="verkiezingsrol_once")]

    def __str__(self) -> str:
        return str(self.contact)
