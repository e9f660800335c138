"""A gemeente asks to belong to another regio, and what was answered."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from regions.models.land import Regio
from regions.models.organisaties import Organisatie
from regions.versions import Versioned

if TYPE_CHECKING:
    from regions.models.toegang import Gebruiker


class RegioverzoekQuerySet(models.QuerySet):
    """What gemeenten asked."""

    def open(self) -> Self:
        """Those without an answer."""
        return self.filter(uitkomst=Regioverzoek.Uitkomst.OPEN)

    def gezien_door(self, gebruiker: "Gebruiker") -> Self:
        """Those of one's own gemeente or regio; all for who keeps the divisions."""
        from regions.rights import Right

        if gebruiker.may(Right.BEHEER):
            return self
        eigen = {t.organisatie_id for t in gebruiker.toegangen if t.organisatie_id}
        hier = gebruiker.reach(Right.REGIO_INRICHTEN) or set()
        return self.filter(Q(gemeente__in=eigen) | Q(van__in=hier) | Q(naar__in=hier))


@pghistory.track()
class Regioverzoek(Versioned):
    """A gemeente asks to belong to another working regio from a day on; answered once, or withdrawn.

    The answer moves nothing by itself: redrawing the regio's is an act of its own.
    """

    class Uitkomst(models.TextChoices):
        OPEN = "open", "nog geen antwoord"
        TOEGESTAAN = "toegestaan", "toegestaan"
        AFGEWEZEN = "afgewezen", "afgewezen"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="regioverzoeken")
    van = models.ForeignKey(
        Regio, models.PROTECT, related_name="verzoeken_eruit", verbose_name="regio op de dag van het verzoek"
    )
    naar = models.ForeignKey(
        Regio, models.PROTECT, related_name="verzoeken_erin", verbose_name="gewenste regio"
    )
    gewenst_per = models.DateField("gewenst vanaf")
    reden = models.TextField("reden")
    gevraagd_door = models.ForeignKey(
        "regions.Gebruiker", models.PROTECT, null=True, related_name="+", editable=False
    )
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    uitkomst = models.CharField("uitkomst", max_length=12, choices=Uitkomst, default=Uitkomst.OPEN)
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_door = models.ForeignKey(
        "regions.Gebruiker", models.PROTECT, null=True, related_name="+", editable=False
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, editable=False)

    objects = RegioverzoekQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "regioverzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente"],
                condition=Q(uitkomst="open"),
                name="regioverzoek_one_open_per_gemeente",
                violation_error_message="Deze gemeente heeft al een verzoek waarop nog geen antwoord is.",
            ),
            models.CheckConstraint(
                name="regioverzoek_to_another",
                condition=~Q(van=F("naar")),
                violation_error_message="De gemeente hoort al bij deze regio.",
            ),
            models.CheckConstraint(
                name="regioverzoek_has_reason",
                condition=~Q(reden=""),
                violation_error_message="Vul in waarom.",
            ),
            models.CheckConstraint(
                name="regioverzoek_answer_says_why",
                condition=Q(uitkomst="open", beantwoord_op__isnull=True)
                | Q(uitkomst="ingetrokken", beantwoord_op__isnull=False)
                | (
                    Q(uitkomst__in=["toegestaan", "afgewezen"], beantwoord_op__isnull=False) & ~Q(antwoord="")
                ),
                violation_error_message="Bij een antwoord staat waarom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} vraagt om regio {self.naar}"

    def get_absolute_url(self) -> str:
        return reverse("regioverzoek", args=[self.gemeente.slug, self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.uitkomst == self.Uitkomst.OPEN

    @property
    def badge(self) -> str:
        """The kind of badge that repeats the word."""
        return {"toegestaan": "ok", "afgewezen": "warning", "open": "info"}.get(self.uitkomst, "plain")
