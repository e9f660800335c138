"""A gemeente asks for another regio: asked, answered once, or withdrawn."""

import datetime

from django.db import transaction
from django.utils import timezone

from regions.mail import mail
from regions.models import Gebruiker, Organisatie, Plaatsing, Regio, Regioverzoek
from regions.rights import Right
from regions.taken import Taak

Uitkomst = Regioverzoek.Uitkomst


class NietMeerOpen(Exception):
    """It was answered or withdrawn meanwhile; its argument says so."""


def regio_van(gemeente: Organisatie, day: datetime.date) -> Regio | None:
    """The working regio to which a gemeente belongs on a day."""
    plek = Plaatsing.objects.werk().on(day).filter(gemeente=gemeente).select_related("regio").first()
    return plek.regio if plek else None


@transaction.atomic
def antwoord(verzoek: Regioverzoek, *, uitkomst: str, waarom: str, by: Gebruiker) -> Regioverzoek:
    """Allowed or not, and why; who asked is told by mail. Raises NietMeerOpen."""
    verzoek = _vast(verzoek)
    _sluit(verzoek, uitkomst, by)
    verzoek.antwoord = waarom
    verzoek.save()
    if verzoek.gevraagd_door and verzoek.gevraagd_door.is_active:
        woord = verzoek.get_uitkomst_display()
        onderwerp = f"{verzoek.gemeente} naar regio {verzoek.naar}: {woord}"
        context = {"verzoek": verzoek, "woord": woord}
        mail(verzoek.gevraagd_door.email, onderwerp, "mail/regioverzoek_antwoord", context)
    return verzoek


@transaction.atomic
def trek_in(verzoek: Regioverzoek, *, by: Gebruiker) -> Regioverzoek:
    """Nothing is asked any more. Raises NietMeerOpen."""
    verzoek = _vast(verzoek)
    _sluit(verzoek, Uitkomst.INGETROKKEN, by)
    verzoek.save()
    return verzoek


def _vast(verzoek: Regioverzoek) -> Regioverzoek:
    rows = Regioverzoek.objects.select_related("gemeente", "van", "naar", "gevraagd_door")
    return rows.select_for_update(of=("self",)).get(pk=verzoek.pk)


def _sluit(verzoek: Regioverzoek, uitkomst: str, by: Gebruiker) -> None:
    if not verzoek.is_open:
        raise NietMeerOpen(
            f"Dit verzoek is intussen {verzoek.get_uitkomst_display()}. Er is nu niets veranderd."
        )
    verzoek.uitkomst, verzoek.beantwoord_door = uitkomst, by
    verzoek.beantwoord_op = timezone.now()


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Requests that wait for an answer, for who keeps the divisions."""
    if not gebruiker.may(Right.BEHEER):
        return []
    rows = Regioverzoek.objects.open().select_related("gemeente", "naar").order_by("gevraagd_op", "pk")
    return [
        Taak(
            titel=f"{verzoek.gemeente} vraagt om regio {verzoek.naar}",
            url=verzoek.get_absolute_url(),
            status=verzoek.get_uitkomst_display(),
        )
        for verzoek in rows
    ]
