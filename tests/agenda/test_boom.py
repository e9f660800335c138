"""The tree, and one blok of it."""

import pytest

from agenda.boom import boom
from agenda.een_blok import knoop_van
from agenda.models import Blok
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db


def everyone(knopen):
    for knoop in knopen:
        yield knoop
        yield from everyone(knoop.kinderen)


def test_one_blok_alone_is_as_it_is_in_the_tree():
    agenda = fabriek.keten(afspraken=3).agenda
    for code in ("preventie", "ggz"):
        doel = fabriek.doel(fabriek.opgave(fabriek.thema(agenda, code)))
        fabriek.afspraak(doel)
        fabriek.afspraak(fabriek.functie(doel))
    shown = ("nummer", "niveau", "is_eerste", "is_laatste")
    for knoop in everyone(boom(agenda)):
        alone = knoop_van(Blok.objects.get(pk=knoop.blok.pk))
        assert [getattr(alone, name) for name in shown] == [getattr(knoop, name) for name in shown]


def test_themes_with_the_same_letters_get_other_letters():
    agenda = fabriek.agenda()
    for code in ("preventie", "preventie"):
        fabriek.afspraak(fabriek.doel(fabriek.opgave(fabriek.thema(agenda, code))))
    numbers = [knoop.nummer for knoop in everyone(boom(agenda)) if knoop.nummer]
    assert numbers == ["P1", "PR1"]
