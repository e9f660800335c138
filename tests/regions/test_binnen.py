"""What an organisation has in a regio holds only while both are there; kept by the database."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from regions.models import Concessie, Deelname, Organisatie, Plaatsing, Regio, Soort
from regions.periods import since
from tests import factories

pytestmark = pytest.mark.django_db
DAG = datetime.date(2026, 7, 1)
DAARNA = datetime.date(2027, 1, 1)
SOORTEN = {
    "plaatsing": (Plaatsing, "gemeente", Soort.GEMEENTE),
    "concessie": (Concessie, "zorgkantoor", Soort.ZORGKANTOOR),
    "deelname": (Deelname, "organisatie", Soort.ZORGVERZEKERAAR),
}


@pytest.fixture(params=SOORTEN, autouse=True)
def rij(request):
    """A row of each kind, until the day; in a regio and of an organisatie without end."""
    model, wie, soort = SOORTEN[request.param]
    velden = {"regio": factories.regio(), wie: factories.organisatie("Wie", soort)}
    return model.objects.create(period=since(factories.BEGIN, DAG), **velden)


def refused():
    with pytest.raises(IntegrityError, match=r"outside|has rows"), transaction.atomic():
        connection.check_constraints()
    return True


@pytest.mark.parametrize("geheel", [Organisatie, Regio])
def test_neither_ends_before_what_it_has(geheel):
    geheel.objects.get().end(DAG)
    connection.check_constraints()
    geheel.objects.get().end(DAG - datetime.timedelta(days=1))
    assert refused()
    geheel.objects.get().end(DAG)


@pytest.mark.parametrize("geheel", [Organisatie, Regio])
def test_nothing_goes_on_after_the_end_of_either(rij, geheel):
    geheel.objects.get().end(DAG)
    rij.end(DAARNA)
    assert refused()
    rij.end(DAG)


def test_closed_in_any_order_within_a_transaction(rij):
    with transaction.atomic():
        Organisatie.objects.get().end(DAG - datetime.timedelta(days=30))
        rij.end(DAG - datetime.timedelta(days=30))
    connection.check_constraints()


def test_nothing_begins_before_either():
    regio = factories.regio("Later", van=DAG)
    te_vroeg = Deelname.objects.create(
        regio=regio, organisatie=factories.organisatie(), period=since(factories.BEGIN)
    )
    assert refused()
    te_vroeg.delete()
