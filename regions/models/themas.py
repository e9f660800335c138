"""What the agenda is about, and what may be discussed."""

import pghistory
from django.db import models
from django.db.models import Q

from regions.models.land import Regio
from regions.periods import Dated, PeriodQuerySet, has_first_day


class Thema(models.Model):
    """A theme: preventie, ouderen and ggz are everyone's, others belong to one regio."""

    code = models.SlugField("code", max_length=40)
    naam = models.CharField("naam", max_length=60)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="themas")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=100)

    class Meta:
        verbose_name_plural = "thema's"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(regio__isnull=True), name="thema_one_landelijk"
            ),
            models.UniqueConstraint(fields=["regio", "code"], name="thema_one_per_regio"),
        ]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Gespreksonderwerp(Dated):
    """What may, or may not, be discussed and agreed on in a regio, and why."""

    class Antwoord(models.TextChoices):
        JA = "ja", "ja"
        NEE = "nee", "nee"
        VOORWAARDEN = "voorwaarden", "onder voorwaarden"

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="gespreksonderwerpen")
    onderwerp = models.CharField("onderwerp", max_length=200)
    bespreken = models.CharField("mag besproken worden", max_length=12, choices=Antwoord)
    afspreken = models.CharField("mag afgesproken worden", max_length=12, choices=Antwoord)
    waarom = models.TextField("waarom", blank=True)
    concurrentiegevoelig = models.BooleanField("concurrentiegevoelig", default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "gespreksonderwerpen"
        constraints = [has_first_day("gespreksonderwerp_has_first_day")]

    def __str__(self) -> str:
        return self.onderwerp
