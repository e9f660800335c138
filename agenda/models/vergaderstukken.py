"""Papers that go with a point of an overleg, and all of them as one file."""

import datetime

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agenda.models.bestanden import Bestand, BestandManager, hoogstens_20_mb
from agenda.models.overleg import Agendapunt, Overleg
from regions.models import Gebruiker

PDF = "application/pdf"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["inhoud"])
class Vergaderstuk(Bestand, models.Model):
    """A file with a point, as it was sent; it may be taken away, not changed. `bladzijden`: of a PDF."""

    agendapunt = models.ForeignKey(Agendapunt, models.PROTECT, related_name="stukken")
    titel = models.CharField("titel", max_length=160)
    naam = models.CharField("naam van het bestand", max_length=120)
    soort = models.CharField("soort", max_length=100)
    sha256 = models.CharField("SHA-256", max_length=64)
    bladzijden = models.PositiveSmallIntegerField("bladzijden", null=True, blank=True)
    inhoud = models.BinaryField("inhoud")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("toegevoegd als", max_length=300, blank=True)
    op = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)

    objects = BestandManager()

    class Meta:
        verbose_name_plural = "vergaderstukken"
        ordering = ["pk"]
        constraints = [
            hoogstens_20_mb("vergaderstuk_at_most_20_mb"),
            models.CheckConstraint(
                name="vergaderstuk_pdf_has_pages",
                condition=Q(soort=PDF, bladzijden__gt=0) | (~Q(soort=PDF) & Q(bladzijden=None)),
            ),
            models.UniqueConstraint(
                fields=["agendapunt", "sha256"],
                name="vergaderstuk_once_per_punt",
                violation_error_message="Dit bestand staat al bij dit punt.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="vergaderstuk_never_changes", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.titel

    @property
    def is_pdf(self) -> bool:
        """Whether it goes into the bundle; other files are only named there."""
        return self.soort == PDF


class Bundel(models.Model):
    """All papers of an overleg as one PDF, made by the worker of what `vingerafdruk` stands for."""

    overleg = models.OneToOneField(Overleg, models.CASCADE, related_name="bundel")
    vingerafdruk = models.CharField("vingerafdruk", max_length=64)
    inhoud = models.BinaryField("inhoud", null=True)
    bladzijden = models.PositiveIntegerField("bladzijden", null=True)
    mislukt = models.CharField("waarom het niet gemaakt kon worden", max_length=200, blank=True)
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)

    class Meta:
        verbose_name_plural = "bundels"

    def __str__(self) -> str:
        return f"Bundel van {self.overleg}"

    def get_absolute_url(self) -> str:
        return reverse("overleg_bundel", args=[self.overleg.regio.code, self.overleg_id])

    @property
    def is_gemaakt(self) -> bool:
        """Whether the file is there."""
        return self.bladzijden is not None

    @property
    def wacht(self) -> bool:
        """Whether the worker has it; after ten minutes one may ask again."""
        sinds = timezone.now() - self.gevraagd_op
        return not self.is_gemaakt and not self.mislukt and sinds < datetime.timedelta(minutes=10)

    @property
    def bestandsnaam(self) -> str:
        """What the file is called when saved."""
        return f"stukken-{self.overleg.regio.code}-{self.overleg.datum:%Y-%m-%d}.pdf"
