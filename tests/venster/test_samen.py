"""Colleagues at the same moment, and any order of writing and submitting."""

import contextlib
import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from regions.rights import Rol
from tests import factories
from tests.venster import factories as venster
from venster import actions
from venster.kern import Antwoord, Deel
from venster.models import Deelconcept, Indiening


@pytest.fixture
def clients(transactional_db):
    """Eight colleagues of one gemeente, each signed in."""
    uitnodiging = venster.uitnodiging()
    colleagues = [factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie) for _ in range(8)]
    signed_in = []
    for colleague in colleagues:
        client = Client()
        client.force_login(colleague)
        signed_in.append(client)
    return uitnodiging, signed_in


def at_once(clients, act):
    """The status of each answer, all asked at the same moment."""

    def one(number_and_client):
        try:
            return act(*number_and_client).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        return sorted(pool.map(one, enumerate(clients)))


def test_of_eight_colleagues_on_one_part_one_saves_and_seven_see_both_texts(clients):
    uitnodiging, signed_in = clients

    def save(number, client):
        fields = {"antwoord": "ja", "version": 0, "toelichting": f"Tekst {number}"}
        return client.post(uitnodiging.url("agenda"), fields)

    assert at_once(signed_in, save) == [302] + [409] * 7
    assert Deelconcept.objects.get().version == 1


def test_eight_presses_on_dien_in_are_one_submission(clients):
    uitnodiging, signed_in = clients
    venster.concept(uitnodiging.inzending, factories.gebruiker())
    gezien = actions.stand(uitnodiging.inzending.concepten.all())

    def submit(number, client):
        return client.post(uitnodiging.url("nakijken"), {"gezien": gezien})

    assert at_once(signed_in, submit) == [302] * 8
    assert Indiening.objects.count() == 1


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(Deel), st.booleans(), st.sampled_from(["", "Kort", "Lang\nverhaal"])),
        st.just("indienen"),
    ),
    max_size=12,
)


class AnyOrder(TestCase):
    """Whatever order one writes and submits in."""

    @settings(max_examples=30, deadline=None)
    @given(STEPS)
    def test_the_columns_are_the_last_submission(self, steps):
        inzending, noor = venster.uitnodiging(naam="Almelo").inzending, factories.gebruiker()
        written = {}
        for step in steps:
            if step == "indienen":
                with contextlib.suppress(actions.Onvolledig):
                    actions.indienen(inzending, by=noor)
                continue
            deel, antwoord, tekst = step
            written[deel] = Antwoord(antwoord, tekst)
            concept = inzending.concepten.filter(deel=deel).first()
            actions.bewaar_deel(
                inzending, deel, written[deel], by=noor, version=str(concept.version if concept else 0)
            )
        inzending.refresh_from_db()
        submissions = list(inzending.indieningen.order_by("nummer"))
        assert [indiening.nummer for indiening in submissions] == list(range(1, inzending.nummer + 1))
        if set(written) < set(Deel):
            assert not submissions
        if submissions:
            assert submissions[-1].antwoorden == inzending.antwoorden
        for earlier, later in itertools.pairwise(submissions):
            assert earlier.antwoorden != later.antwoorden
