"""After many rows at once the database knows how its tables are filled."""

import pytest
from django.db import connection, transaction

from regions.models import Persoon
from regions.statistiek import ververs
from tests import factories

pytestmark = pytest.mark.django_db


def bekend(tabel):
    """How many rows the planner thinks a table has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [tabel])
        return cursor.fetchone()[0]


def test_only_what_changed_much_is_counted_anew():
    factories.themas()
    Persoon.objects.bulk_create(Persoon(naam=f"P {n}", email=f"p{n}@example.nl") for n in range(50))
    counted = ververs(veel=50)
    assert "regions_persoon" in counted
    assert "regions_thema" not in counted
    assert bekend("regions_persoon") == Persoon.objects.count()


def test_a_few_rows_are_left_to_the_database():
    factories.persoon()
    assert ververs(veel=10_000) == []


@pytest.mark.django_db(transaction=True)
def test_a_large_list_is_known_when_it_is_taken_over(monkeypatch):
    from tests.agenda import fabriek
    from tests.agenda import test_afsprakenlijst as lijst

    monkeypatch.setattr("regions.statistiek.ververs.__defaults__", (20,))
    regio = factories.regio()
    factories.themas()
    fabriek.agenda(regio)
    noor = factories.gebruiker("coordinator", regio=regio)
    with transaction.atomic():
        lijst.neem(
            regio, noor, *(lijst.rij(Afspraak=f"Loket {n}", Doel="Rust", Opgave="Thuis") for n in range(30))
        )
    assert bekend("agenda_afspraak") == 30
