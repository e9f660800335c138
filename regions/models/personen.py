"""Persons, and for whom they speak in a regio."""

from typing import Any, Optional, Self

import pghistory
from django.db import connection, models
from django.db.models.functions import Lower
from django.urls import reverse

from regions.models.land import Regio
from regions.models.organisaties import Organisatie
from regions.models.themas import Thema
from regions.periods import Dated, PeriodQuerySet, as_word_range, has_first_day, no_overlap
from regions.versions import Versioned
from regions.zoeken import zoeknaam, zoekvorm


class PersoonQuerySet(models.QuerySet):
    """People, and shared mailboxes."""

    def search(self, text: str) -> Self:
        """Those whose name holds `text`, whatever its capitals and accents."""
        return self.filter(zoeknaam__contains=zoekvorm(text.strip()))

    def met_adres(self, email: str) -> Optional["Persoon"]:
        """The one with this e-mail address, held until the end of a transaction.

        So whoever gets a role in that transaction is not wiped at that moment, or else not found any more.
        """
        rows = self.select_for_update(no_key=True) if connection.in_atomic_block else self
        found: Any = rows.filter(email__iexact=email.strip()).first() if email.strip() else None
        return found


@pghistory.track(exclude=["zoeknaam"])
class Persoon(Versioned):
    """Someone people call, with an account or without; or a shared mailbox, which never has one."""

    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mail", blank=True)
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    gebruiker = models.OneToOneField(
        "regions.Gebruiker", models.SET_NULL, null=True, blank=True, related_name="persoon"
    )
    postvak = models.BooleanField(
        "gedeeld postvak", default=False, help_text="Een postvak ontvangt mail en logt niet in."
    )
    gewist_op = models.DateField("gegevens gewist op", null=True, blank=True, editable=False)

    zoeknaam = zoeknaam("naam")

    objects = PersoonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "personen"
        constraints = [
            models.CheckConstraint(
                name="persoon_postvak_has_address_and_no_user",
                condition=models.Q(postvak=False) | (models.Q(gebruiker__isnull=True) & ~models.Q(email="")),
                violation_error_message="Een postvak heeft een e-mailadres en logt niet in.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="persoon_one_per_email",
                violation_error_message="Er is al een persoon met dit e-mailadres.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("persoon", args=[self.pk])


class ContactpersoonQuerySet(PeriodQuerySet):
    """Who speaks for whom."""

    def in_order(self) -> Self:
        """By organisation and role, as they are shown."""
        return self.select_related("persoon", "organisatie").order_by("organisatie__naam", "rol", "pk")


@pghistory.track()
class Contactpersoon(Versioned, Dated):
    """A person speaks for an organisatie in a regio, in one role, for a period.

    Without themes: for all of them. One that waits for confirmation was moved to a successor by a
    herindeling, and counts for nothing until the successor says so.
    """

    class Rol(models.TextChoices):
        BESTUURLIJK = "bestuurlijk", "bestuurlijk"
        AMBTELIJK = "ambtelijk", "ambtelijk"
        COORDINATOR = "regiocoordinator", "regiocoördinator"
        ACCOUNTMANAGER = "accountmanager", "accountmanager"

    class Reden(models.TextChoices):
        VERKIEZING = "verkiezing", "na de verkiezingen"
        FUNCTIE = "andere_functie", "andere functie"
        HERINDELING = "herindeling", "herindeling"
        ANDERS = "anders", "anders"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="contacten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="contacten")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="contacten")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    functie = models.CharField("functie", max_length=120, blank=True)
    themas = models.ManyToManyField(
        Thema, through="ContactpersoonThema", blank=True, verbose_name="thema's", related_name="+"
    )
    vervanger = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="vervangt", verbose_name="vervanger"
    )
    bevestigd_op = models.DateField("laatst bevestigd", null=True, blank=True)
    wacht_op_bevestiging = models.BooleanField("wacht op bevestiging", default=False)
    einde_reden = models.CharField("reden van het einde", max_length=20, choices=Reden, blank=True)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contactpersonen"
        constraints = [
            no_overlap(
                "persoon",
                "organisatie",
                "regio",
                as_word_range("rol"),
                name="contactpersoon_once_at_a_time",
                message="Deze persoon heeft dan deze rol al voor deze organisatie in deze regio.",
            ),
            has_first_day("contactpersoon_has_first_day"),
            models.CheckConstraint(
                name="contactpersoon_not_own_deputy",
                condition=models.Q(vervanger__isnull=True) | ~models.Q(vervanger=models.F("persoon")),
                violation_error_message="Iemand kan niet de eigen vervanger zijn.",
            ),
        ]

    @property
    def als(self) -> str:
        """What the person is, in a sentence: "bestuurlijk aanspreekpunt", "accountmanager"."""
        aanspreekpunt = self.rol in (self.Rol.BESTUURLIJK, self.Rol.AMBTELIJK)
        return f"{self.get_rol_display()} aanspreekpunt" if aanspreekpunt else self.get_rol_display()

    def __str__(self) -> str:
        return f"{self.persoon}, {self.get_rol_display()} voor {self.organisatie} in {self.regio}"


# Each side names who speaks for it on both levels; an account manager is one on staff level.
NIVEAUS = {
    "bestuurlijk": {Contactpersoon.Rol.BESTUURLIJK},
    "ambtelijk": {Contactpersoon.Rol.AMBTELIJK, Contactpersoon.Rol.ACCOUNTMANAGER},
}


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class ContactpersoonThema(models.Model):
    """A theme that a contact person is there for."""

    contactpersoon = models.ForeignKey(Contactpersoon, models.CASCADE, related_name="+")  # a part of it
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "thema van een contactpersoon"
        verbose_name_plural = "thema's van contactpersonen"
        constraints = [
            models.UniqueConstraint(fields=["contactpersoon", "thema"], name="contactpersoon_thema_once")
        ]

    def __str__(self) -> str:
        return f"{self.contactpersoon}: {self.thema}"
