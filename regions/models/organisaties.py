"""The organisations that work together, and what happened to the gemeenten among them."""

import datetime
from typing import TYPE_CHECKING, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from regions.models.binnen import houdt_alles
from regions.periods import Dated, PeriodQuerySet, has_first_day
from regions.versions import Versioned
from regions.zoeken import zoeknaam, zoekvorm

if TYPE_CHECKING:
    from regions.models.land import Regio


class Soort(models.TextChoices):
    """The kinds of organisation; the first three are asked for the venster."""

    GEMEENTE = "gemeente", "gemeente"
    ZORGVERZEKERAAR = "zorgverzekeraar", "zorgverzekeraar"
    ZORGKANTOOR = "zorgkantoor", "zorgkantoor"
    PARTNER = "partner", "partner"
    LANDELIJK = "landelijk", "landelijke partij"


class Partnersoort(models.TextChoices):
    """The kinds of partner."""

    GGD = "ggd", "GGD"
    ZORGAANBIEDER = "zorgaanbieder", "zorgaanbieder"
    HUISARTSEN = "huisartsen", "huisartsenorganisatie"
    CLIENTEN = "clienten", "cliëntenorganisatie"
    WONINGCORPORATIE = "woningcorporatie", "woningcorporatie"
    PROVINCIE = "provincie", "provincie"
    ANDERS = "anders", "andere partner"


PARTIJEN = (Soort.GEMEENTE, Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR)


class OrganisatieQuerySet(PeriodQuerySet):
    """Organisations of any kind."""

    def partijen(self) -> Self:
        """Those that are asked for the venster: gemeenten, zorgverzekeraars, zorgkantoren."""
        return self.filter(soort__in=PARTIJEN)

    def taking_part(self, regio: "Regio", day: datetime.date) -> Self:
        """Those that take part in a working regio on `day`."""
        from regions.models.land import Deelnemer

        return self.filter(pk__in=Deelnemer.objects.on(day).filter(regio=regio).values("organisatie"))

    def search(self, text: str) -> Self:
        """Those whose name or alias holds `text`, whatever its capitals and accents."""
        return self.filter(zoeknaam__contains=zoekvorm(text.strip()))


@pghistory.track()
class Organisatie(Versioned, Dated):
    """A party of the collaboration; a gemeente exists from its start until a herindeling ends it."""

    soort = models.CharField("soort", max_length=20, choices=Soort)
    naam = models.CharField("naam", max_length=120)
    partnersoort = models.CharField("soort partner", max_length=20, choices=Partnersoort, blank=True)
    slug = models.SlugField("adres", max_length=80, unique=True)
    aliassen = models.TextField(
        "ook bekend als", blank=True, help_text="Gescheiden door een rechte streep (|)."
    )
    cbs_code = models.CharField("CBS-code", max_length=6, null=True, blank=True, unique=True)
    provincie = models.CharField("provincie", max_length=20, blank=True)
    rechtsnaam = models.CharField("officiële naam", max_length=160, blank=True)
    concern = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="onderdelen",
        verbose_name="concern",
        help_text="Voor een zorgkantoor: de zorgverzekeraar waar het bij hoort.",
    )
    zoeknaam = zoeknaam("naam", "aliassen")

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "organisaties"
        constraints = [
            models.CheckConstraint(
                name="organisatie_only_gemeente_has_cbs_code",
                condition=Q(soort=Soort.GEMEENTE, cbs_code__isnull=False)
                | (~Q(soort=Soort.GEMEENTE) & Q(cbs_code__isnull=True)),
                violation_error_message="Een gemeente heeft een CBS-code, een andere organisatie niet.",
            ),
            models.CheckConstraint(
                name="organisatie_only_zorgkantoor_has_concern",
                condition=Q(concern__isnull=True) | Q(soort=Soort.ZORGKANTOOR),
            ),
            models.CheckConstraint(
                name="organisatie_only_partner_has_partnersoort",
                condition=Q(partnersoort="") | Q(soort=Soort.PARTNER),
                violation_error_message="Alleen een partner heeft een soort partner.",
            ),
            has_first_day("organisatie_has_first_day"),
        ]
        triggers = [houdt_alles("organisatie")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("organisatie", args=[self.slug])

    @property
    def soort_in_woorden(self) -> str:
        """What it is, as precisely as is known."""
        return self.get_partnersoort_display() if self.partnersoort else self.get_soort_display()

    @property
    def alias_lijst(self) -> list[str]:
        """The other names it goes by."""
        return [alias for alias in self.aliassen.split("|") if alias]

    @property
    def aliasnamen(self) -> str:
        """The other names, as they are read out."""
        return ", ".join(self.aliassen.split("|"))

    @property
    def concern_pk(self) -> int:
        """The concern it belongs to; in a compartment a zorgkantoor counts with it."""
        return self.concern_id or self.pk


class Inwonertal(models.Model):
    """How many people live in a gemeente on a day. Bron: CBS."""

    gemeente = models.ForeignKey(Organisatie, models.CASCADE, related_name="inwonertallen")  # a figure of it
    peildatum = models.DateField("peildatum")
    aantal = models.PositiveIntegerField("inwoners")
    bron = models.CharField("bron", max_length=80, default="CBS")

    class Meta:
        verbose_name_plural = "inwonertallen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "peildatum"], name="inwonertal_one_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.gemeente}: {self.aantal} op {self.peildatum}"


class HerindelingQuerySet(models.QuerySet):
    """What happened to gemeenten."""

    def bevestigd(self) -> Self:
        """Those that happened or will; a planned one changes nothing."""
        return self.filter(status=Herindeling.Status.BEVESTIGD)

    def opgegaan(self) -> Self:
        """Those by which a gemeente ended: all but a border that moved."""
        return self.bevestigd().exclude(vorm=Herindeling.Vorm.GRENS)


# At the end of the transaction: the gemeenten may be ended and begun after it is written down, and it may be
# taken back again. So the row is read as it is then.
BESTAAT = """
IF EXISTS (
       SELECT 1 FROM regions_herindeling h
         JOIN regions_organisatie van ON van.id = h.van_id
         JOIN regions_organisatie naar ON naar.id = h.naar_id
        WHERE h.id = NEW.id AND h.status = 'bevestigd'
          AND NOT (van.soort = 'gemeente' AND van.period @> h.datum - 1
                   AND naar.soort = 'gemeente' AND naar.period @> h.datum
                   AND (h.vorm = 'grens' OR NOT h.geheel OR NOT van.period @> h.datum))) THEN
    RAISE EXCEPTION 'what goes up must end that day, in a gemeente that is there then'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'herindeling_of_what_is_there';
END IF;
RETURN NULL;
"""


@pghistory.track()
class Herindeling(models.Model):
    """On `datum` a gemeente goes up, whole or in part, in another one, or gives land to it."""

    class Vorm(models.TextChoices):
        SAMENVOEGING = "samenvoeging", "samenvoeging tot een nieuwe gemeente"
        TOEVOEGING = "toevoeging", "toevoeging aan een bestaande gemeente"
        SPLITSING = "splitsing", "verdeling over andere gemeenten"
        GRENS = "grens", "grenswijziging"

    class Status(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        BEVESTIGD = "bevestigd", "bevestigd"

    datum = models.DateField("datum")
    vorm = models.CharField("vorm", max_length=20, choices=Vorm)
    van = models.ForeignKey(Organisatie, models.PROTECT, related_name="herindelingen_uit")
    naar = models.ForeignKey(Organisatie, models.PROTECT, related_name="herindelingen_in")
    geheel = models.BooleanField("de hele gemeente", default=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.GEPLAND)
    bron = models.TextField("bron", blank=True)

    objects = HerindelingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "herindelingen"
        constraints = [
            models.UniqueConstraint(fields=["datum", "van", "naar"], name="herindeling_once"),
            models.CheckConstraint(
                name="herindeling_to_another",
                condition=~Q(van=F("naar")),
                violation_error_message="Een gemeente kan niet in zichzelf opgaan.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="herindeling_of_what_is_there",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=BESTAAT,
            )
        ]

    def __str__(self) -> str:
        if self.vorm == self.Vorm.GRENS:
            return f"de grens tussen {self.van} en {self.naar} verschuift op {self.datum}"
        return f"{self.van} gaat op in {self.naar} op {self.datum}"
