"""What a round does: it opens once, freezes who is asked, and keeps every submission."""

import datetime

import pytest
from django.core import serializers
from django.db import DatabaseError, transaction

from regions.models import Soort
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster import actions
from venster.models import Indiening, Inzending, Uitnodiging

pytestmark = pytest.mark.django_db


def test_opening_asks_gemeenten_insurers_and_care_offices_but_no_partners():
    twente = factories.regio()
    factories.gemeente("Almelo", regio=twente)
    factories.verzekeraar("Menzis", regio=twente)
    factories.zorgkantoor("Zorgkantoor Twente", regio=twente)
    partner = factories.organisatie("GGD Twente", Soort.PARTNER)
    factories.Deelname.objects.create(
        regio=twente, organisatie=partner, period=factories.since(factories.BEGIN)
    )
    venster.geopend()
    assert sorted(Uitnodiging.objects.values_list("organisatie_naam", "soort")) == [
        ("Almelo", "gemeente"),
        ("Menzis", "zorgverzekeraar"),
        ("Zorgkantoor Twente", "zorgkantoor"),
    ]
    assert Inzending.objects.filter(jaar=2026, nummer=0).count() == 3


def test_a_gemeente_is_asked_where_it_lay_on_the_peildatum():
    twente, drenthe = factories.regio(), factories.regio("Drenthe")
    moved = factories.gemeente("Almelo")
    factories.plaatsing(moved, twente, tot=datetime.date(2026, 1, 2))
    factories.plaatsing(moved, drenthe, van=datetime.date(2026, 1, 2))
    venster.geopend()
    assert Uitnodiging.objects.get().regio == twente


def test_a_round_opens_only_once():
    venster.uitnodiging()
    with pytest.raises(actions.Geweigerd, match="al geopend"):
        actions.openen(Uitnodiging.objects.get().ronde, by=None)
    assert Uitnodiging.objects.count() == 1


def test_a_round_that_asks_nobody_does_not_open():
    with pytest.raises(actions.Geweigerd, match="doet niemand mee"):
        venster.geopend()


def stored():
    """Everything a round stored, byte for byte."""
    return [
        serializers.serialize("json", model.objects.order_by("pk"))
        for model in (Uitnodiging, Inzending, Indiening)
    ]


def test_moving_and_renaming_a_gemeente_later_changes_not_a_byte():
    uitnodiging = venster.uitnodiging()
    venster.ingediend(uitnodiging.inzending, woorden="jnj", toelichting_proces="Te traag.")
    before = stored()
    gemeente = uitnodiging.organisatie
    place = gemeente.plaatsingen.get()
    place.end(VANDAAG)
    factories.plaatsing(gemeente, factories.regio("Drenthe"), van=VANDAAG)
    gemeente.naam = "Groot Almelo"
    gemeente.save()
    uitnodiging.regio.end(VANDAAG)
    assert stored() == before


def test_a_submission_stands_in_the_columns_and_in_its_own_row():
    inzending = venster.uitnodiging().inzending
    venster.ingediend(
        inzending, woorden="jnj", toelichting_proces="Te traag.", steun_agenda="Een voorzitter."
    )
    inzending.refresh_from_db()
    assert inzending.nummer == 1
    assert inzending.antwoorden == Indiening.objects.get().antwoorden
    assert inzending.van("proces").toelichting == "Te traag."


def test_submitting_twice_is_one_submission():
    inzending, noor = venster.uitnodiging().inzending, factories.gebruiker()
    first = venster.ingediend(inzending, noor)
    assert actions.indienen(inzending, by=noor) == first
    assert Indiening.objects.count() == 1


def test_a_change_is_a_second_submission_and_the_first_stays():
    inzending = venster.uitnodiging().inzending
    venster.ingediend(inzending, woorden="jjj")
    venster.ingediend(inzending, woorden="jjn")
    assert list(Indiening.objects.order_by("nummer").values_list("nummer", "resultaat")) == [
        (1, True),
        (2, False),
    ]


def test_a_submission_cannot_be_rewritten_or_removed():
    venster.ingediend(venster.uitnodiging().inzending)
    for act in (lambda: Indiening.objects.update(agenda=False), lambda: Indiening.objects.get().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert Indiening.objects.get().agenda is True


def test_an_answer_that_misses_a_part_is_not_submitted():
    inzending, noor = venster.uitnodiging().inzending, factories.gebruiker()
    venster.concept(inzending, noor, "j-n")
    with pytest.raises(actions.Onvolledig, match="Kies JA of NEE voor het proces"):
        actions.indienen(inzending, by=noor)
    assert not Indiening.objects.exists()


def test_what_a_colleague_wrote_since_is_not_submitted_unseen():
    inzending, noor = venster.uitnodiging().inzending, factories.gebruiker()
    venster.concept(inzending, noor)
    seen = actions.stand(inzending.concepten.all())
    venster.concept(inzending, factories.gebruiker(), "jjn")
    with pytest.raises(actions.Ingehaald):
        actions.indienen(inzending, by=noor, gezien=seen)
    assert not Indiening.objects.exists()


def test_after_the_last_day_nothing_is_submitted_or_kept():
    inzending = venster.uitnodiging(sluit_op=VANDAAG - datetime.timedelta(days=1)).inzending
    with pytest.raises(actions.Geweigerd, match="gesloten"):
        venster.concept(inzending, factories.gebruiker())
    with pytest.raises(actions.Geweigerd, match="gesloten"):
        actions.indienen(inzending, by=factories.gebruiker())


def test_on_the_last_day_one_can_still_submit():
    assert venster.ingediend(venster.uitnodiging(sluit_op=VANDAAG).inzending)


def test_a_late_joiner_has_a_last_day_of_its_own():
    ronde = venster.uitnodiging(sluit_op=VANDAAG - datetime.timedelta(days=1)).ronde
    late = factories.gemeente("Hengelo")
    uitnodiging = actions.uitnodigen(
        ronde, organisatie=late, regio=factories.Regio.objects.get(), by=None, sluit_op=VANDAAG
    )
    assert venster.ingediend(uitnodiging.inzending)


def test_only_a_closed_round_is_published():
    ronde = venster.uitnodiging().ronde
    with pytest.raises(actions.Geweigerd, match="als de ronde gesloten is"):
        actions.publiceren(ronde, by=None)
    ronde.sluit_op = VANDAAG - datetime.timedelta(days=1)
    ronde.save()
    assert actions.publiceren(ronde, by=None).staat == "gepubliceerd"


def test_answers_from_elsewhere_are_taken_over_as_submitted_once():
    inzending = venster.uitnodiging().inzending
    actions.overnemen({inzending: venster.antwoorden("jnj")}, by=None, op=venster.moment(VANDAAG))
    inzending.refresh_from_db()
    assert inzending.antwoorden == Indiening.objects.get().antwoorden == venster.antwoorden("jnj")


def test_the_confirmation_waits_in_the_outbox_word_for_word(outbox):
    noor = factories.gebruiker(email="noor@example.nl")
    indiening = venster.ingediend(venster.uitnodiging(naam="A {{ b }} & C", slug="a").inzending, noor)
    mail = outbox.get()
    assert mail.to == ["noor@example.nl"]
    assert indiening.kenmerk in mail.message
    assert "namens A {{ b }} & C" in mail.message
