"""A legal check of an afspraak: whether it may be agreed under the competition rules."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agenda.models.afspraken import Afspraak
from regions.models import Bewijsstuk, Gebruiker
from regions.periods import today


class ToetsQuerySet(models.QuerySet):
    """Legal checks."""

    def geldend(self) -> Self:
        """Of each afspraak the last one, if it was of the text as it is now."""
        last = self.order_by("afspraak", "-pk").distinct("afspraak")
        return self.filter(pk__in=last.values("pk"), blokversie=F("afspraak__blok__version"))

    def toegestaan(self) -> Self:
        """Those by which the afspraak may be agreed, with or without conditions."""
        return self.geldend().exclude(uitkomst=Uitkomst.NIET)


class Uitkomst(models.TextChoices):
    """What a legal check may say."""

    MAG = "mag", "dit mag worden afgesproken"
    VOORWAARDEN = "voorwaarden", "dit mag onder voorwaarden"
    NIET = "niet", "dit mag niet worden afgesproken"


@pghistory.track()
class Mededingingstoets(models.Model):
    """Who judged an afspraak under the competition rules, when, and why; of one version of its words.

    Any later save of the words, the partners or the subject makes it outdated; it is never changed.
    """

    Uitkomst = Uitkomst

    afspraak = models.ForeignKey(Afspraak, models.PROTECT, related_name="mededingingstoetsen")
    blokversie = models.PositiveIntegerField("versie van de tekst")
    naam = models.CharField("wie deed de toets", max_length=120)
    functie = models.CharField("functie en organisatie", max_length=160)
    datum = models.DateField("gedaan op", default=today)
    uitkomst = models.CharField("uitkomst", max_length=12, choices=Uitkomst)
    redenering = models.TextField("waarom", max_length=4000)
    bewijs = models.ForeignKey(
        Bewijsstuk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mededingingstoetsen",
        verbose_name="bestand",
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("vastgelegd als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    objects = ToetsQuerySet.as_manager()

    class Meta:
        verbose_name = "mededingingstoets"
        verbose_name_plural = "mededingingstoetsen"
        constraints = [
            models.CheckConstraint(name="toets_one_of_three", condition=Q(uitkomst__in=Uitkomst.values)),
            models.CheckConstraint(
                name="toets_says_who_and_why",
                condition=~Q(naam="") & ~Q(functie="") & ~Q(redenering=""),
                violation_error_message="Vul in wie de toets deed, in welke functie, en waarom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()}, {self.naam}"
