"""Does a division cover the country: the command, the export and the whole time line."""

import datetime

import pytest
from django.core.management import call_command

from regions.models import Plaatsing
from regions.sluitend import bevindingen, over_de_tijd
from tests import factories

pytestmark = pytest.mark.django_db

DAG = datetime.date(2026, 1, 1)


@pytest.fixture
def zorgkantoor_indeling():
    return factories.indeling("zorgkantoorregio", naam="Zorgkantoorregio's")


@pytest.fixture
def twente(zorgkantoor_indeling):
    """A country of two gemeenten in one regio."""
    regio = factories.regio("Twente", indeling=zorgkantoor_indeling)
    factories.gemeente("Hengelo", regio=regio)
    factories.gemeente("Borne", regio=regio)
    return regio


def run(capsys, command="check_division", **options):
    """The exit status, and what was said on both streams."""
    try:
        call_command(command, **options)
        status = 0
    except SystemExit as end:
        status = end.code
    return status, *capsys.readouterr()


def test_a_closed_division(capsys, twente):
    status, out, _ = run(capsys, date="2026-01-01")
    assert (status, out) == (0, "2 gemeenten, 1 regio: landsdekkend en sluitend\n")


def test_a_gap_is_named_and_ends_in_one(capsys, twente):
    Plaatsing.objects.get(gemeente__naam="Borne").end(DAG)
    status, out, _ = run(capsys, date="2026-01-01")
    assert status == 1
    assert "niet landsdekkend" in out
    assert "In geen enkele regio: Borne." in out
    assert run(capsys, date="2025-12-31")[0] == 0


def test_a_regio_that_ended_holds_nobody(twente):
    twente.end(DAG)
    assert bevindingen(twente.indeling, DAG).zonder == ("Borne", "Hengelo")
    twente.plaatsingen.all().delete()  # the database would refuse it in the end


@pytest.mark.parametrize("date", ["2017-12-31", "1999-01-01"])
def test_before_it_is_known_it_says_so(capsys, twente, date):
    status, out, _ = run(capsys, date=date)
    assert status == 1
    assert "niet bekend: zij is bekend vanaf 1-1-2018" in out


@pytest.mark.parametrize(
    ("options", "zin"),
    [
        ({"date": "2026-02-30"}, "“2026-02-30” is geen bestaande dag"),
        ({"date": "gisteren"}, "“gisteren” is geen bestaande dag"),
        ({"indeling": "jeugd"}, "De indeling “jeugd” bestaat niet. Kies uit: werk, zorgkantoorregio."),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_words(capsys, twente, options, zin):
    status, out, err = run(capsys, **options)
    assert (status, out) == (1, "")
    assert zin in err


def test_an_empty_house_says_what_to_do(capsys, db):
    assert "Laad eerst de basisgegevens" in run(capsys)[2]


def test_an_overlay_may_hold_a_gemeente_twice_but_not_nowhere(capsys, twente):
    iza = factories.indeling("iza", overlay=True)
    een, twee = (factories.regio(naam, indeling=iza) for naam in ("Vallei", "Heuvelrug"))
    hengelo, borne = (place.gemeente for place in twente.plaatsingen.order_by("pk"))
    for regio in (een, twee):
        factories.plaatsing(hengelo, regio)
    status, out, _ = run(capsys, date="2026-01-01", indeling="iza")
    assert status == 1
    assert "In geen enkele regio: Borne." in out
    factories.plaatsing(borne, een)
    status, out, _ = run(capsys, date="2026-01-01", indeling="iza")
    assert status == 0
    assert "Deze indeling mag overlappen." in out
    assert "In meer dan één regio: Hengelo (Heuvelrug en Vallei)." in out


def test_the_export_lists_every_gemeente_with_its_regio(capsys, twente):
    _, out, _ = run(capsys, "export_division", date="2026-01-01")
    first, *rows = out.splitlines()
    assert first == "cbs_code,gemeente,regio,regio_naam"
    assert [row.split(",")[1:] for row in rows] == [
        ["Hengelo", "twente", "Twente"],
        ["Borne", "twente", "Twente"],
    ]


def test_an_export_before_it_is_known_is_refused(capsys, twente):
    status, out, err = run(capsys, "export_division", date="2017-12-31")
    assert (status, out) == (1, "")
    assert "niet bekend" in err


def test_the_whole_time_line_is_searched_for_gaps(capsys, twente):
    assert over_de_tijd(twente.indeling) == []
    Plaatsing.objects.get(gemeente__naam="Borne").end(datetime.date(2020, 1, 1))
    borne = Plaatsing.objects.get(gemeente__naam="Borne").gemeente
    factories.plaatsing(borne, twente, van=datetime.date(2020, 3, 1))
    status, out, _ = run(capsys, "check_house")
    assert status == 1
    assert "Borne ligt vanaf 1-1-2020 t/m 29-2-2020 in geen enkele regio." in out


def test_a_plaatsing_beyond_the_end_of_its_gemeente_is_found(twente):
    weerselo = factories.gemeente("Weerselo", tot=datetime.date(2020, 1, 1))
    factories.plaatsing(weerselo, twente)
    assert over_de_tijd(twente.indeling) == [
        "Zorgkantoorregio's: Weerselo bestaat vanaf 1-1-2020 niet, maar hoort dan wel bij een regio."
    ]
    weerselo.plaatsingen.all().delete()  # the database would refuse it in the end
