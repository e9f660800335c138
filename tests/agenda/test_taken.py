"""What waits for whom, and what the rooms above may ask."""

import datetime

import pytest

from agenda import actions
from agenda.models import Afspraak, Agenda, Versie
from agenda.taken import taken
from regions.gevolgen import gevolgen
from regions.models import Gebruiker
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def enschede(regio):
    return factories.gemeente("Enschede", regio=regio)


def titels(gebruiker):
    return [taak.titel for taak in taken(Gebruiker.objects.get(pk=gebruiker.pk))]


def test_an_akkoord_waits_until_it_is_given(regio, enschede):
    wim = factories.gebruiker(Rol.BESTUURDER, organisatie=enschede)
    versie = actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    assert titels(wim) == ["Oordeel van Enschede over versie 1 van de agenda"]
    actions.antwoorden(versie, enschede, by=None, oordeel="wacht", verwacht_op=datetime.date(2027, 1, 1))
    assert len(titels(wim)) == 1
    who = {"naam": "W", "functie": "wethouder", "datum": datetime.date(2026, 11, 1)}
    actions.antwoorden(versie, enschede, by=None, oordeel="akkoord", **who)
    assert titels(wim) == []


def test_an_action_waits_from_its_day_until_it_is_done(regio, enschede):
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=enschede)
    afspraak = fabriek.keten(regio)
    fabriek.actie(afspraak, "Later", organisatie=enschede, gereed=datetime.date(2026, 11, 24))
    fabriek.actie(afspraak, "Nu", organisatie=enschede, gereed=datetime.date(2026, 11, 23))
    done = {"gereed": datetime.date(2026, 1, 1), "afgerond_op": datetime.date(2026, 1, 1)}
    fabriek.actie(afspraak, "Klaar", organisatie=enschede, **done)
    assert titels(noor) == ["Nu"]


def test_the_coordinator_has_one_line_per_regio(regio):
    noor = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    agenda = fabriek.keten(regio).agenda
    fabriek.thema(agenda, "ggz")
    assert titels(noor) == ["Agenda: 4 punten nog uit te werken"]


def test_nothing_waits_for_national_staff(regio):
    fabriek.keten(regio)
    assert titels(factories.gebruiker(Rol.LANDELIJK)) == []


def test_the_number_of_queries_does_not_grow(regio, enschede, django_assert_max_num_queries):
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=enschede)
    factories.toegang(noor, Rol.COORDINATOR, regio=regio)
    afspraak = fabriek.keten(regio)
    for number in range(20):
        fabriek.actie(afspraak, f"{number}", organisatie=enschede, gereed=datetime.date(2026, 11, 1))
    for naam in ("Zeeland", "Drenthe", "Flevoland"):
        actions.aanbieden(fabriek.keten(factories.regio(naam)).agenda, by=None)
    actions.aanbieden(afspraak.agenda, by=None)
    user = Gebruiker.objects.get(pk=noor.pk)
    assert user.toegangen
    with django_assert_max_num_queries(14):
        assert len(taken(user)) == 22


def test_the_agreements_of_an_organisation_are_found_by_every_part_it_has(regio, enschede):
    doel = fabriek.doel(fabriek.opgave(fabriek.thema(fabriek.agenda(regio))))
    fabriek.afspraak(doel, "Trekt", trekker=enschede)
    fabriek.afspraak(doel, "Doet mee", partners=[enschede])
    fabriek.afspraak(doel, "Doet iets", regels=[(enschede, "Betaalt")])
    fabriek.afspraak(doel, "Van een ander")
    actions.verwijderen(fabriek.afspraak(doel, "Weg", trekker=enschede), by=None)
    found = Afspraak.objects.of_organisatie(enschede).values_list("titel", flat=True)
    assert sorted(found) == ["Doet iets", "Doet mee", "Trekt"]


def test_agreements_are_counted_per_regio(regio, enschede):
    fabriek.keten(regio, 3, trekker=enschede)
    fabriek.keten(factories.regio("Zeeland"))
    counts = {row["regio"]: row["afspraken"] for row in Afspraak.objects.counts_per_regio()}
    assert sorted(counts.values()) == [1, 3]
    assert counts[regio.pk] == 3


def test_the_agenda_that_holds_today_is_current(regio):
    past = fabriek.agenda(regio, van=datetime.date(2020, 1, 1), tot=datetime.date(2024, 1, 1))
    assert Agenda.objects.current(regio) == past
    coming = fabriek.agenda(regio, van=datetime.date(2028, 1, 1), tot=datetime.date(2030, 1, 1))
    assert Agenda.objects.current(regio) == coming
    now = fabriek.agenda(regio, van=datetime.date(2025, 1, 1), tot=datetime.date(2027, 1, 1))
    assert Agenda.objects.current(regio) == now


def test_only_the_last_offer_waits(regio):
    agenda = fabriek.keten(regio).agenda
    for _ in range(2):
        actions.aanbieden(agenda, by=None)
    assert [versie.nummer for versie in Versie.objects.ter_vaststelling()] == [2]
    assert not Versie.objects.vastgesteld().exists()


def test_the_end_of_an_organisation_says_what_it_leaves(regio, enschede):
    afspraak = fabriek.keten(regio, trekker=enschede)
    fabriek.actie(afspraak, organisatie=enschede)
    sentences = [gevolg.zin for gevolg in gevolgen(enschede, datetime.date(2027, 1, 1))]
    assert "Enschede is trekker van 1 afspraak. Kies daarvoor een nieuwe trekker." in sentences
    assert "Enschede heeft nog 1 actie te doen. Kies wie die overneemt." in sentences
    assert gevolgen(factories.gemeente("Hengelo", regio=regio), datetime.date(2027, 1, 1)) == []
