"""A session ends by inactivity, and no typed text ends with it."""

import pytest
from django.conf import settings
from django.test import Client

from regions.models import Concept
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/concept/agenda-1/bewaren/"


def test_a_script_gets_401_and_no_redirect(client):
    assert client.post(URL, {"tekst": "x"}, headers={"X-Requested-With": "fetch"}).status_code == 401
    assert client.get("/inloggen/gelukt/", headers={"HX-Request": "true"}).status_code == 401


def test_a_plain_post_comes_back_with_its_text(client):
    response = client.post(URL, {"tekst": "Drie loketten in <Borne>"})
    assert response.status_code == 401
    assert "Drie loketten in &lt;Borne&gt;" in response.text
    assert f'action="{URL}"' in response.text


def test_a_stale_token_comes_back_with_its_text():
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.gebruiker())
    response = client.post(URL, {"tekst": "Drie loketten", "csrfmiddlewaretoken": "oud"})
    assert response.status_code == 403
    assert "Drie loketten" in response.text


def test_a_password_never_comes_back(client):
    response = client.post(URL, {"password": "geheim-woord"})
    assert "geheim-woord" not in response.text


def test_a_request_of_the_page_itself_is_no_sign_of_life(sign_in):
    client = sign_in(factories.gebruiker())
    session = client.session
    session["actief"] = 1
    session.save()
    client.get("/inloggen/gelukt/", headers={"X-Poll": "1"})
    assert client.session["actief"] == 1
    client.get("/inloggen/gelukt/")
    assert client.session["actief"] > 1


def test_the_time_of_inactivity_is_a_setting():
    assert settings.SESSION_COOKIE_AGE == 3600


def test_unsent_text_is_kept_per_tab_and_for_its_writer_only(sign_in):
    noor = factories.gebruiker()
    client = sign_in(noor)
    for tab, text in (("tabblad1", "een"), ("tabblad2", "twee"), ("tabblad1", "drie")):
        client.post(URL, {"tab": tab, "tekst": text, "version": "4"})
    kept = {c.tab: (c.velden["tekst"], c.versie) for c in Concept.objects.filter(gebruiker=noor)}
    assert kept == {"tabblad1": (["drie"], "4"), "tabblad2": (["twee"], "4")}


def test_nobody_puts_away_anothers_concept(sign_in):
    concept = Concept.objects.create(gebruiker=factories.gebruiker(), sleutel="agenda-1", tab="tabblad1")
    assert sign_in(factories.gebruiker()).post(f"/concept/{concept.pk}/weg/").status_code == 404
    assert Concept.objects.filter(pk=concept.pk).exists()


@pytest.mark.parametrize("posted", [{"tab": "a"}, {"tab": "tabblad1", "tekst": "x" * 200_001}, {}])
def test_what_cannot_be_kept_is_told(sign_in, posted):
    assert sign_in(factories.gebruiker()).post(URL, posted).status_code == 422
