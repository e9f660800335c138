"""A list with persons in it that leaves as a file is noted, and read by the functioneel beheerder only."""

import pytest
from django.urls import reverse

from regions.bewaren import bezig
from regions.models import Gebruiker, Persoon, Uitvoer
from regions.rights import Rol
from regions.uitvoer import noteer
from tests import factories
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def almelo():
    return factories.gemeente("Almelo", regio=factories.regio("Twente"))


def test_taking_the_contacts_along_is_noted_and_looking_is_not(almelo, as_rol):
    regio = almelo.plaatsingen.get().regio
    factories.contact(almelo, regio)
    client = as_rol(Rol.COORDINATOR, regio=regio)
    client.get(reverse("contacten", args=["twente"]))
    assert not Uitvoer.objects.exists()
    client.get(reverse("contacten_export", args=["twente", "csv"]))
    noted = Uitvoer.objects.get()
    assert (noted.wat, noted.vorm, noted.rijen, noted.regio) == ("contactpersonen", "csv", 1, regio)


def test_they_are_filtered(almelo, as_rol):
    noteer(
        factories.gebruiker(naam="Anna Een"),
        "contactpersonen",
        "csv",
        3,
        regio=almelo.plaatsingen.get().regio,
    )
    noteer(factories.gebruiker(naam="Bob Twee"), "toegang", "xlsx", 4, organisatie=almelo)
    client, address = as_rol(Rol.FUNCTIONEEL), reverse("beheer_uitvoer")
    for filters, there, gone in (
        ({"wie": "anna"}, "Anna Een", "Bob Twee"),
        ({"wat": "toe"}, "Bob Twee", "Anna Een"),
        ({"regio": "twente"}, "Anna Een", "Bob Twee"),
        ({"organisatie": "alm"}, "Bob Twee", "Anna Een"),
    ):
        page = client.get(address, filters).text
        assert there in page
        assert gone not in page
    assert "niets meegenomen" in client.get(address, {"tot_en_met": "2001-01-01"}).text


def test_nobody_else_reads_them(as_rol):
    assert as_rol(Rol.LANDELIJK).get(reverse("beheer_uitvoer")).status_code == 404
    assert as_rol(Rol.LANDELIJK).get(reverse("beheer_wissen")).status_code == 404


def test_many_take_as_many_queries_as_one(as_rol):
    client, address = as_rol(Rol.FUNCTIONEEL), reverse("beheer_uitvoer")
    noteer(factories.gebruiker(), "contactpersonen", "csv", 3)
    client.get(address)
    with counted() as one:
        client.get(address)
    for _ in range(5):
        noteer(factories.gebruiker(), "contactpersonen", "csv", 3)
    with counted() as many:
        client.get(address)
    assert len(many) == len(one)


def test_who_asks_for_it_is_wiped(almelo, as_rol):
    wie = factories.contact(almelo, almelo.plaatsingen.get().regio, tot=VANDAAG).persoon
    client = as_rol(Rol.FUNCTIONEEL)
    assert wie.naam in client.get(reverse("beheer_wissen"), {"q": wie.email}).text
    address = reverse("beheer_wissen_een", args=["persoon", wie.pk])
    assert "kan niet worden teruggedraaid" in client.get(address).text
    assert client.post(address).status_code == 302
    assert Persoon.objects.get(pk=wie.pk).email == ""
    assert client.post(address).status_code == 404


def test_a_user_who_asks_for_it_is_wiped(almelo, as_rol):
    wie = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo, tot=VANDAAG)
    as_rol(Rol.FUNCTIONEEL).post(reverse("beheer_wissen_een", args=["gebruiker", wie.pk]))
    assert not Gebruiker.objects.get(pk=wie.pk).is_active


def test_who_still_has_a_role_is_not_wiped(almelo, as_rol):
    wie = factories.contact(almelo, almelo.plaatsingen.get().regio).persoon
    response = as_rol(Rol.FUNCTIONEEL).post(reverse("beheer_wissen_een", args=["persoon", wie.pk]))
    assert response.status_code == 422
    assert "ambtelijk voor Almelo in Twente" in response.text
    assert Persoon.objects.get(pk=wie.pk).email
    assert len(bezig(wie, VANDAAG)) == 1
