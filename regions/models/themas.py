"""What the agenda is about, and what may be discussed."""

from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from regions.models.land import Regio
from regions.models.organisaties import Organisatie, Soort
from regions.periods import Dated, PeriodQuerySet, has_first_day, today
from regions.versions import Versioned

VOORWAARDEN = "voorwaarden"


@pghistory.track()
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


class GespreksonderwerpQuerySet(PeriodQuerySet):
    """Subjects of a regio."""

    def met_partijen(self) -> Self:
        """With the organisations that are bound by name."""
        return self.prefetch_related("organisaties")

    def te_bekijken(self) -> Self:
        """Those of today that had to be looked at again by today."""
        return self.now().filter(opnieuw_bekijken_op__lte=today())


@pghistory.track()
class Gespreksonderwerp(Versioned, Dated):
    """What may, or may not, be discussed and agreed on in a regio, why, and who is bound by it.

    A change closes the row and opens another, which names the one before it.
    """

    class Antwoord(models.TextChoices):
        JA = "ja", "ja"
        NEE = "nee", "nee"
        VOORWAARDEN = VOORWAARDEN, "onder voorwaarden"

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="gespreksonderwerpen")
    onderwerp = models.CharField("onderwerp", max_length=200)
    bespreken = models.CharField("mag besproken worden", max_length=12, choices=Antwoord)
    afspreken = models.CharField("mag afgesproken worden", max_length=12, choices=Antwoord)
    voorwaarden = models.TextField("voorwaarden", blank=True)
    waarom = models.TextField("waarom", blank=True)
    concurrentiegevoelig = models.BooleanField("concurrentiegevoelig", default=False)
    soorten = ArrayField(
        models.CharField(max_length=20, choices=Soort), verbose_name="geldt voor", default=list, blank=True
    )
    organisaties = models.ManyToManyField(
        Organisatie,
        through="GespreksonderwerpPartij",
        blank=True,
        verbose_name="geldt ook voor",
        related_name="+",
    )
    opnieuw_bekijken_op = models.DateField("opnieuw bekijken op", null=True, blank=True)
    vorige = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="volgende", editable=False
    )

    objects = GespreksonderwerpQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "gespreksonderwerpen"
        constraints = [
            has_first_day("gespreksonderwerp_has_first_day"),
            models.CheckConstraint(
                name="gespreksonderwerp_says_its_conditions",
                condition=~Q(bespreken=VOORWAARDEN) & ~Q(afspreken=VOORWAARDEN) | ~Q(voorwaarden=""),
                violation_error_message="Schrijf op onder welke voorwaarden.",
            ),
            models.CheckConstraint(
                name="gespreksonderwerp_no_agreement_without_talk",
                condition=~Q(bespreken="nee") | Q(afspreken="nee"),
                violation_error_message="Waarover u niet mag praten, daarover kunt u ook niets afspreken.",
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def wie(self) -> str:
        """Who is bound by it, in words."""
        soorten = [MEERVOUD[soort] for soort in Soort if soort in self.soorten]
        namen = sorted(str(organisatie) for organisatie in self.organisaties.all())
        return ", ".join([*soorten, *namen]) or "alle partijen"

    @property
    def moet_bekeken(self) -> bool:
        """Whether the day on which it had to be looked at again is there."""
        return self.opnieuw_bekijken_op is not None and self.opnieuw_bekijken_op <= today()


MEERVOUD = {
    Soort.GEMEENTE: "gemeenten",
    Soort.ZORGVERZEKERAAR: "zorgverzekeraars",
    Soort.ZORGKANTOOR: "zorgkantoren",
    Soort.PARTNER: "partners",
    Soort.LANDELIJK: "landelijke partijen",
}


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class GespreksonderwerpPartij(models.Model):
    """An organisation that is bound by name."""

    onderwerp = models.ForeignKey(Gespreksonderwerp, models.CASCADE, related_name="+")  # a part of it
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "partij bij een gespreksonderwerp"
        verbose_name_plural = "partijen bij gespreksonderwerpen"
        constraints = [
            models.UniqueConstraint(fields=["onderwerp", "organisatie"], name="gespreksonderwerp_partij_once")
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp}: {self.organisatie}"
