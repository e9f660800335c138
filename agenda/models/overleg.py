"""The overleg of a regio: who sits at the table, what is on it, and what was decided."""

import datetime
from typing import Any, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agenda.models.blok import Blok
from agenda.models.versies import Versie
from regions.models import Contactpersoon, Gebruiker, Organisatie, Regio, Thema
from regions.periods import today
from regions.versions import Versioned

# In which overleg the list of decisions was approved: a later one of the same regio that goes on.
GOEDGEKEURD = """
IF EXISTS (
    SELECT 1 FROM agenda_overleg eerder JOIN agenda_overleg later ON later.id = eerder.goedgekeurd_in_id
     WHERE NEW.id IN (eerder.id, later.id)
       AND (later.datum <= eerder.datum OR later.regio_id <> eerder.regio_id
            OR later.afgelast_op IS NOT NULL OR eerder.afgelast_op IS NOT NULL)) THEN
    RAISE EXCEPTION 'a list of decisions is approved in a later overleg of the same regio that goes on'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'overleg_approved_in_a_later_one';
END IF;
RETURN NULL;
"""


class OverlegQuerySet(models.QuerySet):
    """Meetings of regio's."""

    def gaat_door(self) -> Self:
        """Those that were not called off."""
        return self.filter(afgelast_op=None)

    def komend(self) -> Self:
        """Those of today and later that go on, the first one first."""
        return self.gaat_door().filter(datum__gte=today()).order_by("datum", "van", "pk")

    def ter_goedkeuring(self) -> Self:
        """Those whose list of decisions waits to be approved."""
        besloten = self.gaat_door().filter(goedgekeurd_in=None, punten__besluiten__isnull=False)
        return besloten.distinct()

    def gezien_door(self, gebruiker: Any, regio: Regio, alles: bool) -> Self:
        """Those that someone may see here: `alles`, or where an own organisation sits at the table."""
        hier = self.filter(regio=regio)
        if alles:
            return hier
        eigen = [toegang.organisatie_id for toegang in gebruiker.toegangen if toegang.organisatie_id]
        return hier.filter(deelnemers__contactpersoon__organisatie__in=eigen).distinct()


class OverlegSoort(models.TextChoices):
    """At which level one meets."""

    BESTUURLIJK = "bestuurlijk", "bestuurlijk overleg"
    AMBTELIJK = "ambtelijk", "ambtelijk vooroverleg"


@pghistory.track()
class Overleg(Versioned):
    """A meeting of the parties of a regio on a day, about everything or one theme."""

    Soort = OverlegSoort

    regio = models.ForeignKey(Regio, models.PROTECT, related_name="overleggen")
    soort = models.CharField("soort", max_length=12, choices=OverlegSoort)
    thema = models.ForeignKey(
        Thema, models.PROTECT, null=True, blank=True, related_name="overleggen", verbose_name="thema"
    )
    titel = models.CharField("titel", max_length=160)
    datum = models.DateField("datum")
    van = models.TimeField("van", null=True, blank=True)
    tot = models.TimeField("tot", null=True, blank=True)
    plaats = models.CharField("waar", max_length=200, blank=True)
    stukken_op = models.DateField("stukken verzonden op", null=True, blank=True)
    terugkoppeling = models.TextField("terugkoppeling voor college en raad", blank=True)
    uitgenodigd_op = models.DateTimeField("uitnodiging verstuurd op", null=True, blank=True)
    afgelast_op = models.DateTimeField("afgelast op", null=True, blank=True)
    afgelast_reden = models.CharField("waarom het niet doorgaat", max_length=300, blank=True)
    goedgekeurd_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="goedgekeurd",
        verbose_name="vastgesteld in",
    )
    goedgekeurd_op = models.DateTimeField("besluitenlijst vastgesteld op", null=True, blank=True)
    goedgekeurd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    goedgekeurd_als = models.CharField("vastgesteld als", max_length=300, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    objects = OverlegQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overleggen"
        indexes = [models.Index(fields=["regio", "datum"], name="overleg_of_regio")]
        constraints = [
            models.CheckConstraint(name="overleg_one_of_two", condition=Q(soort__in=OverlegSoort.values)),
            models.CheckConstraint(
                name="overleg_ends_after_it_begins",
                condition=Q(tot=None) | Q(van__isnull=False, tot__gt=F("van")),
                violation_error_message="Het einde komt na het begin.",
            ),
            models.CheckConstraint(
                name="overleg_papers_before_it",
                condition=Q(stukken_op=None) | Q(stukken_op__lte=F("datum")),
                violation_error_message="De stukken gaan uit op of voor de dag van het overleg.",
            ),
            models.CheckConstraint(
                name="overleg_called_off_with_reason",
                condition=Q(afgelast_op=None, afgelast_reden="")
                | (Q(afgelast_op__isnull=False) & ~Q(afgelast_reden="")),
                violation_error_message="Schrijf op waarom het overleg niet doorgaat.",
            ),
            models.CheckConstraint(
                name="overleg_approved_with_moment",
                condition=Q(
                    goedgekeurd_in=None, goedgekeurd_op=None, goedgekeurd_door=None, goedgekeurd_als=""
                )
                | Q(goedgekeurd_in__isnull=False, goedgekeurd_op__isnull=False),
            ),
            models.CheckConstraint(
                name="overleg_not_approved_in_itself",
                condition=Q(goedgekeurd_in=None) | ~Q(goedgekeurd_in=F("id")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="approved_in_a_later_one",
                when=pgtrigger.After,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("goedgekeurd_in_id", "datum", "regio_id", "afgelast_op"),
                func=GOEDGEKEURD,
            )
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("overleg", args=[self.regio.code, self.pk])

    @property
    def komt_nog(self) -> bool:
        """Whether one can still be invited to it: it goes on, today or later."""
        return self.afgelast_op is None and self.datum >= today()

    @property
    def is_geweest(self) -> bool:
        """Whether its day has come and it was not called off: only then something can be decided in it."""
        return self.afgelast_op is None and self.datum <= today()


class Deelnemer(models.Model):
    """Who sits at the table, for whom; and afterwards who was there."""

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="deelnemers")
    contactpersoon = models.ForeignKey(Contactpersoon, models.PROTECT, related_name="overleggen")
    aanwezig = models.BooleanField("aanwezig", null=True, blank=True)

    class Meta:
        verbose_name_plural = "deelnemers"
        constraints = [
            models.UniqueConstraint(fields=["overleg", "contactpersoon"], name="deelnemer_once_per_overleg")
        ]

    def __str__(self) -> str:
        return str(self.contactpersoon)


class AgendapuntAard(models.TextChoices):
    """What a point is there for."""

    INFORMATIE = "informatie", "ter informatie"
    BESPREKEN = "bespreken", "te bespreken"
    BESLUITEN = "besluiten", "te besluiten"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Agendapunt(Versioned):
    """One point of an overleg, and what was said about it."""

    Aard = AgendapuntAard

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="punten")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    aard = models.CharField("waarvoor", max_length=12, choices=AgendapuntAard)
    titel = models.CharField("titel", max_length=200)
    tekst = models.TextField("toelichting", blank=True)
    besproken = models.TextField("wat is besproken", blank=True)
    herkomst = models.CharField("waaruit het is voorgesteld", max_length=40, blank=True)
    blok = models.ForeignKey(Blok, models.PROTECT, null=True, blank=True, related_name="agendapunten")
    versie = models.ForeignKey(Versie, models.PROTECT, null=True, blank=True, related_name="agendapunten")
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agendapunt_one_of_three", condition=Q(aard__in=AgendapuntAard.values)
            ),
            models.UniqueConstraint(
                fields=["overleg", "herkomst"],
                condition=~Q(herkomst=""),
                name="agendapunt_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Besluit(Versioned):
    """What was decided at a point; its number runs on within a regio and a year."""

    agendapunt = models.ForeignKey(Agendapunt, models.PROTECT, related_name="besluiten")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="besluiten")
    jaar = models.PositiveSmallIntegerField("jaar")
    nummer = models.PositiveSmallIntegerField("nummer")
    tekst = models.TextField("besluit", max_length=2000)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "besluiten"
        ordering = ["jaar", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "jaar", "nummer"], name="besluit_one_per_nummer"),
        ]

    def __str__(self) -> str:
        return f"{self.jaar}-{self.nummer:02}"


class ActiepuntQuerySet(models.QuerySet):
    """What someone does after an overleg."""

    def open(self) -> Self:
        """Those not done yet, of meetings that were not called off."""
        return self.filter(gedaan_op=None, agendapunt__overleg__afgelast_op=None)

    def te_doen(self, op: datetime.date | None = None) -> Self:
        """Those not done whose day has come."""
        return self.open().filter(klaar_op__lte=op or today())


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Actiepunt(Versioned):
    """What one party does after an overleg, before a day."""

    agendapunt = models.ForeignKey(Agendapunt, models.PROTECT, related_name="actiepunten")
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, blank=True, related_name="actiepunten")
    wat = models.CharField("wat", max_length=300)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="actiepunten", verbose_name="wie"
    )
    klaar_op = models.DateField("klaar op", null=True, blank=True)
    gedaan_op = models.DateField("gedaan op", null=True, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    objects = ActiepuntQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "actiepunten"
        ordering = ["klaar_op", "pk"]

    def __str__(self) -> str:
        return self.wat
