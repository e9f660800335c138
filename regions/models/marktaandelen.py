"""How large each zorgverzekeraar is somewhere, in a year: a figure from a source, never a task."""

from decimal import Decimal
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from regions.models.land import Regio
from regions.models.organisaties import Organisatie


class MarktaandeelQuerySet(models.QuerySet):
    """Market shares."""

    def grootste(self) -> Self:
        """Per gemeente or regio the largest of the last known year."""
        order = ("gemeente", "regio", "-jaar", "-aandeel", "organisatie__naam", "pk")
        return self.order_by(*order).distinct("gemeente", "regio").select_related("organisatie")


@pghistory.track()
class Marktaandeel(models.Model):
    """Which part of the insured in a gemeente, or in a regio, is insured with this concern in a year."""

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="marktaandelen", verbose_name="zorgverzekeraar"
    )
    gemeente = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="marktaandelen_hier"
    )
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="marktaandelen")
    jaar = models.PositiveSmallIntegerField("jaar")
    aandeel = models.DecimalField("aandeel in procenten", max_digits=5, decimal_places=2)
    bron = models.CharField("bron", max_length=200)

    objects = MarktaandeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "marktaandelen"
        constraints = [
            models.CheckConstraint(
                name="marktaandeel_of_one_place",
                condition=Q(gemeente__isnull=False, regio__isnull=True)
                | Q(gemeente__isnull=True, regio__isnull=False),
                violation_error_message="Een marktaandeel geldt in een gemeente of in een regio.",
            ),
            models.CheckConstraint(
                name="marktaandeel_is_a_part",
                condition=Q(aandeel__gte=Decimal(0), aandeel__lte=Decimal(100)),
                violation_error_message="Een marktaandeel ligt tussen 0 en 100.",
            ),
            models.CheckConstraint(
                name="marktaandeel_has_source",
                condition=~Q(bron=""),
                violation_error_message="Vul in waar het marktaandeel staat.",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "gemeente", "regio", "jaar"],
                name="marktaandeel_once",
                nulls_distinct=False,
                violation_error_message="Dit marktaandeel is er al.",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "-jaar"], name="marktaandeel_in_gemeente"),
            models.Index(fields=["regio", "-jaar"], name="marktaandeel_in_regio"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} in {self.gemeente or self.regio}, {self.jaar}"

    @property
    def afgerond(self) -> int:
        """The share in whole percents."""
        return round(self.aandeel)
