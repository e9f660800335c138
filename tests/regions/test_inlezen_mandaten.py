"""Mandates from a spreadsheet: new ones wait for whoever gives them."""

import datetime

import pytest

from regions import lijsten
from regions.inleeslijsten.mandaten import LIJST
from regions.mandaten.acties import bevestig
from regions.models import Mandaat
from regions.rights import Rol
from tests import factories
from tests.regions import proeflijst

pytestmark = pytest.mark.django_db
KOPPEN = ["Gever", "Ontvanger", "Thema", "Vorm", "Basis", "Datum besluit", "Nummer", "Vanaf", "Tot en met"]
DAG = datetime.date(2026, 1, 15)
RIJ = ["Borne", "Almelo", None, "Centrumgemeente", "Mandaatbesluit", DAG, 14]


@pytest.fixture
def twente():
    regio = factories.regio("Twente", spreekwijze="besluit")
    factories.themas()
    for naam in ("Almelo", "Borne", "Losser"):
        factories.gemeente(naam, regio=regio)
    return regio


@pytest.fixture
def bekijk(twente):
    wie = factories.gebruiker(Rol.COORDINATOR, regio=twente)

    def bekijk(*rijen):
        blad = lijsten.begin(LIJST, twente, "lijst.xlsx", proeflijst.xlsx(KOPPEN, *rijen), by=wie)
        return blad, lijsten.bekijk(blad, LIJST)

    return bekijk


def test_a_new_mandate_waits_for_its_giver_and_then_counts(bekijk):
    blad, plan = bekijk(RIJ)
    assert "pas als de organisatie die het geeft" in plan.meldingen[0]
    lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)
    mandaat = Mandaat.objects.get()
    assert (mandaat.gever.naam, mandaat.ontvanger.naam, mandaat.besluit_nummer) == ("Borne", "Almelo", "14")
    assert not Mandaat.objects.telt().exists()
    bevestig(mandaat)
    assert Mandaat.objects.telt().exists()


def test_the_same_list_twice_gives_nothing_twice(bekijk):
    for _ in range(2):
        blad, plan = bekijk(RIJ)
        lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)
    assert [regel.stand.value for regel in plan.regels] == ["bestaat al"]
    assert Mandaat.objects.count() == 1


def test_each_fault_stands_at_its_row(bekijk):
    plan = bekijk(
        ["Borne", "Borne", None, "centrumgemeente", "besluit", DAG],
        ["Borne", "Nergens", None, "centrumgemeente", "besluit", DAG],
        ["Losser", "Almelo", "ggz, ouderen", "centrumgemeente", "besluit", DAG],
        ["Losser", "Almelo", "ggz", "zomaar", "besluit", DAG],
        ["Losser", "Almelo", "ggz", "centrumgemeente", "besluit", None],
        ["Losser", "Almelo", "ggz", "centrumgemeente", "afspraak", None],
        ["Losser", "Almelo", None, "centrumgemeente", "besluit", DAG, 1, DAG, datetime.date(2020, 1, 1)],
    )[1]
    assert {fout.rij for fout in plan.fouten} == {2, 3, 4, 5, 6, 7, 8}


def test_a_word_that_was_given_is_not_passed_on_within_the_list(bekijk):
    plan = bekijk(RIJ, ["Almelo", "Losser", None, "centrumgemeente", "besluit", DAG])[1]
    assert [fout.rij for fout in plan.fouten] == [3]
