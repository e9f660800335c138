"""Access that ends soon: told to who may extend it, by mail and in Mijn werk."""

import datetime
from collections import defaultdict

from django.urls import reverse

from regions.mail import mail
from regions.models import Gebruiker, Organisatie, Toegang
from regions.periods import today
from regions.rights import Right
from regions.taken import Taak
from regions.toegangen import BIJTIJDS, DOOR_BEHEERDER, beheerders_van, eindigt
from tekst.getallen import aantal


def herinner(day: datetime.date) -> None:
    """Whose access ends thirty days after `day` is told to who may extend it, in one mail each."""
    grens = day + datetime.timedelta(days=BIJTIJDS)
    rows = eindigt(Toegang.objects.all(), day).filter(period__endswith=grens)
    per_adres: dict[str, list[Toegang]] = defaultdict(list)
    for toegang in rows.select_related("gebruiker", "organisatie", "regio").order_by("gebruiker__naam", "pk"):
        for adres in beheerders_van(toegang, day):
            per_adres[adres].append(toegang)
    for adres, toegangen in per_adres.items():
        gebruiker = Gebruiker.objects.get(email__iexact=adres)
        onderwerp = f"De toegang van {aantal(len(toegangen), 'gebruiker', 'gebruikers')} eindigt binnenkort"
        context = {"wie": gebruiker, "toegangen": toegangen, "adres": _lijst(gebruiker, toegangen[0])}
        mail(adres, onderwerp, "mail/toegang_eindigt", context)


def _lijst(gebruiker: Gebruiker, toegang: Toegang) -> str:
    if gebruiker.may(Right.BEHEER):
        return _beheer()
    return _van(toegang.organisatie) if toegang.organisatie else reverse("home")


def _beheer() -> str:
    return f"{reverse('beheer_toegang')}?wie=eindigt"


def _van(organisatie: Organisatie) -> str:
    return f"{reverse('organisatie_toegang', args=[organisatie.slug])}?wie=eindigt"


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """For each organisation whose access this user keeps: how many colleagues lose it within a month."""
    rows = eindigt(Toegang.objects.all(), today()).order_by("period__endswith")
    if gebruiker.may(Right.BEHEER):
        # What the beheerder of an organisation keeps is theirs, as long as there is one.
        eigen = Toegang.objects.now().filter(rol="beheerder", gebruiker__is_active=True).values("organisatie")
        rest = rows.exclude(rol__in=DOOR_BEHEERDER, organisatie__in=eigen)
        return _taak(list(rest), "", _beheer())
    keys = gebruiker.organisaties(Right.TOEGANG_GIVE)
    if not keys:
        return []
    found = rows.filter(organisatie__in=keys, rol__in=[*DOOR_BEHEERDER, "beheerder"])
    per: dict[Organisatie, list[Toegang]] = defaultdict(list)
    for toegang in found.select_related("organisatie"):
        if toegang.organisatie:
            per[toegang.organisatie].append(toegang)
    return [taak for o, eindes in per.items() for taak in _taak(eindes, f" van {o}", _van(o))]


def _taak(eindes: list[Toegang], van: str, url: str) -> list[Taak]:
    if not eindes:
        return []
    titel = f"De toegang van {aantal(len(eindes), 'gebruiker', 'gebruikers')}{van} eindigt binnenkort"
    return [Taak(titel=titel, url=url, uiterlijk=eindes[0].last_day)]
