"""Parties of the regio remark on a blok, answer and resolve; the blok itself does not change."""

import pytest
from django.urls import reverse

from agenda import actions
from agenda.models import Blok, Opmerking
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def afspraak(regio):
    return fabriek.keten(regio)


@pytest.fixture
def lid(as_rol, regio):
    return as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Almelo", regio=regio))


@pytest.fixture
def url(afspraak):
    return reverse("opmerkingen", args=["twente", afspraak.pk])


def test_a_remark_is_made_and_answered_and_the_version_stays(lid, url, afspraak):
    lid.post(url, {"tekst": "Wie betaalt dit?"})
    remark = Opmerking.objects.get()
    lid.post(url, {"tekst": "Wij allen.", "op": remark.pk})
    text = lid.get(url).text
    assert text.index("Wie betaalt dit?") < text.index("Wij allen.")
    assert Opmerking.objects.exclude(op_opmerking=None).get().op_opmerking == remark
    assert Blok.objects.get(pk=afspraak.pk).version == 1


def test_a_remark_is_resolved_and_opened_again(lid, url):
    lid.post(url, {"tekst": "Wie betaalt dit?"})
    remark = Opmerking.objects.get()
    lid.post(url, {"afgehandeld": remark.pk})
    remark.refresh_from_db()
    assert remark.afgehandeld_als == "medewerker, Almelo"
    assert "Wie betaalt dit?" not in lid.get(f"{url}?open=ja").text
    lid.post(url, {"heropenen": remark.pk})
    assert "Wie betaalt dit?" in lid.get(f"{url}?open=ja").text


def test_an_empty_remark_is_refused(lid, url):
    assert lid.post(url, {"tekst": "  "}).status_code == 422
    assert lid.post(url, {"tekst": "nul\x00byte"}).status_code == 422
    assert not Opmerking.objects.exists()


def test_an_answer_is_to_a_remark_on_this_blok(lid, url, afspraak):
    other = actions.opmerken(afspraak.ouder, "Elders", by=None)
    assert lid.post(url, {"tekst": "Hier", "op": other.pk}).status_code == 404


def test_an_answer_is_not_resolved(lid, url, afspraak):
    remark = actions.opmerken(afspraak, "Vraag", by=None)
    answer = actions.opmerken(afspraak, "Antwoord", by=None, op=remark)
    assert lid.post(url, {"afgehandeld": answer.pk}).status_code == 404


def test_a_party_of_elsewhere_sees_none(as_rol, url):
    elsewhere = factories.gemeente("Goes", regio=factories.regio("Zeeland"))
    assert as_rol(Rol.MEDEWERKER, organisatie=elsewhere).get(url).status_code == 404


def test_the_page_counts_them_in_as_many_queries_however_many(lid, afspraak):
    page = reverse("agenda", args=["twente"])
    lid.get(page)
    with counted() as before:
        lid.get(page)
    for n in range(4):
        actions.opmerken(afspraak, f"Opmerking {n}", by=None)
    with counted() as after:
        text = lid.get(page).text
    assert "Opmerkingen (4 open)" in text
    assert len(after) == len(before)


def test_nothing_of_it_is_frozen(afspraak):
    actions.opmerken(afspraak, "kwartelzang", by=None)
    assert "kwartelzang" not in str(actions.aanbieden(afspraak.agenda, by=None).inhoud)
