"""The venster keeps the world of its peildatum; a running round follows the werkindeling of that day."""

import datetime

import pytest

from regions.herindelen import plan
from regions.models import Regio
from tests import factories
from tests.regions.herindeling import NIEUWJAAR, bevestig, op_in, tabellen, weigeringen, wijziging
from tests.venster import factories as venster
from venster import actions
from venster.models import Inzending, Ronde, Uitnodiging

pytestmark = pytest.mark.django_db
MAART = datetime.date(2025, 3, 1)


@pytest.fixture
def gesloten(gemeenten):
    """A round of 2025 that closed, with answers."""
    ronde = Ronde.objects.create(
        jaar=2025, peildatum=datetime.date(2025, 6, 1), sluit_op=datetime.date(2025, 9, 1)
    )
    actions.openen(ronde, by=None, op=venster.moment(ronde.peildatum))
    said = {sheet: venster.antwoorden("jnj") for sheet in Inzending.objects.all()}
    actions.overnemen(said, by=None, op=venster.moment(datetime.date(2025, 7, 1)))
    actions.publiceren(ronde, by=None, op=venster.moment(datetime.date(2025, 10, 1)))
    return ronde


def naar_gooi(gemeente, dag):
    gooi = Regio.objects.get(code="t-gooi")
    return wijziging("regio_hertekenen", dag, naar=gooi.pk, gemeenten=[gemeente.pk])


def uitkomsten():
    """All that was stored of rounds, as text."""
    return {naam: rows for naam, rows in tabellen().items() if naam.startswith("venster_")}


def test_a_move_in_the_past_is_refused_once_a_closed_round_used_it(gesloten, gemeenten):
    (zin,) = weigeringen(naar_gooi(gemeenten["Aalten"], MAART))
    assert zin == (
        "Venster 2025 is gesloten en gebruikte de indeling van 01-06-2025: Aalten is toen gevraagd. "
        "Een wijziging met ingang van 01-03-2025 zou die uitkomst veranderen. Kies een dag na 01-06-2025."
    )


def test_so_is_a_herindeling(gesloten, gemeenten):
    assert (
        "Venster 2025 is gesloten" in weigeringen(op_in(gemeenten["Aalten"], gemeenten["Arnhem"], MAART))[0]
    )


@pytest.mark.parametrize("dag", [datetime.date(2025, 6, 2), NIEUWJAAR])
def test_after_the_peildatum_it_is_done_and_no_stored_result_changes_by_a_byte(gesloten, gemeenten, dag):
    voor = uitkomsten()
    assert len(voor["venster_inzending"]) == len(voor["venster_indiening"]) == 5
    bevestig(naar_gooi(gemeenten["Aalten"], dag))
    if dag == NIEUWJAAR:
        bevestig(op_in(gemeenten["Winterswijk"], gemeenten["Arnhem"]))
    plan.dagelijks(NIEUWJAAR)
    assert uitkomsten() == voor
    assert gemeenten["Aalten"].plaatsingen.on(dag).get(indeling__code="werk").regio.code == "t-gooi"


def open_ronde(peildatum=datetime.date(2026, 9, 1)):
    return venster.geopend(2026, peildatum=peildatum)


def test_a_running_round_stays_as_on_its_peildatum(gemeenten):
    open_ronde()
    voor = uitkomsten()
    rij = naar_gooi(gemeenten["Aalten"], NIEUWJAAR)
    assert any(
        "Venster 2026 blijft zoals op de peildatum" in z for _, deel in plan.bereken(rij).delen for z in deel
    )
    bevestig(rij)
    assert uitkomsten() == voor


def test_invitations_of_a_running_round_follow_a_regio_that_is_split_before_its_peildatum(gemeenten, arnhem):
    factories.verzekeraar("Menzis", regio=arnhem)
    open_ronde(datetime.date(2026, 11, 1))
    nieuw = {"naam": "Achterhoek", "code": "achterhoek", "agenda": "leeg", "coordinatoren": []}
    nieuw["gemeenten"] = [gemeenten["Aalten"].pk]
    bevestig(wijziging("regio_splitsen", datetime.date(2026, 10, 1), regio=arnhem.pk, nieuw=[nieuw]))
    gevraagd = set(Uitnodiging.objects.values_list("organisatie_naam", "regio_naam"))
    assert {("Aalten", "Achterhoek"), ("Menzis", "Achterhoek"), ("Menzis", "Arnhem")} <= gevraagd
    assert ("Aalten", "Arnhem") not in gevraagd
    assert Inzending.objects.count() == Uitnodiging.objects.count()


def test_an_answer_that_was_given_is_never_moved(gemeenten):
    open_ronde(datetime.date(2026, 11, 1))
    venster.ingediend(Inzending.objects.get(organisatie=gemeenten["Aalten"]))
    (zin,) = weigeringen(naar_gooi(gemeenten["Aalten"], datetime.date(2026, 10, 1)))
    assert "Er is al geantwoord: Aalten voor Arnhem." in zin


def test_invitations_come_back_with_what_is_taken_back(gemeenten, monkeypatch):
    """The peildatum may lie ahead, and so may the change."""
    venster.geopend(2027, peildatum=datetime.date(2027, 1, 15), sluit_op=datetime.date(2027, 3, 1))
    voor = tabellen()
    rij = bevestig(op_in(gemeenten["Aalten"], gemeenten["Arnhem"]))
    assert not Uitnodiging.objects.filter(organisatie=gemeenten["Aalten"]).exists()
    plan.neem_terug(rij, by=None)
    assert tabellen() == voor


def test_a_round_still_to_be_opened_asks_by_the_new_werkindeling(gemeenten):
    bevestig(naar_gooi(gemeenten["Aalten"], NIEUWJAAR))
    venster.geopend(2027, peildatum=NIEUWJAAR, sluit_op=datetime.date(2027, 3, 1))
    assert Uitnodiging.objects.get(organisatie=gemeenten["Aalten"]).regio_naam == "'t Gooi"
