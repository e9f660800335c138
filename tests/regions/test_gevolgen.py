"""What an act means in the rooms above is registered once, however often the rooms are made ready."""

import datetime

from django.apps import apps

from regions import gevolgen


def test_a_rule_registered_twice_is_asked_once(monkeypatch):
    class Onderwerp:
        """Something that ends."""

    monkeypatch.setitem(gevolgen._regels, Onderwerp, [])

    def regel(onderwerp, dag):
        yield gevolgen.Gevolg(zin="Er volgt iets.")

    gevolgen.registreer(Onderwerp, regel)
    gevolgen.registreer(Onderwerp, regel)
    assert len(gevolgen.gevolgen(Onderwerp(), datetime.date(2026, 11, 23))) == 1


def test_a_room_made_ready_again_says_nothing_twice():
    before = {soort: list(regels) for soort, regels in gevolgen._regels.items()}
    for room in ("regions", "agenda", "venster"):
        apps.get_app_config(room).ready()
    assert gevolgen._regels == before
