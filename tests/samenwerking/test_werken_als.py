"""One person with three roles: coordinator, medewerker of an insurer, and beheerder of a gemeente."""

import pytest
from django.urls import reverse

from agenda.actions import hoedanigheid
from regions.models import Gebruiker, Toegang
from regions.rights import Right, Rol
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    twente = factories.regio("Twente")
    return twente, factories.verzekeraar("Menzis", regio=twente), factories.gemeente("Borne", regio=twente)


@pytest.fixture
def noor(huis):
    twente, menzis, borne = huis
    noor = factories.gebruiker(Rol.COORDINATOR, regio=twente)
    factories.toegang(noor, Rol.MEDEWERKER, organisatie=menzis)
    factories.toegang(noor, Rol.BEHEERDER, organisatie=borne)
    return noor


def kies(client, toegang, **data):
    return client.post(reverse("werken_als"), {"toegang": toegang.pk if toegang else ""} | data)


def test_the_chosen_role_stands_in_the_header_and_comes_back(sign_in, noor):
    client, menzis = sign_in(noor), noor.toegang_set.get(rol=Rol.MEDEWERKER)
    assert "Kies uw rol" in client.get("/").text
    assert kies(client, menzis, next="/regios/").url == "/regios/"
    assert "U werkt nu als medewerker, Menzis" in client.get("/").text
    kies(client, None)
    assert "Kies uw rol" in client.get("/").text


def test_all_that_one_may_see_stays_within_reach(sign_in, noor):
    client = sign_in(noor)
    addresses = [
        reverse("organisatie_toegang", args=["borne"]),
        reverse("regio_toegang", args=["twente"]),
        reverse("contact_nieuw", args=["twente"]),
    ]
    for toegang in noor.toegang_set.all():
        kies(client, toegang)
        assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_the_chosen_organisation_is_first_in_a_form(sign_in, noor, huis):
    client, menzis = sign_in(noor), huis[1]
    kies(client, noor.toegang_set.get(organisatie=menzis))
    assert (
        f'<option value="{menzis.pk}" selected>' in client.get(reverse("contact_nieuw", args=["twente"])).text
    )


def test_what_is_recorded_is_the_chosen_role_if_it_gives_the_right(noor, huis):
    twente, menzis, _ = huis
    noor.als = noor.toegang_set.get(organisatie=menzis).pk
    assert hoedanigheid(noor, twente, Right.VOORTGANG_GIVE) == "medewerker, Menzis"
    assert hoedanigheid(noor, twente, Right.AGENDA_EDIT) == "regiocoördinator"
    noor = Gebruiker.objects.get(pk=noor.pk)
    assert hoedanigheid(noor, twente, Right.VOORTGANG_GIVE) == "regiocoördinator"


def test_a_role_that_ended_is_no_longer_worked_in(sign_in, noor):
    client, menzis = sign_in(noor), noor.toegang_set.get(rol=Rol.MEDEWERKER)
    kies(client, menzis)
    Toegang.objects.filter(pk=menzis.pk).delete()
    assert "Kies uw rol" in client.get("/").text


def test_the_role_of_someone_else_cannot_be_chosen(sign_in, noor):
    ander = factories.gebruiker(Rol.FUNCTIONEEL).toegang_set.get()
    assert kies(sign_in(noor), ander).status_code == 422


def test_one_is_not_sent_to_another_site(sign_in, noor):
    assert kies(sign_in(noor), None, next="https://elders.nl/").url == "/"


def test_who_has_one_role_has_nothing_to_choose(as_rol):
    assert "Kies uw rol" not in as_rol(Rol.FUNCTIONEEL).get("/").text
