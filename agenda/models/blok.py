"""A piece of the agenda: its place in the chain, its version, and whether it was put away."""

import datetime
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agenda.models.agenda import Agenda
from regions.models import Gebruiker
from regions.versions import Versioned

# Who may lead a theme: from either side, on board and on staff level.
TREKKERS = ("gemeenten_bestuurlijk", "gemeenten_ambtelijk", "zorg_bestuurlijk", "zorg_ambtelijk")
TERUG_TE_ZETTEN = datetime.timedelta(days=30)


class BlokQuerySet(models.QuerySet):
    """Pieces of agendas."""

    def levend(self) -> Self:
        """Those that were not put away."""
        return self.filter(verwijderd_op__isnull=True)

    def terug_te_zetten(self) -> Self:
        """Those put away so lately that they can be put back, the last one first; without what went along."""
        grens = timezone.now() - TERUG_TE_ZETTEN
        went_along = Q(ouder__isnull=False, ouder__verwijderd_op=models.F("verwijderd_op"))
        return self.filter(verwijderd_op__gte=grens).exclude(went_along).order_by("-verwijderd_op", "pk")

    def met_detail(self) -> Self:
        """With the row of their own kind, and the organisations it names first."""
        return self.select_related(
            "thema__thema",
            "opgave",
            "doel__landelijk_doel",
            "functie",
            "afspraak__trekker",
            "actie__organisatie",
        )


class BlokSoort(models.TextChoices):
    """The kinds of piece, from the whole to the part."""

    THEMA = "thema", "thema"
    OPGAVE = "opgave", "opgave"
    DOEL = "doel", "doel"
    FUNCTIE = "functie", "functie"
    AFSPRAAK = "afspraak", "afspraak"
    ACTIE = "actie", "actie"


# Under which kind each kind may hang.
OUDERS: dict[str, tuple[str, ...]] = {
    BlokSoort.THEMA: (),
    BlokSoort.OPGAVE: (BlokSoort.THEMA,),
    BlokSoort.DOEL: (BlokSoort.OPGAVE,),
    BlokSoort.FUNCTIE: (BlokSoort.DOEL,),
    BlokSoort.AFSPRAAK: (BlokSoort.DOEL, BlokSoort.FUNCTIE),
    BlokSoort.ACTIE: (BlokSoort.AFSPRAAK,),
}
KINDEREN: dict[str, tuple[BlokSoort, ...]] = {
    ouder: tuple(kind for kind in BlokSoort if ouder in OUDERS[kind]) for ouder in BlokSoort
}


def _hangs_right() -> Q:
    """Each kind hangs under a kind that may carry it; a thema under nothing."""
    fits = Q(soort=BlokSoort.THEMA, ouder__isnull=True, ouder_soort="")
    for soort, ouders in OUDERS.items():
        if ouders:
            fits |= Q(soort=soort, ouder__isnull=False, ouder_soort__in=ouders)
    return fits


@pghistory.track()
class Blok(Versioned):
    """A piece of an agenda; its words stand in the detail row of its kind, which shares its key.

    The version counts the saves of its words and of nothing else: order, progress and what hangs
    under it never make an edit overtaken.
    """

    Soort = BlokSoort

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="blokken")
    ouder = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="kinderen")
    soort = models.CharField("soort", max_length=10, choices=BlokSoort)
    # Repeats what ouder says, so that the database can refuse a wrong one: see migration 0002.
    ouder_soort = models.CharField(max_length=10, blank=True, editable=False, default="")
    volgorde = models.PositiveIntegerField("volgorde", default=0)
    verwijderd_op = models.DateTimeField("verwijderd op", null=True, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_als = models.CharField("gewijzigd als", max_length=300, blank=True)

    objects = BlokQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "blokken"
        indexes = [models.Index(fields=["agenda", "volgorde"], name="blok_in_order")]
        constraints = [
            models.CheckConstraint(name="blok_hangs_under_right_kind", condition=_hangs_right()),
            models.UniqueConstraint(fields=["id", "agenda", "soort"], name="blok_agenda_soort_key"),
            models.UniqueConstraint(fields=["id", "soort"], name="blok_soort_key"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"

    def save(self, **kwargs: Any) -> None:
        if self._state.adding:
            self.ouder_soort = self.ouder.soort if self.ouder else ""
        super().save(**kwargs)

    @property
    def detail(self) -> Any:
        """The row of its own kind."""
        return getattr(self, self.soort)

    @property
    def kan_terug_tot(self) -> datetime.datetime | None:
        """Until when it can be put back, if it was put away."""
        return self.verwijderd_op + TERUG_TE_ZETTEN if self.verwijderd_op else None
