"""Evidence: the file of a decision, as bytes that never change."""

import hashlib
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from regions.models.organisaties import Organisatie

GROOTST = 20 * 1024 * 1024


def _sha256_of(field: str) -> Func:
    digest = Func(F(field), function="sha256", output_field=models.BinaryField())
    return Func(digest, Value("hex"), function="encode", output_field=models.TextField())


class BewijsstukQuerySet(models.QuerySet):
    """Files with a decision in them."""

    def van(self, organisatie: Organisatie, *, door: int) -> Self:
        """Those that one user put there for one organisation."""
        return self.filter(organisatie=organisatie, door=door)

    def ongebruikt(self) -> Self:
        """Those that nothing names, in this room or in one above: their form was never sent."""
        named = [relation.name for relation in self.model._meta.related_objects]
        return self.filter(**{f"{name}__isnull": True for name in named})


class BewijsstukManager(models.Manager.from_queryset(BewijsstukQuerySet)):  # type: ignore[misc]
    """A list of files must not carry twenty megabytes each."""

    def get_queryset(self) -> BewijsstukQuerySet:
        return super().get_queryset().defer("inhoud")


class Bewijsstuk(models.Model):
    """A file that shows what an organisation decided: put away once, never changed."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="bewijsstukken")
    naam = models.CharField("naam van het bestand", max_length=120)
    soort = models.CharField("soort", max_length=100)
    grootte = models.PositiveIntegerField("aantal bytes")
    sha256 = models.CharField("SHA-256", max_length=64)
    inhoud = models.BinaryField("inhoud")
    op = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)
    door = models.ForeignKey("regions.Gebruiker", models.PROTECT, null=True, related_name="+", editable=False)

    objects = BewijsstukManager()

    class Meta:
        verbose_name = "bewijsstuk"
        verbose_name_plural = "bewijsstukken"
        constraints = [
            models.CheckConstraint(
                name="bewijsstuk_at_most_20_mb",
                condition=Q(
                    LessThanOrEqual(
                        Func(F("inhoud"), function="octet_length", output_field=models.IntegerField()),
                        GROOTST,
                    )
                ),
                violation_error_message="Een bestand is hoogstens 20 MB groot.",
            ),
            models.CheckConstraint(
                name="bewijsstuk_sha256_is_that_of_inhoud", condition=Q(sha256=_sha256_of("inhoud"))
            ),
        ]
        triggers = [pgtrigger.Protect(name="bewijsstuk_never_changes", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.naam

    @classmethod
    def van_bytes(cls, inhoud: bytes, **fields: object) -> Self:
        """A file with its size and its SHA-256."""
        return cls(inhoud=inhoud, grootte=len(inhoud), sha256=hashlib.sha256(inhoud).hexdigest(), **fields)
