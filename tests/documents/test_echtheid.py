"""Is dit document echt? Asked by anyone, answered for each state, without a name of anyone."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.actions import intrekken, maak
from documents.views import echtheid
from tests import factories
from tests.documents.inhoud import agenda
from tests.documents.test_vastleggen import leg_vast, set_file

pytestmark = pytest.mark.django_db
PAGE = "/echtheid/"


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    cache.clear()


def ask(client, document, short=True):
    return client.get(
        reverse("echtheid_kenmerk", args=[document.kenmerk[:16] if short else document.kenmerk])
    )


def upload(client, content, name="agenda.pdf"):
    return client.post(PAGE, {"bestand": SimpleUploadedFile(name, content, "application/pdf")})


@pytest.mark.parametrize("short", [True, False])
def test_genuine_and_the_latest(client, short):
    response = ask(client, leg_vast(regio=factories.regio()), short)
    assert "Echt, en de laatste versie" in response.text
    assert "Samenwerkingsagenda Twente" in response.text
    assert "12 maart 2026" in response.text


def test_no_person_is_named(client):
    text = ask(client, leg_vast()).text
    assert "Wethouder" not in text


def test_offered(client):
    assert "Echt, nog ter vaststelling" in ask(client, leg_vast(agenda(vaststelling=None))).text


def test_replaced_names_the_latest_through_every_replacement(client):
    first = leg_vast()
    offered = leg_vast(agenda(versie=4, vaststelling=None), vervangt=first)
    assert "Echt, en de laatste versie" in ask(client, first).text
    second = leg_vast(agenda(versie=4), vervangt=offered)
    third = leg_vast(agenda(versie=5), vervangt=second)
    for document in (first, offered, second):
        text = ask(client, document).text
        assert "Echt, maar vervangen" in text
        assert reverse("echtheid_kenmerk", args=[third.kenmerk]) in text


def test_a_withdrawn_follower_replaces_nothing(client):
    first = leg_vast()
    intrekken(leg_vast(agenda(versie=4), vervangt=first), by=factories.gebruiker())
    assert "Echt, en de laatste versie" in ask(client, first).text


def test_withdrawn(client):
    text = ask(client, intrekken(leg_vast(), by=factories.gebruiker())).text
    assert "Echt, maar ingetrokken" in text
    assert "23 november 2026" in text


def test_unknown(client):
    response = client.get(reverse("echtheid_kenmerk", args=["0" * 16]))
    assert response.status_code == 404
    assert "Dit kenmerk kennen wij niet" in response.text


def test_a_kenmerk_is_read_as_it_is_printed(client):
    document = leg_vast()
    response = client.get(PAGE, {"kenmerk": f" {document.gedrukt_kenmerk.replace(' ', '-')} "})
    assert response["Location"] == reverse("echtheid_kenmerk", args=[document.kenmerk[:16]])


@pytest.mark.parametrize("typed", ["", "0123", "XYZ", "é" * 200, "<script>"])
def test_what_is_no_kenmerk_gets_a_sentence(client, typed):
    response = client.get(PAGE, {"kenmerk": typed})
    assert response.status_code == 422
    assert "Dit is geen kenmerk." in response.text
    assert "<script>" not in response.text


def test_two_documents_with_one_beginning_ask_for_the_whole(client, monkeypatch):
    document = leg_vast()
    twin = leg_vast(agenda(versie=4))
    monkeypatch.setattr(
        echtheid.Document.objects, "met_kenmerk", lambda kenmerk: echtheid.Document.objects.all()
    )
    response = ask(client, document)
    assert response.status_code == 409
    assert "Vul het hele kenmerk in" in response.text
    assert twin.kenmerk not in response.text


def test_the_exact_file_is_genuine(client):
    document = maak(leg_vast())
    text = upload(client, bytes(document.bestand), "hernoemd.pdf").text
    assert "Uw bestand is precies dit document" in text


def test_one_byte_changed_is_not(client):
    content = bytearray(bytes(maak(leg_vast()).bestand))
    content[len(content) // 2] ^= 1
    response = upload(client, bytes(content))
    assert response.status_code == 200
    assert "Dit bestand kennen wij niet" in response.text


def test_a_file_of_several_chunks_is_hashed_whole(client):
    document, content = leg_vast(), b"%PDF-1.7" + b"x" * 300_000
    set_file(document, content)
    assert "precies dit document" in upload(client, content).text
    assert "kennen wij niet" in upload(client, content + b"y").text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 een Word-bestand", "Dit is geen PDF."),
        (b"%PDF-1.7" + b"0" * (20 * 1024 * 1024), "groter dan 20 MB"),
        (b"", "Kies een bestand met inhoud."),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence(client, content, sentence):
    response = upload(client, content)
    assert response.status_code == 422
    assert sentence in response.text


def test_a_form_without_a_file_gets_a_sentence(client):
    assert "Kies een bestand" in client.post(PAGE).text


def test_asking_very_often_is_refused_for_a_while(client, monkeypatch):
    monkeypatch.setattr(echtheid, "PER_MINUTE", 3)
    document = leg_vast()
    assert [ask(client, document).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert "over een minuut opnieuw" in ask(client, document).text
    other = client.get(reverse("echtheid_kenmerk", args=[document.kenmerk]), REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_the_page_is_there_for_everyone(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "U hoeft niet in te loggen" in response.text
