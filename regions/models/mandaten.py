"""Wie spreekt namens wie: an organisation gives its word to another, in a regio, for a period."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from regions.models.land import Regio
from regions.models.organisaties import Organisatie
from regions.models.themas import Thema
from regions.periods import Dated, PeriodQuerySet, has_first_day, key_range, no_overlap
from regions.versions import Versioned


@pghistory.track()
class Mandaat(Versioned, Dated):
    """`gever` lets `ontvanger` speak for it in a regio, on one theme or, without one, on all others too.

    It never lets one organisation answer another's venster. One that waits for confirmation was moved to a
    successor by a herindeling, and counts for nothing until the successor says so.
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
    toelichting = models.TextField("toelichting", blank=True)
    wacht_op_bevestiging = models.BooleanField("wacht op bevestiging", default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mandaten"
        constraints = [
            no_overlap(
                "gever",
                "regio",
                key_range(Coalesce(F("thema"), 0)),
                name="mandaat_one_speaker_at_a_time",
                message="Deze organisatie laat dan al een andere namens haar spreken.",
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
        ]

    def __str__(self) -> str:
        return f"{self.ontvanger} spreekt namens {self.gever} in {self.regio}"
