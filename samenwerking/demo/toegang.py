"""Access in the demo: who signed in lately, who was invited, whose access ends soon, who was put forward."""

import datetime

from django.utils import timezone

from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio, Toegang, Toegangsvraag
from regions.periods import since
from regions.rights import Rol
from regions.uitnodigen import rol_voor
from samenwerking.demo.inhoud import Kalender, lot
from samenwerking.demo.personen import adres, namen

EINDIGT_OVER = 18  # days
UITGENODIGD = 4  # days ago
VOORGEDRAGEN = 2


def laad_toegang(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """Everyone signed in some time, but a new colleague; in Enschede there is something to keep up."""
    enschede = Organisatie.objects.get(slug="enschede")
    _ingelogd()
    bekend = {*Persoon.objects.values_list("email", flat=True), *_adressen()}
    nieuw = (naam for naam in namen() if adres(naam) not in bekend)
    beheerder = gebruikers["beheerder@example.nl"]
    tijdelijk = _collega(
        next(nieuw), enschede, since(kalender.dag(-160), kalender.dag(EINDIGT_OVER)), beheerder
    )
    tijdelijk.gebruiker.last_login = timezone.now() - datetime.timedelta(days=6)
    tijdelijk.gebruiker.save(update_fields=["last_login"])
    uitgenodigd = _collega(next(nieuw), enschede, since(kalender.dag(-UITGENODIGD)), beheerder)
    uitgenodigd.uitgenodigd_op = timezone.now() - datetime.timedelta(days=UITGENODIGD)
    uitgenodigd.save(update_fields=["uitgenodigd_op"])
    _draag_voor(kalender, enschede, gebruikers["coordinator@example.nl"])


def _adressen() -> list[str]:
    return list(Gebruiker.objects.values_list("email", flat=True))


def _ingelogd() -> None:
    """Whoever has access since long worked here not long ago."""
    gebruikers = list(Gebruiker.objects.filter(last_login=None))
    for gebruiker in gebruikers:
        uren = lot("ingelogd", gebruiker.email).randrange(20, 60 * 24)
        gebruiker.last_login = timezone.now() - datetime.timedelta(hours=uren)
    Gebruiker.objects.bulk_update(gebruikers, ["last_login"])


def _collega(naam: str, organisatie: Organisatie, period: object, door: Gebruiker) -> Toegang:
    gebruiker = Gebruiker.objects.create_user(email=adres(naam), naam=naam, is_demo=True)
    return Toegang.objects.create(
        gebruiker=gebruiker, rol=Rol.MEDEWERKER, organisatie=organisatie, period=period, gegeven_door=door
    )


def _draag_voor(kalender: Kalender, organisatie: Organisatie, door: Gebruiker) -> None:
    """The coordinator asks for access for some who speak for the organisation and cannot sign in."""
    regio = Regio.objects.werk().get(code="twente")
    rows = Contactpersoon.objects.on(kalender.vandaag).filter(
        organisatie=organisatie, regio=regio, persoon__postvak=False, persoon__gebruiker=None
    )
    for contact in (
        rows.exclude(persoon__email="").select_related("organisatie").order_by("pk")[:VOORGEDRAGEN]
    ):
        Toegangsvraag.objects.create(
            persoon=contact.persoon,
            organisatie=organisatie,
            regio=regio,
            rol=rol_voor(contact, ""),
            period=since(kalender.vandaag),
            door=door,
        )
