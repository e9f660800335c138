"""A piece of the agenda: its place in the chain, its version, and whether it was put away."""

import datetime
from typing import Any, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils import timezone

from agenda.models.agenda import Agenda
from agenda.zicht import OPENBAAR, Zicht, zelf_dicht, zicht_van
from regions.models import Gebruiker, Gespreksonderwerp, Organisatie, Regio
from regions.versions import Versioned

# Who may lead a theme: from either side, on board and on staff level.
TREKKERS = ("gemeenten_bestuurlijk", "gemeenten_ambtelijk", "zorg_bestuurlijk", "zorg_ambtelijk")
TERUG_TE_ZETTEN = datetime.timedelta(days=30)


def lines() -> tuple[pghistory.Tracker, ...]:
    """What is kept of rows that come and go: their end too. Each model needs trackers of its own."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()


class BlokQuerySet(models.QuerySet):
    """Pieces of agendas."""

    def levend(self) -> Self:
        """Those that were not put away."""
        return self.filter(verwijderd_op__isnull=True)

    def voor(self, zicht: Zicht = OPENBAAR, *, regio: int | None = None) -> Self:
        """Those not closed to this reader; `regio` is the key of the one regio they are all in, if so."""
        if regio in zicht.regios:  # sees all of it: nothing to look up
            return self
        return self.exclude(pk__in=zicht.dicht)

    def zichtbaar(self, gebruiker: Any, regio: Regio | None = None) -> Self:
        """Those that a user who sees the agenda may see, in a regio when one is named."""
        zicht = zicht_van(gebruiker)
        return self.filter(agenda__regio=regio).voor(zicht, regio=regio.pk) if regio else self.voor(zicht)

    def met_schot(self) -> Self:
        """With `zelf_dicht`: whether its own onderwerp closes it, and for whom."""
        closes = ExpressionWrapper(
            Q(onderwerp__isnull=False, pk__in=zelf_dicht()), output_field=models.BooleanField()
        )
        return self.select_related("verzekeraar").annotate(zelf_dicht=closes)

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


# A subject of the blok's own regio, and text of an insurer or a zorgkantoor: both stand in other tables.
SCHOT = """
IF NEW.onderwerp_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM regions_gespreksonderwerp o JOIN agenda_agenda a ON a.regio_id = o.regio_id
        WHERE o.id = NEW.onderwerp_id AND a.id = NEW.agenda_id) THEN
    RAISE EXCEPTION 'the subject belongs to another regio'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'blok_onderwerp_of_its_regio';
END IF;
IF NEW.verzekeraar_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM regions_organisatie v
        WHERE v.id = NEW.verzekeraar_id AND v.soort IN ('zorgverzekeraar', 'zorgkantoor')) THEN
    RAISE EXCEPTION 'closed text is of an insurer or a zorgkantoor'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'blok_verzekeraar_is_one';
END IF;
RETURN NEW;
"""


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
    # Counts the moves of this blok itself, not those around it: two who move it at once hear of each other.
    plaatsversie = models.PositiveIntegerField("versie van de plaats", default=1, editable=False)
    onderwerp = models.ForeignKey(
        Gespreksonderwerp,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gespreksonderwerp",
    )
    # Without one, text on a concurrentiegevoelig onderwerp is for the gemeenten alone.
    verzekeraar = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tekst van"
    )
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
            # Which themes an agenda has is never a secret.
            models.CheckConstraint(
                name="blok_no_closed_thema", condition=~Q(soort=BlokSoort.THEMA) | Q(onderwerp__isnull=True)
            ),
            models.CheckConstraint(
                name="blok_of_verzekeraar_has_onderwerp",
                condition=Q(verzekeraar__isnull=True) | Q(onderwerp__isnull=False),
                violation_error_message="Kies over welk gespreksonderwerp deze tekst gaat.",
            ),
            models.UniqueConstraint(fields=["id", "agenda", "soort"], name="blok_agenda_soort_key"),
            models.UniqueConstraint(fields=["id", "soort"], name="blok_soort_key"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="blok_closed_for_an_insurer",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("onderwerp_id", "verzekeraar_id", "agenda_id"),
                func=SCHOT,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        """Its place on the page of the agenda."""
        return f"{self.agenda.get_absolute_url()}#blok-{self.pk}"

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
