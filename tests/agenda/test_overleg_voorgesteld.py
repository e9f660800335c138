"""What comes on the table by itself, once, and nothing that is closed."""

import datetime

import pytest

from agenda import actions
from agenda.overleg import acties
from agenda.overleg.voorgesteld import voorgesteld
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import STRAKS, overleg, punt
from tests.agenda.schot import GEHEIM, Schot
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
EERDER = VANDAAG - datetime.timedelta(days=30)


@pytest.fixture
def regio():
    return factories.regio()


def herkomst(found):
    return [punt.herkomst for punt in voorgesteld(found)]


def test_what_is_due_by_that_day_is_proposed(regio):
    blok = fabriek.keten(regio, vorm="pilot", gonogo_op=STRAKS, evaluatie=STRAKS)
    fabriek.actie(blok, "Bellen", gereed=EERDER)
    versie = actions.aanbieden(blok.agenda, by=None)
    found = overleg(regio)
    evaluatie = f"evaluatie-{blok.pk}-{STRAKS:%Y%m%d}"
    assert herkomst(found) == [f"versie-{versie.nummer}", f"gonogo-{blok.pk}", evaluatie, "acties"]
    assert herkomst(overleg(regio, STRAKS - datetime.timedelta(days=1))) == [
        f"versie-{versie.nummer}",
        "acties",
    ]


def test_what_is_on_the_agenda_is_not_proposed_again(as_rol, regio):
    blok = fabriek.keten(regio, vorm="pilot", gonogo_op=EERDER)
    found = overleg(regio)
    client = as_rol(Rol.COORDINATOR, regio=regio)
    for _ in range(2):
        client.post(
            f"/regio/twente/overleg/{found.pk}/voorgesteld/", {"punt": [f"gonogo-{blok.pk}", "verzonnen"]}
        )
    assert found.punten.get().blok == blok
    assert herkomst(found) == []


def test_an_earlier_overleg_leaves_its_list_and_its_actions(regio):
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    eerder = punt(overleg(regio, EERDER))
    almelo = factories.gemeente("Almelo", regio=regio)
    actie = {"wat": "Bellen & schrijven", "organisatie": almelo, "klaar_op": VANDAAG}
    acties.besluit(eerder, "Zo doen we het.", by=by, actie=actie)
    found = overleg(regio)
    assert herkomst(found) == [f"besluitenlijst-{eerder.overleg_id}", "actiepunten"]
    assert voorgesteld(found)[1].tekst.startswith("<ul><li>Bellen &amp; schrijven: Almelo, klaar op")


def test_nothing_closed_comes_on_the_table():
    schot = Schot()
    actions.schrijf(schot.afspraak.afspraak, vorm="pilot", gonogo_op=EERDER)
    found = overleg(schot.regio)
    assert GEHEIM not in str(voorgesteld(found))
