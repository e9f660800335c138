"""What an organisation notes for itself at a point of an overleg."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.overleg import Agendapunt, Overleg
from regions.models import Gebruiker, Organisatie
from regions.versions import Versioned


class Notitie(Versioned):
    """Read and written by the people of one organisation, and by nobody else; therefore in no history.

    It outlives its point: `titel` is what that was called.
    """

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="notities")
    agendapunt = models.ForeignKey(Agendapunt, models.SET_NULL, null=True, related_name="notities")
    titel = models.CharField("bij", max_length=200)
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="notities")
    tekst = models.TextField("notitie", max_length=4000)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "notities"
        constraints = [
            models.UniqueConstraint(fields=["agendapunt", "organisatie"], name="notitie_one_per_party"),
            models.CheckConstraint(name="notitie_says_something", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return f"Notitie van {self.organisatie} bij {self.titel}"
