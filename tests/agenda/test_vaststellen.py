"""Freezing, answering and deciding."""

import datetime
import threading

import pytest
from django.db import connection
from post_office.models import Email

from agenda import actions
from agenda.models import Akkoord, Vaststelling, Versie, VersieStuk
from documents.models import Document
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
VANDAAG = datetime.date(2026, 11, 23)
AKKOORD = {
    "oordeel": "akkoord",
    "naam": "S. Bos",
    "functie": "wethouder",
    "datum": "2026-11-20",
    "grond": "college",
    "grond_datum": "2026-11-17",
    "grond_nummer": "Z-12",
}
GETYPT = AKKOORD | {"datum": datetime.date(2026, 11, 20), "grond_datum": datetime.date(2026, 11, 17)}
BLIJKT = {"blijkt_uit": "Mail van S. Bos van 20 november"}


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def enschede(regio):
    return factories.gemeente("Enschede", regio=regio)


@pytest.fixture
def coordinator(as_rol, regio, enschede):
    fabriek.keten(regio, trekker=enschede)
    return as_rol(Rol.COORDINATOR, regio=regio)


def decide(client, **fields):
    data = {"actie": "vaststellen", "nummer": "1", "op": "2026-11-23", "overleg": "Bestuurlijk overleg"}
    return client.post(f"{A}vaststellen/", data | fields)


def test_from_offer_to_document(coordinator, enschede):
    coordinator.post(f"{A}vaststellen/", {"actie": "aanbieden"})
    versie = Versie.objects.get()
    actions.antwoorden(versie, enschede, by=None, **GETYPT)
    assert decide(coordinator).status_code == 302
    besluit = Vaststelling.objects.get()
    assert besluit.inhoud["akkoorden"][0]["basis"] == "collegebesluit van 17-11-2026, nummer Z-12"
    assert besluit.inhoud["akkoorden"][0]["naam"] == "S. Bos"
    document = Document.objects.get()
    assert document == besluit.document
    assert document.data == versie.inhoud | {"vaststelling": besluit.inhoud}
    assert "Vastgesteld op 23 november 2026" in coordinator.get(f"{A}versies/1/").text


def test_who_did_not_answer_is_named(coordinator, regio):
    factories.verzekeraar("Menzis", regio=regio)
    coordinator.post(f"{A}vaststellen/", {"actie": "aanbieden"})
    decide(coordinator, toelichting="Menzis besluit in januari.")
    besluit = Vaststelling.objects.get().inhoud
    assert [partij["naam"] for partij in besluit["zonder_antwoord"]] == ["Enschede", "Menzis"]
    assert besluit["toelichting"] == "Menzis besluit in januari."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"op": "2026-11-24"}, "moet nog komen"),
        ({"op": "2026-11-22"}, "na die dag gemaakt"),
        ({"op": "2026-02-31"}, "geldige datum"),
        ({"overleg": ""}, "Vul in welk overleg."),
        ({"nummer": "2"}, "Deze versie is er niet"),
        ({"nummer": "x\x00"}, "Deze versie is er niet"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(coordinator, fields, said):
    coordinator.post(f"{A}vaststellen/", {"actie": "aanbieden"})
    response = decide(coordinator, **fields)
    assert response.status_code == 422
    assert said in response.text
    assert not Vaststelling.objects.exists()


def test_not_twice_and_not_an_old_version(coordinator):
    coordinator.post(f"{A}vaststellen/", {"actie": "aanbieden"})
    decide(coordinator)
    assert "al vastgesteld" in decide(coordinator).text
    for _ in range(2):
        coordinator.post(f"{A}vaststellen/", {"actie": "aanbieden"})
    assert "nieuwere versie" in decide(coordinator, nummer="2").text
    assert decide(coordinator, nummer="3").status_code == 302
    newest = Document.objects.get(versie="3")
    assert newest.vervangt == Document.objects.get(versie="1")


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_one_moment_make_one(regio):
    versie = actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    outcomes = []

    def run():
        try:
            actions.vaststellen(versie, op=VANDAAG, overleg="Overleg", by=None)
            outcomes.append("vastgesteld")
        except actions.NietMogelijk as reason:
            outcomes.append(str(reason))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["Versie 1 is al vastgesteld."] * 3 + ["vastgesteld"]
    assert Vaststelling.objects.count() == Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_offers_at_one_moment_get_two_numbers(regio):
    agenda = fabriek.keten(regio).agenda

    def run():
        actions.aanbieden(agenda, by=None)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Versie.objects.values_list("nummer", flat=True)) == [1, 2, 3]


def test_the_bestuurder_gives_the_akkoord(as_rol, versie, regio_met_partij):
    client = as_rol(Rol.BESTUURDER, organisatie=regio_met_partij)
    page = client.get(f"{A}versies/1/akkoord/enschede/")
    assert "U geeft dit oordeel zelf" in page.text
    client.post(f"{A}versies/1/akkoord/enschede/", AKKOORD)
    akkoord = Akkoord.objects.get()
    assert (akkoord.oordeel, akkoord.als) == ("akkoord", "bestuurder, Enschede")


@pytest.fixture
def regio_met_partij(regio, enschede):
    return enschede


@pytest.fixture
def versie(regio, enschede):
    return actions.aanbieden(fabriek.keten(regio).agenda, by=None)


def test_a_medewerker_records_it_and_the_bestuurder_is_told(as_rol, versie, enschede):
    bestuurder = factories.gebruiker(Rol.BESTUURDER, organisatie=enschede)
    client = as_rol(Rol.MEDEWERKER, organisatie=enschede)
    client.post(f"{A}versies/1/akkoord/enschede/", AKKOORD | BLIJKT)
    assert Akkoord.objects.get().naam == "S. Bos"
    assert Email.objects.get().to == [bestuurder.email]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"oordeel": ""}, "verplicht"),
        ({"naam": ""}, "Vul in wie dit besloot"),
        ({"grond": ""}, "Kies op grond waarvan"),
        ({"blijkt_uit": ""}, "Schrijf op waaruit dit blijkt"),
        ({"datum": "2026-11-24"}, "Kies vandaag of een dag die geweest is"),
        ({"oordeel": "niet_akkoord"}, "Leg uit"),
        ({"oordeel": "wacht"}, "wanneer u het besluit verwacht"),
        ({"oordeel": "misschien"}, "geldige keuze"),
    ],
)
def test_an_akkoord_that_says_too_little_is_refused(as_rol, versie, enschede, fields, said):
    client = as_rol(Rol.MEDEWERKER, organisatie=enschede)
    response = client.post(f"{A}versies/1/akkoord/enschede/", AKKOORD | BLIJKT | fields)
    assert response.status_code == 422
    assert said in response.text
    assert not Akkoord.objects.exists()


def test_a_later_answer_counts_and_the_first_stays(versie, enschede):
    actions.antwoorden(versie, enschede, by=None, oordeel="wacht", verwacht_op=VANDAAG)
    actions.antwoorden(versie, enschede, by=None, **GETYPT)
    assert Akkoord.objects.laatste().get().oordeel == "akkoord"
    assert Akkoord.objects.count() == 2


def test_of_an_older_version_no_answer_is_taken(as_rol, versie, enschede):
    actions.aanbieden(versie.agenda, by=None)
    response = as_rol(Rol.MEDEWERKER, organisatie=enschede).get(f"{A}versies/1/akkoord/enschede/")
    assert response.status_code == 403
    assert "niet meer ter vaststelling" in response.text


def test_the_page_of_a_version_shows_every_word(coordinator):
    actions.aanbieden(fabriek.Agenda.objects.get(), by=None)
    text = coordinator.get(f"{A}versies/1/").text
    for words in (
        "Ouderen wonen langer thuis",
        "Steun voor mantelzorgers",
        "Afspraak O1",
        "Huisartsen uitnodigen",
    ):
        assert words in text


def test_agreements_of_a_version_can_be_searched(versie):
    assert VersieStuk.objects.afspraken().get().nummer == "O1"
