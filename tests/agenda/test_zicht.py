"""Who sees closed text, and who does not know that it is there."""

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext

from agenda import actions
from agenda.boom import boom
from agenda.canoniek import canoniek, inhoud
from agenda.een_blok import knoop_van
from agenda.models import Blok
from agenda.zicht import OPENBAAR, Zicht, zicht_van
from regions.models import Gespreksonderwerp
from regions.periods import since, today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import GEHEIM, WIE, Schot

pytestmark = pytest.mark.django_db


@pytest.fixture
def schot():
    """An agenda of which one opgave is closed."""
    return Schot()


@pytest.mark.parametrize("wie", WIE)
def test_who_sees_closed_text(schot, wie):
    seen = Blok.objects.zichtbaar(schot.lezer(wie), schot.regio)
    assert seen.filter(pk=schot.dicht.pk).exists() is WIE[wie]
    assert seen.filter(pk=schot.afspraak.pk).exists() is WIE[wie]  # what hangs under it goes along
    assert seen.filter(pk=schot.open.pk).exists()


def test_who_sees_all_of_one_regio_sees_nothing_closed_of_another(schot):
    lezer = schot.lezer("gemeente")
    zicht = zicht_van(lezer)
    regio = schot.regio
    assert regio.pk in zicht.regios
    assert set(Blok.objects.zichtbaar(lezer, regio)) == set(
        Blok.objects.filter(agenda__regio=regio).voor(zicht)
    )
    elders = factories.regio("Drenthe")
    assert schot.dicht not in Blok.objects.zichtbaar(lezer, elders)
    anders = Zicht(regios=frozenset([elders.pk]))
    assert schot.dicht not in Blok.objects.voor(anders, regio=regio.pk)


def test_marking_a_subject_acts_at_once_and_so_does_its_successor(schot):
    other = schot.lezer("andere verzekeraar")
    Gespreksonderwerp.objects.update(concurrentiegevoelig=False)
    assert Blok.objects.zichtbaar(other).filter(pk=schot.afspraak.pk).exists()
    old = schot.onderwerp
    Gespreksonderwerp.objects.create(
        regio=schot.regio,
        onderwerp="Inkoop",
        bespreken="ja",
        afspreken="ja",
        concurrentiegevoelig=True,
        vorige=old,
        period=since(today()),
    )
    assert not Blok.objects.zichtbaar(other).filter(pk=schot.afspraak.pk).exists()


def test_closed_text_of_two_is_seen_by_neither(schot):
    schot.afspraak.onderwerp, schot.afspraak.verzekeraar = schot.onderwerp, schot.ander
    schot.afspraak.save()
    for wie in ("eigen verzekeraar", "andere verzekeraar"):
        assert not Blok.objects.zichtbaar(schot.lezer(wie)).filter(pk=schot.afspraak.pk).exists()
    assert Blok.objects.zichtbaar(schot.lezer("gemeente")).filter(pk=schot.afspraak.pk).exists()


@pytest.mark.parametrize("wie", WIE)
def test_numbers_are_the_same_for_everybody(schot, wie):
    themas = boom(schot.agenda, zicht_van(schot.lezer(wie)))
    numbers = {knoop.blok.pk: knoop.nummer for thema in themas for knoop in thema.alle("afspraak")}
    assert numbers.pop(schot.afspraak.pk, "") == ""
    assert list(numbers.values()) == ["O1", "O2"]


def test_a_closed_blok_says_for_whom(schot):
    alone = knoop_van(schot.afspraak, zicht_van(schot.lezer("gemeente")))
    assert (alone.nummer, alone.schot) == ("", f"alleen gemeenten en {schot.eigen}")
    assert knoop_van(schot.open).nummer == "O1"


def test_moving_passes_what_the_mover_does_not_see(schot):
    blind = zicht_van(schot.lezer("coordinator van een verzekeraar"))
    laatste = fabriek.opgave(schot.thema)
    assert actions.verplaatsen(laatste, omhoog=True, zicht=blind)
    row = [k.blok.pk for k in boom(schot.agenda, blind)[0].kinderen]
    assert row[0] == laatste.pk
    assert not actions.verplaatsen(laatste, omhoog=True, zicht=blind)


def test_closed_text_is_never_frozen(schot):
    assert GEHEIM not in canoniek(inhoud(schot.agenda, versie=1, peildatum=today()))


def test_reading_costs_the_same_with_more_closed_text(schot):
    from django.db import connection

    def cost():
        with CaptureQueriesContext(connection) as queries:
            boom(schot.agenda, OPENBAAR)
        return len(queries)

    before = cost()
    for _ in range(5):
        fabriek.afspraak(schot.doel, titel="nog een")
    assert cost() == before


@pytest.mark.parametrize(
    "fields",
    [
        lambda s: {"verzekeraar": s.eigen, "onderwerp": None},
        lambda s: {"verzekeraar": s.gemeente},
        lambda s: {"onderwerp": s.onderwerp_elders()},
    ],
)
def test_the_database_refuses_what_cannot_be(schot, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Blok.objects.filter(pk=schot.dicht.pk).update(**fields(schot))


def test_a_thema_is_never_closed(schot):
    with pytest.raises(IntegrityError), transaction.atomic():
        Blok.objects.filter(pk=schot.thema.pk).update(onderwerp=schot.onderwerp)


def test_who_works_for_an_insurer_sees_no_more_by_another_role(schot):
    lezer = schot.lezer("andere verzekeraar")
    factories.toegang(lezer, Rol.COORDINATOR, regio=schot.regio)
    factories.toegang(lezer, Rol.MEDEWERKER, organisatie=schot.gemeente)
    assert not Blok.objects.zichtbaar(lezer).filter(pk=schot.dicht.pk).exists()
