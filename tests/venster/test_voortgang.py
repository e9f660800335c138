"""Who has answered, for who follows a round: the country, filters, files; and whom no mail reaches."""

import csv
import io

import pytest
from post_office.models import STATUS, Email

from regions.models import Herindeling, Organisatie, Uitvoer
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.queries import counted
from tests.venster import factories as venster
from venster.models import Inzending, Ronde

pytestmark = pytest.mark.django_db
LAND = "/beheer/ronde/2026/voortgang/"
TWENTE = "/regio/twente/venster/2026/voortgang/"


@pytest.fixture
def ronde():
    """Three gemeenten in Twente: one submitted, one began, one did nothing; and one in Drenthe."""
    twente, drenthe = factories.regio(), factories.regio("Drenthe")
    for naam in ("Almelo", "Borne", "Hengelo"):
        factories.gemeente(naam, regio=twente)
    factories.gemeente("Assen", regio=drenthe)
    created = venster.geopend()
    venster.ingediend(Inzending.objects.get(organisatie__naam="Almelo"))
    venster.concept(Inzending.objects.get(organisatie__naam="Borne"), factories.gebruiker(), "j--")
    return created


@pytest.fixture
def leider(as_rol, ronde, sign_in):
    eva = factories.gebruiker(Rol.LANDELIJK)
    Ronde.objects.update(eigenaar=eva)
    return sign_in(eva)


def namen(response):
    return [rij.uitnodiging.organisatie_naam for rij in response.context["rijen"]]


def test_who_runs_the_round_sees_the_country(leider):
    response = leider.get(LAND)
    assert namen(response) == ["Assen", "Almelo", "Borne", "Hengelo"]
    assert "1 van 4 ingediend" in response.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stand=open", ["Assen", "Borne", "Hengelo"]),
        ("stand=stil", ["Assen", "Hengelo"]),
        ("stand=begonnen", ["Borne"]),
        ("stand=klaar", ["Almelo"]),
        ("stand=gewijzigd", []),
        ("regio=drenthe", ["Assen"]),
        ("q=eng", ["Hengelo"]),
        ("soort=zorgkantoor", []),
        ("stand=weet-niet&soort=x", ["Assen", "Almelo", "Borne", "Hengelo"]),
    ],
)
def test_it_is_filtered(leider, query, found):
    assert namen(leider.get(f"{LAND}?{query}")) == found


def test_national_staff_who_do_not_run_it_and_coordinators_do_not_see_the_country(as_rol, ronde):
    regio = factories.Regio.objects.get(code="twente")
    for rol, where in ((Rol.LANDELIJK, {}), (Rol.COORDINATOR, {"regio": regio})):
        client = as_rol(rol, **where)
        for adres in (LAND, f"{LAND}csv/", "/beheer/ronde/2026/uitnodigen/"):
            assert client.get(adres).status_code == 403


def test_while_one_looks_it_is_asked_again_without_prolonging_the_session(leider):
    page = leider.get(f"{LAND}?stand=stil").text
    assert 'hx-trigger="every 30s"' in page
    assert 'hx-get="/beheer/ronde/2026/voortgang/?stand=stil"' in page
    assert "X-Poll" in page
    fragment = leider.get(LAND, headers={"HX-Request": "true"}).text
    assert "<html" not in fragment
    assert "Almelo" in fragment


def test_the_coordinator_filters_the_own_regio(as_rol, ronde):
    regio = factories.Regio.objects.get(code="twente")
    response = as_rol(Rol.COORDINATOR, regio=regio).get(f"{TWENTE}?stand=stil")
    assert namen(response) == ["Hengelo"]
    assert "1 van 3 ingediend" in response.text


def rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    begin = next(i for i, line in enumerate(lines) if line and line[0] == "Organisatie")
    return [line for line in lines[begin + 1 :] if line and line[0]]


def test_what_is_taken_along_is_what_the_page_shows_and_is_noted(leider):
    factories.contact(
        Organisatie.objects.get(naam="Hengelo"),
        factories.Regio.objects.get(code="twente"),
        wie=factories.persoon("Ada Kok", telefoon="0541 000000", email="ada@example.nl"),
    )
    (row,) = rows(leider.get(f"{LAND}csv/?q=hengelo"))
    assert row[:4] == ["Hengelo", "gemeente", "Twente", "Nog niet begonnen"]
    assert row[6:9] == ["Ada Kok", "0541 000000", "ada@example.nl"]
    assert Uitvoer.objects.get().rijen == 1
    assert leider.get(f"{LAND}xlsx/").status_code == 200
    assert leider.get(f"{LAND}pdf/").status_code == 404


def test_the_coordinator_takes_only_the_own_regio_along(as_rol, ronde):
    regio = factories.Regio.objects.get(code="twente")
    client = as_rol(Rol.COORDINATOR, regio=regio)
    assert {row[0] for row in rows(client.get(f"{TWENTE}csv/"))} == {"Almelo", "Borne", "Hengelo"}
    assert client.get("/regio/drenthe/venster/2026/voortgang/csv/").status_code == 404


def test_a_contact_whom_mail_does_not_reach_is_marked(as_rol, ronde):
    regio = factories.Regio.objects.get(code="twente")
    wie = factories.persoon("Ada Kok", email="Weg@example.nl")
    factories.contact(Organisatie.objects.get(naam="Hengelo"), regio, wie=wie)
    client = as_rol(Rol.COORDINATOR, regio=regio)
    assert "e-mail komt niet aan" not in client.get(TWENTE).text
    Email.objects.create(from_email="a@example.nl", to=["weg@example.nl"], status=STATUS.failed)
    assert "e-mail komt niet aan" in client.get(TWENTE).text


def test_of_an_organisation_that_is_no_more_one_sees_in_what_it_went_up(as_rol, ronde):
    regio = factories.Regio.objects.get(code="twente")
    weg, naar = (Organisatie.objects.get(naam=naam) for naam in ("Hengelo", "Borne"))
    Herindeling.objects.create(
        datum=VANDAAG, vorm="toevoeging", van=weg, naar=naar, status=Herindeling.Status.GEPLAND
    )
    weg.plaatsingen.get().end(VANDAAG)
    weg.end(VANDAAG)
    Herindeling.objects.update(status=Herindeling.Status.BEVESTIGD)
    factories.contact(naar, regio, wie=factories.persoon("Ada Kok", telefoon="0541 000000"))
    text = as_rol(Rol.COORDINATOR, regio=regio).get(TWENTE).text
    assert "Opgegaan in Borne" in text
    assert text.count("0541 000000</a>") == 2  # of Borne itself, and for what was Hengelo


def test_the_country_costs_the_same_queries_for_more_rows(leider):
    leider.get(LAND)
    with counted() as few:
        leider.get(LAND)
    regio = factories.Regio.objects.get(code="twente")
    for nummer in range(8):
        extra = factories.gemeente(f"Gemeente {nummer}", regio=regio)
        venster.actions.uitnodigen(Ronde.objects.get(), organisatie=extra, regio=regio, by=None)
    with counted() as many:
        leider.get(LAND)
    assert len(many) == len(few) <= 12
