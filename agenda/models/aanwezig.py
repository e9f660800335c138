"""Who has a blok open right now: kept for less than a minute, and in no history."""

import datetime

from django.db import models

from agenda.models.blok import Blok
from regions.models import Gebruiker

GEZIEN = datetime.timedelta(seconds=50)  # without a sign of life one is gone; a page gives one every 20 s


class Aanwezig(models.Model):
    """Someone has the form of a blok open; it says nothing about who may save."""

    blok = models.ForeignKey(Blok, models.CASCADE, related_name="+")  # gone with it
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")  # nobody else's
    als = models.CharField("als", max_length=300, blank=True)
    tot = models.DateTimeField("tot")

    class Meta:
        verbose_name = "wie een blok open heeft"
        verbose_name_plural = "wie een blok open hebben"
        indexes = [models.Index(fields=["tot"], name="aanwezig_until")]
        constraints = [models.UniqueConstraint(fields=["blok", "gebruiker"], name="aanwezig_once_each")]

    def __str__(self) -> str:
        return f"{self.gebruiker} ({self.als})" if self.als else str(self.gebruiker)
