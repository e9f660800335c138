"""What was agreed: a frozen agenda or list of subjects, and the decision that adopted it."""

from typing import Any, Self

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
from agenda.models.regels import Regel
from documents.models import Document
from regions.models import Gebruiker, Regio
from regions.periods import today


class VersieQuerySet(models.QuerySet):
    """What was frozen to be decided on."""

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

    def laatst_van(self, regio: Regio) -> "Versie | None":
        """The one that this regio adopted last, over all its agendas."""
        hier: Any = self.vastgesteld().met_besluit().filter(agenda__regio=regio)
        found: Versie | None = hier.order_by("-vaststelling__op", "-pk").first()
        return found

    def ter_vaststelling(self) -> Self:
        """Those that wait for the decision: not decided on, and no later version was offered."""
        zelfde = Q(agenda=OuterRef("agenda")) | Q(onderwerpen_van=OuterRef("onderwerpen_van"))
        later = Versie.alle.filter(zelfde, nummer__gt=OuterRef("nummer"))
        return self.filter(vaststelling__isnull=True).exclude(Exists(later))


class AgendaVersies(models.Manager.from_queryset(VersieQuerySet)):  # type: ignore[misc]
    """Frozen agendas; who means frozen lists of subjects asks for those."""

    def get_queryset(self) -> VersieQuerySet:
        return super().get_queryset().filter(agenda__isnull=False)


class LijstVersies(models.Manager.from_queryset(VersieQuerySet)):  # type: ignore[misc]
    """Frozen lists of what may be discussed and agreed on."""

    def get_queryset(self) -> VersieQuerySet:
        return super().get_queryset().filter(agenda__isnull=True)


class Versie(models.Model):
    """An agenda, or a list of subjects, as it was frozen to be decided on: canonical JSON that never changes.

    `regel` is what the regio had chosen as its rule on the day it was offered.
    """

    agenda: Any = models.ForeignKey(Agenda, models.PROTECT, null=True, related_name="versies")
    onderwerpen_van: Any = models.ForeignKey(
        Regio, models.PROTECT, null=True, related_name="onderwerpenversies"
    )
    nummer = models.PositiveSmallIntegerField("nummer")
    inhoud = models.JSONField("inhoud")
    regel = models.CharField("regel", max_length=12, choices=Regel, default=Regel.OVERLEG)
    op = models.DateField("aangeboden op", default=today)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("aangeboden als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    objects = AgendaVersies()
    lijsten = LijstVersies()
    alle = VersieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "versies"
        constraints = [
            models.UniqueConstraint(fields=["agenda", "nummer"], name="versie_one_per_nummer"),
            models.UniqueConstraint(fields=["onderwerpen_van", "nummer"], name="lijst_one_per_nummer"),
            models.CheckConstraint(
                name="versie_of_agenda_or_list",
                condition=Q(agenda__isnull=False, onderwerpen_van__isnull=True)
                | Q(agenda__isnull=True, onderwerpen_van__isnull=False),
            ),
            models.CheckConstraint(name="versie_by_a_known_rule", condition=Q(regel__in=Regel.values)),
        ]
        triggers = [
            pgtrigger.Protect(name="versie_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Versie {self.nummer}"

    def get_absolute_url(self) -> str:
        naam = "agenda_versie" if self.agenda_id else "onderwerpen_versie"
        return reverse(naam, args=[self.regio.code, self.nummer])

    @property
    def regio(self) -> Regio:
        """Whose agenda or list it is."""
        return self.agenda.regio if self.agenda_id else self.onderwerpen_van

    @property
    def waarvan(self) -> str:
        """What it is a version of, in words."""
        return "samenwerkingsagenda" if self.agenda_id else "gespreksonderwerpen"

    @property
    def vastgestelde_inhoud(self) -> dict[str, Any]:
        """What was frozen; once decided on, with the decision and the akkoorden of that day."""
        besluit = getattr(self, "vaststelling", None)
        return met_besluit(self.inhoud, besluit.inhoud) if besluit else self.inhoud


def met_besluit(inhoud: dict[str, Any], besluit: dict[str, Any]) -> dict[str, Any]:
    """What was adopted: the frozen content with the decision, without the themes it left open."""
    geheel = inhoud | {"vaststelling": besluit}
    open_ = {thema["code"]: thema["naam"] for thema in besluit.get("themas", []) if not thema["vastgesteld"]}
    if open_:
        geheel["themas"] = [thema for thema in inhoud["themas"] if thema["code"] not in open_]
    if open_ and (wijzigingen := inhoud.get("wijzigingen")):
        regels = [r for r in wijzigingen["regels"] if not {r.get("thema"), r["titel"]} & {*open_.values()}]
        geheel["wijzigingen"] = wijzigingen | {"regels": regels}
    return geheel


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
