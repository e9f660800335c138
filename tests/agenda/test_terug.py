"""Looking back: the agenda on any day, and what changed between two moments."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agenda import actions
from agenda.models import Blok
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
GISTEREN = {"van": "dag", "van_dag": (VANDAAG - datetime.timedelta(days=1)).isoformat(), "tot": "nu"}


@pytest.fixture
def keten(db, earlier):
    """A chain that has been there for days."""
    afspraak = fabriek.keten()
    earlier(hours=72)
    return afspraak


@pytest.fixture
def coordinator(as_rol, keten):
    return as_rol(Rol.COORDINATOR, regio=keten.agenda.regio)


@pytest.fixture
def landelijk(as_rol, keten):
    return as_rol(Rol.LANDELIJK)


def url(name, keten, **query):
    return reverse(name, args=[keten.agenda.regio.code], query=query)


def wijzig(blok, **velden):
    """Say something else, now."""
    blok = Blok.objects.met_detail().get(pk=blok.pk)
    by = factories.gebruiker(Rol.COORDINATOR, regio=blok.agenda.regio)
    actions.bewaren(
        blok, str(blok.version), by=by, schrijf_op=lambda: actions.schrijf(blok.detail, **velden) or True
    )


def test_what_was_added_changed_and_put_away_is_named_with_its_words(coordinator, keten):
    wijzig(keten, titel="Twee loketten voor mantelzorgers")
    fabriek.actie(keten, "Loketten openen")
    actions.verwijderen(keten.kinderen.first(), by=factories.gebruiker())
    text = coordinator.get(url("agenda_vergelijken", keten, **GISTEREN)).text
    assert '<del><span class="visually-hidden">verwijderd: </span>Eén loket</del>' in text
    assert '<ins><span class="visually-hidden">toegevoegd: </span>Twee loketten</ins>' in text
    assert "Loketten openen" in text
    assert "Huisartsen uitnodigen" in text
    assert "3 onderdelen zijn anders" in text


def test_the_moments_may_be_given_the_other_way_round(coordinator, keten):
    wijzig(keten, titel="Twee loketten")
    today = {"van": "nu", "tot": "dag", "tot_dag": (VANDAAG - datetime.timedelta(days=1)).isoformat()}
    text = coordinator.get(url("agenda_vergelijken", keten, **today)).text
    assert "Van 22 november 2026 naar nu" in text


def test_what_only_moved_to_another_parent_is_said_to_have_moved(coordinator, keten):
    ander = fabriek.doel(keten.ouder.ouder.ouder, "Een ander doel")
    Blok.objects.filter(pk=keten.pk).update(ouder=ander, ouder_soort="doel")
    text = coordinator.get(url("agenda_vergelijken", keten, **GISTEREN)).text
    assert "verplaatst" in text


def test_nothing_changed_is_said(coordinator, keten):
    assert "niets veranderd" in coordinator.get(url("agenda_vergelijken", keten, **GISTEREN)).text


def test_a_version_is_compared_as_it_was_frozen(transactional_db, as_rol):
    keten = fabriek.keten()
    client = as_rol(Rol.COORDINATOR, regio=keten.agenda.regio)
    actions.aanbieden(keten.agenda, by=None)
    assert "niets veranderd" in client.get(url("agenda_vergelijken", keten)).text
    wijzig(keten, titel="Twee loketten")
    assert "1 onderdeel is anders" in client.get(url("agenda_vergelijken", keten)).text


@pytest.mark.parametrize("dag", ["", "2027-01-01", "gisteren", "0001-01-01x"])
def test_a_day_that_cannot_be_is_refused_in_words(coordinator, keten, dag):
    query = {"van": "dag", "van_dag": dag, "tot": "nu"}
    response = coordinator.get(url("agenda_vergelijken", keten, **query))
    assert response.status_code == 422
    assert "Fout" in response.text


def test_who_is_no_party_compares_only_what_was_adopted(landelijk, keten):
    assert landelijk.get(url("agenda_vergelijken", keten)).status_code == 404
    eerste = actions.aanbieden(keten.agenda, by=None)
    actions.vaststellen(eerste, by=None, op=VANDAAG, overleg="Overleg", toelichting="")
    wijzig(keten, titel="Nog geheim")
    tweede = actions.aanbieden(keten.agenda, by=None)
    page = landelijk.get(url("agenda_vergelijken", keten))
    assert page.status_code == 200
    for query in ({"van": "v1", "tot": "nu"}, {"van": "v1", "tot": f"v{tweede.nummer}"}):
        response = landelijk.get(url("agenda_vergelijken", keten, **query))
        assert response.status_code == 422
        assert "Nog geheim" not in response.text


def test_another_regios_agenda_is_not_found(coordinator, keten):
    elders = fabriek.agenda(factories.regio("Drenthe"))
    assert coordinator.get(url("agenda_vergelijken", keten, agenda=elders.pk)).status_code == 404
    assert coordinator.get(url("agenda_vergelijken", keten, agenda="9" * 40)).status_code == 404


def test_the_agenda_of_a_day_says_what_it_said_then(coordinator, keten, earlier):
    wijzig(keten, titel="Twee loketten voor mantelzorgers")
    noon = timezone.make_aware(datetime.datetime.combine(VANDAAG, datetime.time(12)))
    ahead = (timezone.now() - noon) / datetime.timedelta(
        hours=1
    )  # the clock of the machine may be days ahead
    earlier(hours=max(0, ahead))
    today = coordinator.get(url("agenda_toen", keten, dag=VANDAAG.isoformat())).text
    assert "Twee loketten voor mantelzorgers" in today
    assert "Eén loket" in coordinator.get(url("agenda_toen", keten, dag=GISTEREN["van_dag"])).text
    before = (VANDAAG - datetime.timedelta(days=5)).isoformat()
    assert "nog niets in de agenda" in coordinator.get(url("agenda_toen", keten, dag=before)).text


def test_the_agenda_of_a_day_is_for_the_parties(landelijk, keten):
    assert landelijk.get(url("agenda_toen", keten)).status_code == 404


def test_a_day_to_come_is_refused(coordinator, keten):
    response = coordinator.get(url("agenda_toen", keten, dag="2027-03-01"))
    assert response.status_code == 422
    assert "tot en met vandaag" in response.text


def test_looking_back_asks_as_much_of_one_agreement_as_of_many(coordinator, keten):
    fabriek.afspraak(keten.ouder, "De eerste", trekker=factories.gemeente("Gemeente"))
    query = {"van": "dag", "van_dag": "2026-01-01", "tot": "nu"}
    coordinator.get(url("agenda_vergelijken", keten, **query))
    with counted() as few:
        coordinator.get(url("agenda_vergelijken", keten, **query))
    for n in range(12):
        fabriek.afspraak(keten.ouder, f"Afspraak {n}", trekker=factories.gemeente(f"Gemeente {n}"))
    with counted() as many:
        coordinator.get(url("agenda_vergelijken", keten, **query))
    assert len(many) == len(few)
