"""What the venster puts on Mijn werk."""

import datetime

import pytest

from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster.models import Inzending, Ronde
from venster.taken import taken

pytestmark = pytest.mark.django_db


def test_an_open_answer_waits_with_its_last_day():
    uitnodiging = venster.uitnodiging()
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie)
    (taak,) = taken(noor)
    assert taak.regio == uitnodiging.regio
    assert taak.url == uitnodiging.url("agenda")
    assert (taak.status, taak.uiterlijk) == ("Nog niet begonnen", datetime.date(2026, 11, 30))


def test_what_is_submitted_waits_no_longer():
    uitnodiging = venster.uitnodiging()
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie)
    venster.ingediend(uitnodiging.inzending)
    assert taken(noor) == []


def test_a_closed_round_waits_for_nobody():
    uitnodiging = venster.uitnodiging()
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie)
    Ronde.objects.update(sluit_op=VANDAAG - datetime.timedelta(days=1))
    assert taken(noor) == []


def test_many_regios_are_one_line_and_as_many_queries_as_one(django_assert_num_queries):
    menzis = factories.verzekeraar("Menzis")
    for nummer in range(12):
        place = factories.regio(f"Regio {nummer}")
        factories.Deelname.objects.create(
            regio=place, organisatie=menzis, period=factories.since(factories.BEGIN)
        )
    venster.geopend()
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=menzis)
    assert noor.toegangen
    with django_assert_num_queries(3):
        (taak,) = taken(noor)
    assert taak.status == "Nog 12 regio's"
    assert Inzending.objects.count() == 12


def test_who_does_not_answer_has_nothing_to_do(django_assert_num_queries):
    venster.uitnodiging()
    eva = factories.gebruiker(Rol.LANDELIJK)
    assert eva.toegangen
    with django_assert_num_queries(0):
        assert taken(eva) == []


def test_the_coordinator_sees_how_many_answered_until_all_did():
    uitnodiging = venster.uitnodiging()
    coordinator = factories.gebruiker(Rol.COORDINATOR, regio=uitnodiging.regio)
    (taak,) = taken(coordinator)
    assert taak.status == "0 van 1 ingediend"
    assert taak.url == "/regio/twente/venster/2026/voortgang/"
    venster.ingediend(uitnodiging.inzending)
    assert taken(coordinator) == []
