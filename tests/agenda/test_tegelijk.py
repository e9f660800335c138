"""Two who act on one version at one moment: nothing is lost, nothing counts twice."""

import datetime
import threading

import pytest
from django.db import connection

from agenda import actions
from agenda.models import Akkoord, Bezwaar, Regel, Vaststelling
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db(transaction=True)
WIE = {"oordeel": "akkoord", "naam": "S. Bos", "functie": "wethouder", "datum": VANDAAG, "grond": "college"}


@pytest.fixture
def almelo():
    almelo = factories.gemeente("Almelo", regio=factories.regio())
    return almelo


@pytest.fixture
def versie(almelo):
    regio = almelo.plaatsingen.get().regio
    agenda = fabriek.keten(regio, trekker=almelo).agenda
    actions.kies_regel(regio, Regel.OVERLEG, by=None)
    return actions.aanbieden(agenda, by=None, op=VANDAAG - datetime.timedelta(days=1))


def tegelijk(*daden):
    """What each said when it was refused, or "" when it was done."""
    uitkomsten, klaar = [], threading.Barrier(len(daden))

    def doe(daad):
        try:
            klaar.wait()
            daad()
            uitkomsten.append("")
        except actions.NietMogelijk as reden:
            uitkomsten.append(str(reden))
        finally:
            connection.close()

    threads = [threading.Thread(target=doe, args=[daad]) for daad in daden]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(uitkomsten)


def test_an_answer_is_in_the_decision_or_after_it(versie, almelo):
    tegelijk(
        lambda: actions.vaststellen(versie, op=VANDAAG, overleg="Overleg", by=None),
        lambda: actions.antwoorden(versie, almelo, by=None, **WIE),
    )
    besluit = Vaststelling.objects.get().inhoud
    (akkoord,) = Akkoord.objects.all()
    voor = akkoord.sluit_aan_op is None
    assert [a["organisatie"] for a in besluit["akkoorden"]] == ["Almelo"] * voor
    assert [p["naam"] for p in besluit["zonder_antwoord"]] == ["Almelo"] * (not voor)


def test_two_colleagues_who_answer_both_stay_and_the_last_counts(versie, almelo):
    tegelijk(
        lambda: actions.antwoorden(versie, almelo, by=None, **WIE),
        lambda: actions.antwoorden(versie, almelo, by=None, **(WIE | {"naam": "A. de Wit"})),
    )
    assert Akkoord.objects.count() == 2
    assert Akkoord.objects.laatste().get() == Akkoord.objects.latest("pk")


def test_joining_twice_is_joining_once(versie, almelo):
    actions.vaststellen(versie, op=VANDAAG, overleg="Overleg", by=None)
    versie = type(versie).objects.met_besluit().get()
    uitkomsten = tegelijk(*[lambda: actions.antwoorden(versie, almelo, by=None, **WIE)] * 3)
    assert uitkomsten == ["", *["Almelo doet al mee met Versie 1."] * 2]
    assert Akkoord.objects.count() == 1


def test_an_objection_is_made_once(versie, almelo):
    bestuurder = factories.gebruiker(Rol.BESTUURDER, organisatie=almelo)
    akkoord = actions.antwoorden(versie, almelo, by=None, gegeven=False, blijkt_uit="Mail", **WIE)
    uitkomsten = tegelijk(
        *[lambda: actions.bezwaar_maken(akkoord, by=bestuurder, tekst="Dat besloot ik niet.")] * 3
    )
    assert uitkomsten == ["", *["Op dit oordeel is al bezwaar gemaakt."] * 2]
    assert Bezwaar.objects.count() == 1


def test_an_objection_counts_before_the_decision_or_is_told_to_be_late(versie, almelo):
    bestuurder = factories.gebruiker(Rol.BESTUURDER, organisatie=almelo)
    akkoord = actions.antwoorden(versie, almelo, by=None, gegeven=False, blijkt_uit="Mail", **WIE)
    tegelijk(
        lambda: actions.vaststellen(versie, op=VANDAAG, overleg="Overleg", by=None),
        lambda: actions.bezwaar_maken(akkoord, by=bestuurder, tekst="Dat besloot ik niet."),
    )
    besluit, bezwaar = Vaststelling.objects.get(), Bezwaar.objects.get()
    geteld = [a["organisatie"] for a in besluit.inhoud["akkoorden"]]
    assert geteld == (["Almelo"] if bezwaar.vastgelegd_op > besluit.vastgelegd_op else [])
