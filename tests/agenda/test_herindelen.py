"""Agendas follow a herindeling of gemeenten and another werkindeling."""

import datetime

import pytest
from django.utils import timezone

from agenda import actions
from agenda.models import Actie, Afspraak, Agenda, Blok, Inbreng, Partner, Themablok
from regions.herindelen import plan
from regions.models import Regio, Thema
from regions.periods import since
from tests.agenda import fabriek
from tests.regions.herindeling import NIEUWJAAR, bevestig, op_in, tabellen, wijziging

pytestmark = pytest.mark.django_db


@pytest.fixture
def afspraak(arnhem, gemeenten):
    """Aalten leads, with Winterswijk; each does something, and Aalten still has to."""
    blok = fabriek.keten(
        arnhem,
        trekker=gemeenten["Aalten"],
        partners=[gemeenten["Aalten"], gemeenten["Winterswijk"]],
        sinds=fabriek.VAN,
        regels=[(gemeenten["Aalten"], "Betaalt."), (gemeenten["Winterswijk"], "Belt."), (None, "Samen.")],
    )
    Actie.objects.update(organisatie=gemeenten["Aalten"])
    return blok.afspraak


def over(afspraak, dag):
    """Who leads, who takes part on the day, and who does what."""
    afspraak = Afspraak.objects.get(pk=afspraak.pk)
    partners = {rij.organisatie.naam for rij in Partner.objects.on(dag).filter(afspraak=afspraak)}
    regels = {str(rij.organisatie or ""): rij.tekst for rij in afspraak.wie_doet_wat.all()}
    return str(afspraak.trekker), partners, regels


def test_the_successor_takes_the_place_of_the_old_gemeente_on_the_day(afspraak, gemeenten):
    bevestig(op_in(gemeenten["Aalten"], gemeenten["Winterswijk"]))
    assert over(afspraak, NIEUWJAAR)[0] == "Aalten"
    version = Blok.objects.get(pk=afspraak.pk).version
    plan.dagelijks(NIEUWJAAR)
    wie, partners, regels = over(afspraak, NIEUWJAAR)
    assert (wie, partners) == ("Winterswijk", {"Winterswijk"})
    assert regels == {"Winterswijk": "Belt.\nBetaalt.", "": "Samen."}
    assert over(afspraak, NIEUWJAAR - datetime.timedelta(days=1))[1] == {"Aalten", "Winterswijk"}
    assert Blok.objects.get(pk=afspraak.pk).version == version + 1


def test_inbreng_that_nobody_else_read_goes_along(afspraak, gemeenten):
    agenda, thema = afspraak.blok.agenda, Themablok.objects.get().thema
    van, naar = gemeenten["Aalten"], gemeenten["Winterswijk"]

    def brengt_in(wie, prioriteit):
        return actions.inbrengen(agenda, thema, organisatie=wie, by=None, prioriteit=prioriteit)

    gedeeld = brengt_in(van, "Gedeeld")
    Inbreng.objects.update(gedeeld_op=timezone.now())
    rows = [brengt_in(van, "Past"), brengt_in(van, "Past niet")]
    for nummer in range(2):
        brengt_in(naar, f"Eigen {nummer}")
    bevestig(op_in(van, naar))
    plan.dagelijks(NIEUWJAAR)
    for row in (gedeeld, *rows):
        row.refresh_from_db()
    assert (gedeeld.organisatie, rows[0].organisatie, rows[1].organisatie) == (van, naar, naar)
    assert (rows[0].nummer, rows[0].ingetrokken_op) == (3, None)
    assert rows[1].ingetrokken_op


@pytest.mark.parametrize(("vinkje", "wie"), [(True, "Winterswijk"), (False, "Aalten")])
def test_an_open_action_goes_along_when_ticked(afspraak, gemeenten, vinkje, wie):
    rij = op_in(gemeenten["Aalten"], gemeenten["Winterswijk"])
    (actie,) = [v for v in plan.bereken(rij).voorstellen if v.kop == "Open acties"]
    bevestig(rij, keuzes={actie.sleutel: actie.waarde} if vinkje else {})
    plan.dagelijks(NIEUWJAAR)
    assert str(Actie.objects.get().organisatie) == wie


def test_the_agreements_of_a_split_gemeente_wait_for_a_hand(afspraak, gemeenten):
    rij = wijziging(
        "splitsing",
        van=[gemeenten["Aalten"].pk],
        naar=[gemeenten["Arnhem"].pk, gemeenten["Winterswijk"].pk],
    )
    zinnen = dict(plan.bereken(rij).delen)["Op de dag zelf"]
    assert zinnen[0].startswith("1 afspraak en 1 actie van Aalten worden met de hand verdeeld.")
    bevestig(rij)
    plan.dagelijks(NIEUWJAAR)
    assert over(afspraak, NIEUWJAAR)[0] == "Aalten"


def splits(arnhem, gemeenten, wie, agenda="kopie"):
    nieuw = {"naam": "Achterhoek", "code": "achterhoek", "agenda": agenda, "coordinatoren": []}
    keys = [gemeenten[naam].pk for naam in wie]
    return wijziging("regio_splitsen", regio=arnhem.pk, nieuw=[nieuw | {"gemeenten": keys}])


def test_a_new_regio_begins_with_a_copy_as_it_is_on_the_day(arnhem, gemeenten, afspraak):
    eigen = Thema.objects.create(code="water", naam="Water", regio=arnhem)
    bevestig(splits(arnhem, gemeenten, ["Aalten"]))
    achterhoek = Regio.objects.get(code="achterhoek")
    assert achterhoek.agendas.get().blokken.count() == 0
    Afspraak.objects.filter(pk=afspraak.pk).update(titel="Later verbeterd")
    fabriek.actions.toevoegen(afspraak.blok.agenda, Blok.Soort.THEMA, by=None, thema=eigen)
    plan.dagelijks(NIEUWJAAR)
    kopie = achterhoek.agendas.get()
    assert (kopie.since, kopie.period.upper) == (NIEUWJAAR, fabriek.TOT)
    assert kopie.blokken.count() == afspraak.blok.agenda.blokken.count()
    nieuw = Afspraak.objects.get(blok__agenda=kopie)
    assert (nieuw.titel, str(nieuw.trekker)) == ("Later verbeterd", "Aalten")
    assert over(nieuw, NIEUWJAAR)[1:] == ({"Aalten"}, {"Aalten": "Betaalt.", "": "Samen."})
    assert Themablok.objects.get(blok__agenda=kopie, thema__code="water").thema.regio == achterhoek
    assert over(afspraak, NIEUWJAAR)[1] == {"Aalten", "Winterswijk"}


def test_a_copy_is_made_once(arnhem, gemeenten, afspraak):
    bevestig(splits(arnhem, gemeenten, ["Aalten"]))
    plan.dagelijks(NIEUWJAAR)
    plan.dagelijks(NIEUWJAAR + datetime.timedelta(days=1))
    assert Afspraak.objects.count() == 2


def test_a_new_regio_may_begin_empty(arnhem, gemeenten, afspraak):
    bevestig(splits(arnhem, gemeenten, ["Aalten"], agenda="leeg"))
    plan.dagelijks(NIEUWJAAR)
    assert Agenda.objects.get().regio == arnhem


def test_the_agenda_of_a_regio_that_ends_stays_to_be_read(arnhem, gemeenten, afspraak):
    voor = tabellen()
    rij = splits(arnhem, gemeenten, ["Aalten", "Arnhem", "Winterswijk"])
    bevestig(rij)
    assert arnhem.agendas.get().last_day == NIEUWJAAR - datetime.timedelta(days=1)
    assert Regio.objects.get(code="achterhoek").agendas.get().period == since(NIEUWJAAR, fabriek.TOT)
    plan.neem_terug(rij, by=None)
    assert tabellen() == voor


def test_a_joined_agenda_gets_what_the_other_held_under_the_same_themes(arnhem, gemeenten, afspraak):
    gooi = Regio.objects.get(code="t-gooi")
    hunne = fabriek.keten(gooi).agenda
    rij = wijziging("regio_samenvoegen", naar=gooi.pk, op=[arnhem.pk], agenda="samen", coordinatoren=[])
    bevestig(rij)
    plan.dagelijks(NIEUWJAAR)
    assert Themablok.objects.filter(blok__agenda=hunne).count() == 1
    assert Afspraak.objects.filter(blok__agenda=hunne).count() == 2


def test_text_that_was_typed_in_the_new_agenda_is_in_the_way_of_taking_it_back(arnhem, gemeenten, afspraak):
    rij = bevestig(splits(arnhem, gemeenten, ["Aalten"]))
    fabriek.thema(Regio.objects.get(code="achterhoek").agendas.get())
    with pytest.raises(plan.Geweigerd, match="staat al iets nieuws"):
        plan.neem_terug(rij, by=None)


def test_a_finished_action_is_not_copied(arnhem, gemeenten, afspraak):
    Actie.objects.update(afgerond_op=datetime.date(2026, 5, 1))
    bevestig(splits(arnhem, gemeenten, ["Aalten"]))
    plan.dagelijks(NIEUWJAAR)
    assert Actie.objects.count() == 1
