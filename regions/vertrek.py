"""Someone leaves altogether: all roles at once, as far as whoever says so may reach."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from regions.actions import beeindig_contact, bericht
from regions.models import Contactpersoon, Gebruiker, Persoon, Regio
from regions.periods import today
from regions.rights import Right


@dataclass(frozen=True, slots=True)
class Rollen:
    """The roles someone has now or will have: those one may end, and those that remain."""

    eigen: list[Contactpersoon]
    anders: list[Contactpersoon]


def rollen(gebruiker: Gebruiker, persoon: Persoon) -> Rollen:
    """By the person for all, by others where they keep contacts; what may not be seen is not named."""
    lopend = Q(period__endswith__isnull=True) | Q(period__endswith__gt=today() + datetime.timedelta(days=1))
    rows = persoon.contacten.filter(lopend, regio__in=Regio.objects.seen_by(gebruiker))
    rows = rows.select_related("organisatie", "regio", "persoon__gebruiker", "vervanger")
    alle = list(rows.order_by("regio__naam", "organisatie__naam", "rol", "pk"))
    mag = {contact.pk for contact in alle if mag_beeindigen(gebruiker, contact)}
    return Rollen([c for c in alle if c.pk in mag], [c for c in alle if c.pk not in mag])


def mag_beeindigen(gebruiker: Gebruiker, contact: Contactpersoon) -> bool:
    """Whether this user may end this role: the person itself, or who keeps contacts there."""
    if contact.persoon.gebruiker_id == gebruiker.pk:
        return True
    return gebruiker.may(Right.CONTACT_EDIT, regio=contact.regio, organisatie=contact.organisatie)


@transaction.atomic
def vertrek(
    opvolging: "Iterable[tuple[Contactpersoon, Persoon | None]]",
    *,
    tot: datetime.date,
    by: Gebruiker,
    reden: str,
    waarnemer: Persoon | None = None,
) -> list[Any]:
    """End all these roles, each with its successor; whoever follows or stands in gets one mail."""
    klaar = [
        (
            contact,
            beeindig_contact(
                contact,
                tot=tot,
                by=by,
                reden=reden,
                opvolger=opvolger,
                waarnemer=waarnemer,
                met_bericht=False,
            ),
        )
        for contact, opvolger in opvolging
    ]
    bericht(klaar)
    return klaar
