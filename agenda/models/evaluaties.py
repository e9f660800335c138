"""Looking back per theme: one day, and three short questions for each party."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.agenda import Agenda
from regions.models import Gebruiker, Organisatie, Thema
from regions.periods import today
from regions.versions import Versioned

VRAGEN = {
    "agenda": "Klopt nog wat we op dit thema willen?",
    "proces": "Hoe gaat het samenwerken op dit thema?",
    "resultaat": "Wat heeft het tot nu toe opgeleverd?",
}


class EvaluatieQuerySet(models.QuerySet):
    """Days on which themes are looked back on."""

    def open(self) -> Self:
        """Those not closed yet."""
        return self.filter(afgerond_op=None)

    def aan_de_beurt(self) -> Self:
        """Those not closed whose day has come."""
        return self.open().filter(op__lte=today())


@pghistory.track()
class Evaluatie(Versioned):
    """The day on which a theme of an agenda is looked back on; one at a time per theme."""

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="evaluaties")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="evaluaties")
    op = models.DateField("evaluatie op")
    conclusie = models.TextField("wat we eruit halen", max_length=2000, blank=True)
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("vastgelegd als", max_length=300, blank=True)

    objects = EvaluatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evaluaties"
        constraints = [
            models.UniqueConstraint(
                fields=["agenda", "thema"],
                condition=Q(afgerond_op=None),
                name="evaluatie_one_open_per_thema",
                violation_error_message="Voor dit thema is er al een dag.",
            ),
            models.CheckConstraint(
                name="evaluatie_closed_with_words",
                condition=Q(afgerond_op=None) | ~Q(conclusie=""),
                violation_error_message="Schrijf op wat de partijen eruit halen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluatie {self.thema}"


@pghistory.track()
class Evaluatieantwoord(Versioned):
    """What one party answers to the three questions; `uit_venster`: the round it began from."""

    evaluatie = models.ForeignKey(Evaluatie, models.PROTECT, related_name="antwoorden")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="evaluaties")
    agenda = models.TextField(VRAGEN["agenda"], max_length=1000, blank=True)
    proces = models.TextField(VRAGEN["proces"], max_length=1000, blank=True)
    resultaat = models.TextField(VRAGEN["resultaat"], max_length=1000, blank=True)
    uit_venster = models.PositiveSmallIntegerField("begonnen uit het venster van", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gegeven als", max_length=300, blank=True)
    op = models.DateTimeField("gegeven op", default=timezone.now)

    class Meta:
        verbose_name_plural = "antwoorden op evaluaties"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluatie", "organisatie"], name="evaluatie_one_answer_per_party"
            ),
            models.CheckConstraint(
                name="evaluatie_answer_says_something",
                condition=~Q(agenda="") | ~Q(proces="") | ~Q(resultaat=""),
                violation_error_message="Beantwoord ten minste één vraag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.evaluatie}"
