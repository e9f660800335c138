"""An organisation corrects its own answer: until publication it counts, afterwards it stands beside it."""

import datetime
import importlib

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster import actions, figures
from venster.models import Inzending, Ronde

pytestmark = pytest.mark.django_db
SPIEGEL = "/regio/twente/venster/2026/"
GISTEREN = VANDAAG - datetime.timedelta(days=1)


def sheet(naam="Menzis"):
    return Inzending.objects.select_related("uitnodiging__ronde").get(organisatie__naam=naam)


@pytest.fixture
def gesloten():
    """Four gemeenten and an insurer in Twente; one gemeente and the insurer said three times JA; closed."""
    twente = factories.regio()
    for naam in ("Almelo", "Borne", "Hengelo", "Losser"):
        factories.gemeente(naam, regio=twente)
    factories.verzekeraar("Menzis", regio=twente)
    ronde = venster.geopend()
    for naam in ("Almelo", "Menzis"):
        venster.ingediend(sheet(naam), toelichting_proces="Het ging goed.")
    ronde.sluit_op = GISTEREN
    ronde.save()
    return ronde


@pytest.fixture
def gepubliceerd(gesloten):
    return actions.publiceren(gesloten, by=None)


def corrigeer(naam="Menzis", woorden="jnj", reden="Wij lazen de vraag verkeerd.", **extra):
    by = extra.pop("by", None)
    teksten = {key: extra.pop(key) for key in list(extra) if key.startswith(("toelichting", "steun"))}
    gezegd = venster.antwoorden(woorden, **teksten)
    return actions.corrigeren(sheet(naam), gezegd, by=by, reden=reden, **extra)


def test_until_publication_the_correction_is_the_answer_that_counts(gesloten):
    corrigeer()
    assert sheet().nummer == 2
    assert sheet().proces is False
    actions.publiceren(gesloten, by=None)
    assert sheet().gepubliceerd_nummer == 2


def test_after_publication_what_was_published_stays_and_the_correction_stands_beside_it(gepubliceerd):
    before = Inzending.objects.values().get(pk=sheet().pk), figures.telling(2026)
    indiening = corrigeer()
    assert (indiening.nummer, indiening.proces, indiening.reden) == (2, False, "Wij lazen de vraag verkeerd.")
    assert (Inzending.objects.values().get(pk=sheet().pk), figures.telling(2026)) == before


def test_a_published_answer_cannot_be_changed_in_the_database(gepubliceerd):
    with pytest.raises(DatabaseError), transaction.atomic():
        Inzending.objects.filter(pk=sheet().pk).update(proces=False)
    assert sheet().proces is True


def test_while_one_can_still_answer_nothing_is_corrected(gesloten):
    Ronde.objects.update(sluit_op=VANDAAG)
    with pytest.raises(actions.Geweigerd, match="Antwoorden kan nog"):
        corrigeer()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reden": "  "}, "Schrijf op waarom"),
        ({"woorden": "j-j"}, "Kies JA of NEE voor het proces"),
        ({"naam": "Borne"}, "geen ingediend antwoord"),
        ({"vanaf": 0}, "Een collega"),
    ],
)
def test_what_cannot_be_corrected_says_why_and_stores_nothing(gepubliceerd, fields, sentence):
    with pytest.raises(actions.Geweigerd, match=sentence):
        corrigeer(**fields)
    assert not sheet().indieningen.filter(nummer__gt=1).exists()


def test_the_same_correction_twice_is_one(gepubliceerd):
    first = corrigeer(vanaf=1)
    assert corrigeer(vanaf=1) == first
    assert sheet().indieningen.count() == 2


def test_who_corrected_gets_a_mail_that_says_what_it_means(gepubliceerd, outbox):
    corrigeer(by=factories.gebruiker(email="noor@example.nl"))
    mail = outbox.get(subject__startswith="Gecorrigeerd")
    assert mail.to == ["noor@example.nl"]
    assert "blijft staan en telt mee" in mail.message
    assert "Wij lazen de vraag verkeerd." in mail.message


def test_who_submits_while_the_round_is_published_is_told_so(gesloten):
    late = sheet("Borne")
    venster_open = late.uitnodiging
    venster_open.sluit_op = VANDAAG
    venster_open.save()
    venster.concept(late, factories.gebruiker())
    actions.publiceren(gesloten, by=None)
    assert venster_open.is_open  # as this request still sees it
    with pytest.raises(actions.Geweigerd, match="gesloten"):
        actions.indienen(late, by=factories.gebruiker())


def test_the_mirror_shows_the_correction_beside_what_was_published(gepubliceerd, as_rol):
    corrigeer(toelichting_proces="Te traag.", steun_proces="Een gespreksleider.")
    corrigeer("Almelo", "njj", toelichting_proces="Het ging goed.")
    text = as_rol(Rol.LANDELIJK).get(SPIEGEL).text
    assert "Menzis: <strong>JA</strong> (<a" in text
    assert "<strong>1 van 4</strong> JA" in text
    assert "1 gecorrigeerd" in text
    assert "Menzis, gecorrigeerd op" in text
    assert "Te traag." in text
    assert "Wij lazen de vraag verkeerd." in text
    assert "gespreksleider" not in text


def test_a_correction_of_the_support_need_alone_is_not_in_the_mirror(gepubliceerd, as_rol):
    corrigeer(woorden="jjj", toelichting_proces="Het ging goed.", steun_agenda="Een gespreksleider.")
    assert "gecorrigeerd" not in as_rol(Rol.LANDELIJK).get(SPIEGEL).text


def test_rounds_that_were_published_before_are_frozen_by_the_migration(gesloten):
    Ronde.objects.update(gepubliceerd_op=venster.moment(VANDAAG))
    migration = importlib.import_module("venster.migrations.0003_freeze_what_was_published")
    migration.bevries(apps, None)
    assert dict(Inzending.objects.values_list("organisatie__naam", "gepubliceerd_nummer")) == {
        "Almelo": 1,
        "Borne": 0,
        "Hengelo": 0,
        "Losser": 0,
        "Menzis": 1,
    }
