"""Someone should get access, says who sets up the regio; who may give it, does."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from regions.models.land import Regio
from regions.models.organisaties import Organisatie
from regions.models.personen import Persoon
from regions.periods import Dated, PeriodQuerySet, has_first_day
from regions.rights import ORGANISATIE_ROLLEN, Rol


@pghistory.track()
class Toegangsvraag(Dated):
    """A person of an organisation is put forward for a role, for a period; until it is given or refused."""

    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="+")  # nothing without the person
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="toegangsvragen")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="+")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    door = models.ForeignKey("regions.Gebruiker", models.PROTECT, related_name="+")
    op = models.DateTimeField("op", default=timezone.now)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True)
    gegeven = models.BooleanField("gegeven", default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om toegang"
        verbose_name_plural = "vragen om toegang"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "organisatie", "rol"],
                condition=Q(afgehandeld_op__isnull=True),
                name="toegangsvraag_one_open",
            ),
            models.CheckConstraint(
                name="toegangsvraag_rol_of_organisatie", condition=Q(rol__in=ORGANISATIE_ROLLEN)
            ),
            has_first_day("toegangsvraag_has_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.persoon}, {self.get_rol_display()} van {self.organisatie}"
