"""To which form of this room an unsent text belongs."""

import re

from django.urls import reverse

from regions.models import Contactpersoon, Gebruiker, Gespreksonderwerp, Organisatie, Regio
from regions.rights import Right


def contact_herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """The words and the address of the form of a contact person, if this user may still open it."""
    if found := re.fullmatch(r"contact-nieuw-(\d{1,18})", sleutel):
        regio = Regio.objects.werk().filter(pk=int(found[1])).first()
        if regio is None or not gebruiker.may(Right.CONTACT_EDIT, regio=regio):
            return None
        return f"Nieuwe contactpersoon in {regio}", reverse("contact_nieuw", args=[regio.code])
    if found := re.fullmatch(r"contact-(\d{1,18})", sleutel):
        return _bestaand(gebruiker, int(found[1]))
    return None


def _bestaand(gebruiker: Gebruiker, pk: int) -> tuple[str, str] | None:
    rows = Contactpersoon.objects.select_related("persoon", "organisatie", "regio")
    contact = rows.filter(pk=pk).first()
    if contact is None or not gebruiker.may(
        Right.CONTACT_EDIT, regio=contact.regio, organisatie=contact.organisatie
    ):
        return None
    adres = reverse("contact_wijzigen", args=[contact.regio.code, pk])
    return f"Gegevens van {contact.persoon}, {contact.organisatie}", adres


def onderwerp_herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """The words and the address of the form of a gespreksonderwerp, if this user may still open it."""
    if found := re.fullmatch(r"onderwerp-nieuw-(\d{1,18})", sleutel):
        regio = Regio.objects.werk().filter(pk=int(found[1])).first()
        if regio is None or not gebruiker.may(Right.AGENDA_EDIT, regio=regio):
            return None
        return f"Nieuw gespreksonderwerp in {regio}", reverse("onderwerp_nieuw", args=[regio.code])
    if found := re.fullmatch(r"onderwerp-(\d{1,18})", sleutel):
        onderwerp = Gespreksonderwerp.objects.select_related("regio").filter(pk=int(found[1])).first()
        if onderwerp is None or not gebruiker.may(Right.AGENDA_EDIT, regio=onderwerp.regio):
            return None
        adres = reverse("onderwerp_wijzigen", args=[onderwerp.regio.code, onderwerp.pk])
        return f"Gespreksonderwerp “{onderwerp}”, {onderwerp.regio}", adres
    return None


def mandaat_herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """The words and the address of the form of a mandate, if this user may still open it."""
    found = re.fullmatch(r"mandaat-(\d{1,18})", sleutel)
    organisatie = Organisatie.objects.filter(pk=int(found[1])).first() if found else None
    if organisatie is None or not gebruiker.may(Right.MANDAAT_GIVE, organisatie=organisatie):
        return None
    return f"Mandaat namens {organisatie}", reverse("mandaat_nieuw", args=[organisatie.slug])
