"""Invented answers to measure with."""

import pytest
from django.core.management import CommandError, call_command

from regions.models import Organisatie
from tests import factories
from venster import figures
from venster.models import Indiening, Inzending, Ronde


@pytest.fixture
def land():
    """Two regio's of two gemeenten, with a zorgkantoor and three insurers in the country."""
    for naam in ("Twente", "Utrecht"):
        regio = factories.regio(naam)
        factories.gemeente(regio=regio)
        factories.gemeente(regio=regio)
        factories.zorgkantoor(regio=regio)
    for _ in range(3):
        factories.verzekeraar()


@pytest.mark.django_db
@pytest.mark.usefixtures("land")
def test_asks_every_party_as_many_times_as_wanted():
    call_command("make_answers", years=2, times=4, verbosity=0)

    asked = {(rij["regio"], rij["soort"]): rij["gevraagd"] for rij in figures.telling(2025)}
    assert sorted(asked.values()) == sorted(2 * [2 * 4, 1 * 4, 3 * 4])
    assert Ronde.objects.gepubliceerd().count() == 2
    assert Organisatie.objects.filter(naam__startswith="Verzonnen").count() == 3 * (4 + 2 + 3)


@pytest.mark.django_db
@pytest.mark.usefixtures("land")
def test_an_answer_is_there_as_submitted_once():
    call_command("make_answers", years=1, times=20, verbosity=0)

    submitted = Inzending.objects.ingediend()
    assert 0.75 < submitted.count() / Inzending.objects.count() < 0.95
    assert Indiening.objects.count() == submitted.count()
    for indiening in Indiening.objects.select_related("inzending"):
        assert indiening.antwoorden == indiening.inzending.antwoorden


@pytest.mark.django_db
@pytest.mark.usefixtures("land")
def test_never_touches_a_database_in_which_people_work():
    factories.gebruiker()

    with pytest.raises(CommandError, match="in gebruik"):
        call_command("make_answers")
    assert not Ronde.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("land")
def test_a_second_time_is_refused():
    call_command("make_answers", years=1, verbosity=0)

    with pytest.raises(CommandError, match="in gebruik"):
        call_command("make_answers", years=1)


@pytest.mark.django_db
def test_asks_for_the_reference_data_first():
    with pytest.raises(CommandError, match="load_reference"):
        call_command("make_answers")
