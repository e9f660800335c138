"""What the database never lets in."""

import datetime
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from agenda.models import Afspraak, Agenda, Akkoord, Blok, Doel, Opgave, Partner
from regions.periods import since
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db


def refused(make):
    """Whether the database refuses this, deferred checks included."""
    try:
        with transaction.atomic():
            make()
            connection.check_constraints()
    except (IntegrityError, ProgrammingError):
        return True
    return False


def test_one_agenda_at_a_time():
    regio = fabriek.agenda().regio
    assert refused(
        lambda: fabriek.agenda(regio, van=datetime.date(2029, 12, 31), tot=datetime.date(2032, 1, 1))
    )
    assert not refused(lambda: fabriek.agenda(regio, van=fabriek.TOT, tot=datetime.date(2034, 1, 1)))


def test_a_second_agenda_is_refused_in_dutch():
    regio = fabriek.agenda().regio
    with pytest.raises(ValidationError, match="al een agenda"):
        Agenda(regio=regio, titel="Nog een", period=since(fabriek.VAN, fabriek.TOT)).full_clean()


def test_an_agenda_ends():
    assert refused(lambda: fabriek.agenda(tot=None))


@pytest.mark.parametrize("soort", [soort for soort in Blok.Soort if soort != "opgave"])
def test_under_a_thema_hangs_only_an_opgave(soort):
    thema = fabriek.thema(fabriek.agenda())
    assert refused(lambda: Blok.objects.create(agenda=thema.agenda, ouder=thema, soort=soort))


def test_a_blok_hangs_in_the_agenda_of_its_ouder():
    thema = fabriek.thema(fabriek.agenda())
    other = fabriek.agenda(factories.regio("Zeeland"))
    assert refused(lambda: Blok.objects.create(agenda=other, ouder=thema, soort="opgave"))


def test_the_kind_of_the_ouder_cannot_be_lied_about():
    opgave = fabriek.opgave(fabriek.thema(fabriek.agenda()))
    blok = fabriek.doel(opgave)
    assert refused(lambda: Blok.objects.filter(pk=blok.pk).update(soort="afspraak", ouder_soort="doel"))


def test_the_words_belong_to_a_blok_of_their_kind():
    opgave = fabriek.opgave(fabriek.thema(fabriek.agenda()))
    assert refused(lambda: Doel.objects.create(blok=opgave, titel="Geen doel"))
    assert Opgave.objects.get(blok=opgave)


def test_a_goal_is_reached_after_it_was_measured():
    opgave = fabriek.opgave(fabriek.thema(fabriek.agenda()))
    assert refused(lambda: fabriek.doel(opgave, nuljaar=2027, streefjaar=2026))
    assert not refused(lambda: fabriek.doel(opgave, nuljaar=2026, streefjaar=2026))


def test_an_evaluation_comes_after_the_start():
    afspraak = Afspraak.objects.get(blok=fabriek.keten())
    early = afspraak.van - datetime.timedelta(days=1)
    assert refused(lambda: Afspraak.objects.filter(pk=afspraak.pk).update(evaluatie=early))
    assert not refused(lambda: Afspraak.objects.filter(pk=afspraak.pk).update(evaluatie=afspraak.van))


def test_a_partner_takes_part_once_at_a_time():
    afspraak = Afspraak.objects.get(blok=fabriek.keten())
    partner = factories.verzekeraar()
    Partner.objects.create(afspraak=afspraak, organisatie=partner, period=since(fabriek.VAN))
    assert refused(
        lambda: Partner.objects.create(afspraak=afspraak, organisatie=partner, period=since(fabriek.TOT))
    )


def test_who_does_not_agree_says_why(versie):
    gemeente = factories.gemeente()
    who = {"naam": "S. Bos", "functie": "wethouder", "datum": fabriek.VAN}
    make = partial(Akkoord.objects.create, versie=versie, organisatie=gemeente)
    assert refused(lambda: make(oordeel="niet_akkoord", **who))
    assert refused(lambda: make(oordeel="akkoord"))
    assert refused(lambda: make(oordeel="wacht"))
    assert not refused(lambda: make(oordeel="niet_akkoord", tekst="Te vroeg.", **who))


def test_a_frozen_version_never_changes(versie):
    assert refused(lambda: type(versie).objects.update(inhoud={}))
    assert refused(lambda: type(versie).objects.all().delete())
