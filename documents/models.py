"""A frozen document: what it says, the file that was made of it, and what replaced it."""

import datetime
import json
from functools import cached_property
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact, LessThanOrEqual
from django.urls import reverse
from django.utils import timezone

from documents.canoniek import KORT, gedrukt
from documents.soorten import soort_van
from regions.models import Organisatie, Regio

GROOTST = 20 * 1024 * 1024
FROZEN = (
    "kenmerk",
    "soort",
    "titel",
    "regio",
    "organisatie",
    "versie",
    "datum",
    "vastgesteld",
    "aard",
    "bewaren_tot",
    "inhoud",
    "template",
    "vervangt",
    "gevraagd_op",
)


def sha256_of(text: str) -> Func:
    """The SHA-256 of a text column, as the database counts it."""
    as_bytes = Func(F(text), Value("UTF8"), function="convert_to", output_field=models.BinaryField())
    digest = Func(as_bytes, function="sha256", output_field=models.BinaryField())
    return Func(digest, Value("hex"), function="encode", output_field=models.TextField())


class DocumentQuerySet(models.QuerySet):
    """Documents; neither their content nor their file is read unless asked for."""

    def met_kenmerk(self, kenmerk: str) -> Self:
        """Those with this kenmerk, whole or its first 16 characters."""
        return (
            self.filter(kenmerk=kenmerk) if len(kenmerk) > KORT else self.filter(kenmerk__startswith=kenmerk)
        )

    def newest_first(self) -> Self:
        """The latest date first."""
        return self.order_by("-datum", "-gevraagd_op", "-pk")

    def blijvend(self) -> Self:
        """What is kept for good: neither a draft nor how things stood on a day."""
        return self.filter(bewaren_tot__isnull=True)

    def unmade(self) -> Self:
        """Those whose file is still to be made, and did not fail."""
        return self.filter(bestand_sha256="", mislukt="")


class DocumentManager(models.Manager.from_queryset(DocumentQuerySet)):  # type: ignore[misc]
    """A list of documents must not carry twenty megabytes each."""

    def get_queryset(self) -> DocumentQuerySet:
        return super().get_queryset().defer("inhoud", "bestand")


class Document(models.Model):
    """Content that never changes, known by its kenmerk, the file made of it once, and what it replaced."""

    class Aard(models.TextChoices):
        """What it is: put to a decision or decided on, a draft, or how things stood on a day."""

        BESLUIT = "besluit", "besluit"
        CONCEPT = "concept", "concept"
        MOMENT = "moment", "stand van een dag"

    kenmerk = models.CharField(
        "kenmerk", max_length=64, unique=True, validators=[RegexValidator(r"^[0-9a-f]{64}$")]
    )
    soort = models.CharField("soort", max_length=30)
    titel = models.CharField("titel", max_length=200)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="documenten")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="documenten"
    )
    versie = models.CharField("versie", max_length=20, blank=True)
    datum = models.DateField("datum van het document")
    vastgesteld = models.BooleanField("vastgesteld", default=True)
    aard = models.CharField("aard", max_length=10, choices=Aard, default=Aard.BESLUIT)
    bewaren_tot = models.DateField("wordt bewaard tot", null=True, blank=True)
    inhoud = models.TextField("inhoud als canonieke JSON")
    template = models.CharField("sjabloon", max_length=100)
    bestand = models.BinaryField("bestand", null=True, blank=True)
    bestand_sha256 = models.CharField("SHA-256 van het bestand", max_length=64, blank=True, db_index=True)
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    gemaakt_op = models.DateTimeField("gemaakt op", null=True, blank=True)
    mislukt = models.CharField("waarom het niet gemaakt kon worden", max_length=200, blank=True)
    vervangt = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="vervangen_door")
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = DocumentManager()

    class Meta:
        verbose_name_plural = "documenten"
        constraints = [
            models.CheckConstraint(
                name="document_kenmerk_is_that_of_inhoud",
                condition=Q(Exact(F("kenmerk"), sha256_of("inhoud"))),
                violation_error_message="Het kenmerk hoort niet bij deze inhoud.",
            ),
            models.CheckConstraint(
                name="document_bestand_with_sha256",
                condition=Q(bestand__isnull=True, bestand_sha256="", gemaakt_op__isnull=True)
                | Q(bestand__isnull=False, bestand_sha256__regex=r"^[0-9a-f]{64}$", gemaakt_op__isnull=False),
            ),
            models.CheckConstraint(
                name="document_bestand_at_most_20_mb",
                condition=Q(bestand__isnull=True)
                | Q(
                    LessThanOrEqual(
                        Func(F("bestand"), function="octet_length", output_field=models.IntegerField()),
                        GROOTST,
                    )
                ),
                violation_error_message="Een bestand is hoogstens 20 MB groot.",
            ),
            models.CheckConstraint(
                name="document_decided_on_is_kept",
                condition=Q(aard="besluit", bewaren_tot__isnull=True)
                | (~Q(aard="besluit") & Q(bewaren_tot__isnull=False)),
            ),
            models.CheckConstraint(
                name="document_does_not_replace_itself",
                condition=Q(vervangt__isnull=True) | ~Q(vervangt=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["regio", "-datum"], name="document_of_regio"),
            models.Index(
                fields=["bewaren_tot"], name="document_kept_until", condition=Q(bewaren_tot__isnull=False)
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="document_stays", fields=list(FROZEN)),
            pgtrigger.Protect(
                name="document_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__bewaren_tot__isnull=True),
            ),
            pgtrigger.Protect(
                name="document_file_is_set_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__bestand_sha256__gt="")
                & (
                    pgtrigger.Q(old__bestand__df=pgtrigger.F("new__bestand"))
                    | pgtrigger.Q(old__bestand_sha256__df=pgtrigger.F("new__bestand_sha256"))
                    | pgtrigger.Q(old__gemaakt_op__df=pgtrigger.F("new__gemaakt_op"))
                ),
            ),
            pgtrigger.Protect(
                name="document_withdrawn_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ingetrokken_op__isnull=False)
                & pgtrigger.Q(old__ingetrokken_op__df=pgtrigger.F("new__ingetrokken_op")),
            ),
        ]

    def __str__(self) -> str:
        if self.aard == self.Aard.CONCEPT:
            return f"{self.titel}, concept"
        return f"{self.titel}, versie {self.versie}" if self.versie else self.titel

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.kenmerk])

    @property
    def soort_naam(self) -> str:
        """What kind of document it is, in words."""
        return soort_van(self.soort).naam

    @cached_property
    def data(self) -> dict[str, Any]:
        """The content, to read from."""
        return json.loads(self.inhoud)

    @property
    def is_gemaakt(self) -> bool:
        """Whether the file is there."""
        return bool(self.bestand_sha256)

    @property
    def is_voorbeeld(self) -> bool:
        """Whether it was made up for the demo."""
        return bool(self.data.get("voorbeeld"))

    @property
    def gedrukt_kenmerk(self) -> str:
        """The kenmerk as it stands in the footer."""
        return gedrukt(self.kenmerk)

    @property
    def bestandsnaam(self) -> str:
        """The name under which the file is saved: twente-samenwerkingsagenda-v3-2026-03-12.pdf."""
        versie = f"v{self.versie}" if self.versie and self.aard != self.Aard.CONCEPT else ""
        regio = self.regio.code if self.regio else ""
        wie = self.organisatie.slug if self.organisatie else ""
        concept = "concept" if self.aard == self.Aard.CONCEPT else ""
        parts = (regio, self.soort, wie, versie, concept, self.datum.isoformat())
        return "-".join(part for part in parts if part) + ".pdf"


def datum_van(inhoud: dict[str, Any]) -> datetime.date | None:
    """The document's own date: of its adoption, else the day whose world it shows."""
    adopted = (inhoud.get("vaststelling") or {}).get("op")
    day = adopted or inhoud.get("peildatum")
    return datetime.date.fromisoformat(day) if day else None
