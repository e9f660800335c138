"""The country as it is divided: indelingen, their regio's, and which gemeente lies where on which day."""

import datetime
from typing import TYPE_CHECKING, Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from regions.models.binnen import binnen_beide, houdt_alles
from regions.periods import Dated, PeriodQuerySet, has_first_day, no_overlap, today
from regions.zoeken import zoeknaam, zoekvorm

if TYPE_CHECKING:
    from regions.models.organisaties import Organisatie
    from regions.models.toegang import Gebruiker
    from regions.rights import Right


@pghistory.track()
class Indeling(models.Model):
    """A division of the country into regio's; people work in exactly one of them, the werkindeling."""

    code = models.SlugField("code", unique=True)
    naam = models.CharField("naam", max_length=80)
    overlay = models.BooleanField(
        "mag overlappen", default=False, help_text="Een gemeente mag in meer dan één regio liggen."
    )
    werkindeling = models.BooleanField("werkindeling", default=False)
    bekend_vanaf = models.DateField("bekend vanaf")
    bron = models.TextField("bron", blank=True)

    class Meta:
        verbose_name_plural = "indelingen"
        constraints = [
            models.UniqueConstraint(
                fields=["werkindeling"], condition=Q(werkindeling=True), name="indeling_one_werkindeling"
            ),
            models.CheckConstraint(
                name="indeling_werkindeling_is_sluitend", condition=Q(werkindeling=False) | Q(overlay=False)
            ),
            models.UniqueConstraint(fields=["id", "overlay"], name="indeling_overlay_key"),
        ]

    def __str__(self) -> str:
        return self.naam


class RegioQuerySet(PeriodQuerySet):
    """Regio's of any indeling."""

    def werk(self) -> Self:
        """The regio's people work in: those of the werkindeling, ended ones included."""
        return self.filter(indeling__werkindeling=True)

    def open_to(self, gebruiker: "Gebruiker", right: "Right") -> Self:
        """The working regio's in which this user holds the right today."""
        reach = gebruiker.reach(right)
        return self.werk() if reach is None else self.werk().filter(pk__in=reach)

    def seen_by(self, gebruiker: "Gebruiker") -> Self:
        """The working regio's whose pages this user may open today."""
        from regions.rights import Right

        return self.open_to(gebruiker, Right.REGIO_SEE)

    def search(self, text: str) -> Self:
        """Those whose name or alias holds `text`, whatever its capitals and accents."""
        return self.filter(zoeknaam__contains=zoekvorm(text.strip()))

    def of(self, organisatie: "Organisatie", day: datetime.date) -> Self:
        """The working regio's in which an organisatie takes part on `day`."""
        return self.filter(pk__in=Deelnemer.objects.on(day).filter(organisatie=organisatie).values("regio"))


@pghistory.track(exclude=["zoeknaam"])
class Regio(Dated):
    """A region of one indeling, for a period; its tile is its place on the tile map."""

    class Spreekwijze(models.TextChoices):
        """How organisations speak for each other here."""

        ZELF = "zelf", "ieder spreekt voor zichzelf"
        AFSPRAAK = "afspraak", "op afspraak (\u201cspreekt namens\u201d)"
        BESLUIT = "besluit", "met mandaatbesluiten"

    indeling = models.ForeignKey(Indeling, models.PROTECT, related_name="regios")
    code = models.SlugField("code", max_length=60)
    naam = models.CharField("naam", max_length=80)
    aliassen = models.TextField(
        "ook bekend als", blank=True, help_text="Gescheiden door een rechte streep (|)."
    )
    cbs_code = models.CharField("CBS-code", max_length=8, blank=True)
    tegel_code = models.CharField("tegelcode", max_length=4, blank=True)
    tegel_rij = models.PositiveSmallIntegerField("rij op de kaart", null=True, blank=True)
    tegel_kolom = models.PositiveSmallIntegerField("kolom op de kaart", null=True, blank=True)
    tegel_label = models.CharField("tekst op de kaart", max_length=60, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    spreekwijze = models.CharField(
        "wie spreekt namens wie", max_length=10, choices=Spreekwijze, default=Spreekwijze.ZELF
    )
    mandaat_in_document = models.BooleanField("in documenten noemen wie namens wie spreekt", default=False)

    zoeknaam = zoeknaam("naam", "aliassen")

    objects = RegioQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "regio's"
        constraints = [
            models.UniqueConstraint(
                fields=["indeling", "code"],
                name="regio_one_code_per_indeling",
                violation_error_message="Deze code is al in gebruik binnen deze indeling.",
            ),
            models.UniqueConstraint(fields=["id", "indeling"], name="regio_indeling_key"),
            has_first_day("regio_has_first_day"),
        ]
        triggers = [houdt_alles("regio")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("regio", args=[self.code])


class PlaatsingQuerySet(PeriodQuerySet):
    """Which gemeente lies where."""

    def werk(self) -> Self:
        """Only those of the werkindeling."""
        return self.filter(indeling__werkindeling=True)


@pghistory.track()
class Plaatsing(Dated):
    """A gemeente hoort bij een regio of an indeling, for a period."""

    gemeente = models.ForeignKey("regions.Organisatie", models.PROTECT, related_name="plaatsingen")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="plaatsingen")
    # These two repeat what regio says, so that the database can hold overlap back; foreign keys on
    # (regio, indeling) and (indeling, overlay) in the migration keep them true.
    indeling = models.ForeignKey(Indeling, models.PROTECT, related_name="plaatsingen", editable=False)
    overlay = models.BooleanField(editable=False, default=False)

    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "plaatsingen"
        constraints = [
            no_overlap(
                "gemeente",
                "indeling",
                name="plaatsing_one_regio_at_a_time",
                message="Deze gemeente hoort dan al bij een regio van deze indeling.",
                condition=Q(overlay=False),
            ),
            no_overlap(
                "gemeente",
                "regio",
                name="plaatsing_once_in_a_regio",
                message="Deze gemeente hoort dan al bij deze regio.",
            ),
            has_first_day("plaatsing_has_first_day"),
        ]
        triggers = [binnen_beide("plaatsing")]

    def __str__(self) -> str:
        return f"{self.gemeente} hoort bij {self.regio}"

    def save(self, **kwargs: Any) -> None:
        self.indeling_id = self.regio.indeling_id
        self.overlay = self.regio.indeling.overlay
        super().save(**kwargs)


@pghistory.track()
class Concessie(Dated):
    """Which zorgkantoor serves a zorgkantoorregio, and when."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="concessies")
    zorgkantoor = models.ForeignKey("regions.Organisatie", models.PROTECT, related_name="concessies")
    naam = models.CharField("naam in de aanwijzing", max_length=120, blank=True)
    basis = models.CharField(
        "basis",
        max_length=20,
        choices={"source": "openbare bron", "knowledge": "eigen kennis"},
        default="source",
    )
    bron = models.TextField("bron", blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "concessies"
        constraints = [
            no_overlap(
                "regio",
                name="concessie_one_zorgkantoor_at_a_time",
                message="Deze regio heeft dan al een concessiehouder.",
            ),
            has_first_day("concessie_has_first_day"),
        ]
        triggers = [binnen_beide("concessie")]

    def __str__(self) -> str:
        return f"{self.zorgkantoor} in {self.regio}"


@pghistory.track()
class Deelname(Dated):
    """A zorgverzekeraar or partner is active in a working regio, for a period."""

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="deelnames")
    organisatie = models.ForeignKey("regions.Organisatie", models.PROTECT, related_name="deelnames")
    bevestigd_op = models.DateField("bevestigd op", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deelnames"
        constraints = [
            no_overlap(
                "regio",
                "organisatie",
                name="deelname_once_at_a_time",
                message="Deze organisatie doet dan al mee in deze regio.",
            ),
            has_first_day("deelname_has_first_day"),
        ]
        triggers = [binnen_beide("deelname")]

    def __str__(self) -> str:
        return f"{self.organisatie} doet mee in {self.regio}"


class Deelnemer(models.Model):
    """Who takes part in a working regio, and when: one row per reason, read from a view.

    Gemeenten take part by their plaatsing, zorgverzekeraars and partners by deelname, and a zorgkantoor
    by the concessie for the zorgkantoorregio in which a gemeente of the regio lies.
    """

    sleutel = models.TextField(primary_key=True)
    regio = models.ForeignKey(Regio, models.DO_NOTHING, related_name="deelnemers")
    organisatie = models.ForeignKey("regions.Organisatie", models.DO_NOTHING, related_name="deelnemingen")
    period = Dated._meta.get_field("period").clone()

    objects = PeriodQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "regions_deelnemer"

    def __str__(self) -> str:
        return f"{self.organisatie} in {self.regio}"


def takes_part(organisatie: "Organisatie", regio: Regio, day: datetime.date | None = None) -> bool:
    """Whether an organisatie takes part in a working regio on a day (default: today)."""
    return Deelnemer.objects.on(day or today()).filter(organisatie=organisatie, regio=regio).exists()
