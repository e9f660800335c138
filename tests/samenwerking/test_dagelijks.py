"""What is due by date: once a day, twice without harm, and what was missed is made up for."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from documents.models import Document
from regions.models import Concept
from samenwerking import dagelijks
from samenwerking.models import Dagtaak
from tests import factories
from tests.documents.test_vastleggen import leg_vast

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 23)


@pytest.fixture
def job(monkeypatch):
    """The only daily job, which writes down for which days it was done."""
    days = []
    monkeypatch.setattr(dagelijks, "DAGELIJKS", {"proef": days.append})
    return days


def test_it_is_done_once_a_day(job):
    dagelijks.inhalen(DAY)
    dagelijks.inhalen(DAY)
    assert job == [DAY]


def test_missed_days_are_made_up_for_in_order(job):
    Dagtaak.objects.create(naam="proef", gedaan_tot_en_met=DAY - datetime.timedelta(days=3))
    dagelijks.inhalen(DAY)
    assert job == [DAY - datetime.timedelta(days=n) for n in (2, 1, 0)]


def test_no_more_than_a_month_is_made_up_for(job):
    Dagtaak.objects.create(naam="proef", gedaan_tot_en_met=datetime.date(2020, 1, 1))
    dagelijks.inhalen(DAY)
    assert len(job) == dagelijks.CATCH_UP


def test_a_job_that_fails_keeps_no_other_from_being_done(monkeypatch, caplog):
    done = []
    monkeypatch.setattr(dagelijks, "DAGELIJKS", {"stuk": lambda day: 1 / 0, "heel": done.append})
    with pytest.raises(CommandError, match="Not done: stuk"):
        call_command("dagelijks")
    assert done == [DAY]
    assert not Dagtaak.objects.filter(naam="stuk", gedaan_tot_en_met=DAY).exists()
    assert "The daily job 'stuk' failed" in caplog.text


def test_every_job_can_be_done_twice():
    for job in dagelijks.DAGELIJKS.values():
        job(DAY)
        job(DAY)


def test_unsent_text_is_kept_for_thirty_days():
    wie = factories.gebruiker()
    for age in (29, 32):
        moment = timezone.make_aware(datetime.datetime(2026, 11, 23, 12)) - datetime.timedelta(days=age)
        Concept.objects.create(gebruiker=wie, sleutel="x", tab=f"tab{age}", gewijzigd_op=moment)
    dagelijks.oude_concepten(DAY)
    assert [concept.tab for concept in Concept.objects.all()] == ["tab29"]


def test_a_document_whose_file_never_came_is_asked_for_again(monkeypatch):
    asked = []
    monkeypatch.setattr("documents.actions.vraag_bestand", asked.append)
    document = leg_vast()
    asked.clear()
    dagelijks.achtergebleven_documenten(DAY)
    assert asked == []
    later = timezone.now() + datetime.timedelta(hours=2)
    monkeypatch.setattr("documents.actions.timezone.now", lambda: later)
    dagelijks.achtergebleven_documenten(DAY)
    assert asked == [Document.objects.get(pk=document.pk)]
