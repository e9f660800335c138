"""Who else has a blok open is told, for as long as that is so, and stops nobody."""

import datetime

import pytest
from django.utils import timezone

from agenda import aanwezig
from agenda.models import Aanwezig
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_bewerken import HTMX
from tests.agenda.test_voorstellen import window

pytestmark = pytest.mark.django_db
OOK = "Ook geopend door Noor Jansen (regiocoördinator, Enschede)"


@pytest.fixture
def afspraak():
    return fabriek.keten(factories.regio())


@pytest.fixture
def twee(afspraak):
    """Two who edit."""
    regio = afspraak.agenda.regio
    wie = factories.gemeente("Enschede", regio=regio)
    return [window(rol, regio=regio, organisatie=wie) for rol in (Rol.COORDINATOR, Rol.REDACTEUR)]


def adres(afspraak, wat):
    return f"/regio/twente/agenda/blok/{afspraak.pk}/{wat}"


def test_the_second_reads_that_the_first_has_it_open(afspraak, twee):
    een, ander = twee
    assert "Ook geopend" not in een.get(adres(afspraak, "bewerken/")).text
    assert OOK in ander.get(adres(afspraak, "bewerken/")).text
    assert "redacteur, Enschede" in een.get(adres(afspraak, "wie/")).text
    assert Aanwezig.objects.count() == 2


def test_who_closes_the_form_is_gone_at_once(afspraak, twee):
    een, ander = twee
    een.get(adres(afspraak, "bewerken/"))
    een.get(adres(afspraak, ""), headers=HTMX)
    assert "Ook geopend" not in ander.get(adres(afspraak, "bewerken/")).text


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_who_saved_or_gave_up_is_gone_at_once(afspraak, twee, headers):
    een, _ = twee
    een.get(adres(afspraak, "bewerken/"))
    form = {"titel": "Anders", "vorm": "structureel", "version": "1"}
    een.post(adres(afspraak, "bewerken/"), form, headers=headers)
    assert not Aanwezig.objects.exists()
    een.get(adres(afspraak, "bewerken/"))
    een.get(adres(afspraak, ""), headers=headers)
    assert not Aanwezig.objects.exists()


def test_without_a_sign_of_life_one_is_gone_and_nothing_is_kept(afspraak, twee):
    een, ander = twee
    een.get(adres(afspraak, "bewerken/"))
    Aanwezig.objects.update(tot=timezone.now() - datetime.timedelta(seconds=1))
    assert "Ook geopend" not in ander.get(adres(afspraak, "wie/")).text
    assert Aanwezig.objects.count() == 1
    Aanwezig.objects.update(tot=timezone.now() - datetime.timedelta(seconds=1))
    aanwezig.ruim_op(timezone.localdate())
    assert not Aanwezig.objects.exists()


def test_saving_goes_on_as_before(afspraak, twee):
    een, ander = twee
    een.get(adres(afspraak, "bewerken/"))
    form = {"titel": "Anders", "vorm": "structureel", "version": "1"}
    assert ander.post(adres(afspraak, "bewerken/"), form).status_code == 302


def test_a_sign_of_life_costs_as_much_with_ten_others(afspraak, django_assert_num_queries):
    wie = [factories.gebruiker(Rol.REDACTEUR, regio=afspraak.agenda.regio) for _ in range(10)]
    for gebruiker in wie:
        assert gebruiker.toegangen
        aanwezig.meld(afspraak, gebruiker)
    with django_assert_num_queries(3):
        assert len(aanwezig.meld(afspraak, wie[0])) == 9
