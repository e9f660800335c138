"""What each party brings in before anything is agreed: its priorities, its interest and its standpoint."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils import timezone

from agenda.models.agenda import Agenda
from agenda.models.blok import lines
from agenda.models.keten import Opgave
from agenda.zicht import gevoelig, zicht_van
from regions.models import PARTIJEN, Gebruiker, Gespreksonderwerp, Organisatie, Regio, Soort, Thema
from regions.rights import ORGANISATIE_ROLLEN, Right
from regions.versions import Versioned

AANKONDIGEN = 7  # days, at least, before the others share without a party
GEMEENTEN_SAMEN = "Gemeenten samen"
MEESTE_PRIORITEITEN = 3  # of one organisatie on one theme


@pghistory.track()
class Inbrengronde(models.Model):
    """How far an agenda is: each for itself, the gemeenten together, or shared with all parties."""

    agenda = models.OneToOneField(Agenda, models.PROTECT, related_name="inbrengronde")
    uiterlijk = models.DateField("graag klaar op", null=True, blank=True)
    gevraagd_op = models.DateTimeField("gevraagd op", null=True, blank=True)
    samen_op = models.DateTimeField("inbreng van de gemeenten samengelegd op", null=True, blank=True)
    samen_als = models.CharField("samengelegd als", max_length=300, blank=True)
    gedeeld_op = models.DateTimeField("gedeeld op", null=True, blank=True)
    gedeeld_als = models.CharField("gedeeld als", max_length=300, blank=True)

    class Meta:
        verbose_name = "ronde van inbreng"
        verbose_name_plural = "rondes van inbreng"

    def __str__(self) -> str:
        return f"Inbreng voor {self.agenda}"


@pghistory.track()
class Inbrengstand(models.Model):
    """Whether a party is ready; who is not hears a week ahead that the others share."""

    ronde = models.ForeignKey(Inbrengronde, models.PROTECT, related_name="standen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    klaar_als = models.CharField("klaar gemeld als", max_length=300, blank=True)
    aangekondigd_op = models.DateField("delen aangekondigd op", null=True, blank=True)
    delen_vanaf = models.DateField("delen kan vanaf", null=True, blank=True)

    class Meta:
        verbose_name = "stand van een partij"
        verbose_name_plural = "standen van partijen"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "organisatie"], name="inbrengstand_one_per_organisatie"),
            models.CheckConstraint(
                name="inbrengstand_announced_a_week_ahead",
                condition=Q(aangekondigd_op__isnull=True, delen_vanaf__isnull=True)
                | Q(
                    delen_vanaf__gte=ExpressionWrapper(
                        F("aangekondigd_op") + AANKONDIGEN, output_field=models.DateField()
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {'klaar' if self.klaar_op else 'nog niet klaar'}"


class InbrengQuerySet(models.QuerySet):
    """What was brought in."""

    def levend(self) -> Self:
        """Without what was withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)

    def zichtbaar(self, gebruiker: Any, regio: Regio) -> Self:
        """What this user may see of it in this regio.

        Bron: issue 4, "Inbreng, then together". Before it is shared a text is for its own organisatie; that
        of a gemeente is then for the gemeenten and the coordinator, and what they joined for all parties, as
        is that of an insurer or a zorgkantoor. On a concurrentiegevoelig onderwerp it stays with its own
        concern and the gemeenten. A coordinator whom an insurer employs sees what all parties see.
        """
        zicht = zicht_van(gebruiker)
        gedeeld = Q(gedeeld_op__isnull=False)
        gezien = Q(organisatie__in=eigen(gebruiker, regio))
        if regio.pk in zicht.regios:
            gezien |= Q(organisatie__isnull=True) | gedeeld
        elif gebruiker.may(Right.AGENDA_SEE, regio=regio):
            samen = gedeeld & (Q(organisatie__isnull=True) | ~Q(organisatie__soort=Soort.GEMEENTE))
            gezien |= samen & (Q(onderwerp__isnull=True) | ~Q(onderwerp__in=gevoelig()))
            concerns = [concern for plek, concern in zicht.concerns if plek == regio.pk]
            eigen_concern = Q(organisatie__in=concerns) | Q(organisatie__concern__in=concerns)
            gezien |= gedeeld & eigen_concern
        return self.filter(gezien, ronde__agenda__regio=regio)

    def met_namen(self) -> Self:
        """With the names that stand beside it."""
        return self.select_related("organisatie", "thema", "onderwerp")


def eigen(gebruiker: Any, regio: Regio) -> set[int]:
    """The organisations this user works for in a regio: what they bring in is its own."""
    return {
        toegang.organisatie_id
        for toegang in gebruiker.toegangen
        if toegang.rol in ORGANISATIE_ROLLEN
        and toegang.organisatie.soort in PARTIJEN
        and toegang.gives(Right.AGENDA_SEE, regio=regio)
    }


@pghistory.track(exclude=["prioriteit", "belang", "standpunt"])
class Inbreng(Versioned):
    """One priority on a theme, with the interest behind it and the standpoint apart.

    Of one organisatie, at most three a theme; without one it is what the gemeenten bring in together, made
    `uit` their own. `gedeeld_op` is when it left its organisatie: that of a gemeente for the other gemeenten,
    any other for all parties. Its texts are not in the history.
    """

    ronde = models.ForeignKey(Inbrengronde, models.PROTECT, related_name="inbreng")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    # Which of the three it is, so that a fourth is refused by the database too.
    nummer = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    prioriteit = models.CharField("prioriteit", max_length=200)
    belang = models.TextField("belang", max_length=4000, blank=True)
    standpunt = models.TextField("standpunt", max_length=4000, blank=True)
    onderwerp = models.ForeignKey(
        Gespreksonderwerp,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gespreksonderwerp",
    )
    uit = models.ManyToManyField("self", through="InbrengUit", symmetrical=False, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)
    gedeeld_op = models.DateTimeField("gedeeld op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = InbrengQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inbreng"
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "thema", "organisatie", "nummer"],
                condition=Q(ingetrokken_op__isnull=True),
                name="inbreng_each_in_its_place",
            ),
            models.CheckConstraint(
                name="inbreng_at_most_three",
                condition=Q(organisatie__isnull=True, nummer__isnull=True)
                | Q(organisatie__isnull=False, nummer__gte=1, nummer__lte=MEESTE_PRIORITEITEN),
            ),
            models.CheckConstraint(name="inbreng_says_something", condition=~Q(prioriteit="")),
        ]

    def __str__(self) -> str:
        return self.prioriteit

    @property
    def van(self) -> str:
        """Whose it is, in words."""
        return str(self.organisatie) if self.organisatie else GEMEENTEN_SAMEN

    @property
    def gewijzigd_na_delen(self) -> bool:
        """Whether its words changed after others could read them."""
        return self.gedeeld_op is not None and self.gewijzigd_op > self.gedeeld_op

    @property
    def later(self) -> str:
        """When it came after the others were shared, the words for that."""
        begin = self.ronde.samen_op if self._is_gemeente else self.ronde.gedeeld_op
        if not (self.gedeeld_op and begin and self.gedeeld_op > begin):
            return ""
        return "toegevoegd na samenleggen" if self._is_gemeente else "toegevoegd na delen"

    @property
    def _is_gemeente(self) -> bool:
        return self.organisatie is not None and self.organisatie.soort == Soort.GEMEENTE


@pghistory.track(*lines())
class InbrengUit(models.Model):
    """From what a gemeente brought in, into what they bring in together."""

    samen = models.ForeignKey(Inbreng, models.PROTECT, related_name="uit_regels")
    van = models.ForeignKey(Inbreng, models.PROTECT, related_name="opgenomen_in")

    class Meta:
        verbose_name = "herkomst van gezamenlijke inbreng"
        verbose_name_plural = "herkomst van gezamenlijke inbreng"
        constraints = [
            models.UniqueConstraint(fields=["samen", "van"], name="inbrenguit_once"),
            models.CheckConstraint(name="inbrenguit_not_itself", condition=~Q(samen=F("van"))),
        ]

    def __str__(self) -> str:
        return f"{self.van} in {self.samen}"


@pghistory.track(*lines())
class Herkomst(models.Model):
    """From which inbreng an opgave was made."""

    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="herkomst")
    inbreng = models.ForeignKey(Inbreng, models.PROTECT, related_name="werd")

    class Meta:
        verbose_name = "herkomst van een opgave"
        verbose_name_plural = "herkomst van opgaven"
        constraints = [models.UniqueConstraint(fields=["opgave", "inbreng"], name="herkomst_once")]

    def __str__(self) -> str:
        return f"{self.opgave} uit inbreng van {self.inbreng.van}"
