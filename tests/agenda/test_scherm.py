"""The agenda on the big screen: one theme at a time, and nothing that someone at the table may not see."""

import pytest

from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import GEHEIM, Schot
from tests.queries import counted

pytestmark = pytest.mark.django_db
URL = "/regio/twente/agenda/scherm/"


@pytest.fixture
def afspraak():
    return fabriek.keten(factories.regio(), tekst="<p>Wie zorgt, belt.</p>")


@pytest.fixture
def coordinator(as_rol, afspraak):
    return as_rol(Rol.COORDINATOR, regio=afspraak.agenda.regio)


def test_one_theme_is_shown_and_links_lead_to_the_next(coordinator, afspraak):
    fabriek.opgave(fabriek.thema(afspraak.agenda, "ggz"), "Wachttijden")
    eerste = coordinator.get(URL).text
    assert "Wie zorgt, belt." in eerste
    assert "Wachttijden" not in eerste
    assert 'rel="next" href="?thema=ggz"' in eerste
    tweede = coordinator.get(f"{URL}?thema=ggz").text
    assert "Wachttijden" in tweede
    assert 'rel="prev" href="?thema=ouderen"' in tweede
    assert coordinator.get(f"{URL}?thema=bestaat-niet").text.count("Wie zorgt, belt.") == 1


def test_it_says_what_is_not_on_it(coordinator):
    assert "geen afgeschermde tekst" in coordinator.get(URL).text


@pytest.mark.parametrize("wie", ["gemeente", "coordinator", "eigen verzekeraar", "andere verzekeraar"])
def test_closed_text_is_on_nobodys_screen(sign_in, wie):
    schot = Schot()
    response = sign_in(schot.lezer(wie)).get(f"/regio/{schot.regio.code}/agenda/scherm/")
    assert response.status_code == 200
    assert GEHEIM not in response.text


def test_an_agenda_without_a_theme_says_so(as_rol):
    regio = fabriek.agenda(factories.regio()).regio
    assert "nog geen thema" in as_rol(Rol.COORDINATOR, regio=regio).get(URL).text


def test_without_an_agenda_there_is_no_screen(as_rol):
    assert as_rol(Rol.COORDINATOR, regio=factories.regio()).get(URL).status_code == 404


def test_the_number_of_queries_does_not_grow(coordinator, afspraak):
    with counted() as few:
        coordinator.get(URL)
    for n in range(10):
        fabriek.afspraak(afspraak.ouder, f"Afspraak {n}")
    with counted() as many:
        coordinator.get(URL)
    assert len(many) == len(few)
