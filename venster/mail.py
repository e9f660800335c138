"""The mails of this room, through the outbox."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import formats
from post_office.models import PRIORITY, STATUS, Email

if TYPE_CHECKING:
    from regions.models import Gebruiker
    from venster.models import Indiening, Uitnodiging


def bevestig(wie: "Gebruiker", samen: "Sequence[tuple[Uitnodiging, Indiening]]") -> None:
    """One mail that says what was submitted, with the references and until when it can be changed."""
    eerste = samen[0][0]
    regels = [_regel(uitnodiging, indiening) for uitnodiging, indiening in samen]
    waar = eerste.regio_naam if len(samen) == 1 else f"{len(samen)} regio's"
    voorbeeld = "Voorbeeldgegevens, geen echte antwoorden.\n\n" if settings.DEMO else ""
    tekst = (
        f"{voorbeeld}U heeft het venster {eerste.ronde.jaar} ingediend namens {eerste.organisatie_naam}.\n\n"
        + "\n".join(regels)
        + "\n"
    )
    # A row of the outbox as it is: through its own `send` these words would be read as a template.
    Email.objects.bulk_create(
        [
            Email(
                from_email=settings.DEFAULT_FROM_EMAIL,
                to=[wie.email],
                subject=f"Ingediend: venster {eerste.ronde.jaar}, {waar}",
                message=tekst,
                priority=PRIORITY.medium,
                status=STATUS.queued,
            )
        ]
    )


def _regel(uitnodiging: "Uitnodiging", indiening: "Indiening") -> str:
    op = formats.date_format(indiening.op, "j F Y")
    tot = formats.date_format(uitnodiging.laatste_dag, "j F Y")
    return (
        f"- {uitnodiging.regio_naam}: ingediend op {op}, kenmerk {indiening.kenmerk}.\n"
        f"  Teruglezen, en wijzigen tot en met {tot}: {settings.SITE_URL}{uitnodiging.url('klaar')}"
    )
