"""Query budgets: the same however many answers, drafts and colleagues there are."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.rights import Rol
from tests import factories
from tests.venster import factories as venster

pytestmark = pytest.mark.django_db
COUNTED = re.compile(r"(SELECT|INSERT INTO|UPDATE|DELETE)")
# The session, the user and the access are the price of being signed in; history names its context.
NOT_OURS = re.compile(
    r'(FROM|INTO|UPDATE) "(django_session|regions_gebruiker|regions_toegang|usersessions_\w+)"|set_config'
)


def counted(captured):
    """What the budget counts."""
    statements = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in statements if COUNTED.match(sql) and not NOT_OURS.search(sql)]


@pytest.fixture
def uitnodiging():
    return venster.uitnodiging()


@pytest.fixture
def page(sign_in, uitnodiging):
    client = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie))
    client.get("/venster/2026/")
    return client


@pytest.fixture
def cost(page):
    """How many queries of the budget one request makes."""

    def cost(method, *args):
        with CaptureQueriesContext(connection) as captured:
            response = getattr(page, method)(*args)
        assert response.status_code in (200, 302)
        return len(counted(captured))

    return cost


def test_a_question_page_takes_at_most_six(cost, uitnodiging):
    assert cost("get", uitnodiging.url("agenda")) <= 6


def test_doorgaan_takes_at_most_twelve(cost, uitnodiging):
    assert cost("post", uitnodiging.url("agenda"), {"antwoord": "ja", "version": 0}) <= 12


def test_looking_through_and_submitting_stay_lean(cost, uitnodiging, page, outbox):
    venster.concept(uitnodiging.inzending, factories.gebruiker())
    assert cost("get", uitnodiging.url("nakijken")) <= 3
    gezien = page.get(uitnodiging.url("nakijken")).context["gezien"]
    assert cost("post", uitnodiging.url("nakijken"), {"gezien": gezien}) <= 8
    assert outbox.count() == 1
