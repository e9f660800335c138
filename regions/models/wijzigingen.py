"""What is done to the country by a form: asked, looked at, confirmed, and until its day taken back."""

import datetime
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from regions.models.land import Regio
from regions.models.organisaties import Organisatie
from regions.periods import today


class WijzigingQuerySet(models.QuerySet):
    """Changes of gemeenten and of the werkindeling."""

    def bevestigd(self) -> Self:
        """Those that were confirmed and not taken back."""
        return self.filter(status=Wijziging.Status.BEVESTIGD)

    def komend(self) -> Self:
        """Those confirmed for a day to come."""
        return self.bevestigd().filter(datum__gt=today())

    def uit_te_voeren(self, day: datetime.date) -> Self:
        """Those whose day has come, but not yet what is done on the day itself."""
        return self.bevestigd().filter(datum__lte=day, uitgevoerd_op=None).order_by("datum", "pk")


@pghistory.track(exclude=["stappen", "verslag"])
class Wijziging(models.Model):
    """A herindeling of gemeenten or a change of the werkindeling, from `datum` on.

    `opdracht` is what was asked, `verslag` what was shown of it, `stappen` each row it touched, as it was
    and as it became, and `uitkomst` what the day itself still needs. No name of a person stands in them.
    """

    class Soort(models.TextChoices):
        SAMENVOEGING = "samenvoeging", "gemeenten samenvoegen tot een nieuwe gemeente"
        TOEVOEGING = "toevoeging", "gemeenten toevoegen aan een bestaande gemeente"
        SPLITSING = "splitsing", "een gemeente verdelen over andere gemeenten"
        NAAM = "naam", "een gemeente krijgt een andere naam"
        GRENS = "grens", "de grens tussen twee gemeenten verschuift"
        REGIO_SPLITSEN = "regio_splitsen", "een regio splitsen"
        REGIO_SAMENVOEGEN = "regio_samenvoegen", "regio's samenvoegen"
        REGIO_HERTEKENEN = "regio_hertekenen", "gemeenten naar een andere regio"
        REGIO_NAAM = "regio_naam", "een regio krijgt een andere naam"

    class Status(models.TextChoices):
        CONCEPT = "concept", "nog te bevestigen"
        BEVESTIGD = "bevestigd", "bevestigd"
        TERUGGENOMEN = "teruggenomen", "teruggenomen"

    soort = models.CharField("soort", max_length=20, choices=Soort)
    datum = models.DateField("met ingang van")
    titel = models.CharField("wat er gebeurt", max_length=300)
    aankondiging = models.CharField("wat er gebeurt, na een datum", max_length=300)
    status = models.CharField("stand", max_length=12, choices=Status, default=Status.CONCEPT)
    opdracht = models.JSONField("wat er werd gevraagd", default=dict)
    keuzes = models.JSONField("wat er verhuist", default=dict)
    verslag = models.JSONField("wat het betekent", default=list)
    stappen = models.JSONField("wat er veranderde", default=list, editable=False)
    uitkomst = models.JSONField("wat er op de dag zelf gebeurt", default=dict, editable=False)
    organisaties = models.ManyToManyField(Organisatie, related_name="wijzigingen", blank=True)
    regios = models.ManyToManyField(Regio, related_name="wijzigingen", blank=True, verbose_name="regio's")
    gemaakt_door = models.ForeignKey("regions.Gebruiker", models.PROTECT, null=True, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    bevestigd_door = models.ForeignKey("regions.Gebruiker", models.PROTECT, null=True, related_name="+")
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, editable=False)
    teruggenomen_door = models.ForeignKey("regions.Gebruiker", models.PROTECT, null=True, related_name="+")
    teruggenomen_op = models.DateTimeField("teruggenomen op", null=True, editable=False)
    uitgevoerd_op = models.DateField("uitgevoerd op", null=True, editable=False)

    objects = WijzigingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wijzigingen"
        constraints = [
            models.CheckConstraint(
                name="wijziging_says_when_it_was_confirmed",
                condition=Q(status="concept", bevestigd_op__isnull=True)
                | (~Q(status="concept") & Q(bevestigd_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="wijziging_says_when_it_was_taken_back",
                condition=Q(status="teruggenomen", teruggenomen_op__isnull=False)
                | (~Q(status="teruggenomen") & Q(teruggenomen_op__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("beheer_wijziging", args=[self.pk])

    @property
    def is_concept(self) -> bool:
        """Whether it was not confirmed yet."""
        return self.status == self.Status.CONCEPT

    @property
    def stand(self) -> str:
        """Where it is, in words."""
        if self.status == self.Status.BEVESTIGD:
            return "komt" if self.datum > today() else "gedaan"
        return self.get_status_display()

    @property
    def is_terug_te_nemen(self) -> bool:
        """Until its day it can be undone."""
        return self.status == self.Status.BEVESTIGD and self.datum > today()
