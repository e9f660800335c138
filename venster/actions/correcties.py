"""An organisation corrects what it answered, after its last day."""

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from venster import mail
from venster.actions.antwoorden import houd_vast, leg_vast
from venster.actions.weigeringen import Geweigerd, Ingehaald, Onvolledig, dag_van
from venster.kern import Antwoorden
from venster.models import Indiening, Inzending

if TYPE_CHECKING:
    from regions.models import Gebruiker


@transaction.atomic
def corrigeren(
    inzending: Inzending,
    antwoorden: Antwoorden,
    *,
    by: "Gebruiker | None",
    reden: str,
    vanaf: int | None = None,
    op: datetime.datetime | None = None,
) -> Indiening:
    """A new indiening with its reason, once the last day is over; nobody else decides over it.

    Until publication it is the answer that counts. Afterwards what was published stays, and this is shown
    beside it to whoever sees that, reason included. `vanaf` is the number of the indiening that was looked
    at: raises Ingehaald when a colleague corrected it since. The same correction twice is one.
    """
    inzending = houd_vast(inzending)
    _moet_dicht(inzending, op)
    laatste = inzending.indieningen.order_by("-nummer").first()
    if laatste is None:
        raise Geweigerd("Er is geen ingediend antwoord om te corrigeren.")
    if antwoorden == laatste.antwoorden:
        return laatste
    if vanaf is not None and vanaf != laatste.nummer:
        raise Ingehaald
    if antwoorden.ontbrekend:
        raise Onvolledig(antwoorden.ontbrekend)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u het antwoord corrigeert.")
    indiening = _leg_bij(inzending, laatste.nummer + 1, antwoorden, by=by, reden=reden.strip(), op=op)
    if by:
        mail.bevestig_correctie(by, inzending, indiening)
    return indiening


def _moet_dicht(inzending: Inzending, op: datetime.datetime | None) -> None:
    if inzending.uitnodiging.open_on(dag_van(op)) and inzending.gepubliceerd_nummer is None:
        raise Geweigerd("Antwoorden kan nog. Wijzig het antwoord zelf, en dien het opnieuw in.")


def _leg_bij(
    inzending: Inzending,
    nummer: int,
    antwoorden: Antwoorden,
    *,
    by: "Gebruiker | None",
    reden: str,
    op: datetime.datetime | None,
) -> Indiening:
    """In the columns that are counted; once they are published, only beside them."""
    op = op or timezone.now()
    if inzending.gepubliceerd_nummer is None:
        return leg_vast(inzending, antwoorden, by=by, reden=reden, op=op)
    return Indiening.objects.create(
        inzending=inzending, nummer=nummer, door=by, op=op, reden=reden, **antwoorden.kolommen
    )
