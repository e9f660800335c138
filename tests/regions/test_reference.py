"""The reference data agree with the official counts, and load all or nothing."""

import datetime
from collections import Counter

import pytest

from regions import reference
from regions.models import (
    Concessie,
    Herindeling,
    Indeling,
    Inwonertal,
    Organisatie,
    Plaatsing,
    Regio,
    Soort,
    Thema,
)
from regions.periods import since, today

pytestmark = pytest.mark.django_db

PROVINCIES = {
    "Groningen": 10,
    "Fryslân": 18,
    "Drenthe": 12,
    "Overijssel": 25,
    "Flevoland": 6,
    "Gelderland": 51,
    "Utrecht": 26,
    "Noord-Holland": 44,
    "Zuid-Holland": 50,
    "Zeeland": 13,
    "Noord-Brabant": 56,
    "Limburg": 31,
}


@pytest.fixture(scope="module")
def land(django_db_setup, django_db_blocker):
    """The whole country, loaded once for the tests of this file and put away after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        reference.load()
        yield
        transaction.set_rollback(True)


def gemeenten(day):
    return Organisatie.objects.on(day).filter(soort=Soort.GEMEENTE)


@pytest.mark.parametrize(
    ("day", "aantal"),
    [
        ("2018-12-31", 380),
        ("2019-01-01", 355),
        ("2020-06-30", 355),
        ("2021-06-30", 352),
        ("2022-01-31", 345),
        ("2022-03-23", 345),
        ("2022-03-24", 344),
        ("2022-06-30", 344),
        ("2023-06-30", 342),
        ("2027-01-02", 342),
    ],
)
def test_the_official_number_of_gemeenten(land, day, aantal):
    assert gemeenten(datetime.date.fromisoformat(day)).count() == aantal


def test_provinces_and_inhabitants_are_the_official_ones(land):
    assert Counter(gemeenten(today()).values_list("provincie", flat=True)) == PROVINCIES
    aantallen = Inwonertal.objects.filter(peildatum="2024-01-01").values_list("aantal", flat=True)
    assert len(aantallen) == 342
    assert sum(aantallen) == 17_942_942


def test_one_open_concessie_per_regio(land):
    now = Concessie.objects.now()
    assert now.count() == now.values("regio").distinct().count() == 31
    assert not Concessie.objects.filter(zorgkantoor__concern__isnull=True).exists()
    assert now.get(regio__code="friesland").zorgkantoor.naam == "Zorgkantoor Friesland"


def test_three_divisions_of_which_one_is_worked_in(land):
    aantallen = {i.code: Regio.objects.now().filter(indeling=i).count() for i in Indeling.objects.all()}
    assert aantallen == {"zorgkantoorregio": 31, "werk": 31, "iza": 37}
    assert Indeling.objects.get(werkindeling=True).code == "werk"
    assert Regio.objects.werk().filter(tegel_rij__isnull=True).count() == 0


def test_three_gemeenten_lie_in_two_iza_regios(land):
    places = Plaatsing.objects.now().filter(indeling__code="iza")
    in_two = [name for name, n in Counter(places.values_list("gemeente__naam", flat=True)).items() if n == 2]
    assert sorted(in_two) == ["Renswoude", "Rhenen", "Veenendaal"]


@pytest.mark.parametrize(
    ("cbs_code", "day", "regio"),
    [
        ("GM0457", "2022-03-23", "t-gooi"),  # Weesp, until the day before
        ("GM0620", "2018-12-31", "utrecht"),  # Vianen
        ("GM1961", "2019-01-01", "waardenland"),  # Vijfheerenlanden
        ("GM0393", "2018-12-31", "kennemerland"),  # Haarlemmerliede en Spaarnwoude
        ("GM0788", "2020-12-31", "noordoost-brabant"),  # Haaren
        ("GM0053", "2018-12-31", "groningen"),  # Winsum
    ],
)
def test_each_gemeente_lay_where_it_lay(land, cbs_code, day, regio):
    places = Plaatsing.objects.on(datetime.date.fromisoformat(day)).filter(gemeente__cbs_code=cbs_code)
    assert set(places.exclude(indeling__code="iza").values_list("regio__code", flat=True)) == {regio}


def test_a_split_gemeente_names_all_its_successors(land):
    rows = Herindeling.objects.filter(van__naam="Haaren").values_list("naar__naam", "geheel")
    assert sorted(rows) == [("Boxtel", False), ("Oisterwijk", False), ("Tilburg", False), ("Vught", False)]


def test_themes_and_names_by_which_they_are_found(land):
    assert set(Thema.objects.values_list("code", flat=True)) == {"preventie", "ouderen", "ggz"}
    for alias, naam in {
        "den haag": "'s-Gravenhage",
        "Interpolis": "Zilveren Kruis",
        "vng": "Vereniging",
    }.items():
        assert any(found.naam.startswith(naam) for found in Organisatie.objects.search(alias)), alias


def test_loading_again_adds_nothing(land):
    before = Plaatsing.objects.count()
    assert reference.is_current()
    assert reference.load() == {}
    assert Plaatsing.objects.count() == before


def test_loading_again_leaves_a_moved_gemeente_where_people_put_it(land):
    place = Plaatsing.objects.werk().now().get(gemeente__naam="Aalten")
    place.end(datetime.date(2027, 1, 1))
    elsewhere = Regio.objects.werk().get(code="twente")
    Plaatsing.objects.create(
        gemeente=place.gemeente, regio=elsewhere, period=since(datetime.date(2027, 1, 1))
    )
    Organisatie.objects.filter(slug="zorgkantoor-dsw").update(naam="DSW Zorgkantoor")
    assert reference.load() == {}
    assert (
        Plaatsing.objects.werk().on(datetime.date(2027, 1, 1)).get(gemeente=place.gemeente).regio == elsewhere
    )
    assert Organisatie.objects.get(slug="zorgkantoor-dsw").naam == "DSW Zorgkantoor"


def test_a_new_confirmed_herindeling_ends_the_gemeente_that_goes(land, kopie):
    row = [
        "2028-01-01",
        "toevoeging",
        "GM0613",
        "Albrandswaard",
        "GM0599",
        "Rotterdam",
        "geheel",
        "bevestigd",
        "",
        "",
    ]
    assert reference.load(kopie("herindelingen.csv", lambda rijen: rijen.append(row))) == {"herindelingen": 1}
    assert Organisatie.objects.get(cbs_code="GM0613").last_day == datetime.date(2027, 12, 31)
    assert (
        not Plaatsing.objects.on(datetime.date(2028, 1, 1))
        .filter(gemeente__cbs_code="GM0613")
        .exclude(indeling__code="iza")
    )
