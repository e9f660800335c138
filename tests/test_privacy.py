"""No personal field without a purpose and a term: regions/privacy.toml is held to every model there is."""

import datetime

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from regions import privacy
from samenwerking.dagelijks import DAGELIJKS
from samenwerking.over_termijn import WAT

ALLE = apps.get_models(include_auto_created=True)


def test_every_field_of_every_model_is_personal_or_not():
    fouten = privacy.ontbreekt(ALLE)
    assert not fouten, "\n" + "\n".join(fouten)


def test_no_line_is_left_of_a_model_that_went():
    assert set(privacy.modellen()) <= {model._meta.label for model in ALLE}


@isolate_apps("regions")
def test_a_new_field_without_a_line_is_told_with_what_to_write():
    class Geheim(models.Model):
        geboortedatum = models.DateField()

        class Meta:
            app_label = "regions"

        def __str__(self):
            return "geheim"

    assert privacy.ontbreekt([Geheim])[0].startswith(
        "regions.Geheim.geboortedatum has no line. Write it in regions/privacy.toml under "
        "[model.'regions.Geheim']"
    )


def test_every_personal_field_has_a_purpose_and_a_term():
    gebruikt = {code for wat in privacy.modellen().values() for code in wat.get("persoonlijk", {}).values()}
    assert gebruikt == set(privacy.gegevens())


@pytest.mark.parametrize("gegeven", privacy.gegevens().values(), ids=lambda gegeven: gegeven.code)
def test_a_term_is_obeyed_by_a_daily_job_or_said_in_words(gegeven):
    assert bool(gegeven.termijn) != bool(gegeven.dagen or gegeven.maanden)
    assert gegeven.termijn or gegeven.taak in DAGELIJKS
    assert gegeven.termijn or (gegeven.vanaf and gegeven.daarna)


def test_a_term_in_months_ends_on_the_same_day_of_the_month():
    naam = privacy.gegeven("naam")
    assert naam.grens(datetime.date(2026, 11, 23)) == datetime.date(2025, 11, 23)
    assert privacy.terug(datetime.date(2028, 2, 29), 12) == datetime.date(2027, 2, 28)
    assert privacy.terug(datetime.date(2026, 1, 31), 2) == datetime.date(2025, 11, 30)


def test_what_is_counted_beforehand_is_what_goes_by_a_daily_job():
    assert set(WAT) <= {gegeven.taak for gegeven in privacy.gegevens().values()}
