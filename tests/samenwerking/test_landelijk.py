"""The country in one year: the response first, counts per regio, percentages for the country only."""

import datetime

import pytest
from django.urls import reverse

from regions.models import Soort
from regions.rights import Rol
from samenwerking.landelijk import Telling, overzicht, trend
from tests import factories
from tests.queries import counted
from venster.actions import openen, overnemen, publiceren
from venster.kern import Antwoord, Antwoorden, Deel
from venster.models import Inzending, Ronde

pytestmark = pytest.mark.django_db
JA, NEE = Antwoord(antwoord=True), Antwoord(antwoord=False)


def moment(jaar, maand, dag):
    return datetime.datetime(jaar, maand, dag, 12, tzinfo=datetime.UTC)


def ronde(jaar=2025, *, gepubliceerd=True, zegt=lambda inzending: Antwoorden(JA, JA, NEE)):
    """A round in which everyone answers what `zegt` says, or nothing when it says None."""
    created = Ronde.objects.create(
        jaar=jaar, peildatum=datetime.date(jaar, 1, 1), sluit_op=datetime.date(jaar, 3, 1)
    )
    openen(created, by=None, op=moment(jaar, 1, 15))
    sheets = Inzending.objects.filter(jaar=jaar).select_related("organisatie", "regio")
    answers = {sheet: said for sheet in sheets if (said := zegt(sheet)) is not None}
    overnemen(answers, by=None, op=moment(jaar, 2, 1))
    if gepubliceerd:
        publiceren(created, by=None, op=moment(jaar, 4, 1))
    return created


@pytest.fixture
def twente():
    regio = factories.regio("Twente")
    for naam in ("Almelo", "Borne", "Hengelo"):
        factories.gemeente(naam, regio=regio)
    factories.zorgkantoor("Menzis Zorgkantoor", regio=regio)
    return regio


def page(as_rol, jaar=2025, **choice):
    return as_rol(Rol.LANDELIJK).get(reverse("landelijk_jaar", args=[jaar]), choice)


def test_counts_are_those_of_a_recount(twente):
    ronde(zegt=lambda sheet: None if sheet.organisatie.naam == "Borne" else Antwoorden(NEE, JA, JA))
    (rij,) = overzicht(2025, Deel.AGENDA, uitkomsten=True).rijen
    told = {soort: (t.gevraagd, t.geantwoord, t.ja, t.nee) for soort, t in rij.soorten.items()}
    assert told[Soort.GEMEENTE] == (3, 2, 0, 2)
    assert told[Soort.ZORGKANTOOR] == (1, 1, 0, 1)
    assert (rij.samen.gevraagd, rij.samen.geantwoord) == (4, 3)


def test_results_wait_for_publication(twente, as_rol):
    ronde(gepubliceerd=False)
    text = page(as_rol).text
    assert "staat hier na de publicatie" in text
    assert "overwegend" not in text
    assert overzicht(2025, Deel.AGENDA, uitkomsten=False).land.samen.ja == 0


def test_a_published_year_shows_map_table_and_trend(twente, as_rol):
    ronde()
    text = page(as_rol, deel="resultaat").text
    assert "overwegend nee" in text
    assert 'class="tile-map"' in text
    assert "<svg" in text


def test_a_small_base_gives_no_percentage(twente, as_rol):
    ronde()
    assert "%" not in page(as_rol).text.split("<main")[1].split("<svg")[0]


def test_a_large_base_gives_one(as_rol):
    regio = factories.regio("Twente")
    for _ in range(24):
        factories.gemeente(regio=regio)
    ronde(zegt=lambda sheet: Antwoorden(JA if sheet.pk % 2 else NEE, JA, JA))
    assert "50% van alle partijen die antwoordden zegt JA (12 van 24)" in page(as_rol).text


@pytest.mark.parametrize(
    ("ja", "nee", "word"),
    [(2, 1, "overwegend ja"), (1, 1, "verdeeld"), (1, 2, "overwegend nee"), (0, 0, "geen antwoord")],
)
def test_two_thirds_is_the_rule(ja, nee, word):
    assert Telling(gevraagd=5, geantwoord=ja + nee, ja=ja, nee=nee).woord == word


def test_regios_stand_in_alphabetical_order_whatever_they_answered(as_rol):
    for naam in ("Zeeland", "Drenthe", "Twente"):
        factories.gemeente(regio=factories.regio(naam))
    ronde(zegt=lambda sheet: Antwoorden(JA if sheet.regio.naam == "Zeeland" else NEE, JA, JA))
    rows = overzicht(2025, Deel.AGENDA, uitkomsten=True).rijen
    assert [rij.regio.naam for rij in rows] == ["Drenthe", "Twente", "Zeeland"]


def test_figures_take_four_queries_for_31_regios():
    for number in range(31):
        factories.gemeente(regio=factories.regio(f"Regio {number}"))
    ronde()
    with counted() as statements:
        assert len(overzicht(2025, Deel.AGENDA, uitkomsten=True).rijen) == 31
        trend(None)
    assert len(statements) <= 4


def test_a_round_without_answers_is_an_honest_empty_page(twente, as_rol):
    ronde(zegt=lambda sheet: None)
    assert "is voor 2025 geen antwoord bekend" in page(as_rol).text


@pytest.mark.parametrize("choice", [{"deel": "sfeer"}, {"soort": "bakker"}, {"soort": "partner"}])
def test_an_unknown_part_or_kind_is_404(twente, as_rol, choice):
    ronde()
    assert page(as_rol, **choice).status_code == 404


def test_an_unknown_year_is_404(as_rol):
    assert page(as_rol, 1999).status_code == 404


def test_without_any_round_the_page_says_so(as_rol):
    assert "nog geen ronde" in as_rol(Rol.LANDELIJK).get(reverse("landelijk")).text


def test_a_partner_does_not_see_the_country(twente, as_rol):
    ronde()
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    assert as_rol(Rol.PARTNER, organisatie=ggd).get(reverse("landelijk_jaar", args=[2025])).status_code == 404


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_the_table_leaves_as_a_spreadsheet_once_it_is_published(twente, as_rol, soort):
    created = ronde(gepubliceerd=False)
    client = as_rol(Rol.LANDELIJK)
    url = reverse("landelijk_bestand", args=[2025, soort])
    assert client.get(url).status_code == 404
    publiceren(created, by=None, op=moment(2025, 4, 1))
    response = client.get(url)
    assert response.status_code == 200
    assert f"venster-2025-agenda-alle-partijen.{soort}" in response.headers["Content-Disposition"]


def test_the_chart_is_served_as_a_figure(twente, as_rol):
    ronde()
    figure = as_rol(Rol.LANDELIJK).get(reverse("landelijk_grafiek", args=[2025])).json()
    assert set(figure) == {"data", "layout", "config"}
    assert figure["config"]["displayModeBar"] is False
