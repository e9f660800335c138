"""Proposals and remarks go when their term is over, and stand in one's own data till then."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agenda import actions, opruimen
from agenda.models import Opmerking, Voorstel
from regions.periods import since
from regions.rights import Rol
from samenwerking.dagelijks import DAGELIJKS
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db


@pytest.fixture
def opgave():
    return fabriek.opgave(fabriek.thema(fabriek.agenda()))


@pytest.fixture
def almelo(opgave):
    return factories.gemeente("Almelo", regio=opgave.agenda.regio)


@pytest.fixture
def mia(almelo):
    return factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)


def geleden(maanden, dagen=0):
    dag = VANDAAG - datetime.timedelta(days=dagen)
    return timezone.make_aware(datetime.datetime(dag.year - maanden // 12, dag.month, dag.day, 12))


def voorstel(blok, organisatie, by):
    woorden = [["Wat is de opgave", "Oude woorden", "Nieuwe woorden"]]
    return actions.voorstellen(
        blok, aard="wijzigen", reden="Zo is het", organisatie=organisatie, by=by, woorden=woorden
    )


def test_a_proposal_goes_two_years_after_its_answer_with_its_history(opgave, almelo, mia):
    oud, net, open_ = (voorstel(opgave, almelo, mia) for _ in range(3))
    for rij, op in ((oud, geleden(24, dagen=1)), (net, geleden(24, dagen=-1))):
        Voorstel.objects.filter(pk=rij.pk).update(stand="ingetrokken", beantwoord_op=op)
    assert opruimen.voorstellen(VANDAAG).count() == 1
    DAGELIJKS["oude voorstellen"](VANDAAG)
    assert set(Voorstel.objects.values_list("pk", flat=True)) == {net.pk, open_.pk}
    assert not Voorstel.pgh_event_model.objects.filter(pgh_obj=oud.pk).exists()
    assert Voorstel.pgh_event_model.objects.filter(pgh_obj=net.pk).exists()


def test_a_remark_goes_with_its_answers_and_an_open_one_stays(opgave, mia):
    oud, open_ = (actions.opmerken(opgave, "Hm", by=mia) for _ in range(2))
    actions.opmerken(opgave, "Ja", by=mia, op=oud)
    antwoord = actions.opmerken(opgave, "Nee", by=mia, op=open_)
    Opmerking.objects.filter(pk=oud.pk).update(afgehandeld_op=geleden(24, dagen=1))
    DAGELIJKS["oude opmerkingen"](VANDAAG)
    assert set(Opmerking.objects.values_list("pk", flat=True)) == {open_.pk, antwoord.pk}


def test_what_nobody_answered_goes_two_years_after_its_agenda(opgave, almelo, mia):
    voorstel(opgave, almelo, mia)
    actions.opmerken(opgave, "Hm", by=mia, op=actions.opmerken(opgave, "Ja", by=mia))
    agenda = opgave.agenda
    for einde, over in ((geleden(24, dagen=-3).date(), 1), (geleden(24, dagen=3).date(), 0)):
        agenda.period = since(datetime.date(2020, 1, 1), einde)
        agenda.save()
        for taak in ("oude voorstellen", "oude opmerkingen"):
            DAGELIJKS[taak](VANDAAG)
        assert Voorstel.objects.count() == over
        assert Opmerking.objects.count() == over * 2


def test_what_one_wrote_stands_in_ones_own_data_and_not_what_others_wrote(opgave, almelo, mia, sign_in):
    rij = voorstel(opgave, almelo, mia)
    piet = factories.gebruiker(Rol.COORDINATOR, regio=opgave.agenda.regio)
    actions.wijs_af(rij, reden="Te duur", by=piet)
    actions.opmerken(opgave, "Waarom dan?", by=mia)
    mijn = sign_in(mia).get(reverse("mijn_gegevens")).text
    assert "Nieuwe woorden. Reden: Zo is het" in mijn
    assert "Waarom dan?" in mijn
    assert "Te duur" not in mijn
    assert "Oude woorden" not in mijn
    zijn = sign_in(piet).get(reverse("mijn_gegevens_meenemen", args=["txt"])).text
    assert "Te duur" in zijn
    assert "Zo is het" not in zijn
