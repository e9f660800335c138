"""Running a round by hand."""

import datetime

import pytest

from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster.models import Inzending, Ronde, Uitnodiging

pytestmark = pytest.mark.django_db
NIEUW = {"jaar": 2027, "peildatum": "2027-01-01", "sluit_op": "2027-02-28"}


@pytest.fixture
def beheer(as_rol):
    return as_rol(Rol.FUNCTIONEEL)


def test_a_round_is_prepared_looked_at_and_opened(beheer):
    factories.gemeente("Almelo", regio=factories.regio())
    assert beheer.post("/beheer/ronde/nieuw/", NIEUW)["Location"] == "/beheer/ronde/2027/"
    text = beheer.get("/beheer/ronde/2027/").text
    assert "Wie wordt gevraagd" in text
    assert "Twente" in text
    beheer.post("/beheer/ronde/2027/openen/")
    assert Uitnodiging.objects.get().organisatie_naam == "Almelo"
    assert Ronde.objects.get().staat == "open"
    assert "0 van 1" in beheer.get("/beheer/ronde/2027/").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sluit_op": "2026-12-01"}, "De laatste dag om te antwoorden ligt voor de peildatum."),
        ({"sluit_op": "2026-01-01"}, "Deze dag is al voorbij."),
        ({"sluit_op": "31-02-2027"}, "Voer een geldige datum in"),
        ({"publiceert_op": "2027-02-01"}, "De dag van publicatie ligt niet na"),
        ({"jaar": "1812"}, "Kies een jaar van 2018 tot en met 2099."),
        ({"jaar": "volgend jaar"}, "Voer een geheel getal in"),
    ],
)
def test_impossible_days_get_a_sentence(beheer, fields, sentence):
    response = beheer.post("/beheer/ronde/nieuw/", NIEUW | fields)
    assert response.status_code == 422
    assert sentence in response.text
    assert not Ronde.objects.exists()


def test_there_is_one_round_a_year(beheer):
    venster.ronde(2027, sluit_op=datetime.date(2027, 2, 1))
    assert "Voor dit jaar is er al een ronde." in beheer.post("/beheer/ronde/nieuw/", NIEUW).text


def test_the_last_day_can_move_while_it_runs(beheer):
    venster.uitnodiging()
    beheer.post("/beheer/ronde/2026/", {"sluit_op": "2026-12-15"})
    assert Ronde.objects.get().sluit_op == datetime.date(2026, 12, 15)


def test_the_peildatum_cannot_move_once_it_is_open(beheer):
    venster.uitnodiging()
    beheer.post("/beheer/ronde/2026/", {"sluit_op": "2026-12-15", "peildatum": "2026-06-01"})
    assert Ronde.objects.get().peildatum == datetime.date(2026, 1, 1)


def test_opening_twice_says_so(beheer):
    venster.uitnodiging()
    response = beheer.post("/beheer/ronde/2026/openen/")
    assert response.status_code == 409
    assert "al geopend" in response.text


def test_publishing_waits_until_it_is_closed_and_was_open_to_inspection(beheer):
    venster.uitnodiging()
    publiceer = "/beheer/ronde/2026/publiceren/"
    Ronde.objects.update(publiceert_op=VANDAAG + datetime.timedelta(days=20))
    assert "als de ronde gesloten is" in beheer.post(publiceer).text
    Ronde.objects.update(sluit_op=VANDAAG - datetime.timedelta(days=20), publiceert_op=None)
    assert "Kies eerst de dag van publicatie" in beheer.post(publiceer).text
    Ronde.objects.update(publiceert_op=VANDAAG + datetime.timedelta(days=1))
    assert "ter inzage" in beheer.post(publiceer).text
    assert not Ronde.objects.get().gepubliceerd_op
    Ronde.objects.update(publiceert_op=VANDAAG)
    assert beheer.post(publiceer).status_code == 302
    assert Ronde.objects.get().gepubliceerd_op


def test_ten_working_days_lie_between_closing_and_publication(beheer):
    fields = NIEUW | {"sluit_op": "2027-02-26"}
    response = beheer.post("/beheer/ronde/nieuw/", fields | {"publiceert_op": "2027-03-12"})
    assert "Kies 13-03-2027 of later." in response.text
    assert beheer.post("/beheer/ronde/nieuw/", fields | {"publiceert_op": "2027-03-15"}).status_code == 302
    assert Ronde.objects.get().inzage_vanaf == datetime.date(2027, 3, 1)


def test_national_staff_run_only_the_round_they_were_appointed_for(as_rol, sign_in):
    mine = venster.uitnodiging().ronde
    venster.ronde(2025)
    eva = factories.gebruiker(Rol.LANDELIJK)
    client = sign_in(eva)
    assert client.get("/beheer/ronde/").status_code == 403
    mine.eigenaar = eva
    mine.save()
    assert "2026" in client.get("/beheer/ronde/").text
    assert client.get("/beheer/ronde/2026/").status_code == 200
    assert client.get("/beheer/ronde/2025/").status_code == 403
    assert client.get("/beheer/ronde/nieuw/").status_code == 403


@pytest.mark.parametrize("stap", ["", "openen/", "publiceren/"])
def test_a_medewerker_runs_no_round(as_rol, stap):
    uitnodiging = venster.uitnodiging()
    client = as_rol(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie)
    assert client.post(f"/beheer/ronde/2026/{stap}").status_code == 403
    assert Inzending.objects.count() == 1
