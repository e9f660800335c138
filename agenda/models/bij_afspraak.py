"""What goes with an agreement: decisions still needed, what else it belongs to, and days that were moved."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.afspraken import Afspraak
from agenda.models.blok import lines
from regions.models import Gebruiker, Organisatie, Regio
from regions.zoeken import zoeknaam


@pghistory.track(*lines())
class BesluitNodig(models.Model):
    """Whose decision an afspraak still needs, when it is expected, and when it was taken."""

    class Gremium(models.TextChoices):
        COLLEGE = "college", "college"
        RAAD = "raad", "gemeenteraad"
        REGIONAAL = "regionaal", "regionaal bestuur"
        LANDELIJK = "landelijk", "landelijk bestuur"

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="besluiten")  # a line of it
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="besluiten_nodig"
    )
    gremium = models.CharField("wie besluit", max_length=10, choices=Gremium)
    verwacht = models.DateField("verwacht op", null=True, blank=True)
    genomen = models.DateField("genomen op", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "besluit dat nodig is"
        verbose_name_plural = "besluiten die nodig zijn"
        constraints = [
            models.UniqueConstraint(
                fields=["afspraak", "organisatie", "gremium"],
                nulls_distinct=False,
                name="besluit_nodig_one_line_each",
            )
        ]

    def __str__(self) -> str:
        wie = f"{self.organisatie}: " if self.organisatie else ""
        return f"{wie}{self.get_gremium_display()}"


@pghistory.track(exclude=["zoeknaam"])
class Kader(models.Model):
    """What an afspraak also belongs to: everyone's list, which each regio may extend for itself."""

    naam = models.CharField("naam", max_length=60)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="kaders")
    zoeknaam = zoeknaam("naam")

    class Meta:
        verbose_name_plural = "kaders"
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "zoeknaam"], nulls_distinct=False, name="kader_once_per_regio"
            )
        ]

    def __str__(self) -> str:
        return self.naam


@pghistory.track(*lines())
class AfspraakKader(models.Model):
    """An afspraak belongs to a kader too."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="+")  # a line of it
    kader = models.ForeignKey(Kader, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "hoort ook bij"
        verbose_name_plural = "hoort ook bij"
        constraints = [models.UniqueConstraint(fields=["afspraak", "kader"], name="afspraak_kader_once")]

    def __str__(self) -> str:
        return f"{self.afspraak} hoort ook bij {self.kader}"


class Uitstel(models.Model):
    """The day of a decision about a pilot was moved; from the second time on with a reason."""

    class Welke(models.TextChoices):
        GONOGO = "gonogo_op", "go of no-go"
        BORGING = "borging_op", "borgingsbesluit"

    afspraak = models.ForeignKey(Afspraak, models.PROTECT, related_name="uitstel")
    welke = models.CharField("welk besluit", max_length=10, choices=Welke)
    nummer = models.PositiveSmallIntegerField("de hoeveelste keer")
    van = models.DateField("was")
    naar = models.DateField("werd", null=True, blank=True)
    reden = models.CharField("waarom", max_length=500, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "uitstel"
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "welke", "nummer"], name="uitstel_one_per_time"),
            models.CheckConstraint(
                name="uitstel_says_why_from_the_second_time",
                condition=Q(nummer=1) | ~Q(reden=""),
                violation_error_message="Deze dag is al eens verzet. Schrijf op waarom hij weer verschuift.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_welke_display()}: van {self.van} naar {self.naar or 'geen dag'}"
