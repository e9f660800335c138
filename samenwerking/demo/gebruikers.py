"""The demo sign-ins: one per role."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from regions.models import Gebruiker, Organisatie, RedacteurThema, Regio, Thema, Toegang
from regions.periods import since
from regions.rights import Rol
from samenwerking.demo.inhoud import Kalender

WACHTWOORD = "samenwerken-demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUser:
    """Someone to sign in as, and what that shows."""

    email: str
    naam: str
    rol: Rol
    wat_u_hiermee_ziet: str
    organisatie: str = ""
    regio: str = ""
    functie: str = ""
    themas: tuple[str, ...] = ()


DEMO_USERS = [
    DemoUser(
        email="coordinator@example.nl",
        naam="Noor Jansen",
        rol=Rol.COORDINATOR,
        organisatie="enschede",
        regio="twente",
        functie="regiocoördinator",
        wat_u_hiermee_ziet="De agenda van Twente bewerken, een versie aanbieden en vaststellen.",
    ),
    DemoUser(
        email="gemeente@example.nl",
        naam="Karim Haddad",
        rol=Rol.MEDEWERKER,
        organisatie="borne",
        functie="beleidsadviseur Wmo",
        wat_u_hiermee_ziet="Het venster invullen voor één gemeente, en wat er met Borne is afgesproken.",
    ),
    DemoUser(
        email="verzekeraar@example.nl",
        naam="Femke Postma",
        rol=Rol.MEDEWERKER,
        organisatie="menzis",
        functie="accountmanager regio",
        wat_u_hiermee_ziet="Het venster invullen voor twaalf regio's, en alle afspraken van één verzekeraar.",
    ),
    DemoUser(
        email="zorgkantoor@example.nl",
        naam="Ravi Ramdin",
        rol=Rol.MEDEWERKER,
        organisatie="menzis-zorgkantoor",
        functie="adviseur zorgkantoor",
        wat_u_hiermee_ziet="Het venster invullen voor een zorgkantoor, en de afspraken over langdurige zorg.",
    ),
    DemoUser(
        email="bestuurder@example.nl",
        naam="Margriet Wiersma",
        rol=Rol.BESTUURDER,
        organisatie="hengelo",
        functie="wethouder zorg en welzijn",
        wat_u_hiermee_ziet="Akkoord geven namens een gemeente.",
    ),
    DemoUser(
        email="beheerder@example.nl",
        naam="Tomasz Novak",
        rol=Rol.BEHEERDER,
        organisatie="enschede",
        wat_u_hiermee_ziet="Collega's uitnodigen en contactpersonen bijhouden voor één organisatie.",
    ),
    DemoUser(
        email="redacteur@example.nl",
        naam="Samira Tahiri",
        rol=Rol.REDACTEUR,
        organisatie="almelo",
        regio="twente",
        wat_u_hiermee_ziet="Meeschrijven aan de agenda van Twente, zonder te beslissen.",
    ),
    DemoUser(
        email="themaredacteur@example.nl",
        naam="Daan Veltkamp",
        rol=Rol.REDACTEUR,
        organisatie="hellendoorn",
        regio="twente",
        themas=("ouderen",),
        wat_u_hiermee_ziet="Meeschrijven aan één thema van de agenda van Twente.",
    ),
    DemoUser(
        email="partner@example.nl",
        naam="Jasper Nijland",
        rol=Rol.PARTNER,
        organisatie="ggd-twente",
        functie="adviseur gezondheid",
        wat_u_hiermee_ziet="Wat een partner ziet: de vastgestelde agenda en de eigen afspraken.",
    ),
    DemoUser(
        email="landelijk@example.nl",
        naam="Lotte Verbeek",
        rol=Rol.LANDELIJK,
        organisatie="vng",
        wat_u_hiermee_ziet="Het landelijke overzicht, contactpersonen en vastgestelde agenda's.",
    ),
    DemoUser(
        email="beheer@example.nl",
        naam="Vincent Roelofs",
        rol=Rol.FUNCTIONEEL,
        wat_u_hiermee_ziet="Functioneel beheer: rondes, organisaties en gebruikers.",
    ),
]


def laad_gebruikers(kalender: Kalender) -> dict[str, Gebruiker]:
    """The demo users with their access, by e-mail address."""
    secret = make_password(WACHTWOORD)  # once: making it slow is its purpose
    users = Gebruiker.objects.bulk_create(
        Gebruiker(email=user.email, naam=user.naam, password=secret, is_demo=True) for user in DEMO_USERS
    )
    organisaties = Organisatie.objects.in_bulk(field_name="slug")
    regios = {regio.code: regio for regio in Regio.objects.werk()}
    Toegang.objects.bulk_create(
        Toegang(
            gebruiker=gebruiker,
            rol=user.rol,
            organisatie=organisaties[user.organisatie] if user.organisatie else None,
            regio=regios[user.regio] if user.regio else None,
            period=since(kalender.dag(-400)),
        )
        for user, gebruiker in zip(DEMO_USERS, users, strict=True)
    )
    per_adres = {gebruiker.email: gebruiker for gebruiker in users}
    _eigen_themas()
    # Stands in for a colleague for some weeks: two roles to choose from, of which one ends by itself.
    Toegang.objects.create(
        gebruiker=per_adres["verzekeraar@example.nl"],
        rol=Rol.MEDEWERKER,
        organisatie=organisaties["menzis-zorgkantoor"],
        period=since(kalender.dag(-20), kalender.dag(25)),
    )
    return per_adres


def _eigen_themas() -> None:
    """Who edits some themes only."""
    themas = {thema.code: thema for thema in Thema.objects.filter(regio=None)}
    for user in DEMO_USERS:
        for code in user.themas:
            toegang = Toegang.objects.get(gebruiker__email=user.email, rol=user.rol)
            RedacteurThema.objects.create(toegang=toegang, thema=themas[code])
