"""What an organisation answers: what is being written, what was submitted last, and each submission."""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from regions.models import Organisatie, Regio, Soort
from regions.versions import Versioned
from venster.kern import Antwoord, Antwoorden, Deel, Kern
from venster.models.rondes import Ronde, Uitnodiging


class InzendingQuerySet(models.QuerySet):
    """Answer sheets, answered or not."""

    def ingediend(self) -> Self:
        """Those that were submitted at least once."""
        return self.filter(nummer__gt=0)

    def gepubliceerd(self) -> Self:
        """Those of rounds whose results all parties may see."""
        return self.filter(jaar__in=Ronde.objects.gepubliceerd().values("jaar"))

    def telling(self, *keys: str) -> "models.QuerySet[Any, Any]":
        """Per combination of `keys`: asked, answered, and JA and NEE per part."""
        counts = {}
        for deel in Deel:
            counts[f"{deel}_ja"] = Count("jaar", filter=Q(**{deel.value: True}))
            counts[f"{deel}_nee"] = Count("jaar", filter=Q(**{deel.value: False}))
        answered = Count("jaar", filter=Q(nummer__gt=0))
        return self.order_by().values(*keys).annotate(gevraagd=Count("*"), geantwoord=answered, **counts)


class Inzending(Kern):
    """The answer sheet of an organisation for a regio in a round: the core as last submitted.

    Made blank together with its uitnodiging: it repeats organisation, regio and
    kind of it, so that the national page reads one index. Publication freezes it:
    what is submitted afterwards is an indiening with a higher number, which counts
    in no figure.
    """

    uitnodiging = models.OneToOneField(Uitnodiging, models.PROTECT, related_name="inzending")
    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="inzendingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="inzendingen")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="inzendingen", db_index=False)
    jaar = models.PositiveSmallIntegerField("jaar", editable=False)
    soort = models.CharField("soort", max_length=20, choices=Soort, editable=False)
    ingediend_op = models.DateTimeField("laatst ingediend op", null=True, editable=False)
    nummer = models.PositiveSmallIntegerField("hoe vaak ingediend", default=0, editable=False)
    gepubliceerd_nummer = models.PositiveSmallIntegerField(
        "welke indiening is gepubliceerd", null=True, editable=False
    )

    objects = InzendingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inzendingen"
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "regio", "ronde"], name="inzending_once"),
            models.CheckConstraint(
                name="inzending_is_blank_until_submitted",
                condition=Q(nummer__gt=0, ingediend_op__isnull=False)
                | Q(
                    nummer=0,
                    ingediend_op__isnull=True,
                    agenda__isnull=True,
                    proces__isnull=True,
                    resultaat__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="inzending_holds_what_was_published",
                condition=Q(gepubliceerd_nummer__isnull=True) | Q(gepubliceerd_nummer=F("nummer")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="inzending_published_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__gepubliceerd_nummer__isnull=False),
            ),
        ]
        indexes = [
            # All that the national page counts stands in this index, asked and answered alike.
            models.Index(
                "jaar",
                "regio",
                "soort",
                include=["nummer", "agenda", "proces", "resultaat"],
                name="inzending_national",
            ),
            models.Index(fields=["regio", "jaar"], name="inzending_of_regio"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} voor {self.regio} in {self.jaar}"

    @property
    def is_ingediend(self) -> bool:
        """Whether it was submitted at least once."""
        return self.nummer > 0

    @property
    def kenmerk(self) -> str:
        """The reference of the last submission."""
        return kenmerk(self.jaar, self.pk, self.nummer)

    def nu(self, concept: "Deelconcept") -> Antwoord:
        """What stands now about the part of a concept: what is written, or else what was submitted."""
        return concept.gezegd if concept.onverzonden else self.van(concept.deel)

    def met_concepten(self, concepten: "list[Deelconcept]") -> Antwoorden:
        """What would be submitted now: as last submitted, with what was written since."""
        antwoorden = self.antwoorden
        for concept in concepten:
            if concept.onverzonden:
                antwoorden = antwoorden.met(concept.deel, concept.gezegd)
        return antwoorden


def kenmerk(jaar: int, inzending: int, nummer: int) -> str:
    """The reference of one submission: year, answer sheet, which time."""
    return f"V{jaar}-{inzending}-{nummer}"


class Deelconcept(Versioned):
    """What the colleagues of an organisation are writing about one part; it counts in no figure."""

    inzending = models.ForeignKey(Inzending, models.PROTECT, related_name="concepten")
    deel = models.CharField("deel", max_length=10, choices=Deel)
    antwoord = models.BooleanField("antwoord", null=True)
    toelichting = models.TextField("toelichting", blank=True)
    steun = models.TextField("ondersteuningsbehoefte", blank=True)
    onverzonden = models.BooleanField("nog niet ingediend", default=True)
    tab = models.CharField("tabblad", max_length=40, blank=True)
    door = models.ForeignKey("regions.Gebruiker", models.PROTECT, related_name="+")
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [models.UniqueConstraint(fields=["inzending", "deel"], name="deelconcept_one_per_part")]

    def __str__(self) -> str:
        return f"{self.get_deel_display()}: {self.gezegd.woord or 'nog open'}"

    def overtaken(self, version: str | None, tab: str) -> bool:
        """Whether another tab wrote after `version`; a tab that missed an answer does not overtake itself."""
        return self.changed_since(version) and not (tab and tab == self.tab)

    @property
    def gezegd(self) -> Antwoord:
        """What is written, answer and texts."""
        return Antwoord(self.antwoord, self.toelichting, self.steun)


class IndieningQuerySet(models.QuerySet["Indiening"]):
    """Submissions, the first and the later ones."""

    def correcties(self) -> Self:
        """Those of after publication: they stand beside what was published."""
        return self.filter(nummer__gt=F("inzending__gepubliceerd_nummer"))


class Indiening(Kern):
    """One submission, as it was: never changed, never removed."""

    inzending = models.ForeignKey(Inzending, models.PROTECT, related_name="indieningen")
    nummer = models.PositiveSmallIntegerField("nummer")
    door = models.ForeignKey("regions.Gebruiker", models.PROTECT, related_name="+", null=True)
    op = models.DateTimeField("op")
    reden = models.TextField("reden", blank=True)

    objects = IndieningQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "indieningen"
        constraints = [
            models.UniqueConstraint(fields=["inzending", "nummer"], name="indiening_one_per_number")
        ]
        triggers = [
            pgtrigger.Protect(name="indiening_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Indiening {self.nummer} van {self.op:%d-%m-%Y}"

    @property
    def kenmerk(self) -> str:
        """The reference of this submission; needs its inzending at hand."""
        return kenmerk(self.inzending.jaar, self.inzending_id, self.nummer)
