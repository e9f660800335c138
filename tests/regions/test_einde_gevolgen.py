"""What follows from an end is shown as it will be on the day that was chosen, before it is done."""

import datetime

import pytest
from django.urls import reverse

from regions.models import Deelname, Soort
from regions.periods import since, today
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)
EINDE = today() + 8 * WEEK
SOON, LATER = today() + WEEK, today() + 12 * WEEK


@pytest.fixture
def twente(db):
    return factories.regio()


@pytest.fixture
def deelname(twente):
    """A partner that speaks for Almelo for eight weeks more."""
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    row = Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    almelo = factories.gemeente("Almelo", regio=twente)
    factories.mandaat(almelo, ggd, twente, tot=EINDE)
    return row


@pytest.fixture(params=["beheer_deelname_einde", "deelnemer_einde", "beheer_organisatie_einde"])
def address(request, deelname):
    waar = {
        "beheer_deelname_einde": [deelname.organisatie.slug, deelname.pk],
        "deelnemer_einde": [deelname.regio.code, deelname.pk],
        "beheer_organisatie_einde": [deelname.organisatie.slug],
    }
    return reverse(request.param, args=waar[request.param])


def test_on_another_day_that_means_something_else_it_is_shown_first(as_rol, address, deelname):
    beheer = as_rol(Rol.FUNCTIONEEL)
    assert "spreekt dan niet meer namens Almelo" in beheer.get(address).text
    response = beheer.post(address, {"laatste_dag": LATER})
    assert response.status_code == 422
    assert "gebeurt er iets anders dan u zag" in response.text
    assert "spreekt dan niet meer namens Almelo" not in response.text
    assert f'name="getoond" value="{LATER}"' in response.text
    deelname.refresh_from_db()
    assert deelname.last_day is None


def test_what_was_shown_for_that_day_is_done(as_rol, address, deelname):
    beheer = as_rol(Rol.FUNCTIONEEL)
    assert beheer.post(address, {"laatste_dag": LATER, "getoond": LATER}).status_code == 302
    deelname.refresh_from_db()
    assert deelname.last_day == LATER


def test_another_day_that_means_the_same_needs_no_second_look(as_rol, address, deelname):
    assert as_rol(Rol.FUNCTIONEEL).post(address, {"laatste_dag": SOON}).status_code == 302
    deelname.refresh_from_db()
    assert deelname.last_day == SOON


def test_a_day_that_cannot_be_shows_what_was_shown(as_rol, address):
    response = as_rol(Rol.FUNCTIONEEL).post(address, {"laatste_dag": "ooit"})
    assert response.status_code == 422
    assert "spreekt dan niet meer namens Almelo" in response.text
