"""A board contact that came along counts once someone of the successor has said yes."""

import pytest
from django.urls import reverse

from regions.contacten import tafel
from regions.herindelen import plan
from regions.models import Contactpersoon, Organisatie, Wijziging
from regions.rights import Rol
from tests import factories
from tests.regions.herindeling import NIEUWJAAR, bevestig, land, op_in, tabellen

pytestmark = pytest.mark.django_db


@pytest.fixture
def gooi(db):
    return land()[1]


@pytest.fixture
def hilversum(gooi):
    return Organisatie.objects.get(naam="Hilversum")


@pytest.fixture
def wachtend(gooi, hilversum):
    """Bea of Wijdemeren, who came along to Hilversum."""
    wijdemeren = Organisatie.objects.get(naam="Wijdemeren")
    factories.contact(wijdemeren, gooi, rol=Contactpersoon.Rol.BESTUURLIJK, wie=factories.persoon("Bea"))
    bevestig(op_in(wijdemeren, hilversum))
    return Contactpersoon.objects.get(organisatie=hilversum)


def adres(contact):
    return reverse("contact_bevestigen", args=[contact.regio.code, contact.pk])


def ontbreekt(gooi, organisatie):
    return next(r.ontbreekt for r in tafel(gooi, NIEUWJAAR).rijen if r.organisatie == organisatie)


def test_it_is_shown_but_does_not_count(gooi, hilversum, wachtend, as_rol):
    assert ontbreekt(gooi, hilversum) == "nog geen aanspreekpunt"
    text = as_rol(Rol.LANDELIJK).get(reverse("contacten", args=["t-gooi"]), {"op": "2027-01-01"}).text
    assert "wacht op bevestiging" in text.lower()
    assert adres(wachtend) not in text


@pytest.mark.parametrize("rol", [Rol.MEDEWERKER, Rol.BEHEERDER, Rol.BESTUURDER])
def test_the_successor_finds_it_among_its_tasks_and_says_yes(gooi, hilversum, wachtend, as_rol, rol):
    client = as_rol(rol, organisatie=hilversum)
    assert adres(wachtend) in client.get("/").text
    assert adres(wachtend) in client.get(reverse("contacten", args=["t-gooi"]), {"op": "2027-01-01"}).text
    client.post(adres(wachtend), {"antwoord": "ja"})
    assert ontbreekt(gooi, hilversum) == "nog geen ambtelijk aanspreekpunt"
    assert adres(wachtend) not in client.get("/").text


def test_the_successor_may_say_no(hilversum, wachtend, as_rol):
    as_rol(Rol.BEHEERDER, organisatie=hilversum).post(adres(wachtend), {"antwoord": "nee"})
    assert not Contactpersoon.objects.filter(organisatie=hilversum).exists()


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.FUNCTIONEEL, Rol.MEDEWERKER])
def test_nobody_else_says_it_for_the_successor(gooi, wachtend, as_rol, rol):
    ander = factories.gemeente("Huizen", regio=gooi)
    where = {Rol.COORDINATOR: {"regio": gooi}, Rol.MEDEWERKER: {"organisatie": ander}}.get(rol, {})
    client = as_rol(rol, **where)
    assert client.post(adres(wachtend), {"antwoord": "ja"}).status_code == 403
    wachtend.refresh_from_db()
    assert wachtend.wacht_op_bevestiging


def test_what_does_not_wait_is_not_found(hilversum, wachtend, as_rol):
    client = as_rol(Rol.BEHEERDER, organisatie=hilversum)
    client.post(adres(wachtend), {"antwoord": "ja"})
    assert client.get(adres(wachtend)).status_code == 404


def test_no_answer_is_a_fault(hilversum, wachtend, as_rol):
    assert (
        as_rol(Rol.BEHEERDER, organisatie=hilversum).post(adres(wachtend), {"antwoord": ""}).status_code
        == 422
    )


@pytest.mark.parametrize("antwoord", ["ja", "nee"])
def test_an_answer_is_not_in_the_way_of_taking_it_back(gooi, hilversum, as_rol, antwoord):
    wijdemeren = Organisatie.objects.get(naam="Wijdemeren")
    factories.contact(wijdemeren, gooi, rol=Contactpersoon.Rol.BESTUURLIJK)
    client = as_rol(Rol.BEHEERDER, organisatie=hilversum)
    voor = tabellen()
    bevestig(op_in(wijdemeren, hilversum))
    client.post(adres(Contactpersoon.objects.get(organisatie=hilversum)), {"antwoord": antwoord})
    plan.neem_terug(Wijziging.objects.get(), by=None)
    assert tabellen() == voor
