"""Our organisation in a regio and in all its regio's: for who works there, and as one A4."""

import pytest
from django.test import Client
from django.urls import reverse

from agenda import actions as agenda_actions
from documents.actions import vastleggen
from documents.models import Document
from documents.standen import Stand, status
from regions.models import Deelname, Soort, Uitvoer
from regions.periods import since, today
from regions.rights import Rol
from samenwerking import onze
from tests import factories
from tests.agenda import fabriek
from tests.documents.keuring import keur

pytestmark = pytest.mark.django_db
PAGE = reverse("onze_gemeente", args=["twente", "hengelo"])
ALLE = reverse("onze_organisatie", args=["hengelo"])


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


@pytest.fixture
def vol(twente, hengelo):
    factories.contact(hengelo, twente, wie=factories.persoon("Eva Wethouder"))
    afspraak = fabriek.keten(twente, trekker=hengelo)
    agenda_actions.toevoegen(
        afspraak.agenda, "actie", by=None, ouder=afspraak, titel="Bel de huisartsen", organisatie=hengelo
    )
    return afspraak


def collega(hengelo, rol=Rol.MEDEWERKER):
    return factories.gebruiker(rol, organisatie=hengelo)


def test_it_says_who_speaks_what_was_agreed_and_what_is_to_do(sign_in, hengelo, vol):
    text = sign_in(collega(hengelo)).get(PAGE).text
    assert "Eva Wethouder" in text
    assert "Bel de huisartsen" in text
    assert "trekker" in text


@pytest.mark.parametrize("page", [PAGE, ALLE])
def test_for_anyone_else_it_does_not_exist(sign_in, twente, vol, page):
    buren = factories.gemeente("Borne", regio=twente)
    assert sign_in(collega(buren)).get(page).status_code == 404
    assert sign_in(collega(buren)).post(page).status_code == 404
    assert not Document.objects.exists()


def test_it_is_two_clicks_from_mijn_werk(sign_in, hengelo, vol):
    text = sign_in(collega(hengelo)).get("/").text
    assert PAGE in text
    assert ALLE in text


@pytest.mark.parametrize("page", [PAGE, ALLE])
def test_posted_it_becomes_a_document_that_is_noted(sign_in, hengelo, vol, page):
    client: Client = sign_in(collega(hengelo))
    response = client.post(page)
    client.post(page)
    document = Document.objects.get()
    assert response.url == reverse("document_pdf", args=[document.kenmerk])
    assert Uitvoer.objects.count() == 2
    assert status(document).stand == Stand.MOMENT
    keur(document)
    assert client.get(document.get_absolute_url()).status_code == 200


def test_the_document_is_not_for_a_neighbour_nor_for_who_sees_less(sign_in, twente, hengelo, vol):
    sign_in(collega(hengelo)).post(PAGE)
    document = Document.objects.get()
    buur = collega(factories.gemeente("Borne", regio=twente))
    assert sign_in(buur).get(document.get_absolute_url()).status_code == 404
    assert sign_in(collega(hengelo, Rol.BESTUURDER)).get(document.get_absolute_url()).status_code == 200


def test_a_partner_reads_what_was_adopted_and_not_what_is_worked_on(sign_in, twente, vol):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    gebruiker = factories.gebruiker(Rol.PARTNER, organisatie=ggd, regio=twente)
    text = sign_in(gebruiker).get(reverse("onze_gemeente", args=["twente", ggd.slug])).text
    assert "Er is nog geen vastgestelde agenda" in text
    assert "Wat wij moeten doen" not in text


def test_however_much_there_is_it_stands_on_one_a4(twente, hengelo):
    lang = "Dit is een heel erg lange omschrijving van wat er is afgesproken " * 3
    regel = {"wie": "Verzekeraar Oost", "tekst": lang}
    afspraak = {
        "nummer": "P1",
        "titel": lang[:200],
        "hoe": "trekker",
        "pilot": True,
        "besluit_op": "2027-06-01",
        "wij": [lang],
        "anderen": [regel, regel, regel],
    }
    inhoud = onze.in_regio(hengelo, twente, collega(hengelo), today()) | {
        "themas": [{"naam": "Een lang thema " * 4, "afspraken": [afspraak] * 9}] * 9,
        "acties": [{"titel": lang[:200], "gereed": "2027-01-01"}] * 40,
        "gevraagd": [{"wat": lang[:200], "op": "2027-01-01"}] * 40,
        "sprekers": [{"naam": "Een Lange Naam " * 5, "rol": "bestuurlijk", "functie": "wethouder " * 9}] * 9,
        "namens": [lang] * 3,
        "overleg": {"titel": lang[:160], "datum": "2027-01-01", "besluiten": [lang[:200]] * 9},
    }
    kort = onze.op_een_a4(inhoud)
    document = vastleggen(
        soort="onze_gemeente",
        titel=inhoud["titel"],
        inhoud=kort,
        regio=twente,
        organisatie=hengelo,
        aard="moment",
        by=None,
    )
    pdf = keur(document)
    assert len(pdf.pages) == 1
    assert document.data["acties_meer"] == 34
