"""By which rule a regio decides, chosen beforehand."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from regions.models import Gebruiker, Regio
from regions.periods import Dated, PeriodQuerySet, has_first_day, no_overlap


class Regel(models.TextChoices):
    """When a version is adopted."""

    OVERLEG = "overleg", "het overleg besluit"
    ALLEN = "allen", "alle partijen geven akkoord"
    AANWEZIG = "aanwezig", "alle aanwezige partijen geven akkoord"
    THEMA = "thema", "per thema: alle partijen geven akkoord"


class VaststelregelQuerySet(PeriodQuerySet):
    """The rules of regio's."""

    def geldt(self, regio: Regio) -> Self:
        """The one that holds today in a regio."""
        return self.now().filter(regio=regio)


@pghistory.track()
class Vaststelregel(Dated):
    """The rule by which a regio adopts what is offered from its first day on."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="vaststelregels")
    regel = models.CharField("regel", max_length=12, choices=Regel)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gekozen als", max_length=300, blank=True)

    objects = VaststelregelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vaststelregels"
        constraints = [
            no_overlap(
                "regio",
                name="vaststelregel_one_at_a_time",
                message="Voor een deel van deze tijd geldt al een regel.",
            ),
            has_first_day("vaststelregel_has_first_day"),
            models.CheckConstraint(name="vaststelregel_is_known", condition=Q(regel__in=Regel.values)),
        ]

    def __str__(self) -> str:
        return self.get_regel_display()


def regel_nu(regio: Regio) -> Regel | None:
    """The rule that the regio chose, if it chose one."""
    keuze = Vaststelregel.objects.geldt(regio).first()
    return Regel(keuze.regel) if keuze else None
