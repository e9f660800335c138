"""What everyone may read of an adopted agenda, and what never."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from agenda import actions
from agenda.actions.openbaar import maak_openbaar
from agenda.models import Openbaarmaking
from agenda.openbaar import WEGGELATEN
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import GEHEIM, Schot
from tests.queries import counted

pytestmark = pytest.mark.django_db
VANDAAG = datetime.date(2026, 11, 23)
PAGINA = "/openbaar/twente/"
ZETTEN = "/regio/twente/agenda/openbaar/"


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def enschede(regio):
    return factories.gemeente("Enschede", regio=regio)


@pytest.fixture
def coordinator(as_rol, regio, enschede):
    return as_rol(Rol.COORDINATOR, regio=regio)


def stel_vast(regio, **fields):
    """A version of a small agenda, adopted."""
    return neem_aan(fabriek.keten(regio, **fields).agenda)


def neem_aan(agenda):
    versie = actions.aanbieden(agenda, by=None)
    besluit = {"op": VANDAAG, "overleg": "Bestuurlijk overleg", "toelichting": "Jan is ziek"}
    actions.vaststellen(versie, by=None, **besluit)
    return versie


def test_everyone_reads_it_once_the_regio_opened_it(client, coordinator, regio, enschede):
    stel_vast(regio, trekker=enschede, tekst="<p>Wie zorgt, belt.</p>")
    assert client.get(PAGINA).status_code == 404
    assert regio.naam not in client.get("/openbaar/").text
    coordinator.post(ZETTEN, {"openbaar": "ja"})
    text = client.get(PAGINA).text
    assert "Wie zorgt, belt." in text
    assert "Enschede" in text
    assert PAGINA in client.get("/openbaar/").text
    coordinator.post(ZETTEN, {"openbaar": "nee"})
    assert client.get(PAGINA).status_code == 404


def test_persons_amounts_and_talks_are_not_on_it(client, regio, enschede):
    persoon = factories.contact(enschede, regio).persoon
    keten = fabriek.keten(regio, trekker=enschede, tekst=f"<p>Bel {persoon.naam.upper()}.</p>")
    opgave = keten.agenda.blokken.get(soort="opgave").opgave
    actions.schrijf(opgave, gesprekken=[{"groepen": [], "met": "Piet Puk", "wanneer": "", "tekst": "Nee"}])
    regel = {"organisatie": enschede, "kosten": 98765, "baten": None, "toelichting": "Duur"}
    actions.bewaar_businesscase(keten.afspraak, "0", by=None, per="jaar", toelichting="", regels=[regel])
    versie = actions.aanbieden(keten.agenda, by=None)
    oordeel = {"oordeel": "voorbehoud", "tekst": "Eerst geld", "naam": "Sanne Bos", "functie": "wethouder"}
    actions.antwoorden(versie, enschede, by=None, datum=VANDAAG, **oordeel)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Overleg bij Sanne Bos")
    maak_openbaar(regio, by=factories.gebruiker(Rol.COORDINATOR, regio=regio))
    text = client.get(PAGINA).text
    assert f"Bel {WEGGELATEN}." in text
    assert "akkoord met voorbehoud" in text
    for secret in (persoon.naam, "Piet Puk", "98765", "98.765", "Duur", "Eerst geld", "Sanne", "wethouder"):
        assert secret not in text.partition("<main")[2]


def test_closed_text_is_not_on_it(client, sign_in):
    schot = Schot()
    neem_aan(schot.agenda)
    maak_openbaar(schot.regio, by=schot.lezer("coordinator"))
    assert GEHEIM not in client.get(reverse("openbaar", args=[schot.regio.code])).text


def test_what_is_only_offered_is_not_on_it(client, coordinator, regio):
    versie = stel_vast(regio, tekst="<p>Zo was het.</p>")
    coordinator.post(ZETTEN, {"openbaar": "ja"})
    blok = versie.agenda.blokken.get(soort="afspraak")
    actions.schrijf(blok.afspraak, tekst="<p>Zo wordt het.</p>")
    actions.aanbieden(versie.agenda, by=None)
    text = client.get(PAGINA).text
    assert "Zo was het." in text
    assert "Zo wordt het." not in text


def test_the_coordinator_sees_which_names_are_left_out(coordinator, regio, enschede):
    naam = factories.contact(enschede, regio).persoon.naam
    stel_vast(regio, tekst=f"<p>Bel {naam}.</p>")
    assert naam in coordinator.get(ZETTEN).context["genoemd"]


def test_without_an_adopted_agenda_it_cannot_be_opened(coordinator, regio):
    fabriek.keten(regio)
    assert "Er is nog geen agenda vastgesteld" in coordinator.get(ZETTEN).text
    assert "Stel eerst een versie vast" in coordinator.post(ZETTEN, {"openbaar": "ja"}, follow=True).text
    assert not Openbaarmaking.objects.exists()


def test_pressing_twice_opens_it_once(coordinator, regio):
    stel_vast(regio)
    for _ in range(2):
        coordinator.post(ZETTEN, {"openbaar": "ja"})
    now = Openbaarmaking.objects.get()
    assert now.als
    with pytest.raises(IntegrityError), transaction.atomic():
        Openbaarmaking.objects.create(regio=regio)


def test_it_is_read_in_a_constant_number_of_queries(client, coordinator, regio, enschede):
    stel_vast(regio, afspraken=8, trekker=enschede)
    coordinator.post(ZETTEN, {"openbaar": "ja"})
    with counted() as queries:
        client.get(PAGINA)
    assert len(queries) <= 4
