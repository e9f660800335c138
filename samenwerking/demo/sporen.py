"""What people did in the demo since it began: contacts put right, lists taken along."""

import datetime

import pghistory
from django.urls import reverse
from django.utils import timezone

from agenda import actions
from agenda.models import Afspraak, Agenda, Blok
from regions.models import Contactpersoon, Gebruiker, Regio
from regions.uitvoer import noteer
from samenwerking.demo.inhoud import Kalender

ERBIJ = "Elk half jaar bespreken we in het bestuurlijk overleg of het werkt."
NOG_TE_DOEN = "Een bezoek brengen aan een regio die dit al doet"
VERDER = ("beleidsadviseur volksgezondheid", "senior beleidsadviseur", "programmamanager")


def laad_sporen(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """The coordinator of Twente put some functions right and an agreement; lists were taken along."""
    twente = Regio.objects.werk().get(code="twente")
    coordinator = gebruikers["coordinator@example.nl"]
    _werk_afspraak_bij(twente, coordinator)
    rijen = twente.contacten.on(kalender.vandaag).filter(rol=Contactpersoon.Rol.AMBTELIJK).order_by("pk")
    for contact, functie in zip(rijen, VERDER, strict=False):
        url = reverse("contact_wijzigen", args=[twente.code, contact.pk])
        with pghistory.context(user=coordinator.pk, url=url):
            contact.functie, contact.bevestigd_op = functie, kalender.vandaag
            contact.save()
    for email, vorm, dagen in (
        ("coordinator@example.nl", "xlsx", 3),
        ("beheer@example.nl", "csv", 12),
        ("coordinator@example.nl", "xlsx", 40),
    ):
        uitvoer = noteer(gebruikers[email], "contactpersonen", vorm, 47, regio=twente)
        uitvoer.op = timezone.now() - datetime.timedelta(days=dagen)
        uitvoer.save()


def _werk_afspraak_bij(twente: Regio, coordinator: Gebruiker) -> None:
    """Since the last version one agreement says more, and there is something more to do for it."""
    agenda = Agenda.objects.current(twente)
    if agenda is None:
        return
    blok = agenda.blokken.levend().met_detail().filter(soort=Blok.Soort.AFSPRAAK).order_by("pk").first()
    if blok is None:
        return
    url = reverse("blok_bewerken", args=[twente.code, blok.pk])
    tekst = f"{blok.detail.tekst}<p>{ERBIJ}</p>"
    with pghistory.context(user=coordinator.pk, url=url):
        actions.bewaren(
            blok, str(blok.version), by=coordinator, schrijf_op=lambda: _schrijf(blok.detail, tekst)
        )
        actions.toevoegen(agenda, Blok.Soort.ACTIE, by=coordinator, ouder=blok, titel=NOG_TE_DOEN)


def _schrijf(afspraak: Afspraak, tekst: str) -> bool:
    actions.schrijf(afspraak, tekst=tekst)
    return True
