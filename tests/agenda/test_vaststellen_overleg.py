"""A version is adopted in a meeting that is held here: on its day, not when it was called off."""

import threading

import pytest
from django.db import connection

from agenda import actions
from agenda.actions import NietMogelijk
from agenda.models import Overleg, Vaststelling
from agenda.overleg import acties
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import overleg
from tests.conftest import VANDAAG

URL = "/regio/twente/agenda/vaststellen/"


@pytest.fixture
def versie(db):
    return actions.aanbieden(fabriek.keten(factories.regio()).agenda, by=None)


@pytest.fixture
def regio(versie):
    return versie.agenda.regio


@pytest.fixture
def coordinator(as_rol, regio):
    return as_rol(Rol.COORDINATOR, regio=regio)


def decide(client, **fields):
    return client.post(URL, {"actie": "vaststellen", "nummer": "1"} | fields)


def test_day_and_name_are_those_of_the_meeting(coordinator, regio):
    found = overleg(regio, VANDAAG, titel="Tafel van Twente")
    assert coordinator.get(URL).context["form"]["bij"].value() == found.pk
    assert decide(coordinator, bij=found.pk).status_code == 302
    besluit = Vaststelling.objects.get()
    assert (besluit.bij, besluit.op, besluit.overleg) == (found, VANDAAG, "Tafel van Twente")


def test_a_meeting_to_come_or_of_another_regio_is_no_choice(coordinator, regio):
    overleg(regio, VANDAAG)
    for other in (overleg(regio), overleg(factories.regio("Zeeland"), VANDAAG)):
        assert decide(coordinator, bij=other.pk).status_code == 422
    assert not Vaststelling.objects.exists()


def test_another_meeting_is_typed(coordinator, regio):
    overleg(regio, VANDAAG)
    text = decide(coordinator).text
    assert "Vul de dag van het overleg in." in text
    assert "Vul in welk overleg." in text
    decide(coordinator, op=VANDAAG.isoformat(), overleg="Ingelast overleg")
    assert Vaststelling.objects.get().bij is None


def test_called_off_it_decided_nothing_and_the_other_way_round(coordinator, regio, versie):
    found = overleg(regio, VANDAAG)
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    acties.zeg_af(found, "Storm", by=by)
    with pytest.raises(NietMogelijk, match="afgelast"):
        actions.vaststellen(versie, op=VANDAAG, overleg="x", bij=found, by=by)
    held = overleg(regio, VANDAAG)
    actions.vaststellen(versie, op=VANDAAG, overleg="x", bij=held, by=by)
    with pytest.raises(NietMogelijk, match="al besluiten"):
        acties.zeg_af(held, "Storm", by=by)


@pytest.mark.django_db(transaction=True)
def test_adopting_and_calling_off_at_one_moment_never_both(versie, regio):
    found = overleg(regio, VANDAAG)
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)

    def act(what):
        try:
            what()
        except NietMogelijk:
            pass
        finally:
            connection.close()

    deeds = [
        lambda: actions.vaststellen(versie, op=VANDAAG, overleg="x", bij=found, by=by),
        lambda: acties.zeg_af(found, "Storm", by=by),
    ]
    threads = [threading.Thread(target=act, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Vaststelling.objects.exists() != Overleg.objects.filter(afgelast_op__isnull=False).exists()
