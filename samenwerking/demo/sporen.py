"""What people did in the demo since it began: contacts put right, lists taken along."""

import datetime

import pghistory
from django.urls import reverse
from django.utils import timezone

from regions.models import Contactpersoon, Gebruiker, Regio
from regions.uitvoer import noteer
from samenwerking.demo.inhoud import Kalender

VERDER = ("beleidsadviseur volksgezondheid", "senior beleidsadviseur", "programmamanager")


def laad_sporen(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """The coordinator of Twente put some functions right; she and others took a list along."""
    twente = Regio.objects.werk().get(code="twente")
    coordinator = gebruikers["coordinator@example.nl"]
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
