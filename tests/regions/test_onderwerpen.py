"""What may be discussed and agreed on, with its history."""

import datetime

import pytest
from django.urls import reverse

from regions.models import Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db

TARIEVEN = {"onderwerp": "Tarieven", "bespreken": "nee", "afspreken": "nee", "waarom": "Mededingingswet"}


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def coordinator(as_rol, twente):
    return as_rol(Rol.COORDINATOR, regio=twente)


def bewaar(client, pk=None, **fields):
    address = (
        reverse("onderwerp_wijzigen", args=["twente", pk])
        if pk
        else reverse("onderwerp_nieuw", args=["twente"])
    )
    return client.post(address, TARIEVEN | fields)


def onderwerp(regio, van=datetime.date(2026, 1, 1)):
    return Gespreksonderwerp.objects.create(regio=regio, period=since(van), **TARIEVEN)


def test_a_subject_is_written_down(coordinator, twente):
    assert bewaar(coordinator).status_code == 302
    assert Gespreksonderwerp.objects.get().regio == twente
    assert "Tarieven" in coordinator.get(reverse("onderwerpen", args=["twente"])).text


def test_changing_keeps_what_held_before(coordinator, twente):
    eerder = onderwerp(twente)
    assert bewaar(coordinator, eerder.pk, bespreken="ja").status_code == 302
    address = reverse("onderwerpen", args=["twente"])
    assert "praten: </span>nee" in coordinator.get(address, {"op": "2026-11-22"}).text
    assert "praten: </span>ja" in coordinator.get(address).text


def test_changing_on_the_day_itself_makes_no_second_row(coordinator, twente):
    vandaag = onderwerp(twente, van=datetime.date(2026, 11, 23))
    bewaar(coordinator, vandaag.pk, bespreken="ja")
    assert Gespreksonderwerp.objects.get().bespreken == "ja"


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"bespreken": "voorwaarden", "afspreken": "nee"}, "Schrijf op onder welke voorwaarden."),
        ({"afspreken": "ja"}, "daarover kunt u ook niets afspreken"),
        ({"bespreken": ""}, "Mogen we hierover praten?"),
    ],
)
def test_what_does_not_fit_is_refused(coordinator, fields, reden):
    response = bewaar(coordinator, **fields)
    assert response.status_code == 422
    assert reden in response.text


def test_ending_keeps_the_past(coordinator, twente):
    eerder = onderwerp(twente)
    coordinator.post(
        reverse("onderwerp_beeindigen", args=["twente", eerder.pk]), {"laatste_dag": "2026-11-22"}
    )
    eerder.refresh_from_db()
    assert eerder.last_day == datetime.date(2026, 11, 22)


def test_others_read_and_no_more(as_rol, twente):
    eerder = onderwerp(twente)
    client = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Hengelo", regio=twente))
    assert client.get(reverse("onderwerpen", args=["twente"])).status_code == 200
    assert bewaar(client).status_code == 403
    assert bewaar(client, eerder.pk).status_code == 403
    assert client.get(reverse("onderwerp_beeindigen", args=["twente", eerder.pk])).status_code == 403


def test_a_subject_of_another_regio_does_not_exist_here(coordinator):
    ander = onderwerp(factories.regio("Zeeland"))
    assert bewaar(coordinator, ander.pk).status_code == 404
