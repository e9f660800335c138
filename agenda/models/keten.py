"""The chain: what each kind of blok says. opgave → doel → functie → afspraak → actie."""

import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q

from agenda.models.blok import Blok
from regions.models import Organisatie, Thema
from regions.periods import Dated, Period, PeriodQuerySet, has_first_day, no_overlap

if TYPE_CHECKING:
    from agenda.models.voortgang import Voortgang


class DetailQuerySet(models.QuerySet):
    """Rows that say what a blok of one kind says."""

    def levend(self) -> Self:
        """Those that were not put away."""
        return self.filter(blok__verwijderd_op__isnull=True)


class Detail(models.Model):
    """What a blok of one kind says; migration 0002 holds it to a blok of that kind."""

    blok = models.OneToOneField(Blok, models.PROTECT, primary_key=True, related_name="%(class)s")

    class Meta:
        abstract = True


class _MetTitel(Detail):
    titel = models.CharField("titel", max_length=200)
    tekst = models.TextField("tekst", blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.titel


@pghistory.track()
class Themablok(Detail):
    """A theme in this agenda, with what the regio says about it."""

    blok = models.OneToOneField(Blok, models.PROTECT, primary_key=True, related_name="thema")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="in_agendas")
    tekst = models.TextField("tekst", blank=True)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's in agenda's"

    def __str__(self) -> str:
        return self.thema.naam

    @property
    def titel(self) -> str:
        """The name of the theme."""
        return self.thema.naam


@pghistory.track()
class Opgave(_MetTitel):
    """What must change, for whom, and the figures that show it."""

    class Schaal(models.TextChoices):
        WIJK = "wijk", "wijk"
        GEMEENTE = "gemeente", "gemeente"
        REGIO = "regio", "regio"

    voor_wie = models.CharField("voor wie", max_length=200, blank=True)
    schaal = models.CharField("schaal", max_length=10, choices=Schaal, blank=True)
    # [{"omschrijving", "waarde", "jaar", "bron"}]
    cijfers = models.JSONField("cijfers", default=list, blank=True)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opgaven"


@pghistory.track()
class Doel(_MetTitel):
    """What changes, from where to where, and by when; never summed over regio's."""

    indicator = models.CharField("waaraan zien we dat", max_length=200, blank=True)
    nulwaarde = models.CharField("hoe het nu is", max_length=80, blank=True)
    nuljaar = models.PositiveSmallIntegerField("gemeten in", null=True, blank=True)
    streefwaarde = models.CharField("hoe het moet worden", max_length=80, blank=True)
    streefjaar = models.PositiveSmallIntegerField("te bereiken in", null=True, blank=True)
    bod = models.BooleanField("dit is een regionaal bod", default=False)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "doelen"
        constraints = [
            models.CheckConstraint(
                name="doel_ends_after_start",
                condition=Q(nuljaar__isnull=True)
                | Q(streefjaar__isnull=True)
                | Q(streefjaar__gte=F("nuljaar")),
                violation_error_message="Het jaar van het doel ligt voor het jaar van de meting.",
            )
        ]


@pghistory.track()
class Functie(_MetTitel):
    """What must be provided for, whoever provides it."""

    class Vorm(models.TextChoices):
        VOORKOMEN = "voorkomen", "voorkomen"
        VERPLAATSEN = "verplaatsen", "verplaatsen"
        VERVANGEN = "vervangen", "vervangen"

    vorm = models.CharField("wat beoogt deze functie", max_length=12, choices=Vorm)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "functies"


class Geldbron(models.TextChoices):
    """What an afspraak is paid from."""

    WMO = "Wmo", "Wmo"
    ZVW = "Zvw", "Zvw"
    WLZ = "Wlz", "Wlz"
    JEUGDWET = "Jeugdwet", "Jeugdwet"
    WPG = "Wpg", "Wpg"
    SUBSIDIE = "subsidie", "subsidie"
    GEZAMENLIJK = "gezamenlijk", "gezamenlijk"


class AfspraakQuerySet(DetailQuerySet):
    """Agreements."""

    def of_organisatie(self, organisatie: Organisatie) -> Self:
        """Those an organisatie leads, takes part in or does something for, in whatever regio."""
        partner = Partner.objects.filter(organisatie=organisatie).values("afspraak")
        doet = WieDoetWat.objects.filter(organisatie=organisatie).values("afspraak")
        named = Q(trekker=organisatie) | Q(pk__in=partner) | Q(pk__in=doet)
        return self.levend().filter(named)

    def counts_per_regio(self) -> models.QuerySet:
        """How many agreements each regio has, and how many are led by someone."""
        return (
            self.levend()
            .order_by()
            .values(regio=F("blok__agenda__regio"))
            .annotate(afspraken=Count("pk"), met_trekker=Count("trekker"))
        )


@pghistory.track()
class Afspraak(_MetTitel):
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

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "afspraken"
        constraints = [
            has_first_day("afspraak_has_first_day"),
            models.CheckConstraint(
                name="afspraak_evaluatie_after_start",
                condition=Q(evaluatie__isnull=True) | Q(period__startswith__lte=F("evaluatie")),
                violation_error_message="De evaluatie ligt voor het begin van de afspraak.",
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


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Partner(Dated):
    """An organisatie takes part in an afspraak, since the day it joined."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="partners")  # a line of it
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="partner_in")

    objects = PeriodQuerySet.as_manager()

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


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
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
