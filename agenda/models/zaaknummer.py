"""Under which number an organisation keeps a document or an akkoord in its own archive."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.akkoorden import Akkoord
from documents.models import Document
from regions.models import Gebruiker, Organisatie
from regions.versions import Versioned


class ZaaknummerQuerySet(models.QuerySet):
    """Numbers of organisations."""

    def van(self, organisaties: "set[int] | frozenset[int]") -> Self:
        """Those of these organisations, which nobody else sees."""
        return self.filter(organisatie__in=organisaties)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Zaaknummer(Versioned):
    """An organisation's own number, of one document or one of its akkoorden."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="zaaknummers")
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="zaaknummers"
    )  # a draft goes when its term is over, and its number with it
    akkoord = models.ForeignKey(Akkoord, models.PROTECT, null=True, blank=True, related_name="zaaknummers")
    nummer = models.CharField("zaaknummer", max_length=60)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ZaaknummerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "zaaknummers"
        constraints = [
            models.CheckConstraint(
                name="zaaknummer_of_one_thing",
                condition=Q(document=None, akkoord__isnull=False) | Q(document__isnull=False, akkoord=None),
            ),
            models.CheckConstraint(name="zaaknummer_is_there", condition=~Q(nummer="")),
            models.UniqueConstraint(
                fields=["organisatie", "document"],
                condition=Q(document__isnull=False),
                name="zaaknummer_one_per_document",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "akkoord"],
                condition=Q(akkoord__isnull=False),
                name="zaaknummer_one_per_akkoord",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer
