"""What was agreed: a frozen agenda, who agrees with it, and the decision that adopted it."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from agenda.models.agenda import Agenda
from agenda.models.blok import Blok
from documents.models import Document
from regions.models import Gebruiker, Organisatie
from regions.periods import today


class VersieQuerySet(models.QuerySet):
    """Frozen agendas."""

    def vastgesteld(self) -> Self:
        """Those the regio decided on: what others than its parties may see."""
        return self.filter(vaststelling__isnull=False)

    def geldend(self) -> Self:
        """Of each regio the one it adopted last."""
        laatst = self.vastgesteld().order_by("agenda__regio", "-vaststelling__op", "-pk")
        return laatst.distinct("agenda__regio")

    def met_besluit(self) -> Self:
        """With the decision and its document, but not the file that was made of it."""
        heavy = [f"vaststelling__document__{name}" for name in ("bestand", "inhoud")]
        return self.select_related("agenda__regio", "vaststelling__document").defer(*heavy)

    def ter_vaststelling(self) -> Self:
        """Those that wait for the decision: not decided on, and no later version was offered."""
        later = Versie.objects.filter(agenda=OuterRef("agenda"), nummer__gt=OuterRef("nummer"))
        return self.filter(vaststelling__isnull=True).exclude(Exists(later))


class Versie(models.Model):
    """An agenda as it was frozen to be decided on: canonical JSON that never changes."""

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("nummer")
    inhoud = models.JSONField("inhoud")
    op = models.DateField("aangeboden op", default=today)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("aangeboden als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "versies"
        constraints = [models.UniqueConstraint(fields=["agenda", "nummer"], name="versie_one_per_nummer")]
        triggers = [
            pgtrigger.Protect(name="versie_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Versie {self.nummer}"

    def get_absolute_url(self) -> str:
        return reverse("agenda_versie", args=[self.agenda.regio.code, self.nummer])

    @property
    def vastgestelde_inhoud(self) -> dict[str, Any]:
        """What was frozen; once decided on, with the decision and the akkoorden of that day."""
        besluit = getattr(self, "vaststelling", None)
        return self.inhoud | {"vaststelling": besluit.inhoud} if besluit else self.inhoud


class VersieStukQuerySet(models.QuerySet):
    """Pieces of frozen agendas."""

    def afspraken(self) -> Self:
        """The agreements among them."""
        return self.filter(soort=Blok.Soort.AFSPRAAK)

    def geldend(self) -> Self:
        """Of each regio those of the version it adopted last."""
        return self.filter(versie__in=Versie.objects.geldend().values("pk"))


class VersieStuk(models.Model):
    """One piece of a frozen version, as a row to search and filter; the JSON stays the truth."""

    versie = models.ForeignKey(Versie, models.CASCADE, related_name="stukken")  # an index on it
    soort = models.CharField("soort", max_length=10, choices=Blok.Soort)
    plek = models.PositiveSmallIntegerField("plek in de leesvolgorde")
    nummer = models.CharField("nummer", max_length=12, blank=True)
    thema = models.CharField("thema", max_length=60)
    functie = models.CharField("functie", max_length=200, blank=True)
    titel = models.CharField("titel", max_length=200)
    tekst = models.TextField("tekst", blank=True)
    trekker = models.CharField("trekker", max_length=120, blank=True)
    organisaties = ArrayField(models.SlugField(max_length=80), verbose_name="organisaties", default=list)
    vorm = models.CharField("vorm", max_length=12, blank=True)
    # Of an afspraak its key, as the JSON has it: how it goes now is read from there, when that is released.
    sleutel = models.PositiveBigIntegerField("sleutel van de afspraak", null=True, blank=True)
    zoek = models.GeneratedField(
        expression=SearchVector("titel", weight="A", config="dutch")
        + SearchVector("functie", "tekst", "trekker", weight="B", config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = VersieStukQuerySet.as_manager()

    class Meta:
        verbose_name = "stuk van een versie"
        verbose_name_plural = "stukken van versies"
        indexes = [GinIndex(fields=["zoek"], name="versie_stuk_found")]
        constraints = [
            models.UniqueConstraint(fields=["versie", "plek"], name="versie_stuk_one_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}".strip()


class AkkoordQuerySet(models.QuerySet):
    """What parties say of a version."""

    def laatste(self) -> Self:
        """Of each party the answer that counts: its last."""
        return self.order_by("versie", "organisatie", "-pk").distinct("versie", "organisatie")


class AkkoordOordeel(models.TextChoices):
    """What a party may answer."""

    AKKOORD = "akkoord", "akkoord"
    VOORBEHOUD = "voorbehoud", "akkoord met voorbehoud"
    NIET_AKKOORD = "niet_akkoord", "niet akkoord"
    WACHT = "wacht", "wacht op college, raad of directie"


MET_UITLEG = (AkkoordOordeel.VOORBEHOUD, AkkoordOordeel.NIET_AKKOORD)


@pghistory.track()
class Akkoord(models.Model):
    """A party's answer to a version, with name, function, date and basis; a later one replaces it."""

    Oordeel = AkkoordOordeel

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="akkoorden")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="akkoorden")
    oordeel = models.CharField("oordeel", max_length=16, choices=AkkoordOordeel)
    tekst = models.TextField("toelichting", max_length=2000, blank=True)
    naam = models.CharField("naam van wie akkoord gaf", max_length=120, blank=True)
    functie = models.CharField("functie", max_length=120, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    basis = models.CharField("op grond van", max_length=200, blank=True)
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
                name="akkoord_waits_until",
                condition=~Q(oordeel=AkkoordOordeel.WACHT) | Q(verwacht_op__isnull=False),
                violation_error_message="Vul in wanneer u het besluit verwacht.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.get_oordeel_display()}"


class Vaststelling(models.Model):
    """The regio decided on a version, at an overleg on a day; once, and for good."""

    versie = models.OneToOneField(Versie, models.PROTECT, related_name="vaststelling")
    op = models.DateField("vastgesteld op")
    overleg = models.CharField("overleg", max_length=160)
    bij = models.ForeignKey(
        "agenda.Overleg", models.PROTECT, null=True, blank=True, related_name="vaststellingen"
    )
    toelichting = models.TextField("wie (nog) niet meedoet", max_length=2000, blank=True)
    inhoud = models.JSONField("besluit en akkoorden van die dag")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("vastgelegd als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "vaststellingen"
        triggers = [
            pgtrigger.Protect(
                name="vaststelling_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.versie}, vastgesteld op {self.op}"
