"""What left the house as a file with personal data in it."""

from django.db import models
from django.utils import timezone

from regions.models.land import Regio
from regions.models.organisaties import Organisatie


class Uitvoer(models.Model):
    """Someone took along a list of persons: who, which list, of where, how many rows, and when.

    Looking at a page is not noted; taking a file along is.
    """

    gebruiker = models.ForeignKey("regions.Gebruiker", models.PROTECT, related_name="+")
    wat = models.CharField("wat", max_length=80)
    vorm = models.CharField("vorm", max_length=10)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    rijen = models.PositiveIntegerField("rijen")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "uitvoer"
        verbose_name_plural = "uitvoer"
        indexes = [models.Index(fields=["-op"], name="uitvoer_newest_first")]

    def __str__(self) -> str:
        return f"{self.wat} ({self.vorm}), {self.rijen} rijen"
