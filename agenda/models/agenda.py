"""A region's agenda for a span of years."""

from typing import Any, Optional, Self

import pghistory
from django.db import models
from django.db.models import F, Func
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils import timezone

from regions.models import Gebruiker, Regio
from regions.models.bewijs import GROOTST
from regions.periods import Dated, PeriodQuerySet, has_first_day, no_overlap, today
from regions.versions import Versioned

RITMES = (1, 2, 3, 4, 6, 12)  # months between two reports of progress


class AgendaQuerySet(PeriodQuerySet):
    """Agendas of regio's."""

    def current(self, regio: Regio) -> Optional["Agenda"]:
        """The agenda of a regio that holds today; else the next one, else the last one."""
        agendas: Any = list(self.filter(regio=regio).order_by("period", "pk"))
        day = today()
        coming = [agenda for agenda in agendas if agenda.last_day >= day]
        return coming[0] if coming else agendas[-1] if agendas else None


@pghistory.track()
class Agenda(Dated):
    """The samenwerkingsagenda of a regio for a span of years; one at a time."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="agendas")
    titel = models.CharField("titel", max_length=160)
    voortgang_maanden = models.PositiveSmallIntegerField(
        "voortgang om de", choices=[(n, "maand" if n == 1 else f"{n} maanden") for n in RITMES], default=3
    )

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agenda's"
        constraints = [
            no_overlap(
                "regio",
                name="agenda_one_per_regio_at_a_time",
                message="Deze regio heeft voor een deel van deze jaren al een agenda.",
            ),
            has_first_day("agenda_has_first_day"),
            models.CheckConstraint(
                name="agenda_rhythm_divides_a_year", condition=models.Q(voortgang_maanden__in=RITMES)
            ),
            models.CheckConstraint(
                name="agenda_has_last_day",
                condition=models.Q(period__upper_inf=False),
                violation_error_message="Kies het laatste jaar van de agenda.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("agenda", args=[self.regio.code])


class Bronbestand(models.Model):
    """The file of a source, for one that stands nowhere on the web."""

    naam = models.CharField("naam van het bestand", max_length=120)
    soort = models.CharField("soort", max_length=100)
    inhoud = models.BinaryField("inhoud")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "bestand van een bron"
        verbose_name_plural = "bestanden van bronnen"
        constraints = [
            models.CheckConstraint(
                name="bronbestand_at_most_20_mb",
                condition=LessThanOrEqual(
                    Func(F("inhoud"), function="octet_length", output_field=models.IntegerField()), GROOTST
                ),
                violation_error_message="Een bestand is hoogstens 20 MB groot.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class BronQuerySet(models.QuerySet):
    """What agendas rest on."""

    def met_bestand(self) -> Self:
        """In the order of the page, with the name of the file but not its bytes."""
        rows = self.select_related("bestand").defer("bestand__inhoud")
        return rows.order_by("soort", "-jaar", "pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Bron(Versioned):
    """A regiobeeld or regioplan on which an agenda rests: of which year, made by whom, and where it is."""

    class Soort(models.TextChoices):
        REGIOBEELD = "regiobeeld", "regiobeeld"
        REGIOPLAN = "regioplan", "regioplan"
        ANDERS = "anders", "andere bron"

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="bronnen")
    soort = models.CharField("soort", max_length=10, choices=Soort)
    titel = models.CharField("titel", max_length=200)
    jaar = models.PositiveSmallIntegerField("jaar")
    gemaakt_door = models.CharField("gemaakt door", max_length=200)
    samen = models.BooleanField("door gemeenten, verzekeraars en zorgkantoor samen gemaakt", default=False)
    url = models.URLField("adres", max_length=500, blank=True)
    bestand = models.OneToOneField(Bronbestand, models.PROTECT, null=True, blank=True, related_name="bron")

    objects = BronQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bronnen"
        constraints = [
            models.CheckConstraint(
                name="bron_over_https",
                condition=models.Q(url__startswith="https://") | models.Q(url="", bestand__isnull=False),
                violation_error_message="Het adres begint met https://.",
            ),
            models.UniqueConstraint(
                fields=["agenda", "titel", "jaar"],
                name="bron_once_per_agenda",
                violation_error_message="Deze bron staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.jaar})"


WERKWIJZE = ("overleggen", "capaciteit", "besluiten", "tevreden")


@pghistory.track()
class Werkwijze(Versioned):
    """How the parties of an agenda work together, in their own words; one page per agenda."""

    agenda = models.OneToOneField(Agenda, models.PROTECT, related_name="werkwijze")
    overleggen = models.TextField("onze overleggen", blank=True)
    capaciteit = models.TextField("wie er tijd in steekt, en wie dat betaalt", blank=True)
    besluiten = models.TextField("hoe we besluiten", blank=True)
    tevreden = models.TextField("wanneer we tevreden zijn", blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    class Meta:
        verbose_name = "werkwijze"
        verbose_name_plural = "werkwijzen"

    def __str__(self) -> str:
        return f"Hoe wij samenwerken: {self.agenda}"
