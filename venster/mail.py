"""The mails of this room, through the outbox."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regions.mail import mail
from venster.ontvangers import adressen

if TYPE_CHECKING:
    from regions.models import Gebruiker
    from venster.models import Indiening, Inzending, Uitnodiging, Uitstel


def bevestig(wie: "Gebruiker", samen: "Sequence[tuple[Uitnodiging, Indiening]]") -> None:
    """One mail that says what was submitted, with the references and until when it can be changed."""
    eerste = samen[0][0]
    waar = eerste.regio_naam if len(samen) == 1 else f"{len(samen)} regio's"
    context = {"ronde": eerste.ronde, "organisatie": eerste.organisatie_naam, "samen": samen}
    mail(wie.email, f"Ingediend: venster {eerste.ronde.jaar}, {waar}", "mail/venster_ingediend", context)


def bevestig_correctie(wie: "Gebruiker", inzending: "Inzending", indiening: "Indiening") -> None:
    """One mail to who corrected an answer: with its reference, and what it means for what was published."""
    uitnodiging = inzending.uitnodiging
    context = {
        "uitnodiging": uitnodiging,
        "indiening": indiening,
        "gepubliceerd": inzending.gepubliceerd_nummer is not None,
    }
    onderwerp = f"Gecorrigeerd: venster {uitnodiging.ronde.jaar}, {uitnodiging.regio_naam}"
    mail(wie.email, onderwerp, "mail/venster_gecorrigeerd", context)


def uitgesteld(uitnodiging: "Uitnodiging", uitstel: "Uitstel") -> None:
    """To whom the organisation has there: until when it can answer, and why."""
    onderwerp = f"Meer tijd voor het venster {uitnodiging.ronde.jaar}: {uitnodiging.regio_naam}"
    context = {"uitnodiging": uitnodiging, "uitstel": uitstel}
    mail(adressen([uitnodiging])[uitnodiging.pk], onderwerp, "mail/venster_uitstel", context)
