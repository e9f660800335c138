"""What parties say of a version: agreed, with a reservation, not, or waiting; and who objects to that."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.versies import Versie
from regions.models import Bewijsstuk, Gebruiker, Organisatie


class AkkoordQuerySet(models.QuerySet):
    """What parties say of a version."""

    def telt(self) -> Self:
        """Those to which no bestuurder objected."""
        return self.filter(bezwaar__isnull=True)

    def laatste(self) -> Self:
        """Of each party the answer to the whole that counts: its last."""
        rows = self.telt().filter(thema="")
        return rows.order_by("versie", "organisatie", "-pk").distinct("versie", "organisatie")


class AkkoordOordeel(models.TextChoices):
    """What a party may answer."""

    AKKOORD = "akkoord", "akkoord"
    VOORBEHOUD = "voorbehoud", "akkoord met voorbehoud"
    NIET_AKKOORD = "niet_akkoord", "niet akkoord"
    WACHT = "wacht", "wacht op college, raad of directie"


class Grond(models.TextChoices):
    """On what an answer rests."""

    COLLEGE = "college", "collegebesluit"
    RAAD = "raad", "besluit van de raad"
    DIRECTIE = "directie", "directiebesluit"
    TOEZEGGING = "toezegging", "toezegging"


DOET_MEE = (AkkoordOordeel.AKKOORD, AkkoordOordeel.VOORBEHOUD)
MET_UITLEG = (AkkoordOordeel.VOORBEHOUD, AkkoordOordeel.NIET_AKKOORD)


@pghistory.track()
class Akkoord(models.Model):
    """A party's answer to a version, or to one theme of it, with name, function, date and basis.

    A later one replaces it. `gegeven`: by its bestuurder; otherwise a colleague recorded it, with evidence.
    """

    Oordeel = AkkoordOordeel
    Grond = Grond

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="akkoorden")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="akkoorden")
    thema = models.CharField("thema", max_length=40, blank=True)
    oordeel = models.CharField("oordeel", max_length=16, choices=AkkoordOordeel)
    tekst = models.TextField("toelichting", max_length=2000, blank=True)
    naam = models.CharField("naam van wie akkoord gaf", max_length=120, blank=True)
    functie = models.CharField("functie", max_length=120, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    basis = models.CharField("op grond van", max_length=200, blank=True)
    grond = models.CharField("op grond van", max_length=16, choices=Grond, blank=True)
    grond_datum = models.DateField("datum van dat besluit", null=True, blank=True)
    grond_nummer = models.CharField("nummer of zaaknummer", max_length=60, blank=True)
    gegeven = models.BooleanField("door de bestuurder zelf", default=True)
    bewijs = models.ForeignKey(
        Bewijsstuk, models.PROTECT, null=True, blank=True, related_name="akkoorden", verbose_name="bewijs"
    )
    blijkt_uit = models.CharField("waaruit dat blijkt", max_length=300, blank=True)
    sluit_aan_op = models.DateField("doet mee vanaf", null=True, blank=True)
    verwacht_op = models.DateField("verwacht op", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("vastgelegd als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    objects = AkkoordQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "akkoorden"
        constraints = [
            models.CheckConstraint(
                name="akkoord_one_of_four", condition=Q(oordeel__in=AkkoordOordeel.values)
            ),
            models.CheckConstraint(
                name="akkoord_says_who_and_when",
                condition=Q(oordeel=AkkoordOordeel.WACHT)
                | (~Q(naam="") & ~Q(functie="") & Q(datum__isnull=False)),
                violation_error_message="Vul in wie dit besloot, in welke functie en wanneer.",
            ),
            models.CheckConstraint(
                name="akkoord_says_why_not",
                condition=~Q(oordeel__in=MET_UITLEG) | ~Q(tekst=""),
                violation_error_message="Leg uit wat het voorbehoud is, of waarom niet.",
            ),
            models.CheckConstraint(
                name="akkoord_recorded_with_evidence",
                condition=Q(gegeven=True)
                | Q(oordeel=AkkoordOordeel.WACHT)
                | Q(bewijs__isnull=False)
                | ~Q(blijkt_uit=""),
                violation_error_message="Voeg het besluit toe, of schrijf op waaruit het blijkt.",
            ),
            models.CheckConstraint(
                name="akkoord_joins_by_agreeing",
                condition=Q(sluit_aan_op=None) | Q(oordeel__in=DOET_MEE),
                violation_error_message="Aansluiten kan alleen met akkoord, of akkoord met voorbehoud.",
            ),
            models.CheckConstraint(
                name="akkoord_waits_until",
                condition=~Q(oordeel=AkkoordOordeel.WACHT) | Q(verwacht_op__isnull=False),
                violation_error_message="Vul in wanneer u het besluit verwacht.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.get_oordeel_display()}"

    @property
    def doet_mee(self) -> bool:
        """Whether the party takes part in what was agreed."""
        return self.oordeel in DOET_MEE


@pghistory.track()
class Bezwaar(models.Model):
    """A bestuurder objects to what a colleague recorded: from then on that answer does not count."""

    akkoord = models.OneToOneField(Akkoord, models.PROTECT, related_name="bezwaar")
    tekst = models.TextField("waarom dit niet klopt", max_length=1000)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gemaakt als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        constraints = [
            models.CheckConstraint(name="bezwaar_says_why", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return f"Bezwaar: {self.akkoord}"
