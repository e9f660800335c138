"""What was changed: found by kind, person, regio, organisation and day; told in words; taken along; noted."""

import pytest
from django.apps import apps
from django.urls import reverse

from regions import logboek
from regions.models import Contactpersoon, Mandaat, Uitvoer
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    """Two regio's with a contact person each."""
    twente, gooi = factories.regio("Twente"), factories.regio("Gooi")
    almelo = factories.gemeente("Almelo", regio=twente)
    huizen = factories.gemeente("Huizen", regio=gooi)
    factories.contact(almelo, twente, wie=factories.persoon("Anna Almelo"))
    factories.contact(huizen, gooi, wie=factories.persoon("Hans Huizen"))
    return twente, gooi, almelo, huizen


@pytest.fixture
def lees(sign_in):
    """The log as the functioneel beheerder reads it, filtered."""
    bea = factories.gebruiker(Rol.FUNCTIONEEL, naam="Bea Beheer")
    return lambda **filters: sign_in(bea).get(reverse("beheer_logboek"), filters).text


def test_every_model_of_this_room_is_tracked_or_says_why_not():
    models = set(apps.get_app_config("regions").get_models())
    own = {model for model in models if not hasattr(model, "pgh_tracked_model")}
    untracked = {model._meta.label for model in own} - {
        model._meta.label for model in logboek.soorten().values()
    }
    assert untracked == set(logboek.BUITEN), (
        "Track it (pghistory.track), or say why not in logboek.soorten.BUITEN."
    )


def test_every_tracked_model_has_a_name_of_its_own():
    assert set(logboek.namen()) == set(logboek.soorten())
    assert len(set(logboek.namen().values())) == len(logboek.namen())


@pytest.mark.parametrize("soort", logboek.soorten())
def test_every_kind_can_be_asked_for(land, lees, soort):
    assert 'role="status"' in lees(soort=soort, regio="twente", organisatie="almelo", basis="on")


def test_it_is_filtered_by_regio(land, lees):
    page = lees(regio="twente")
    assert "Anna Almelo" in page
    assert "Hans Huizen" not in page


def test_it_is_filtered_by_organisation(land, lees):
    page = lees(organisatie="huiz")
    assert "Hans Huizen" in page
    assert "Anna Almelo" not in page


def test_it_is_filtered_by_who_did_it(land, lees, as_rol):
    twente, _, almelo, _ = land
    wie = as_rol(Rol.COORDINATOR, regio=twente, naam="Carla Coördinator")
    contact = Contactpersoon.objects.get(organisatie=almelo)
    velden = {"naam": "Anna Almelo", "email": "anna@example.nl", "functie": "adviseur"}
    assert wie.post(reverse("contact_wijzigen", args=["twente", contact.pk]), velden).status_code == 302
    page = lees(wie="carla")
    assert "Functie: van leeg naar adviseur" in page
    assert "E-mail gewijzigd" in page
    assert "anna@example.nl" not in page
    assert "via contact wijzigen" in page
    assert "niets veranderd" in lees(wie="niemand van die naam")


def test_it_is_filtered_by_what_happened(land, lees):
    assert "niets veranderd" in lees(daad="update", soort="organisatie")
    assert "Almelo" in lees(daad="insert", soort="organisatie")


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_it_is_taken_along_and_that_is_noted(land, as_rol, vorm):
    client = as_rol(Rol.FUNCTIONEEL)
    response = client.get(reverse("beheer_logboek_export", args=[vorm]), {"regio": "twente"})
    inhoud = b"".join(response) if response.streaming else response.content
    if vorm == "csv":
        assert b"Anna Almelo" in inhoud
        assert b"Hans Huizen" not in inhoud
    noted = Uitvoer.objects.get()
    assert (noted.wat, noted.vorm) == ("logboek", vorm)
    assert noted.rijen > 0


def test_too_many_changes_for_one_file_are_refused(land, as_rol, monkeypatch):
    monkeypatch.setattr("regions.views.logboek.MEEST", 1)
    response = as_rol(Rol.FUNCTIONEEL).get(reverse("beheer_logboek_export", args=["csv"]), follow=True)
    assert "Kies een kortere periode" in response.text
    assert not Uitvoer.objects.exists()


def test_nobody_else_takes_it_along(as_rol):
    assert as_rol(Rol.LANDELIJK).get(reverse("beheer_logboek_export", args=["csv"])).status_code == 404


def test_a_contact_person_has_a_history_by_role_without_personal_values(land, as_rol):
    twente, _, almelo, _ = land
    contact = Contactpersoon.objects.get(organisatie=almelo)
    by = as_rol(Rol.COORDINATOR, regio=twente, organisatie=almelo, naam="Carla Coördinator")
    velden = {
        "naam": "Anna Almelo",
        "email": "anna@example.nl",
        "telefoon": "0612345678",
        "functie": "adviseur",
    }
    by.post(reverse("contact_wijzigen", args=["twente", contact.pk]), velden)
    page = as_rol(Rol.MEDEWERKER, organisatie=almelo).get(
        reverse("contact_geschiedenis", args=["twente", contact.pk])
    )
    assert "regiocoördinator, Almelo" in page.text
    assert "Telefoon gewijzigd" in page.text
    assert "Carla" not in page.text
    assert "0612345678" not in page.text


def test_of_another_regio_nothing_is_seen(land, as_rol):
    twente, _, almelo, huizen = land
    partner = as_rol(Rol.PARTNER, regio=twente, organisatie=almelo)
    contact = Contactpersoon.objects.get(organisatie=huizen)
    for naam, args in (
        ("contact_geschiedenis", ["gooi", contact.pk]),
        ("contact_geschiedenis", ["twente", contact.pk]),
        ("regio_geschiedenis", ["gooi"]),
        ("organisatie_geschiedenis", ["huizen"]),
    ):
        assert partner.get(reverse(naam, args=args)).status_code == 404, naam


def test_a_partner_reads_of_an_organisation_only_what_lies_in_its_own_regio(land, as_rol):
    twente, gooi, almelo, _ = land
    insurer = factories.verzekeraar("Menzis", regio=twente)
    factories.contact(insurer, gooi, wie=factories.persoon("Gea Gooi"))
    factories.contact(insurer, twente, wie=factories.persoon("Tom Twente"))
    address = reverse("organisatie_geschiedenis", args=["menzis"])
    page = as_rol(Rol.PARTNER, regio=twente, organisatie=almelo).get(address).text
    assert "Tom Twente" in page
    assert "Gea Gooi" not in page
    assert "Gea Gooi" in as_rol(Rol.LANDELIJK).get(address).text


def test_a_regio_tells_who_takes_part_but_not_who_has_access(land, as_rol):
    twente, _, almelo, _ = land
    factories.gebruiker(Rol.COORDINATOR, regio=twente, naam="Carla Coördinator")
    page = as_rol(Rol.MEDEWERKER, organisatie=almelo).get(reverse("regio_geschiedenis", args=["twente"])).text
    assert "Almelo" in page
    assert "Hans Huizen" not in page
    assert "Carla" not in page


def test_a_mandate_has_a_history(land, as_rol):
    twente, _, almelo, _ = land
    mandaat = Mandaat.objects.create(
        gever=almelo,
        ontvanger=factories.gemeente("Hengelo", regio=twente),
        regio=twente,
        vorm=Mandaat.Vorm.CENTRUMGEMEENTE,
        basis=Mandaat.Basis.AFSPRAAK,
        period=since(factories.BEGIN),
    )
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    page = client.get(reverse("mandaat_geschiedenis", args=["twente", mandaat.pk])).text
    assert "Mandaat toegevoegd: Hengelo namens Almelo, Twente" in page
    assert client.get(reverse("mandaat_geschiedenis", args=["gooi", mandaat.pk])).status_code == 404


def test_access_has_a_history_for_who_gives_it(land, as_rol):
    _, _, almelo, huizen = land
    toegang = factories.toegang(factories.gebruiker(naam="Mia Mee"), Rol.MEDEWERKER, organisatie=almelo)
    eigen = reverse("organisatie_toegang_geschiedenis", args=["almelo", toegang.pk])
    assert "Mia Mee" in as_rol(Rol.BEHEERDER, organisatie=almelo).get(eigen).text
    assert as_rol(Rol.MEDEWERKER, organisatie=almelo).get(eigen).status_code == 403
    assert as_rol(Rol.BEHEERDER, organisatie=huizen).get(eigen).status_code == 403
    alle = reverse("beheer_toegang_geschiedenis", args=[toegang.pk])
    assert "Mia Mee" in as_rol(Rol.FUNCTIONEEL).get(alle).text
    assert as_rol(Rol.BEHEERDER, organisatie=almelo).get(alle).status_code == 404


def test_a_history_takes_as_many_queries_for_many_as_for_one(land, as_rol):
    twente, *_ = land
    client = as_rol(Rol.COORDINATOR, regio=twente)
    address = reverse("regio_geschiedenis", args=["twente"])
    client.get(address)
    with counted() as one:
        client.get(address)
    for number in range(6):
        factories.contact(factories.gemeente(f"Dorp {number}", regio=twente), twente)
    with counted() as many:
        client.get(address)
    assert len(many) == len(one), "\n".join(many)
