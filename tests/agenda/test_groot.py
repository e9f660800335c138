"""A big agenda is answered in as many queries as a small one."""

import pytest
from django.db import connection

from agenda.models import Afspraak, Blok, Partner, WieDoetWat
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
PAGINAS = [A, f"{A}scherm/", f"{A}afspraken.json", f"{A}afspraken.csv", f"{A}op-een-dag/?dag=2026-11-23"]
PAGINAS += ["/zoeken/agenda/?q=loket", "/"]


@pytest.fixture
def keten():
    """A small agenda of which the afspraak has a partner and a line."""
    regio = factories.regio()
    menzis = factories.verzekeraar("Menzis", regio=regio)
    return fabriek.keten(regio, trekker=menzis, partners=[menzis], regels=[(menzis, "Betaalt")])


@pytest.fixture
def coordinator(as_rol, keten):
    return as_rol(Rol.COORDINATOR, regio=keten.agenda.regio)


def grow(keten, afspraken):
    """As many agreements more, each like the first."""
    menzis, period = keten.afspraak.trekker, since(fabriek.VAN)
    onder = {"ouder": keten.ouder, "ouder_soort": keten.ouder.soort, "soort": "afspraak"}
    made = Blok.objects.bulk_create(
        Blok(agenda=keten.agenda, volgorde=n, **onder) for n in range(100, 100 + afspraken)
    )
    details = [
        Afspraak(blok=blok, titel=f"Loket {blok.volgorde}", vorm="pilot", trekker=menzis, period=period)
        for blok in made
    ]
    Afspraak.objects.bulk_create(details)
    Partner.objects.bulk_create(Partner(afspraak=a, organisatie=menzis, period=period) for a in details)
    WieDoetWat.objects.bulk_create(
        WieDoetWat(afspraak=a, organisatie=menzis, tekst="Betaalt") for a in details
    )
    with connection.cursor() as cursor:  # in a database that serves, this is done within the minute
        cursor.execute("ANALYZE")


def asked(client):
    """How many queries each page takes."""
    numbers = {}
    for pagina in PAGINAS:
        with counted() as queries:
            answer = client.get(pagina)
            assert answer.status_code == 200
            if answer.streaming:
                list(answer.streaming_content)
        numbers[pagina] = len(queries)
    return numbers


def test_four_hundred_blokken_take_ten_queries(coordinator, keten):
    grow(keten, 400)
    with counted() as queries:
        assert coordinator.get(A).text.count(' class="blok blok--') > 400
    assert len(queries) <= 10, "\n".join(queries)


def test_two_thousand_agreements_take_as_many_queries_as_eighty(coordinator, keten):
    grow(
        keten, 80
    )  # found on a page of their own: with fewer the search looks once more, for what is like it
    few = asked(coordinator)
    grow(keten, 1_920)
    assert asked(coordinator) == few
    assert len(coordinator.get(f"{A}afspraken.json").json()["afspraken"]) == 2_001
