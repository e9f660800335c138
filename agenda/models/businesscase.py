"""What an agreement costs and yields for each party; shown to others only when each party released it."""

from collections.abc import Collection, Iterable
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.afspraken import Afspraak
from agenda.models.blok import lines
from regions.models import Gebruiker, Organisatie
from regions.versions import Versioned


@pghistory.track()
class Businesscase(Versioned):
    """Costs and benefits of an afspraak; of its parties only, until each of them releases these amounts."""

    class Per(models.TextChoices):
        JAAR = "jaar", "per jaar"
        TOTAAL = "totaal", "voor de hele looptijd"

    afspraak = models.OneToOneField(Afspraak, models.PROTECT, related_name="businesscase")
    per = models.CharField("de bedragen gelden", max_length=8, choices=Per, default=Per.JAAR)
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    class Meta:
        verbose_name = "businesscase"
        verbose_name_plural = "businesscases"

    def __str__(self) -> str:
        return f"Businesscase: {self.afspraak}"


@pghistory.track(*lines())
class BusinesscaseRegel(models.Model):
    """What it costs and yields for one party, in whole euros."""

    businesscase = models.ForeignKey(Businesscase, models.CASCADE, related_name="regels")  # a line of it
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="businesscaseregels")
    kosten = models.PositiveBigIntegerField("kosten in euro's", null=True, blank=True)
    baten = models.PositiveBigIntegerField("baten in euro's", null=True, blank=True)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        verbose_name = "regel van een businesscase"
        verbose_name_plural = "regels van businesscases"
        constraints = [
            models.UniqueConstraint(
                fields=["businesscase", "organisatie"], name="businesscase_one_line_each"
            ),
            models.CheckConstraint(
                name="businesscase_line_says_something",
                condition=Q(kosten__isnull=False) | Q(baten__isnull=False) | ~Q(toelichting=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: kosten {self.kosten}, baten {self.baten}"


class VrijgaveQuerySet(models.QuerySet):
    """Releases of amounts."""

    def geldend(self) -> "VrijgaveQuerySet":
        """Those that were not withdrawn, and are about the amounts as they are now."""
        return self.filter(ingetrokken_op__isnull=True, versie=models.F("businesscase__version"))


class Vrijgave(models.Model):
    """A party lets others see the amounts as they stood in one version; a change makes it lapse."""

    businesscase = models.ForeignKey(Businesscase, models.PROTECT, related_name="vrijgaven")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="vrijgaven")
    versie = models.PositiveIntegerField("versie")
    op = models.DateTimeField("vrijgegeven op", default=timezone.now)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("vrijgegeven als", max_length=300, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = VrijgaveQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vrijgaven"
        constraints = [
            models.UniqueConstraint(
                fields=["businesscase", "organisatie", "versie"],
                condition=Q(ingetrokken_op__isnull=True),
                name="vrijgave_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} geeft versie {self.versie} vrij"


def is_vrij(partijen: Collection[int], vrijgegeven: Iterable[int]) -> bool:
    """Whether each party of an afspraak released the amounts; without parties nobody did."""
    return bool(partijen) and set(partijen) <= set(vrijgegeven)


def totaal(regels: Iterable[dict[str, Any]], naam: str) -> int:
    """The sum of one column."""
    return sum(regel[naam] or 0 for regel in regels)
