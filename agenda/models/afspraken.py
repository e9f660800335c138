"""Agreements: who does what, led by whom, from when to when, and paid from what."""

import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q
from django.utils.formats import date_format

from agenda.models.blok import Blok, lines
from agenda.models.keten import DetailQuerySet, MetTitel, Schaal
from regions.kolommen import in_kolommen
from regions.models import Organisatie
from regions.periods import Dated, Period, PeriodQuerySet, has_first_day, no_overlap, today

if TYPE_CHECKING:
    from agenda.models.voortgang import Voortgang


class Geldbron(models.TextChoices):
    """What an afspraak is paid from."""

    WMO = "Wmo", "Wmo"
    ZVW = "Zvw", "Zvw"
    WLZ = "Wlz", "Wlz"
    JEUGDWET = "Jeugdwet", "Jeugdwet"
    WPG = "Wpg", "Wpg"
    SUBSIDIE = "subsidie", "subsidie"
    GEZAMENLIJK = "gezamenlijk", "gezamenlijk"


class GoNoGo(models.TextChoices):
    """What was decided about a pilot half-way."""

    GO = "go", "go: de pilot gaat door"
    NOGO = "nogo", "no-go: de pilot stopt"
    VERLENGD = "verlengd", "verlengd: het besluit komt later"

    @classmethod
    def onbeslist(cls) -> tuple[str, ...]:
        """What leaves the decision to a later day."""
        return "", cls.VERLENGD


class Borging(models.TextChoices):
    """What becomes of a pilot when it ends."""

    GEBORGD = "geborgd", "geborgd: het gaat structureel door"
    GESTOPT = "gestopt", "gestopt: het gaat niet door"


class AfspraakQuerySet(DetailQuerySet):
    """Agreements."""

    def of_organisatie(self, organisatie: Organisatie) -> Self:
        """Those an organisatie leads, takes part in or does something for, in whatever regio."""
        partner = Partner.objects.filter(organisatie=organisatie).values("afspraak")
        doet = WieDoetWat.objects.filter(organisatie=organisatie).values("afspraak")
        named = Q(trekker=organisatie) | Q(pk__in=partner) | Q(pk__in=doet)
        return self.levend().filter(named)

    def zonder_besluit(self, dag: datetime.date) -> Self:
        """Pilots past the day on which one would decide whether they go on, or are made to last.

        After a no-go there is nothing left to make last.
        """
        gonogo = Q(gonogo__in=GoNoGo.onbeslist(), gonogo_op__lt=dag)
        borging = Q(borging="", borging_op__lt=dag) & ~Q(gonogo=GoNoGo.NOGO)
        return self.levend().filter(gonogo | borging, vorm=Afspraak.Vorm.PILOT)

    def counts_per_regio(self) -> models.QuerySet:
        """How many agreements each regio has, and how many are led by someone."""
        return (
            self.levend()
            .filter(blok__in=Blok.objects.voor())
            .order_by()
            .values(regio=F("blok__agenda__regio"))
            .annotate(afspraken=Count("pk"), met_trekker=Count("trekker"))
        )


@pghistory.track()
class Afspraak(MetTitel):
    """Who does what, led by whom, from when to when, and paid from what."""

    class Vorm(models.TextChoices):
        PILOT = "pilot", "pilot"
        STRUCTUREEL = "structureel", "structureel"

    trekker = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="getrokken_afspraken"
    )
    period = Period()
    vorm = models.CharField("pilot of structureel", max_length=12, choices=Vorm)
    financiering = ArrayField(
        models.CharField(max_length=12, choices=Geldbron),
        verbose_name="financiering",
        default=list,
        blank=True,
    )
    evaluatie = models.DateField("evaluatie op", null=True, blank=True)
    schaal = models.CharField("schaal", max_length=10, choices=Schaal, blank=True)
    doelgroepen = models.CharField("doelgroepen", max_length=200, blank=True)
    monitoring = models.CharField("hoe we het volgen", max_length=500, blank=True)
    kaders = models.ManyToManyField("agenda.Kader", through="agenda.AfspraakKader", related_name="afspraken")
    gonogo_op = models.DateField("go of no-go op", null=True, blank=True)
    gonogo = models.CharField("besluit over doorgaan", max_length=10, choices=GoNoGo, blank=True)
    gonogo_besloten = models.DateField("dit is besloten op", null=True, blank=True)
    borging_op = models.DateField("besluit over borging op", null=True, blank=True)
    borging = models.CharField("besluit over borging", max_length=12, choices=Borging, blank=True)
    borging_besloten = models.DateField("dit is besloten op", null=True, blank=True)

    # Asked when an insurer and a zorgkantoor both take part; empty: not answered yet.
    verschuift_geld = models.BooleanField("geld tussen zorgverzekeraar en zorgkantoor", null=True, blank=True)

    # A pilot that runs elsewhere too: [{"regio", "naam", "resultaat_op", "gedeeld_met", "uitbreiding",
    # "uitbreiding_op"}], the regio by its code.
    elders = models.JSONField("loopt ook in", default=list, blank=True)
    # How it goes is for the parties of the regio, unless the regio shares it.
    voortgang_vrij_op = models.DateTimeField("voortgang gedeeld op", null=True, blank=True)
    voortgang_vrij_als = models.CharField("voortgang gedeeld als", max_length=300, blank=True)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "afspraken"
        indexes = [
            models.Index(
                fields=["blok"], name="afspraak_progress_shared", condition=Q(voortgang_vrij_op__isnull=False)
            )
        ]
        constraints = [
            has_first_day("afspraak_has_first_day"),
            models.CheckConstraint(
                name="afspraak_evaluatie_after_start",
                condition=Q(evaluatie__isnull=True) | Q(period__startswith__lte=F("evaluatie")),
                violation_error_message="De evaluatie ligt voor het begin van de afspraak.",
            ),
            models.CheckConstraint(
                name="afspraak_gonogo_after_start",
                condition=Q(gonogo_op__isnull=True) | Q(period__startswith__lte=F("gonogo_op")),
                violation_error_message="De dag van go of no-go ligt voor het begin van de afspraak.",
            ),
            models.CheckConstraint(
                name="afspraak_borging_after_start",
                condition=Q(borging_op__isnull=True) | Q(period__startswith__lte=F("borging_op")),
                violation_error_message="De dag van het borgingsbesluit ligt voor het begin van de afspraak.",
            ),
            models.CheckConstraint(
                name="afspraak_decided_what_on_a_day",
                condition=(Q(gonogo_besloten__isnull=True) | ~Q(gonogo=""))
                & (Q(borging_besloten__isnull=True) | ~Q(borging="")),
                violation_error_message="Kies wat er die dag is besloten.",
            ),
        ]

    @property
    def van(self) -> datetime.date:
        """The first day."""
        return self.period.lower

    @property
    def tot_en_met(self) -> datetime.date | None:
        """The last day, if there is one."""
        return self.period.upper - datetime.timedelta(days=1) if self.period.upper else None

    def te_laat(self, dag: datetime.date) -> str:
        """Which decision about this pilot should have been taken by this day, in words."""
        if self.vorm != self.Vorm.PILOT:
            return ""
        if self.gonogo in GoNoGo.onbeslist() and self.gonogo_op and self.gonogo_op < dag:
            return f"go of no-go zou op {date_format(self.gonogo_op, 'j F Y')} besloten zijn"
        if self.gonogo != GoNoGo.NOGO and not self.borging and self.borging_op and self.borging_op < dag:
            return f"het borgingsbesluit zou op {date_format(self.borging_op, 'j F Y')} genomen zijn"
        return ""

    @property
    def kolommen(self) -> list[tuple[str, list["WieDoetWat"]]]:
        """Who does what, in a column for each side that takes part and one for what they do together."""
        return in_kolommen(
            self.wie_doet_wat.all(), lambda regel: regel.organisatie.soort if regel.organisatie else ""
        )

    @property
    def stand(self) -> tuple[str, str]:
        """How it goes, in words, and the kind of badge that repeats it."""
        report = self.laatste
        return (report.get_stand_display(), report.badge) if report else ("onbekend", "plain")

    @property
    def laatste(self) -> "Voortgang | None":
        """The report that counts, when the page that asks has fetched it along."""
        held: list[Voortgang] = getattr(self, "laatste_voortgang", [])
        return held[0] if held else None


class PartnerQuerySet(PeriodQuerySet):
    """Who takes part."""

    def nu_of_later(self, dag: datetime.date) -> Self:
        """Those that take part on a day, and those that join later."""
        return self.filter(Q(period__contains=dag) | Q(period__startswith__gt=dag))


@pghistory.track(*lines())
class Partner(Dated):
    """An organisatie takes part in an afspraak, since the day it joined."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="partners")  # a line of it
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="partner_in")

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "partners"
        constraints = [
            no_overlap(
                "afspraak",
                "organisatie",
                name="partner_once_at_a_time",
                message="Deze organisatie doet dan al mee.",
            ),
            has_first_day("partner_has_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} doet mee"

    @property
    def komt_nog(self) -> bool:
        """Whether it joins later than today."""
        return self.since > today()


@pghistory.track(*lines())
class WieDoetWat(models.Model):
    """What one organisatie does for an afspraak; without an organisatie: what they do together."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="wie_doet_wat")  # a line of it
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="doet_in_afspraken"
    )
    tekst = models.TextField("wat")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "wie doet wat"
        verbose_name_plural = "wie doet wat"
        constraints = [
            models.UniqueConstraint(
                fields=["afspraak", "organisatie"], nulls_distinct=False, name="wie_doet_wat_one_line_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisatie or 'samen'}: {self.tekst}"
