"""The counts that the national page lays side by side."""

import datetime

import pytest

from tests import factories
from tests.venster import factories as venster
from venster import actions, figures
from venster.models import Inzending, Ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde():
    """Two gemeenten and an insurer in Twente, one gemeente in Drenthe; Drenthe did not answer."""
    twente, drenthe = factories.regio(), factories.regio("Drenthe")
    for naam in ("Almelo", "Borne"):
        factories.gemeente(naam, regio=twente)
    factories.verzekeraar("Menzis", regio=twente)
    factories.gemeente("Assen", regio=drenthe)
    created = venster.geopend()
    sheets = {i.organisatie.naam: i for i in Inzending.objects.select_related("organisatie")}
    for naam, woorden in (("Almelo", "jnj"), ("Borne", "jnn"), ("Menzis", "nnn")):
        venster.ingediend(sheets[naam], woorden=woorden)
    return created


def publish(ronde):
    ronde.refresh_from_db()
    ronde.sluit_op = datetime.date(2026, 11, 1)
    ronde.save()
    actions.publiceren(ronde, by=None)


def test_response_counts_the_asked_and_the_answered(ronde):
    namen = dict(factories.Regio.objects.values_list("pk", "naam"))
    rows = {(namen[r["regio"]], r["soort"]): (r["gevraagd"], r["geantwoord"]) for r in figures.respons(2026)}
    assert rows == {
        ("Twente", "gemeente"): (2, 2),
        ("Twente", "zorgverzekeraar"): (1, 1),
        ("Drenthe", "gemeente"): (1, 0),
    }


def test_answers_are_counted_only_once_they_are_published(ronde):
    assert figures.telling(2026) == figures.trend() == []
    assert len(figures.telling(2026, ook_ongepubliceerd=True)) == 3
    publish(ronde)
    assert len(figures.telling(2026)) == 3


def test_ja_and_nee_are_counted_per_part(ronde):
    publish(ronde)
    point = next(row for row in figures.trend() if row["soort"] == "gemeente")
    assert (point["gevraagd"], point["geantwoord"]) == (3, 2)
    assert (point["agenda_ja"], point["agenda_nee"]) == (2, 0)
    assert (point["proces_ja"], point["proces_nee"]) == (0, 2)
    assert (point["resultaat_ja"], point["resultaat_nee"]) == (1, 1)


@pytest.mark.parametrize("figure", [figures.respons, figures.telling, lambda jaar: figures.trend()])
def test_each_figure_is_one_query(ronde, django_assert_num_queries, figure):
    publish(ronde)
    with django_assert_num_queries(1):
        figure(2026)


def test_drafts_count_in_no_figure(ronde):
    sheet = Inzending.objects.get(organisatie__naam="Assen")
    venster.concept(sheet, factories.gebruiker())
    assert sum(row["geantwoord"] for row in figures.respons(2026)) == 3


def test_rounds_are_listed_newest_first(ronde):
    Ronde.objects.create(jaar=2027, peildatum=datetime.date(2027, 1, 1), sluit_op=datetime.date(2027, 2, 1))
    assert [r.jaar for r in figures.rondes()] == [2026]
