"""A pilot that runs elsewhere too, and the page of an organisation in all its regio's."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agenda import actions
from agenda.actions.overnemen import kopieer
from agenda.canoniek import inhoud
from agenda.models import Afspraak
from agenda.organisatie import acties_van, afspraken_van, wacht_op
from regions.models import Gebruiker
from regions.periods import today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_voorstellen import window

pytestmark = pytest.mark.django_db
ELDERS = {
    "regio": "zeeland",
    "naam": "Zeeland",
    "resultaat_op": "2027-05-01",
    "gedeeld_met": "de GGD",
    "uitbreiding": "",
    "uitbreiding_op": "2027-09-01",
}


@pytest.fixture
def regio():
    factories.regio("Zeeland")
    return factories.regio()


@pytest.fixture
def almelo(regio):
    return factories.gemeente("Almelo", regio=regio)


@pytest.fixture
def pilot(regio, almelo):
    return fabriek.keten(regio, trekker=almelo, vorm="pilot")


def formulier(**elders):
    form = {"titel": "Proef", "vorm": "pilot", "version": "1"}
    form |= {"elders-TOTAL_FORMS": "1", "elders-INITIAL_FORMS": "0"}
    return form | {f"elders-0-{naam}": waarde for naam, waarde in elders.items()}


def test_where_it_runs_too_is_filled_in_and_read(regio, pilot):
    client = window(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))
    url = reverse("blok_bewerken", args=["twente", pilot.pk])
    faulty = client.post(url, formulier(gedeeld_met="de GGD"))
    assert (faulty.status_code, "Kies in welke regio" in faulty.text) == (422, True)
    velden = {naam: waarde for naam, waarde in ELDERS.items() if naam != "naam"}
    assert client.post(url, formulier(**velden)).status_code == 302
    assert Afspraak.objects.get().elders == [ELDERS]
    woorden = (
        "Ook in regio Zeeland; resultaat verwacht op 1 mei 2027; gedeeld met de GGD; "
        "besluit over uitbreiding op 1 september 2027"
    )
    assert woorden in client.get(reverse("agenda", args=["twente"])).text
    again = client.get(url).text
    assert 'value="de GGD"' in again
    client.post(url, {"titel": "Proef", "vorm": "pilot", "version": "2"})  # a page without these lines
    assert Afspraak.objects.get().elders == [ELDERS]


def test_it_is_in_the_version(pilot):
    Afspraak.objects.update(elders=[ELDERS])
    doel = inhoud(pilot.agenda, versie=1, peildatum=today())["themas"][0]["opgaven"][0]["doelen"][0]
    assert doel["functies"][0]["afspraken"][0]["elders"] == [ELDERS]


def test_a_copy_in_that_regio_leaves_it_out_and_shares_no_progress(pilot):
    Afspraak.objects.update(elders=[ELDERS], voortgang_vrij_op=timezone.now())
    zeeland = fabriek.agenda(factories.Regio.objects.get(code="zeeland"))
    kopieer(pilot.agenda, zeeland, today())
    copy = Afspraak.objects.get(blok__agenda=zeeland)
    assert (copy.elders, copy.voortgang_vrij_op) == ([], None)


def test_the_page_of_an_organisation_shows_pilots_and_actions(regio, almelo, pilot):
    actions.melden(pilot.afspraak, stand="op_koers", zin="", by=None)
    fabriek.actie(pilot, "Zaal huren", organisatie=almelo, gereed=datetime.date(2027, 1, 1))
    page = window(Rol.MEDEWERKER, organisatie=almelo).get("/organisatie/almelo/").text
    for woorden in ("waarvan 1 pilot", "op koers", "1 open actie", "Zaal huren"):
        assert woorden in page
    elders = factories.gemeente("Goes", regio=factories.Regio.objects.get(code="zeeland"))
    ander = window(Rol.MEDEWERKER, organisatie=elders).get("/organisatie/almelo/").text
    assert "Zaal huren" not in ander
    assert "Wat op Almelo wacht" not in ander


def test_for_itself_also_what_waits(regio, almelo, pilot):
    besluit = {"wie": almelo, "gremium": "raad", "verwacht": datetime.date(2027, 1, 1), "genomen": None}
    actions.schrijf(pilot.afspraak, besluiten=[besluit])
    actions.voorstellen(pilot, aard="wijzigen", reden="x", organisatie=almelo, by=None)
    actions.aanbieden(pilot.agenda, by=None)
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    assert [taak.status for taak in wacht_op(almelo, noor)] == [
        "nog geen oordeel",
        "gemeenteraad",
        "nog niet gemeld",
        "wacht op antwoord",
    ]
    borne = factories.gebruiker(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne", regio=regio))
    coordinator = factories.gebruiker(Rol.COORDINATOR, regio=regio, organisatie=almelo)
    assert (wacht_op(almelo, borne), wacht_op(almelo, coordinator)) == ([], [])


@pytest.mark.parametrize("n", [1, 12])
def test_the_number_of_queries_does_not_grow(regio, almelo, n, django_assert_max_num_queries):
    pilot = fabriek.keten(regio, afspraken=n, trekker=almelo, vorm="pilot")
    for nummer in range(n):
        fabriek.actie(pilot, f"{nummer}", organisatie=almelo)
    noor = Gebruiker.objects.get(pk=factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo).pk)
    assert noor.toegangen
    with django_assert_max_num_queries(14):
        afspraken_van(almelo, noor, today())
        acties_van(almelo, noor)
        wacht_op(almelo, noor)
