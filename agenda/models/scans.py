"""A convenant that was signed elsewhere: its scan, beside the version it belongs to."""

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone

from agenda.models.bestanden import Bestand, BestandManager, hoogstens_20_mb
from agenda.models.versies import Versie
from regions.models import Gebruiker


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["inhoud"])
class Scan(Bestand, models.Model):
    """The signed paper, put away as it is; it may be taken away, not changed."""

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="scans")
    getekend_op = models.DateField("getekend op")
    toelichting = models.CharField("door wie en waar", max_length=300, blank=True)
    naam = models.CharField("naam van het bestand", max_length=120)
    soort = models.CharField("soort", max_length=100)
    sha256 = models.CharField("SHA-256", max_length=64)
    inhoud = models.BinaryField("inhoud")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("toegevoegd als", max_length=300, blank=True)
    op = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)

    objects = BestandManager()

    class Meta:
        verbose_name_plural = "scans"
        constraints = [
            hoogstens_20_mb("scan_at_most_20_mb"),
            models.UniqueConstraint(fields=["versie", "sha256"], name="scan_once_per_versie"),
        ]
        triggers = [pgtrigger.Protect(name="scan_never_changes", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.naam
