"""What anyone may read, and what those who keep the house running may ask."""

import pytest
from django.db import DatabaseError
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["home", "toegankelijkheid", "privacy", "contact", "echtheid"])
def test_anyone_may_read_it(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert response.text.count("<h1") == 1


def test_it_is_up(client):
    assert client.get(reverse("gezond")).json() == {"database": "in orde"}


def test_a_database_that_is_away_is_told(client, monkeypatch):
    def away():
        raise DatabaseError

    monkeypatch.setattr("samenwerking.views.gezond.connection.cursor", away)
    assert client.get(reverse("gezond")).status_code == 503


def test_metrics_do_not_exist_without_the_token(client, settings):
    assert client.get(reverse("metrics")).status_code == 404
    settings.METRICS_TOKEN = "een-token"
    assert client.get(reverse("metrics"), headers={"Authorization": "Bearer iets"}).status_code == 404


def test_metrics_count_what_waits(client, settings):
    settings.METRICS_TOKEN = "een-token"
    text = client.get(reverse("metrics"), headers={"Authorization": "Bearer een-token"}).text
    assert "samenwerking_mail_waiting 0\n" in text


def test_the_policy_of_the_browser_is_strict(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_and_its_fragment_are_told_apart(client):
    assert "HX-Request" in client.get("/").headers["Vary"]
