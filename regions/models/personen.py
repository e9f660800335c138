"""Persons, and for whom they speak in a regio."""

from typing import Self

import pghistory
from django.db import models
from django.db.models.functions import Lower

from regions.models.land import Regio
from regions.models.organisaties import Organisatie
from regions.periods import Dated, PeriodQuerySet, as_word_range, has_first_day, no_overlap


@pghistory.track()
class Persoon(models.Model):
    """Someone people call; with an account or without."""

    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mail", blank=True)
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    gebruiker = models.OneToOneField(
        "regions.Gebruiker", models.SET_NULL, null=True, blank=True, related_name="persoon"
    )

    class Meta:
        verbose_name_plural = "personen"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="persoon_one_per_email",
                violation_error_message="Er is al een persoon met dit e-mailadres.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class ContactpersoonQuerySet(PeriodQuerySet):
    """Who speaks for whom."""

    def in_order(self) -> Self:
        """By organisation and role, as they are shown."""
        return self.select_related("persoon", "organisatie").order_by("organisatie__naam", "rol", "pk")


@pghistory.track()
class Contactpersoon(Dated):
    """A person speaks for an organisatie in a regio, in one role, for a period."""

    class Rol(models.TextChoices):
        BESTUURLIJK = "bestuurlijk", "bestuurlijk"
        AMBTELIJK = "ambtelijk", "ambtelijk"
        COORDINATOR = "regiocoordinator", "regiocoördinator"
        ACCOUNTMANAGER = "accountmanager", "accountmanager"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="contacten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="contacten")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="contacten")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    functie = models.CharField("functie", max_length=120, blank=True)
    bevestigd_op = models.DateField("laatst bevestigd", null=True, blank=True)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contactpersonen"
        constraints = [
            no_overlap(
                "persoon",
                "organisatie",
                "regio",
                as_word_range("rol"),
                name="contactpersoon_once_at_a_time",
                message="Deze persoon heeft dan deze rol al voor deze organisatie in deze regio.",
            ),
            has_first_day("contactpersoon_has_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.persoon}, {self.get_rol_display()} voor {self.organisatie} in {self.regio}"
