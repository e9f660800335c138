"""The demo is never loaded beside real content, and chance falls the same way everywhere."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as house
from django.core.management import CommandError, call_command

from regions.models import Deelname, Gebruiker
from tests import factories

pytestmark = pytest.mark.django_db


CHANCE = """
import django; django.setup()
import itertools
from samenwerking.demo.inhoud import agendas, lot
from samenwerking.demo.personen import namen
print(list(itertools.islice(namen(), 300)), [a["regio"] for a in agendas()], lot("a", 1).random())
"""


def test_chance_falls_the_same_way_in_another_process():
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "samenwerking.settings", "DEMO": "1"}
    said = [
        subprocess.run(
            [sys.executable, "-c", CHANCE],
            env=env | {"PYTHONHASHSEED": seed},
            cwd=house.BASE_DIR,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]


def test_outside_the_demo_nothing_is_loaded(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")
    assert not Gebruiker.objects.exists()


def test_beside_real_users_nothing_is_loaded(settings):
    settings.DEMO = True
    factories.gebruiker()
    with pytest.raises(CommandError, match="of its own"):
        call_command("load_demo")
    assert not Deelname.objects.exists()
