"""What waits for someone, per regio, and nothing else."""

import pytest
from django.urls import reverse

from regions.models import Concept, Soort
from regions.rights import Rol
from regions.taken import Taak
from samenwerking.views import mijn_werk
from tests import factories

pytestmark = pytest.mark.django_db


def test_who_has_no_role_is_told_whom_to_ask(sign_in):
    assert "U hebt op dit moment geen rol" in sign_in(factories.gebruiker()).get("/").text


def test_an_empty_desk_says_so(as_rol):
    regio = factories.regio("Twente")
    text = as_rol(Rol.REDACTEUR, regio=regio).get("/").text
    assert "Er wacht nu niets op u" in text
    assert reverse("agenda", args=["twente"]) in text


def test_a_partner_finds_its_own_regio(as_rol):
    regio = factories.regio("Twente")
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    client = as_rol(Rol.PARTNER, regio=regio, organisatie=ggd)
    assert regio.get_absolute_url() in client.get("/").text


def test_tasks_stand_by_regio_and_what_belongs_to_none_comes_first():
    zeeland, drenthe = factories.regio("Zeeland"), factories.regio("Drenthe")
    taken = [Taak(titel=str(place), url="/", regio=place) for place in (zeeland, None, drenthe, zeeland)]
    grouped = mijn_werk.per_regio(taken)
    assert [(regio and regio.naam, len(found)) for regio, found in grouped] == [
        (None, 1),
        ("Drenthe", 1),
        ("Zeeland", 2),
    ]


def test_text_that_was_not_sent_leads_back_to_its_form(sign_in, monkeypatch):
    noor = factories.gebruiker(Rol.REDACTEUR, regio=factories.regio("Twente"))
    Concept.objects.create(gebruiker=noor, sleutel="proef-1", tab="tabblad1")
    Concept.objects.create(gebruiker=noor, sleutel="onbekend-1", tab="tabblad1")
    monkeypatch.setitem(mijn_werk.concepten._herkomst, "proef-", lambda who, key: ("Afspraak P1", "/proef/"))
    text = sign_in(noor).get("/").text
    assert '<a href="/proef/">Afspraak P1</a>' in text
    assert text.count("/weg/") == 1
