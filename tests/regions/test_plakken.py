"""Pasting: what a word processor writes comes back tidy, and nothing of it is kept."""

import pytest
from django.urls import reverse

from regions.models import Concept
from regions.rights import Rol
from regions.rijk import TE_VEEL_OM_TE_LEZEN
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(as_rol):
    return as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Almelo"))


def paste(client, tekst):
    return client.post(reverse("plakken"), {"tekst": tekst})


def test_what_comes_from_a_word_processor_is_tidy(writer):
    answer = paste(writer, '<p class=MsoNormal style="color:red">Eén <b>twee</b><script>x()</script></p>')
    assert answer.json() == {"html": "<p>Eén <strong>twee</strong></p>"}
    assert not Concept.objects.exists()


def test_lines_of_plain_text_become_paragraphs_and_lists(writer):
    answer = paste(writer, "Eerst\n• een\n• twee")
    assert answer.json() == {"html": "<p>Eerst</p><ul><li>een</li><li>twee</li></ul>"}


def test_too_much_is_refused(writer):
    assert paste(writer, "x" * (TE_VEEL_OM_TE_LEZEN + 1)).status_code == 413


def test_who_is_signed_out_is_asked_to_sign_in(client):
    assert paste(client, "x").status_code in {302, 401}
