"""Acts that touch several rows at once."""

import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from regions.gevolgen import voer_uit
from regions.mail import mail
from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio, Toegang
from regions.periods import since
from regions.rights import Rol


class LaatsteBeheerder(Exception):
    """Nobody would be left to give access to others."""


@transaction.atomic
def nodig_uit(
    *,
    email: str,
    naam: str,
    rol: Rol,
    van: datetime.date,
    tot: datetime.date | None,
    organisatie: Organisatie | None,
    regio: Regio | None,
    by: Gebruiker,
) -> Toegang:
    """Someone gets access, as a new user or as the one with this e-mail address, and is told so by mail."""
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    gebruiker = gebruiker or Gebruiker.objects.create_user(email, naam=naam)
    if not gebruiker.is_active:
        gebruiker.is_active = True
        gebruiker.save(update_fields=["is_active"])
    Persoon.objects.filter(email__iexact=email, gebruiker=None).update(gebruiker=gebruiker)
    toegang = Toegang.objects.create(
        gebruiker=gebruiker,
        rol=rol,
        organisatie=organisatie,
        regio=regio,
        period=since(van, tot),
        gegeven_door=by,
    )
    context = {"toegang": toegang, "door": by, "inloggen": reverse("account_login")}
    mail(gebruiker.email, "U hebt toegang tot Samenwerking", "mail/uitnodiging", context)
    return toegang


@transaction.atomic
def beeindig_toegang(toegang: Toegang, *, tot: datetime.date, by: Gebruiker) -> None:
    """From `tot` on the access no longer holds; the last functioneel beheerder cannot be removed."""
    if toegang.rol == Rol.FUNCTIONEEL:
        # All of them are held, so that two cannot remove each other at the same moment.
        beheerders = (
            Toegang.objects.filter(rol=Rol.FUNCTIONEEL).select_for_update(of=("self",)).order_by("pk")
        )
        anderen = [t for t in beheerders.select_related("gebruiker") if t.pk != toegang.pk]
        if not any(t.gebruiker.is_active and t.holds_on(tot) and t.last_day is None for t in anderen):
            raise LaatsteBeheerder(
                f"{toegang.gebruiker} is dan de laatste functioneel beheerder. "
                "Geef eerst iemand anders deze rol, zonder einddatum."
            )
    voer_uit(toegang, tot)
    toegang.end(tot)


@transaction.atomic
def beeindig_contact(contact: Contactpersoon, *, tot: datetime.date, by: Gebruiker) -> list[Any]:
    """From `tot` on this person no longer speaks for the organisation; answers what followed."""
    gevolgd = voer_uit(contact, tot)
    contact.end(tot)
    return gevolgd
