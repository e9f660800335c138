"""What those who do not edit bring to a blok: a change they propose, and what they remark."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from agenda.models.blok import Blok, BlokSoort
from agenda.zicht import OPENBAAR, Zicht
from regions.models import Gebruiker, Organisatie, Regio


class AanBlokQuerySet(models.QuerySet):
    """What hangs on blokken; who may not see the blok sees nothing of it."""

    def zichtbaar(self, gebruiker: Any, regio: Regio | None = None) -> Self:
        """On what this user may see, in a regio when one is named."""
        return self.filter(blok__in=Blok.objects.zichtbaar(gebruiker, regio))

    def voor(self, zicht: Zicht = OPENBAAR) -> Self:
        """On what is not closed to this reader."""
        return self.filter(blok__in=Blok.objects.voor(zicht))

    def met_blok(self) -> Self:
        """With the blok, what it says and where it is."""
        paths = (f"blok__{soort}" for soort in BlokSoort.values)
        return self.select_related("blok__agenda__regio", "blok__thema__thema", *paths, "organisatie")


class VoorstelAard(models.TextChoices):
    """What is proposed."""

    WIJZIGEN = "wijzigen", "wijziging"
    NIEUW = "nieuw", "toevoeging"
    VERWIJDEREN = "verwijderen", "verwijdering"


class VoorstelStand(models.TextChoices):
    """What became of it."""

    OPEN = "open", "open"
    OVERGENOMEN = "overgenomen", "overgenomen"
    AFGEWEZEN = "afgewezen", "niet overgenomen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class VoorstelQuerySet(AanBlokQuerySet):
    """Proposals."""

    def open(self) -> Self:
        """Those that wait for an answer."""
        return self.filter(stand=VoorstelStand.OPEN)

    def botsend(self) -> Self:
        """Those that wait while another waits on the same words; a new blok is in nobody's way."""
        tegelijk = (
            Voorstel.objects.open()
            .exclude(aard=VoorstelAard.NIEUW)
            .values("blok")
            .annotate(n=Count("pk"))
            .filter(n__gt=1)
        )
        return self.open().exclude(aard=VoorstelAard.NIEUW).filter(blok__in=tegelijk.values("blok"))


@pghistory.track()
class Voorstel(models.Model):
    """A change of a blok, a new one under it, or its removal, with the reason, and the answer.

    `velden` is the form as it was posted, `woorden` what it says beside the text it began from. Its
    rows change under a row lock; they never raise the version of the blok.
    """

    Aard = VoorstelAard
    Stand = VoorstelStand

    blok = models.ForeignKey(Blok, models.PROTECT, related_name="voorstellen")
    aard = models.CharField("voorstel", max_length=12, choices=VoorstelAard)
    soort = models.CharField("soort", max_length=10, choices=BlokSoort)
    versie = models.PositiveIntegerField("gedaan op versie")
    velden = models.JSONField("voorgestelde tekst", default=dict, blank=True)
    woorden = models.JSONField("wat er verandert", default=list, blank=True)
    reden = models.TextField("reden", max_length=2000)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="namens")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gedaan als", max_length=300, blank=True)
    op = models.DateTimeField("gedaan op", default=timezone.now)
    stand = models.CharField("stand", max_length=12, choices=VoorstelStand, default=VoorstelStand.OPEN)
    antwoord = models.TextField("antwoord", max_length=2000, blank=True)
    beantwoord_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    beantwoord_als = models.CharField("beantwoord als", max_length=300, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = VoorstelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "voorstellen"
        indexes = [models.Index(fields=["blok"], name="voorstel_open", condition=Q(stand="open"))]
        constraints = [
            models.CheckConstraint(
                name="voorstel_answered_or_open",
                condition=Q(stand="open", beantwoord_op__isnull=True)
                | (~Q(stand="open") & Q(beantwoord_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="voorstel_refused_with_a_reason", condition=~Q(stand="afgewezen") | ~Q(antwoord="")
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_aard_display()} van {self.get_soort_display()}, voorgesteld namens {self.organisatie}"
        )

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.stand == VoorstelStand.OPEN

    @property
    def op_eerdere_tekst(self) -> bool:
        """Whether the blok was changed after the text that the proposal began from."""
        return self.aard != VoorstelAard.NIEUW and self.versie != self.blok.version

    @property
    def badge(self) -> str:
        """The kind of badge that repeats what became of it."""
        return _BADGES[self.stand]


_BADGES: dict[str, str] = {
    VoorstelStand.OPEN: "info",
    VoorstelStand.OVERGENOMEN: "ok",
    VoorstelStand.AFGEWEZEN: "plain",
    VoorstelStand.INGETROKKEN: "plain",
}


class OpmerkingQuerySet(AanBlokQuerySet):
    """Remarks."""

    def open(self) -> Self:
        """The remarks, not the answers to them, that nobody resolved."""
        return self.filter(op_opmerking__isnull=True, afgehandeld_op__isnull=True)


@pghistory.track()
class Opmerking(models.Model):
    """What someone of a party says about a blok, or answers to a remark; a remark is resolved or not."""

    blok = models.ForeignKey(Blok, models.PROTECT, related_name="opmerkingen")
    op_opmerking = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="antwoorden", verbose_name="antwoord op"
    )
    tekst = models.TextField("opmerking", max_length=2000)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    als = models.CharField("gegeven als", max_length=300, blank=True)
    op = models.DateTimeField("op", default=timezone.now)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    afgehandeld_als = models.CharField("afgehandeld als", max_length=300, blank=True)

    objects = OpmerkingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opmerkingen"
        indexes = [models.Index(fields=["blok", "op"], name="opmerking_of_blok")]
        constraints = [
            models.CheckConstraint(name="opmerking_says_something", condition=~Q(tekst="")),
            models.CheckConstraint(
                name="opmerking_answer_is_not_resolved",
                condition=Q(op_opmerking__isnull=True) | Q(afgehandeld_op__isnull=True),
            ),
            models.CheckConstraint(name="opmerking_not_on_itself", condition=~Q(op_opmerking=F("id"))),
        ]

    def __str__(self) -> str:
        return self.tekst
