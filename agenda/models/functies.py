"""The list of functies that the regio's share and extend."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef

from agenda.models.blok import lines
from agenda.models.keten import Functie
from agenda.zicht import OPENBAAR
from regions.models import Regio
from regions.zoeken import zoeknaam


class FunctienaamQuerySet(models.QuerySet):
    """Names of functies."""

    def openbaar(self) -> Self:
        """Without those that only closed text uses: the list is everyone's."""
        zo_heten = Functie.objects.filter(titel=OuterRef("naam"))
        dicht = OPENBAAR.dicht
        return self.filter(
            ~Exists(zo_heten.filter(blok__in=dicht)) | Exists(zo_heten.exclude(blok__in=dicht))
        )


@pghistory.track(*lines(), exclude=["zoeknaam"])
class Functienaam(models.Model):
    """A name in the list, and the regio that brought it."""

    naam = models.CharField("naam", max_length=200)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="+")
    zoeknaam = zoeknaam("naam")

    objects = FunctienaamQuerySet.as_manager()

    class Meta:
        verbose_name = "functie in de gedeelde lijst"
        verbose_name_plural = "functies in de gedeelde lijst"
        constraints = [
            models.UniqueConstraint(fields=["zoeknaam"], name="functienaam_once_whatever_the_case")
        ]

    def __str__(self) -> str:
        return self.naam
