"""The mirror of a regio, and the list of who has answered."""

import datetime

import pytest

from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster import actions
from venster.models import Inzending

pytestmark = pytest.mark.django_db
SPIEGEL = "/regio/twente/venster/2026/"
VOORTGANG = f"{SPIEGEL}voortgang/"


@pytest.fixture
def ronde():
    """Four gemeenten and one insurer in Twente; three gemeenten and the insurer answered."""
    twente = factories.regio()
    for naam in ("Almelo", "Borne", "Hengelo", "Losser"):
        factories.gemeente(naam, regio=twente)
    factories.verzekeraar("Menzis", regio=twente)
    created = venster.geopend()
    sheets = {i.organisatie.naam: i for i in Inzending.objects.select_related("organisatie")}
    for naam in ("Almelo", "Borne"):
        venster.ingediend(sheets[naam], woorden="jnj")
    venster.ingediend(
        sheets["Hengelo"], woorden="nnj", toelichting_agenda="Te vol.", steun_agenda="Een gespreksleider."
    )
    venster.ingediend(sheets["Menzis"], woorden="jjn")
    return created


def closed(ronde, **fields):
    ronde.sluit_op = VANDAAG - datetime.timedelta(days=1)
    for name, value in fields.items():
        setattr(ronde, name, value)
    ronde.save()


@pytest.fixture
def published(ronde):
    closed(ronde)
    return actions.publiceren(ronde, by=None)


@pytest.fixture
def twente(ronde):
    return factories.Regio.objects.get()


@pytest.mark.parametrize("rol", [Rol.LANDELIJK, Rol.FUNCTIONEEL])
def test_nobody_sees_the_mirror_before_it_is_published(as_rol, ronde, rol):
    assert as_rol(rol).get(SPIEGEL).status_code == 404
    closed(ronde)
    assert as_rol(rol).get(SPIEGEL).status_code == 404


def test_a_group_is_counted_and_one_party_is_named(as_rol, published):
    text = as_rol(Rol.LANDELIJK).get(SPIEGEL).text
    assert "3 van 4 gemeenten" in text
    assert "<strong>2 van 4</strong> JA<br>1 NEE<br>" in text
    assert "Menzis: <strong>JA</strong>" in text
    assert "Te vol." in text
    assert "Hengelo, NEE" in text
    assert "%" not in text.split("<main")[1]


def test_support_needs_are_not_in_the_mirror(as_rol, published, twente):
    assert "gespreksleider" not in as_rol(Rol.COORDINATOR, regio=twente).get(SPIEGEL).text


def test_a_partner_does_not_see_the_mirror(as_rol, published):
    partner = factories.organisatie("GGD", factories.Soort.PARTNER)
    assert as_rol(Rol.PARTNER, organisatie=partner).get(SPIEGEL).status_code == 404


def test_shortly_before_publication_only_the_regio_itself_sees_it(ronde, as_rol, sign_in):
    closed(ronde, publiceert_op=VANDAAG + datetime.timedelta(days=7))
    assert as_rol(Rol.LANDELIJK).get(SPIEGEL).status_code == 404
    almelo = factories.Organisatie.objects.get(naam="Almelo")
    page = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)).get(SPIEGEL)
    assert "Ter inzage" in page.text


def test_long_before_publication_not_even_the_regio_sees_it(ronde, sign_in):
    closed(ronde, publiceert_op=VANDAAG + datetime.timedelta(days=40))
    almelo = factories.Organisatie.objects.get(naam="Almelo")
    user = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    assert sign_in(user).get(SPIEGEL).status_code == 404


def test_the_coordinator_sees_who_has_answered_and_whom_to_call(as_rol, twente):
    losser = factories.Organisatie.objects.get(naam="Losser")
    factories.contact(losser, twente, wie=factories.persoon("Ada Kok", telefoon="0541 000000"))
    text = as_rol(Rol.COORDINATOR, regio=twente).get(VOORTGANG).text
    assert "4 van 5 ingediend" in text
    assert "Nog niet begonnen" in text
    assert "0541 000000" in text
    assert "nog geen aanspreekpunt" in text


def test_the_coordinator_reads_what_support_is_asked(as_rol, twente):
    assert "Een gespreksleider." in as_rol(Rol.COORDINATOR, regio=twente).get(VOORTGANG).text


def test_the_beheerder_sees_who_answered_but_not_the_support(as_rol, ronde):
    text = as_rol(Rol.FUNCTIONEEL).get(VOORTGANG).text
    assert "4 van 5 ingediend" in text
    assert "gespreksleider" not in text


def test_a_draft_is_seen_as_busy_but_not_read(as_rol, twente):
    sheet = Inzending.objects.get(organisatie__naam="Losser")
    venster.concept(sheet, factories.gebruiker(), "j--", toelichting_agenda="Nog geheim")
    text = as_rol(Rol.COORDINATOR, regio=twente).get(VOORTGANG).text
    assert "Bezig: nog 2 van 3" in text
    assert "Nog geheim" not in text


@pytest.mark.parametrize("rol", [Rol.LANDELIJK, Rol.MEDEWERKER])
def test_nobody_else_sees_who_has_answered(as_rol, ronde, rol):
    where = {"organisatie": factories.Organisatie.objects.get(naam="Almelo")} if rol == "medewerker" else {}
    assert as_rol(rol, **where).get(VOORTGANG).status_code == 404


def test_a_coordinator_elsewhere_does_not_see_it(as_rol, ronde):
    assert as_rol(Rol.COORDINATOR, regio=factories.regio("Drenthe")).get(VOORTGANG).status_code == 404


def test_a_colleague_of_another_party_never_reads_a_support_need(sign_in, ronde, published):
    almelo = factories.Organisatie.objects.get(naam="Almelo")
    page = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo))
    for adres in (SPIEGEL, "/venster/2026/", "/venster/2026/almelo/twente/klaar/"):
        assert "gespreksleider" not in page.get(adres).text


@pytest.mark.parametrize("adres", [SPIEGEL, VOORTGANG])
def test_each_page_costs_the_same_queries_for_more_parties(
    as_rol, published, twente, adres, django_assert_num_queries, django_assert_max_num_queries
):
    page = as_rol(Rol.COORDINATOR, regio=twente)
    page.get(adres)
    with django_assert_max_num_queries(10) as few:
        page.get(adres)
    for nummer in range(10):
        joined = factories.gemeente(f"Gemeente {nummer}")
        actions.rondes._vraag(published, [(joined, twente)], venster.moment(VANDAAG))
    with django_assert_num_queries(len(few)):
        page.get(adres)
