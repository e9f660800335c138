"""An empty regio shows whoever sets it up where to begin."""

import pytest

from regions.models import Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from samenwerking.eerste_stappen import eerste_stappen
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db


def test_an_empty_regio_shows_its_first_four_steps_to_its_coordinator_only(as_rol):
    twente = factories.regio("Twente")
    page = as_rol(Rol.COORDINATOR, regio=twente).get("/regio/twente/")
    assert page.text.count("Nog niet begonnen") == 4
    assert "/regio/twente/inlezen/contacten/" in page.text
    assert "De eerste vier stappen" not in as_rol(Rol.LANDELIJK).get("/regio/twente/").text


def test_a_step_is_done_once_it_was_begun_and_all_of_them_go(as_rol):
    twente = factories.regio("Twente")
    factories.contact(factories.gemeente("Almelo", regio=twente), twente)
    assert [stap.gedaan for stap in eerste_stappen(twente)] == [True, False, False, False]
    Gespreksonderwerp.objects.create(
        regio=twente, onderwerp="Tarieven", bespreken="nee", afspreken="nee", period=since(factories.BEGIN)
    )
    assert [stap.gedaan for stap in eerste_stappen(twente)] == [True, True, False, False]
    fabriek.keten(twente)
    assert eerste_stappen(twente) == []
