"""What goes along when an agenda is copied for another regio, and what stays behind."""

import datetime

import pytest

from agenda import actions
from agenda.actions.overnemen import kopieer
from agenda.models import Afspraak, Blok, Bron, Bronbestand, Businesscase, Doel, Meting, Uitstel, Werkwijze
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db
DAG = datetime.date(2027, 1, 1)


@pytest.fixture
def bron():
    return fabriek.keten(factories.regio(), vorm="pilot", gonogo_op=DAG).agenda


@pytest.fixture
def naar():
    return fabriek.agenda(factories.regio("Drenthe"))


def van(model, agenda):
    return model.objects.get(blok__agenda=agenda)


def test_what_was_measured_goes_along_with_its_day_and_source(bron, naar):
    Meting.objects.create(doel=van(Doel, bron), op=datetime.date(2026, 5, 1), waarde="12%", bron="GGD")
    kopieer(bron, naar, DAG)
    (meting,) = van(Doel, naar).metingen.all()
    assert (meting.op, meting.waarde, meting.bron) == (datetime.date(2026, 5, 1), "12%", "GGD")
    assert meting.als == "overgenomen uit de agenda van Twente"


def test_what_it_rests_on_goes_along_with_a_file_of_its_own(bron, naar):
    bestand = Bronbestand.objects.create(naam="b.pdf", soort="application/pdf", inhoud=b"%PDF-")
    regels = {"soort": "regiobeeld", "jaar": 2025, "gemaakt_door": "GGD"}
    Bron.objects.create(agenda=bron, titel="Beeld", bestand=bestand, **regels)
    for agenda in (bron, naar):
        Bron.objects.create(agenda=agenda, titel="Allebei", url="https://www.example.nl", **regels)
    kopieer(bron, naar, DAG)
    beeld = naar.bronnen.get(titel="Beeld")
    assert (beeld.bestand.naam, bytes(beeld.bestand.inhoud)) == ("b.pdf", b"%PDF-")
    assert beeld.bestand_id != bestand.pk
    assert naar.bronnen.count() == 2


def test_how_one_works_goes_along_where_nothing_was_written(bron, naar):
    Werkwijze.objects.create(agenda=bron, besluiten="<p>Samen</p>", tevreden="<p>Als het werkt</p>")
    Werkwijze.objects.create(agenda=naar, besluiten="<p>Eigen</p>")
    kopieer(bron, naar, DAG)
    werkwijze = Werkwijze.objects.get(agenda=naar)
    assert (werkwijze.besluiten, werkwijze.tevreden) == ("<p>Eigen</p>", "<p>Als het werkt</p>")
    assert werkwijze.version == 2


def test_a_copied_pilot_gets_no_free_turn_to_move_its_day(bron, naar):
    afspraak = van(Afspraak, bron)
    actions.schrijf(afspraak, gonogo_op=DAG + datetime.timedelta(days=30))
    kopieer(bron, naar, DAG)
    assert [u.nummer for u in van(Afspraak, naar).uitstel.all()] == [1]
    assert Uitstel.objects.filter(afspraak=afspraak).count() == 1


def test_amounts_remarks_and_proposals_stay_behind(bron, naar):
    afspraak = van(Afspraak, bron)
    almelo = factories.gemeente("Almelo", regio=bron.regio)
    regel = {"organisatie": almelo, "kosten": 5, "baten": 4, "toelichting": ""}
    actions.bewaar_businesscase(afspraak, "0", by=None, per="jaar", toelichting="", regels=[regel], als="x")
    actions.opmerken(afspraak.blok, "Hm", by=None, als="x")
    actions.voorstellen(afspraak.blok, aard="verwijderen", reden="x", organisatie=almelo, by=None, als="x")
    kopieer(bron, naar, DAG)
    assert Businesscase.objects.count() == 1
    kopie = Blok.objects.get(agenda=naar, soort="afspraak")
    assert not kopie.opmerkingen.exists()
    assert not kopie.voorstellen.exists()
