"""Acts that touch several rows at once."""

import datetime
from collections import defaultdict
from typing import Any

from django.db import transaction
from django.urls import reverse

from regions.gevolgen import Verhinderd, voer_uit
from regions.mail import mail
from regions.models import Contactpersoon, Gebruiker, Persoon, Toegang
from regions.periods import since
from regions.rights import Rol

INTUSSEN = "Iemand anders heeft deze rol intussen gewijzigd. Kijk nog eens of dit nog klopt."


@transaction.atomic
def beeindig_contact(
    contact: Contactpersoon,
    *,
    tot: datetime.date,
    by: Gebruiker,
    reden: str = "",
    opvolger: Persoon | None = None,
    waarnemer: Persoon | None = None,
    met_bericht: bool = True,
) -> Contactpersoon | None:
    """From `tot` on this person no longer speaks for the organisation; answers the successor's role."""
    nu = Contactpersoon.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if nu.version != contact.version:
        raise Verhinderd(INTUSSEN)
    voer_uit(contact, tot)
    contact.period = since(contact.since, tot)
    contact.einde_reden = reden
    if waarnemer and not opvolger:
        contact.vervanger = _bewaard(waarnemer)
    contact.save(update_fields=["period", "einde_reden", "vervanger"])
    volgende = volg_op(contact, opvolger) if opvolger else None
    if met_bericht:
        bericht([(contact, volgende)])
    return volgende


def volg_op(contact: Contactpersoon, opvolger: Persoon) -> Contactpersoon:
    """The successor has the same role, for the same themes, from the day it ended."""
    volgende = Contactpersoon.objects.create(
        persoon=_bewaard(opvolger),
        organisatie=contact.organisatie,
        regio=contact.regio,
        rol=contact.rol,
        functie=contact.functie,
        vervanger=contact.vervanger if contact.vervanger != opvolger else None,
        period=since(contact.period.upper, contact.organisatie.period.upper),
    )
    volgende.themas.set(contact.themas.all())
    return volgende


def _bewaard(persoon: Persoon) -> Persoon:
    if persoon.pk is None:
        persoon.save()
    return persoon


def bericht(rollen: list[tuple[Contactpersoon, Contactpersoon | None]]) -> None:
    """Whoever follows, or stands in until someone does, is told in one mail each."""
    per_persoon: dict[tuple[Persoon, bool], list[dict[str, Any]]] = defaultdict(list)
    for contact, volgende in rollen:
        wie = volgende.persoon if volgende else contact.vervanger
        if wie and wie.email:
            adres = reverse("inwerkdossier", args=[contact.regio.code, contact.organisatie.slug])
            rol = {"contact": contact, "volgende": volgende, "dossier": adres}
            per_persoon[wie, volgende is not None].append(rol)
    for (wie, volgt), van in per_persoon.items():
        namens = ", ".join(dict.fromkeys(rol["contact"].organisatie.naam for rol in van))
        onderwerp = f"{'Aanspreekpunt' if volgt else 'Waarnemer'} van {namens}"
        mail(wie.email, onderwerp, "mail/opvolger", {"wie": wie, "volgt": volgt, "rollen": van})


def vraag_einde_toegang(toegangen: list[Toegang], *, by: Gebruiker) -> list[str]:
    """Ask who may end this access to do so; answers their names."""
    if not toegangen:
        return []
    organisatie = toegangen[0].organisatie
    rows = Toegang.objects.now().filter(gebruiker__is_active=True).exclude(gebruiker=toegangen[0].gebruiker)
    beheer = rows.filter(organisatie=organisatie, rol=Rol.BEHEERDER) or rows.filter(rol=Rol.FUNCTIONEEL)
    wie = {t.gebruiker.email: t.gebruiker.naam for t in beheer.select_related("gebruiker").order_by("pk")}
    context = {"toegangen": toegangen, "door": by, "wie": toegangen[0].gebruiker, "organisatie": organisatie}
    adres = reverse("organisatie_toegang", args=[organisatie.slug]) if organisatie else "/beheer/toegang/"
    onderwerp = f"Verzoek: toegang van {toegangen[0].gebruiker} beëindigen"
    mail(wie, onderwerp, "mail/einde_toegang", context | {"adres": adres})
    return list(wie.values())
