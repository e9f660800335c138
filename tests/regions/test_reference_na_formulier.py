"""Loading the reference data again neither undoes nor doubles what was entered by a form."""

import csv
import datetime

import pytest
from django.core.management import call_command

from regions import reference
from regions.herindelen import plan
from regions.models import Herindeling, Indeling, Organisatie, Plaatsing, Regio, Wijziging
from regions.sluitend import bevindingen, over_de_tijd
from tests.regions.herindeling import NIEUWJAAR, bevestig, tabellen, wijziging

pytestmark = pytest.mark.django_db
LATER = datetime.date(2028, 1, 1)


@pytest.fixture(scope="module")
def land(django_db_setup, django_db_blocker):
    """The whole country, loaded once for the tests of this file and put away after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        reference.load()
        yield
        transaction.set_rollback(True)


def gemeente(slug):
    return Organisatie.objects.get(slug=slug)


def gooi(datum=NIEUWJAAR):
    """The herindeling that the reference data hold as planned, entered by the form."""
    van, naar = gemeente("wijdemeren"), gemeente("hilversum")
    return bevestig(wijziging("toevoeging", datum, van=[van.pk], naar=[naar.pk]))


def achterhoek():
    namen = ["aalten", "berkelland", "doetinchem", "oost-gelre", "oude-ijsselstreek", "winterswijk"]
    arnhem = Regio.objects.werk().get(code="arnhem")
    keys = [gemeente(naam).pk for naam in namen]
    nieuw = {"naam": "Achterhoek", "code": "achterhoek", "agenda": "leeg", "coordinatoren": []}
    return bevestig(wijziging("regio_splitsen", regio=arnhem.pk, nieuw=[nieuw | {"gemeenten": keys}]))


def sluitend():
    return [zin for indeling in Indeling.objects.all() for zin in over_de_tijd(indeling)]


AANTALLEN = {
    "2018-07-01": 380,
    "2019-07-01": 355,
    "2021-07-01": 352,
    "2022-02-01": 345,
    "2022-07-01": 344,
    "2023-07-01": 342,
    "2026-01-01": 342,
}
UTRECHT = {
    "stad-utrecht": ["utrecht"],
    "lekstroom": ["houten", "ijsselstein", "lopik", "nieuwegein"],
    "eemland": ["amersfoort", "baarn", "bunschoten", "leusden", "nijkerk", "soest", "woudenberg"],
}


@pytest.mark.parametrize(("dag", "aantal"), AANTALLEN.items())
def test_the_division_of_each_day_is_exported_whole_whatever_was_entered_for_later(land, capsys, dag, aantal):
    gooi()
    call_command("export_division", date=dag)
    kop, *rijen = capsys.readouterr().out.splitlines()
    assert kop == "cbs_code,gemeente,regio,regio_naam"
    assert len(rijen) == len({rij.split(",")[0] for rij in rijen}) == aantal
    assert bevindingen(Indeling.objects.get(code="werk"), datetime.date.fromisoformat(dag)).klopt


def test_utrecht_splits_into_stad_utrecht_lekstroom_and_eemland(land):
    utrecht = Regio.objects.werk().get(code="utrecht")
    nieuw = [
        {
            "naam": code,
            "code": code,
            "agenda": "leeg",
            "coordinatoren": [],
            "gemeenten": [gemeente(slug).pk for slug in slugs],
        }
        for code, slugs in UTRECHT.items()
    ]
    voor = tabellen()
    rij = bevestig(wijziging("regio_splitsen", regio=utrecht.pk, nieuw=nieuw))
    werk = bevindingen(Indeling.objects.get(code="werk"), NIEUWJAAR)
    assert (werk.klopt, werk.regios, werk.gemeenten) == (True, 34, 342)
    assert bevindingen(Indeling.objects.get(code="zorgkantoorregio"), NIEUWJAAR).regios == 31
    assert Regio.objects.get(code="eemland").plaatsingen.on(NIEUWJAAR).count() == 7
    plan.neem_terug(rij, by=None)
    assert tabellen() == voor


@pytest.mark.parametrize("datum", [NIEUWJAAR, LATER])
def test_a_planned_herindeling_that_was_confirmed_stays_so(land, datum):
    gooi(datum)
    voor = tabellen()
    reference.load()
    assert tabellen() == voor
    assert gemeente("wijdemeren").period.upper == datum
    assert bevindingen(Indeling.objects.get(werkindeling=True), datum).gemeenten == 341


def test_one_that_was_taken_back_stays_planned(land):
    voor = tabellen()
    plan.neem_terug(gooi(), by=None)
    assert tabellen() == voor
    reference.load()
    assert tabellen() == voor
    assert Herindeling.objects.get(datum=NIEUWJAAR).status == "gepland"


def test_a_merger_and_a_split_regio_are_neither_undone_nor_doubled(land):
    achterhoek()
    van = [gemeente("aalten").pk, gemeente("winterswijk").pk]
    bevestig(wijziging("samenvoeging", LATER, van=van, naar=[], naam="Oost-Achterhoek", cbs_code="GM1998"))
    voor = tabellen()
    reference.load()
    assert tabellen() == voor
    assert sluitend() == []
    assert gemeente("oost-achterhoek").plaatsingen.get(indeling__code="werk").regio.code == "achterhoek"


def test_new_reference_data_place_a_new_gemeente_in_the_regio_that_people_drew(land, kopie):
    achterhoek()
    kopie(
        "gemeenten.csv",
        lambda rijen: rijen.append(
            [*["GM1998", "Oost-Achterhoek", "oost-achterhoek", ""], "Gelderland", "arnhem", "", ""]
        ),
    )
    nieuw = [
        [str(LATER), "samenvoeging", code, "", "GM1998", "", "geheel", "bevestigd", "wet", ""]
        for code in ("GM0197", "GM0294")
    ]
    map = kopie("herindelingen.csv", lambda rijen: rijen.extend(nieuw))
    reference.load(map)
    waar = Plaatsing.objects.on(LATER).filter(gemeente__cbs_code="GM1998")
    assert set(waar.values_list("regio__code", flat=True)) >= {"achterhoek", "arnhem"}
    assert waar.get(indeling__werkindeling=True).regio.code == "achterhoek"
    assert bevindingen(Indeling.objects.get(werkindeling=True), LATER).klopt


def test_new_reference_data_end_a_gemeente_that_was_to_move_later(land, kopie):
    arnhem = Regio.objects.werk().get(code="arnhem")
    bevestig(wijziging("regio_hertekenen", LATER, naar=arnhem.pk, gemeenten=[gemeente("wijdemeren").pk]))

    def bevestigd(rijen):
        for rij in rijen:
            rij[7] = "bevestigd" if rij[7] == "gepland" else rij[7]

    Herindeling.objects.filter(datum=NIEUWJAAR).delete()
    reference.load(kopie("herindelingen.csv", bevestigd))
    assert not gemeente("wijdemeren").plaatsingen.on(LATER).exists()
    assert sluitend() == []
    assert Wijziging.objects.count() == 1


def test_the_code_that_the_tests_use_is_that_of_the_gemeente(land):
    with (reference.MAP / "gemeenten.csv").open(encoding="utf-8", newline="") as bestand:
        namen = {rij["cbs_code"]: rij["naam"] for rij in csv.DictReader(bestand)}
    assert (namen["GM0197"], namen["GM0294"]) == ("Aalten", "Winterswijk")
