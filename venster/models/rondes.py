"""A round of the venster, and who is asked for which regio."""

import datetime
from typing import TYPE_CHECKING, Any, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from regions.models import Organisatie, Regio, Soort
from regions.periods import today
from regions.rights import Right
from regions.werkdagen import werkdagen_na, werkdagen_voor

if TYPE_CHECKING:
    from regions.models import Gebruiker

INZAGE_WERKDAGEN = 10


class RondeQuerySet(models.QuerySet["Ronde"]):
    """The rounds of all years."""

    def geopend(self) -> Self:
        """Those that were opened, whatever came after."""
        return self.filter(geopend_op__isnull=False)

    def gepubliceerd(self) -> Self:
        """Those whose results all parties may see."""
        return self.filter(gepubliceerd_op__isnull=False)

    def huidige(self) -> "Ronde | None":
        """The last round that was opened."""
        return self.geopend().order_by("-jaar").first()


@pghistory.track()
class Ronde(models.Model):
    """The yearly measurement: opened once, answered until its last day, published when its owner says so."""

    class Staat(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "in voorbereiding"
        OPEN = "open", "open"
        GESLOTEN = "gesloten", "gesloten"
        INZAGE = "inzage", "ter inzage in de regio"
        GEPUBLICEERD = "gepubliceerd", "gepubliceerd"

    jaar = models.PositiveSmallIntegerField(
        "jaar", unique=True, error_messages={"unique": "Voor dit jaar is er al een ronde."}
    )
    peildatum = models.DateField("peildatum")
    sluit_op = models.DateField("laatste dag om te antwoorden")
    publiceert_op = models.DateField("dag van publicatie", null=True, blank=True)
    geopend_op = models.DateTimeField("geopend op", null=True, editable=False)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, editable=False)
    eigenaar = models.ForeignKey(
        "regions.Gebruiker", models.PROTECT, null=True, blank=True, related_name="rondes"
    )

    objects = RondeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rondes"
        constraints = [
            models.CheckConstraint(
                name="ronde_closes_after_peildatum",
                condition=Q(sluit_op__gte=F("peildatum")),
                violation_error_message="De laatste dag om te antwoorden ligt voor de peildatum.",
            ),
            models.CheckConstraint(
                name="ronde_is_published_after_it_closes",
                condition=Q(publiceert_op__isnull=True) | Q(publiceert_op__gt=F("sluit_op")),
                violation_error_message="De dag van publicatie ligt niet na de laatste dag om te antwoorden.",
            ),
            models.CheckConstraint(
                name="ronde_is_published_after_it_was_opened",
                condition=Q(gepubliceerd_op__isnull=True) | Q(geopend_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Venster {self.jaar}"

    def get_absolute_url(self) -> str:
        return reverse("venster_jaar", args=[self.jaar])

    def staat_op(self, day: datetime.date) -> "Ronde.Staat":
        """Where the round is on a day."""
        if self.geopend_op is None:
            return self.Staat.VOORBEREIDING
        if self.gepubliceerd_op:
            return self.Staat.GEPUBLICEERD
        if day <= self.sluit_op:
            return self.Staat.OPEN
        return self.Staat.INZAGE if self.inzage_vanaf and day >= self.inzage_vanaf else self.Staat.GESLOTEN

    @property
    def staat(self) -> "Ronde.Staat":
        """Where the round is today."""
        return self.staat_op(today())

    @property
    def is_open(self) -> bool:
        """Whether today is a day to answer."""
        return self.staat is self.Staat.OPEN

    @property
    def inzage_vanaf(self) -> datetime.date | None:
        """From this day on a regio sees its own result, if a day of publication is set."""
        if self.publiceert_op is None:
            return None
        first = werkdagen_voor(self.publiceert_op, INZAGE_WERKDAGEN)
        return max(first, self.sluit_op + datetime.timedelta(days=1))

    def eerste_publicatie(self, day: datetime.date) -> datetime.date:
        """The first day on which it can be published, if that is set on `day`: ten working days of inzage."""
        dicht = max(self.sluit_op, day - datetime.timedelta(days=1))
        return werkdagen_na(dicht, INZAGE_WERKDAGEN) + datetime.timedelta(days=1)


class UitnodigingQuerySet(models.QuerySet):
    """Who is asked for which regio."""

    def voor(self, gebruiker: "Gebruiker") -> Self:
        """Those that this user may answer today: of an own organisation, where its access reaches."""
        mine = Q(pk__in=[])
        for toegang in gebruiker.toegangen:
            if toegang.organisatie_id and toegang.gives(Right.VENSTER_FILL):
                here = {"regio": toegang.regio_id} if toegang.regio_id else {}
                mine |= Q(organisatie=toegang.organisatie_id, **here)
        return self.filter(mine)


@pghistory.track()
class Uitnodiging(models.Model):
    """An organisation is asked for a regio; kind and names stay as they were when it was asked.

    For a gemeente the regio is where it lay on the peildatum, whatever is redrawn later.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="uitnodigingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="uitnodigingen")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="uitnodigingen")
    soort = models.CharField("soort", max_length=20, choices=Soort)
    organisatie_naam = models.CharField("naam van de organisatie", max_length=120)
    regio_naam = models.CharField("naam van de regio", max_length=80)
    sluit_op = models.DateField("eigen laatste dag", null=True, blank=True)
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", default=timezone.now, editable=False)
    reden = models.TextField("waarom later, of langer", blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "regio", "ronde"],
                name="uitnodiging_once",
                violation_error_message="Deze organisatie is al gevraagd voor deze regio.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_naam} voor {self.regio_naam}"

    @classmethod
    def aan(cls, ronde: Ronde, organisatie: Organisatie, regio: Regio, **meer: Any) -> Self:
        """One to be stored, with kind and names as they are now."""
        return cls(
            ronde=ronde,
            organisatie=organisatie,
            regio=regio,
            soort=organisatie.soort,
            organisatie_naam=organisatie.naam,
            regio_naam=regio.naam,
            **meer,
        )

    @property
    def laatste_dag(self) -> datetime.date:
        """The last day to answer: that of the round, or a later one of its own."""
        return max(self.sluit_op or self.ronde.sluit_op, self.ronde.sluit_op)

    @property
    def is_later(self) -> bool:
        """Whether it can be answered longer than the others."""
        return self.laatste_dag > self.ronde.sluit_op

    def open_on(self, day: datetime.date) -> bool:
        """Whether it can be answered on a day."""
        ronde = self.ronde
        return bool(ronde.geopend_op and not ronde.gepubliceerd_op and day <= self.laatste_dag)

    @property
    def is_open(self) -> bool:
        """Whether it can be answered today."""
        return self.open_on(today())

    def url(self, stap: str) -> str:
        """The address of a step: a part, nakijken or klaar."""
        adres = [self.ronde.jaar, self.organisatie.slug, self.regio.code]
        if stap in ("nakijken", "klaar"):
            return reverse(f"venster_{stap}", args=adres)
        return reverse("venster_deel", args=[*adres, stap])

    @property
    def url_nakijken(self) -> str:
        """Where its answers and texts are looked through."""
        return self.url("nakijken")

    @property
    def url_klaar(self) -> str:
        """Where its confirmation stands."""
        return self.url("klaar")


class Uitstel(models.Model):
    """Once more time for one uitnodiging: until when, why, and who decided it; never changed."""

    uitnodiging = models.ForeignKey(Uitnodiging, models.PROTECT, related_name="uitstellen")
    tot_en_met = models.DateField("laatste dag")
    reden = models.TextField("reden")
    door = models.ForeignKey("regions.Gebruiker", models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField("op", default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "uitstellen"
        constraints = [
            models.CheckConstraint(name="uitstel_has_a_reason", condition=~Q(reden="")),
        ]
        triggers = [
            pgtrigger.Protect(name="uitstel_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.uitnodiging}: tot en met {self.tot_en_met:%d-%m-%Y}"
