"""The page of the agenda: who sees what, and in how many queries."""

import datetime

import pytest

from agenda import actions
from agenda.models import Agenda, Blok
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted

pytestmark = pytest.mark.django_db
URL = "/regio/twente/agenda/"


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def coordinator(as_rol, regio):
    return as_rol(Rol.COORDINATOR, regio=regio)


@pytest.mark.parametrize("afspraken", [1, 100])
def test_ten_queries_are_enough(coordinator, regio, afspraken):
    partner = factories.verzekeraar(regio=regio)
    fabriek.keten(regio, afspraken, partners=[partner], regels=[(partner, "Betaalt")])
    with counted() as queries:
        response = coordinator.get(URL)
    assert response.text.count("Eén loket voor mantelzorgers</h") == afspraken
    assert len(queries) <= 10, "\n".join(queries)


def test_the_number_of_queries_does_not_grow(coordinator, regio):
    fabriek.keten(regio, 1)
    with counted() as few:
        coordinator.get(URL)
    doel = Blok.objects.get(soort="doel")
    for number in range(60):
        actions.toevoegen(doel.agenda, "afspraak", ouder=doel, by=None, titel=f"{number}", vorm="pilot")
    with counted() as many:
        coordinator.get(URL)
    assert len(many) == len(few)


def test_a_party_reads_the_working_agenda_without_buttons(as_rol, regio):
    gemeente = factories.gemeente(regio=regio)
    fabriek.keten(regio)
    text = as_rol(Rol.MEDEWERKER, organisatie=gemeente).get(URL).text
    assert "Eén loket voor mantelzorgers" in text
    assert "Bewerken" not in text
    assert "formaction" not in text


def test_others_see_nothing_until_it_is_adopted(as_rol, regio):
    versie = actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    reader = as_rol(Rol.LANDELIJK)
    assert "nog geen vastgestelde agenda" in reader.get(URL).text
    assert reader.get(f"{URL}versies/1/").status_code == 404
    actions.vaststellen(versie, op=datetime.date(2026, 11, 23), overleg="Overleg", by=None)
    assert "Eén loket voor mantelzorgers" in reader.get(URL).text
    assert "Eén loket voor mantelzorgers" in reader.get(f"{URL}versies/1/").text


def test_others_see_no_later_words_and_no_progress(as_rol, regio):
    afspraak = fabriek.keten(regio)
    versie = actions.aanbieden(afspraak.agenda, by=None)
    actions.vaststellen(versie, op=datetime.date(2026, 11, 23), overleg="Overleg", by=None)
    actions.melden(afspraak.afspraak, stand="vast", zin="Het geld is op.", by=None)
    fabriek.afspraak(afspraak.ouder, "Nog geheim")
    text = as_rol(Rol.LANDELIJK).get(URL).text
    assert "Nog geheim" not in text
    assert "loopt vast" not in text
    assert "Het geld is op" not in text


def test_without_an_agenda_the_coordinator_begins_one(coordinator, regio):
    factories.themas()
    assert "Begin een agenda" in coordinator.get(URL).text
    coordinator.post(f"{URL}beginnen/", {"van_jaar": "2026", "tot_jaar": "2029"})
    agenda = Agenda.objects.get()
    assert agenda.last_day == datetime.date(2029, 12, 31)
    assert [str(b.detail) for b in agenda.blokken.order_by("volgorde")] == ["Preventie", "Ouderen", "GGZ"]


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (("2029", "2026"), "voor het eerste jaar"),
        (("2026", "2099"), "ten hoogste 12 jaar"),
        (("", "2029"), "verplicht"),
        (("nu", "straks"), "geheel getal"),
        (("2028", "2031"), "al een agenda"),
    ],
)
def test_years_that_cannot_be_are_refused(coordinator, regio, years, said):
    fabriek.agenda(regio)
    data = {"van_jaar": years[0], "tot_jaar": years[1]}
    response = coordinator.post(f"{URL}beginnen/", data)
    assert response.status_code == 422
    assert said in response.text
    assert Agenda.objects.count() == 1


def test_what_lacks_is_pointed_out(coordinator, regio):
    fabriek.keten(regio)
    fabriek.opgave(Blok.objects.get(soort="thema"), "Zonder doel")
    text = coordinator.get(URL).text
    assert "Nog uit te werken (3)" in text
    assert "nog geen doel" in text
    assert "nog geen trekker" in text


def test_one_theme_can_be_shown(coordinator, regio):
    agenda = fabriek.keten(regio).agenda
    fabriek.opgave(fabriek.thema(agenda, "ggz"), "Wachttijden")
    assert "Wachttijden</h3>" not in coordinator.get(f"{URL}?thema=ouderen").text
    assert "Wachttijden</h3>" in coordinator.get(f"{URL}?thema=bestaat-niet").text


def test_up_and_down(coordinator, regio):
    first = fabriek.keten(regio)
    second = fabriek.afspraak(first.ouder, "Tweede")
    coordinator.post(f"{URL}blok/{second.pk}/verplaatsen/omhoog/")
    row = Blok.objects.filter(ouder=first.ouder, soort="afspraak").order_by("volgorde")
    assert list(row) == [second, first]
    coordinator.post(f"{URL}blok/{second.pk}/verplaatsen/omhoog/")
    assert list(row.all()) == [second, first]


def test_what_is_put_away_can_be_put_back_with_all_under_it(coordinator, regio):
    afspraak = fabriek.keten(regio)
    opgave = Blok.objects.get(soort="opgave")
    alone = fabriek.afspraak(afspraak.ouder, "Eerder al weg")
    coordinator.post(f"{URL}blok/{alone.pk}/verwijderen/")
    gone = coordinator.post(f"{URL}blok/{opgave.pk}/verwijderen/", follow=True)
    assert "Zet terug" in gone.text
    assert Blok.objects.levend().count() == 1
    coordinator.post(f"{URL}blok/{opgave.pk}/terugzetten/")
    assert set(Blok.objects.exclude(pk__in=Blok.objects.levend())) == {alone}


def test_what_hung_under_it_comes_after_it(coordinator, regio):
    afspraak = fabriek.keten(regio)
    coordinator.post(f"{URL}blok/{afspraak.pk}/verwijderen/")
    coordinator.post(f"{URL}blok/{afspraak.ouder_id}/verwijderen/")
    response = coordinator.post(f"{URL}blok/{afspraak.pk}/terugzetten/", follow=True)
    assert "Zet eerst terug waar dit onder hing" in response.text


def test_after_thirty_days_it_stays_away(coordinator, regio):
    afspraak = fabriek.keten(regio)
    actions.verwijderen(afspraak, by=None)
    long_ago = Blok.objects.get(pk=afspraak.pk).verwijderd_op - datetime.timedelta(days=31)
    Blok.objects.filter(pk=afspraak.pk).update(verwijderd_op=long_ago)
    assert coordinator.post(f"{URL}blok/{afspraak.pk}/terugzetten/").status_code == 404
