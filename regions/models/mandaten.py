"""Wie spreekt namens wie: an organisation gives its word to another, in a regio, for a period."""

import datetime
from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from regions.models.bewijs import Bewijsstuk
from regions.models.land import Deelnemer, Regio
from regions.models.organisaties import Organisatie
from regions.models.themas import Thema
from regions.periods import Dated, PeriodQuerySet, has_first_day, key_range, no_overlap, today
from regions.versions import Versioned

# What counts: not those that wait for a successor, nor those taken back on the day itself.
TELT = Q(wacht_op_bevestiging=False, ingetrokken_op__isnull=True)

# What no constraint can say, for each row that counts. Nothing is asked of a row that only becomes shorter.
# One regio at a time: two who give at the same moment would not see each other's row.
PAST = """
IF NEW.wacht_op_bevestiging OR NEW.ingetrokken_op IS NOT NULL THEN
    RETURN NEW;
END IF;
IF TG_OP = 'UPDATE' THEN
    IF NOT OLD.wacht_op_bevestiging AND OLD.ingetrokken_op IS NULL AND NEW.period <@ OLD.period
       AND (NEW.gever_id, NEW.ontvanger_id, NEW.regio_id) = (OLD.gever_id, OLD.ontvanger_id, OLD.regio_id)
       AND NEW.thema_id IS NOT DISTINCT FROM OLD.thema_id THEN
        RETURN NEW;
    END IF;
END IF;
PERFORM pg_advisory_xact_lock(20260203, NEW.regio_id::int);
IF NOT EXISTS (SELECT 1 FROM regions_regio WHERE id = NEW.regio_id AND period @> NEW.period)
   OR EXISTS (SELECT 1 FROM regions_organisatie
               WHERE id IN (NEW.gever_id, NEW.ontvanger_id) AND NOT period @> NEW.period) THEN
    RAISE EXCEPTION 'the organisations and the regio must exist for the whole period'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'mandaat_within_periods';
END IF;
FOR partij IN SELECT unnest(ARRAY[NEW.gever_id, NEW.ontvanger_id]) LOOP
    IF NOT coalesce((SELECT range_agg(period) @> NEW.period FROM regions_deelnemer
                      WHERE regio_id = NEW.regio_id AND organisatie_id = partij), false) THEN
        RAISE EXCEPTION 'giver and receiver must take part in the regio for the whole period'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mandaat_both_take_part';
    END IF;
END LOOP;
IF EXISTS (SELECT 1 FROM regions_thema
            WHERE id = NEW.thema_id AND regio_id IS NOT NULL AND regio_id <> NEW.regio_id) THEN
    RAISE EXCEPTION 'the theme belongs to another regio'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'mandaat_thema_of_regio';
END IF;
IF EXISTS (SELECT 1 FROM regions_mandaat ander
            WHERE ander.regio_id = NEW.regio_id AND ander.period && NEW.period
              AND NOT ander.wacht_op_bevestiging AND ander.ingetrokken_op IS NULL
              AND (ander.gever_id = NEW.ontvanger_id OR ander.ontvanger_id = NEW.gever_id)
              AND (ander.thema_id = NEW.thema_id OR ander.thema_id IS NULL OR NEW.thema_id IS NULL)) THEN
    RAISE EXCEPTION 'a word that was given is not passed on'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'mandaat_not_passed_on';
END IF;
RETURN NEW;
"""


class MandaatQuerySet(PeriodQuerySet):
    """Words that were given."""

    def telt(self) -> Self:
        """Those that count when their day is there."""
        return self.filter(TELT)

    def geldend(self, day: datetime.date) -> Self:
        """Those that hold on `day`: they count, and both organisations take part in the regio that day."""
        here = Deelnemer.objects.on(day).filter(regio=OuterRef("regio"))
        return (
            self.telt()
            .on(day)
            .filter(
                Exists(here.filter(organisatie=OuterRef("gever"))),
                Exists(here.filter(organisatie=OuterRef("ontvanger"))),
            )
        )

    def wachtend(self) -> Self:
        """Those that a herindeling moved, and that their giver has not confirmed yet."""
        return self.filter(wacht_op_bevestiging=True, ingetrokken_op__isnull=True)

    def rakend(self, thema: Thema | int | None) -> Self:
        """Those that touch a theme: on that theme, or on all others; without a theme all of them."""
        return self.filter(Q(thema=thema) | Q(thema__isnull=True)) if thema else self

    def met_namen(self) -> Self:
        """With all names at hand."""
        return self.select_related("gever", "ontvanger", "regio", "thema", "bewijs")


@pghistory.track()
class Mandaat(Versioned, Dated):
    """`gever` lets `ontvanger` speak for it in a regio, on one theme or, without one, on all others too.

    It never lets one organisation answer another's venster. One that waits for confirmation was moved to a
    successor by a herindeling, and counts for nothing until the successor says so. A word is not passed on:
    who speaks for another on a theme gives no one else its word on it.
    """

    class Vorm(models.TextChoices):
        CENTRUMGEMEENTE = "centrumgemeente", "centrumgemeente"
        ORGAAN = "orgaan", "orgaan (GGD of andere gemeenschappelijke regeling)"
        AANSLUITEN = "aansluiten", "later aansluiten"
        VERZEKERAAR = "verzekeraar", "een zorgverzekeraar namens andere"

    class Basis(models.TextChoices):
        BESLUIT = "besluit", "mandaatbesluit"
        AFSPRAAK = "afspraak", "afspraak (\u201cspreekt namens\u201d)"

    gever = models.ForeignKey(Organisatie, models.PROTECT, related_name="mandaten_gegeven")
    ontvanger = models.ForeignKey(Organisatie, models.PROTECT, related_name="mandaten_gekregen")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="mandaten")
    thema = models.ForeignKey(
        Thema, models.PROTECT, null=True, blank=True, related_name="+", help_text="Leeg: alle thema's."
    )
    vorm = models.CharField("vorm", max_length=20, choices=Vorm)
    basis = models.CharField("basis", max_length=10, choices=Basis)
    besluit_datum = models.DateField("datum van het besluit", null=True, blank=True)
    besluit_nummer = models.CharField("nummer van het besluit", max_length=60, blank=True)
    bewijs = models.ForeignKey(
        Bewijsstuk, models.PROTECT, null=True, blank=True, related_name="mandaten", verbose_name="bewijsstuk"
    )
    toelichting = models.TextField("toelichting", blank=True)
    wacht_op_bevestiging = models.BooleanField("wacht op bevestiging", default=False)
    vastgelegd_op = models.DateField("vastgelegd op", default=today, editable=False)
    beeindigd_op = models.DateField("einde vastgelegd op", null=True, blank=True, editable=False)
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True, editable=False)

    objects = MandaatQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mandaten"
        constraints = [
            no_overlap(
                "gever",
                "regio",
                key_range(Coalesce(F("thema"), 0)),
                name="mandaat_one_speaker_at_a_time",
                message="Deze organisatie laat dan al een andere namens haar spreken.",
                condition=TELT,
            ),
            has_first_day("mandaat_has_first_day"),
            models.CheckConstraint(
                name="mandaat_to_another",
                condition=~Q(gever=F("ontvanger")),
                violation_error_message="Een organisatie kan geen mandaat aan zichzelf geven.",
            ),
            models.CheckConstraint(
                name="mandaat_besluit_has_date",
                condition=~Q(basis="besluit") | Q(besluit_datum__isnull=False),
                violation_error_message="Vul de datum van het mandaatbesluit in.",
            ),
            models.CheckConstraint(
                name="mandaat_taken_back_on_the_day_or_before",
                condition=Q(ingetrokken_op__isnull=True)
                | Q(wacht_op_bevestiging=True)
                | Q(ingetrokken_op=F("vastgelegd_op"))
                | Q(period__startswith__gt=F("ingetrokken_op")),
                violation_error_message="Een mandaat dat al gold kan niet worden ingetrokken, wel beëindigd.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="mandaat_past",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("partij", "bigint")],
                func=PAST,
            )
        ]

    def __str__(self) -> str:
        return f"{self.ontvanger} spreekt namens {self.gever} in {self.regio}"

    @property
    def waarover(self) -> str:
        """The theme, or that it is about all of them."""
        return str(self.thema) if self.thema else "alle thema's"

    @property
    def grond(self) -> str:
        """What it rests on, in words."""
        if self.basis == self.Basis.AFSPRAAK:
            return "afspraak"
        nummer = f", nummer {self.besluit_nummer}" if self.besluit_nummer else ""
        return f"mandaatbesluit van {self.besluit_datum:%d-%m-%Y}{nummer}"

    @property
    def in_te_trekken(self) -> bool:
        """Whether it can still be taken back as a mistake: recorded today, or not begun yet."""
        return self.ingetrokken_op is None and (self.vastgelegd_op == today() or self.since > today())

    @property
    def einde_terug_te_nemen(self) -> bool:
        """Whether its end was set by hand and is still ahead, so that it can be taken back."""
        laatste = self.last_day
        return self.beeindigd_op is not None and laatste is not None and laatste >= today()
