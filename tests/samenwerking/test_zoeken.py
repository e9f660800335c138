"""Finding a person, an organisation or a regio by part of a name, in what one may see."""

import pytest
from django.urls import reverse

from regions.models import Soort
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
PAGE = reverse("zoeken")


@pytest.fixture
def haaglanden():
    return factories.regio("Haaglanden")


@pytest.fixture
def den_haag(haaglanden):
    return factories.gemeente(
        "'s-Gravenhage", slug="s-gravenhage", regio=haaglanden, aliassen="Den Haag|De Hofstad"
    )


@pytest.fixture
def reader(as_rol):
    return as_rol(Rol.LANDELIJK)


def gevonden(client, vraag):
    """What is found, as htmx gets it."""
    response = client.get(PAGE, {"q": vraag}, headers={"HX-Request": "true"})
    assert "<html" not in response.text
    return response.text


@pytest.mark.parametrize("vraag", ["den haag", "HAAG", "gravenhage", "haag den", "hofst"])
def test_an_organisation_is_found_by_part_of_any_of_its_names(reader, den_haag, vraag):
    assert reverse("organisatie", args=["s-gravenhage"]) in gevonden(reader, vraag)


def test_accents_make_no_difference(reader, haaglanden, den_haag):
    factories.regio("Friesland", aliassen="Fryslân")
    factories.contact(den_haag, haaglanden, wie=factories.persoon("Zoë Çelik"))
    assert "Friesland" in gevonden(reader, "fryslan")
    assert "Zoë Çelik" in gevonden(reader, "zoe celik")
    assert "Zoë Çelik" in gevonden(reader, "ZOË")


def test_a_person_is_found_with_who_they_speak_for_now_or_spoke_for(reader, haaglanden, den_haag):
    factories.contact(den_haag, haaglanden, wie=factories.persoon("Ada Vroeger"), tot=VANDAAG)
    factories.contact(den_haag, haaglanden, wie=factories.persoon("Ada Nu"))
    page = gevonden(reader, "ada")
    assert "(t/m 22 november 2026)" in page.split("Ada Vroeger")[1]
    assert "(t/m" not in page.split("Ada Nu")[1].split("Ada Vroeger")[0]


def test_who_was_never_a_contact_is_not_found(reader, den_haag):
    factories.persoon("Xandra Zonderrol")
    factories.gebruiker(naam="Xaviera Inlog")
    assert "Er is niets gevonden" in gevonden(reader, "xa")


def test_a_partner_finds_only_what_it_may_see(as_rol, haaglanden, den_haag):
    zeeland = factories.regio("Zeeland")
    goes = factories.gemeente("Goes", regio=zeeland)
    factories.contact(goes, zeeland, wie=factories.persoon("Geheim Goes"))
    factories.contact(den_haag, haaglanden, wie=factories.persoon("Bekend Haag"))
    ggd = factories.organisatie("GGD", Soort.PARTNER, slug="ggd")
    haaglanden.deelnames.create(organisatie=ggd, period=factories.since(factories.BEGIN))
    client = as_rol(Rol.PARTNER, organisatie=ggd)
    assert "Er is niets gevonden" in gevonden(client, "goes")
    assert "Er is niets gevonden" in gevonden(client, "zeeland")
    assert "Bekend Haag" in gevonden(client, "haag")


def test_an_ended_organisation_is_found_and_says_so(reader):
    factories.gemeente("Weesp", tot=VANDAAG)
    assert "bestond t/m 22 november 2026" in gevonden(reader, "weesp")


@pytest.mark.parametrize("vraag", ["", "a", " a "])
def test_too_few_letters_ask_nothing(reader, den_haag, vraag):
    with counted() as queries:
        reader.get(PAGE, {"q": vraag})
    assert queries == []


def test_the_whole_page_without_javascript(reader, den_haag):
    page = reader.get(PAGE, {"q": "haag"}).text
    assert "<html" in page
    assert 'value="haag"' in page
    assert reverse("organisatie", args=["s-gravenhage"]) in page


def test_every_page_has_the_field_for_who_may_search(reader, client, haaglanden):
    assert f'action="{PAGE}"' in reader.get("/regios/").text
    client.logout()
    assert f'action="{PAGE}"' not in client.get("/").text
    assert client.get(PAGE).status_code == 302


def test_who_may_see_no_regio_cannot_search(sign_in):
    assert sign_in(factories.gebruiker()).get(PAGE).status_code == 404


def test_the_number_of_queries_does_not_grow_and_the_list_is_cut(reader, haaglanden):
    factories.contact(
        factories.gemeente("Haag", regio=haaglanden), haaglanden, wie=factories.persoon("Haag 0")
    )
    with counted() as one:
        gevonden(reader, "haag")
    for nummer in range(1, 30):
        gemeente = factories.gemeente(f"Haag-{nummer}", regio=haaglanden)
        factories.contact(gemeente, haaglanden, wie=factories.persoon(f"Haag {nummer}"))
    with counted() as many:
        page = gevonden(reader, "haag")
    assert len(many) == len(one), "\n".join(many)
    assert "de eerste 20" in page
