"""Queries that are written once answer as those that are written each time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from regions.gereed import Gereed, dag, sleutel
from regions.models import Toegang
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.queries import counted

VAN = Gereed(lambda: Toegang.objects.filter(gebruiker=sleutel(), period__contains=dag()).with_names())


@pytest.fixture
def twee(db):
    """Two users with a role each."""
    return [factories.gebruiker(Rol.LANDELIJK), factories.gebruiker(Rol.FUNCTIONEEL)]


def test_each_time_with_the_values_of_that_time(twee):
    for wie in (*twee, *twee):
        assert VAN(pk=wie.pk, dag=VANDAAG) == list(wie.toegang_set.all())
    Toegang.objects.filter(gebruiker=twee[0]).update(period=since(VANDAAG.replace(year=2031)))
    assert VAN(pk=twee[0].pk, dag=VANDAAG) == []
    assert VAN(pk=twee[0].pk, dag=VANDAAG.replace(year=2032)) != []


def test_a_row_brings_what_it_names(db):
    regio = factories.regio()
    wie = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    (toegang,) = VAN(pk=wie.pk, dag=VANDAAG)
    with counted() as queries:
        assert toegang.regio == regio
    assert not queries


def test_a_value_that_was_not_given_is_a_mistake(db):
    with pytest.raises(KeyError):
        VAN(pk=1)


@pytest.mark.django_db(transaction=True)
def test_threads_do_not_get_each_others_rows():
    users = [factories.gebruiker(Rol.LANDELIJK) for _ in range(4)]

    def own(wie):
        try:
            return all(t.gebruiker_id == wie.pk for _ in range(25) for t in VAN(pk=wie.pk, dag=VANDAAG))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(own, users))
