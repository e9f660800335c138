"""A text with bold and lists in a form: what its box holds, and what becomes of two people's marks."""

import pytest

from agenda.models import Blok, Opgave
from regions.rights import Rol
from regions.rijk import TE_VEEL_OM_TE_LEZEN, RijkeTekst
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_bewerken import post

MET_VET = "<p>Ouderen wonen <strong>langer</strong> thuis.</p>"


@pytest.fixture
def opgave(db):
    fabriek.keten(factories.regio())
    return Blok.objects.select_related("agenda__regio").get(soort="opgave")


@pytest.fixture
def client(as_rol, opgave):
    return as_rol(Rol.COORDINATOR, regio=opgave.agenda.regio)


@pytest.mark.parametrize(
    ("stored", "box"),
    [
        ("<p>Eén.</p><p>Twee.</p>", "Eén.\n\nTwee."),
        ("<ul><li>een</li><li>twee</li></ul>", "• een\n• twee"),
        (MET_VET, MET_VET),
        ("  typed, not sent <yet>", "  typed, not sent <yet>"),
        ("<p>" + "x" * TE_VEEL_OM_TE_LEZEN, "<p>" + "x" * TE_VEEL_OM_TE_LEZEN),
    ],
)
def test_the_box_is_as_plain_as_it_can_be_without_loss(stored, box):
    assert RijkeTekst().prepare_value(stored) == box


def test_the_page_to_write_on_gets_the_whole_text():
    html = RijkeTekst().widget.render("tekst", MET_VET)
    assert 'data-html="&lt;p&gt;Ouderen wonen &lt;strong&gt;langer' in html
    assert "data-html" not in RijkeTekst().widget.render("tekst", "x" * (TE_VEEL_OM_TE_LEZEN + 1))


def test_three_texts_are_read_without_marks(client, opgave):
    post(client, opgave, titel="Opgave", tekst="Intussen anders", version=1)
    response = post(client, opgave, titel="Opgave", tekst=MET_VET, version=1)
    assert response.status_code == 409
    assert "&lt;strong&gt;" not in response.text.partition("<form")[0]


def test_marks_of_one_and_words_of_another_are_joined(client, opgave, earlier):
    begin = "Ouderen wonen langer thuis.\n\nZorg is schaars."
    post(client, opgave, titel="Opgave", tekst=begin, version=1)
    earlier()
    post(client, opgave, titel="Opgave", tekst=begin.replace("schaars", "heel schaars"), version=2)
    mine = "<p>Ouderen wonen <strong>langer</strong> thuis.</p><p>Zorg is schaars.</p>"
    page = post(client, opgave, titel="Opgave", tekst=mine, version=3, begonnen=2, keuze="samen")
    joined = "<p>Ouderen wonen <strong>langer</strong> thuis.</p><p>Zorg is heel schaars.</p>"
    assert joined in page.context["form"]["tekst"].value()
    post(client, opgave, titel="Opgave", tekst=joined, version=3)
    assert Opgave.objects.get().tekst == joined
