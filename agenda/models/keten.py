"""The chain down to the functie: what each kind of blok says. opgave → doel → functie → afspraak → actie."""

import datetime
from typing import Self

import pghistory
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from agenda.models.blok import TREKKERS, Blok, lines
from regions.models import Contactpersoon, Gebruiker, Thema


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


class MetTitel(Detail):
    """What most kinds say: a title and a text."""

    titel = models.CharField("titel", max_length=200)
    tekst = models.TextField("tekst", blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.titel


class ThemablokQuerySet(DetailQuerySet):
    """Themes in agendas."""

    def zonder_trekker(self, dag: datetime.date) -> Self:
        """Those that nobody leads who still speaks in the regio that day."""
        rows = self.levend()
        for trekker in TREKKERS:
            spreekt = Q(**{f"{trekker}__period__upper_inf": True}) | Q(
                **{f"{trekker}__period__endswith__gt": dag}
            )
            rows = rows.exclude(Q(**{f"{trekker}__isnull": False}) & spreekt)
        return rows


def _trekker(naam: str) -> models.ForeignKey:
    """Who leads a theme from one side: one of the regio's contact persons."""
    return models.ForeignKey(
        Contactpersoon, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=naam
    )


TREKKER_WOORDEN = {
    "gemeenten_bestuurlijk": "bestuurlijk, gemeenten",
    "gemeenten_ambtelijk": "ambtelijk, gemeenten",
    "zorg_bestuurlijk": "bestuurlijk, verzekeraars en zorgkantoor",
    "zorg_ambtelijk": "ambtelijk, verzekeraars en zorgkantoor",
}


class Schaal(models.TextChoices):
    """How wide something reaches."""

    WIJK = "wijk", "wijk"
    GEMEENTE = "gemeente", "gemeente"
    REGIO = "regio", "regio"


@pghistory.track()
class Themablok(Detail):
    """A theme in this agenda, with what the regio says about it."""

    blok = models.OneToOneField(Blok, models.PROTECT, primary_key=True, related_name="thema")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="in_agendas")
    tekst = models.TextField("tekst", blank=True)
    gemeenten_bestuurlijk = _trekker("bestuurlijk trekker namens de gemeenten")
    gemeenten_ambtelijk = _trekker("ambtelijk trekker namens de gemeenten")
    zorg_bestuurlijk = _trekker("bestuurlijk trekker namens verzekeraars en zorgkantoor")
    zorg_ambtelijk = _trekker("ambtelijk trekker namens verzekeraars en zorgkantoor")

    objects = ThemablokQuerySet.as_manager()

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's in agenda's"

    def __str__(self) -> str:
        return self.thema.naam

    @property
    def titel(self) -> str:
        """The name of the theme."""
        return self.thema.naam

    @property
    def trekkers(self) -> list[tuple[str, Contactpersoon]]:
        """Who leads it: on which level and for which side, and who."""
        found = ((naam, getattr(self, naam)) for naam in TREKKERS)
        return [(TREKKER_WOORDEN[naam], contact) for naam, contact in found if contact]

    def heeft_trekker(self, dag: datetime.date) -> bool:
        """Whether anyone who leads it still speaks here that day."""
        return any(contact.period.upper is None or contact.period.upper > dag for _, contact in self.trekkers)


class Groep(models.TextChoices):
    """Those with whom an opgave was discussed."""

    BEWONERS = "bewoners", "bewoners"
    CLIENTEN = "cliënten", "cliënten"
    AANBIEDERS = "aanbieders", "aanbieders"
    ANDEREN = "anderen", "anderen"


@pghistory.track()
class Opgave(MetTitel):
    """What must change, for whom, and the figures that show it."""

    Schaal = Schaal

    voor_wie = models.CharField("voor wie", max_length=200, blank=True)
    schaal = models.CharField("schaal", max_length=10, choices=Schaal, blank=True)
    # [{"omschrijving", "waarde", "jaar", "bron", "waar"}]; "waar" is one of Schaal, and came later
    cijfers = models.JSONField("cijfers", default=list, blank=True)
    # [{"groepen", "met", "wanneer", "tekst"}]; "groepen" are some of Groep, and came later
    gesprekken = models.JSONField("besproken met", default=list, blank=True)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opgaven"


@pghistory.track()
class LandelijkDoel(models.Model):
    """A goal that was agreed for the whole country, to which a regio's goal may refer."""

    thema = models.ForeignKey(Thema, models.PROTECT, related_name="landelijke_doelen")
    naam = models.CharField("doel", max_length=200)
    bron = models.CharField("bron", max_length=200, blank=True)

    class Meta:
        verbose_name = "landelijk doel"
        verbose_name_plural = "landelijke doelen"
        constraints = [
            models.UniqueConstraint(
                fields=["thema", "naam"],
                name="landelijk_doel_once_per_thema",
                violation_error_message="Dit doel staat er al.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class DoelQuerySet(DetailQuerySet):
    """Goals."""

    def zonder_meting(self, dag: datetime.date) -> Self:
        """Those whose year is over while nothing was measured in it or after it."""
        gemeten = Meting.objects.filter(doel=OuterRef("pk"), op__year__gte=OuterRef("streefjaar"))
        return self.levend().filter(~Exists(gemeten), streefjaar__lt=dag.year)


@pghistory.track()
class Doel(MetTitel):
    """What changes, from where to where, and by when; never summed over regio's."""

    indicator = models.CharField("waaraan zien we dat", max_length=200, blank=True)
    nulwaarde = models.CharField("hoe het nu is", max_length=80, blank=True)
    nuljaar = models.PositiveSmallIntegerField("gemeten in", null=True, blank=True)
    streefwaarde = models.CharField("hoe het moet worden", max_length=80, blank=True)
    streefjaar = models.PositiveSmallIntegerField("te bereiken in", null=True, blank=True)
    bod = models.BooleanField("dit is een regionaal bod", default=False)
    landelijk_doel = models.ForeignKey(
        LandelijkDoel, models.PROTECT, null=True, blank=True, related_name="doelen"
    )

    objects = DoelQuerySet.as_manager()

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

    def mist_meting(self, dag: datetime.date) -> bool:
        """Whether its year is over while nothing was measured in it or after it."""
        if self.streefjaar is None or self.streefjaar >= dag.year:
            return False
        return all(meting.op.year < self.streefjaar for meting in self.metingen.all())


@pghistory.track(*lines())
class Meting(models.Model):
    """What was measured of a doel on a day; a row of its own, so that it never overtakes a text."""

    doel = models.ForeignKey(Doel, models.PROTECT, related_name="metingen")
    op = models.DateField("gemeten op")
    waarde = models.CharField("waarde", max_length=80)
    bron = models.CharField("bron", max_length=120, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gegeven als", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "metingen"
        constraints = [
            models.UniqueConstraint(
                fields=["doel", "op"],
                name="meting_once_a_day",
                violation_error_message="Van deze dag is er al een meting.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.waarde} ({self.op})"


@pghistory.track()
class Functie(MetTitel):
    """What must be provided for, whoever provides it."""

    class Vorm(models.TextChoices):
        VOORKOMEN = "voorkomen", "voorkomen"
        VERPLAATSEN = "verplaatsen", "verplaatsen"
        VERVANGEN = "vervangen", "vervangen"

    vorm = models.CharField("wat beoogt deze functie", max_length=12, choices=Vorm)
    sociaal = models.TextField("wat dit sociaal betekent", max_length=2000, blank=True)
    institutioneel = models.TextField("wat dit voor de organisaties betekent", max_length=2000, blank=True)
    financieel = models.TextField("wat dit financieel betekent", max_length=2000, blank=True)

    objects = DetailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "functies"
