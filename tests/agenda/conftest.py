"""What the tests of this room may ask for."""

import pytest
from django.db import connection

from agenda import actions
from agenda.models import Kader, Opgave
from regions.models import Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG


@pytest.fixture
def versie():
    """A small agenda, frozen ter vaststelling."""
    return actions.aanbieden(fabriek.keten().agenda, by=None)


@pytest.fixture
def earlier():
    """What happened so far, happened an hour ago: a test is one transaction, and so one moment, by itself."""

    def earlier(hours=1):
        tables = (
            "blok",
            "themablok",
            "opgave",
            "doel",
            "functie",
            "afspraak",
            "actie",
            "partner",
            "wiedoetwat",
            "businesscase",
            "businesscaseregel",
        )
        with connection.cursor() as cursor:
            for table in tables:
                before = f"pgh_created_at - interval '{hours} hours'"
                cursor.execute(f"UPDATE agenda_{table}event SET pgh_created_at = {before}")  # noqa: S608

    return earlier


@pytest.fixture
def volle_keten():
    """An agenda in Twente in which every set of lines holds one; its afspraak asks for a legal check."""
    regio = factories.regio()
    enschede, menzis = (
        factories.gemeente("Enschede", regio=regio),
        factories.verzekeraar("Menzis", regio=regio),
    )
    Gespreksonderwerp.objects.create(regio=regio, onderwerp="Inkoop", period=since(VANDAAG))
    afspraak = fabriek.keten(
        regio,
        trekker=enschede,
        partners=[enschede, menzis, factories.zorgkantoor("Zorgkantoor Twente", regio=regio)],
        verschuift_geld=True,
        regels=[(enschede, "Betaalt"), (None, "Kijken samen terug")],
        kaders=[Kader.objects.create(naam="Een zorgpact")],
        besluiten=[{"wie": enschede, "gremium": "raad", "verwacht": VANDAAG, "genomen": None}],
    )
    Opgave.objects.update(
        cijfers=[{"omschrijving": "75+", "waarde": "8%", "jaar": 2025, "bron": "CBS", "waar": ""}],
        gesprekken=[{"met": "Bewoners", "wanneer": "mei", "tekst": "Kom langs"}],
    )
    return afspraak


@pytest.fixture
def ieder(sign_in, volle_keten):
    """Someone who may do all in that agenda: coordinator, and medewerker of a party."""
    enschede = volle_keten.afspraak.trekker
    noor = factories.gebruiker(Rol.COORDINATOR, regio=volle_keten.agenda.regio, organisatie=enschede)
    factories.toegang(noor, Rol.MEDEWERKER, organisatie=enschede)
    return sign_in(noor)
