"""Unsent text: kept on the server while someone types, and nobody else's."""

from typing import Any, Self

from django.db import models
from django.utils import timezone


class ConceptQuerySet(models.QuerySet):
    """Unsent texts."""

    def of(self, gebruiker: Any, sleutel: str) -> Self:
        """What this user left unsent in one form, the newest first; two tabs have two."""
        return self.filter(gebruiker=gebruiker, sleutel=sleutel).order_by("-gewijzigd_op", "pk")


class Concept(models.Model):
    """Unsent text of a person in one form and one tab; it raises no version and counts in no figure."""

    gebruiker = models.ForeignKey(
        "regions.Gebruiker", models.CASCADE, related_name="concepten"
    )  # nobody else's
    sleutel = models.CharField("formulier", max_length=80)
    tab = models.CharField("tabblad", max_length=40)
    velden = models.JSONField("velden", default=dict)
    versie = models.CharField("versie waarop het begon", max_length=12, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "sleutel", "tab"], name="concept_one_per_tab")
        ]

    def __str__(self) -> str:
        return f"{self.sleutel} ({self.gewijzigd_op:%d-%m %H:%M})"
