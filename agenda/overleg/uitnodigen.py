"""The convocatie: who sits at the table gets the day, the place and the points by mail."""

from django.db import transaction
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Overleg
from regions.mail import mail
from regions.models import Gebruiker
from regions.post import ontvangers
from regions.rights import Right


def adressen(overleg: Overleg) -> list[str]:
    """Where the invitation goes: to each at the table, or to who reads the mail for that role."""
    found: dict[str, None] = {}
    rows = overleg.deelnemers.select_related("contactpersoon__persoon", "contactpersoon__organisatie")
    for deelnemer in rows.order_by("pk"):
        contact = deelnemer.contactpersoon
        if contact.persoon.email:
            found[contact.persoon.email] = None
        else:
            namens = ontvangers(contact.organisatie, overleg.regio, contact.rol, overleg.datum)
            found |= {persoon.email: None for persoon in namens}
    return list(found)


@transaction.atomic
def nodig_uit(overleg: Overleg, *, by: Gebruiker) -> int:
    """Mail everyone at the table, once each; how many. Sent again, it says that something changed."""
    nu = Overleg.objects.select_for_update(of=("self",)).select_related("regio").get(pk=overleg.pk)
    if nu.afgelast_op:
        raise NietMogelijk("Dit overleg is afgelast.")
    if not nu.komt_nog:
        raise NietMogelijk("Dit overleg is al geweest.")
    aan = adressen(nu)
    if not aan:
        raise NietMogelijk("Er zit nog niemand aan tafel. Kies eerst de deelnemers.")
    context = {
        "overleg": nu,
        "punten": list(nu.punten.all()),
        "opnieuw": nu.uitgenodigd_op is not None,
        "afzender": hoedanigheid(by, nu.regio, Right.OVERLEG_LEIDEN),
    }
    opnieuw = "Gewijzigd: " if nu.uitgenodigd_op else ""
    mail(aan, f"{opnieuw}{nu.titel}, {nu.datum:%d-%m-%Y}", "mail/overleg_uitnodiging", context)
    Overleg.objects.filter(pk=nu.pk).update(uitgenodigd_op=timezone.now())
    return len(aan)
