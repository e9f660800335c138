import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tekst.verschil import delen, samenvoegen, verschil

woorden = st.sampled_from(
    ["de", "regio", "<b>", "&", "een", "loket", ",", ".", " ", "  ", "\n", "\n\n", "Zorg"]
)
teksten = st.lists(woorden, max_size=40).map("".join) | st.text(max_size=30)


def zonder(tag, html):
    """The text that is left when all of one kind of change is taken out."""
    html = re.sub(r'<span class="visually-hidden">.*?</span>', "", html)
    html = re.sub(rf"<{tag}>.*?</{tag}>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"</?(ins|del)>", "", html))


@given(teksten, teksten)
def test_without_what_went_it_is_the_new_text_and_the_other_way_round(oud, nieuw):
    html = verschil(oud, nieuw)
    assert zonder("del", html) == nieuw
    assert zonder("ins", html) == oud


@given(teksten)
def test_the_same_text_has_no_differences(tekst):
    assert "<ins>" not in verschil(tekst, tekst)
    assert samenvoegen(tekst, tekst, tekst) == tekst


def test_changes_are_marked_by_word_and_said_in_words():
    weg = '<del><span class="visually-hidden">verwijderd: </span>Drie</del>'
    erbij = '<ins><span class="visually-hidden">toegevoegd: </span>Twee</ins>'
    assert verschil("Drie loketten.", "Twee loketten.") == f"{weg}{erbij} loketten."


def test_what_people_typed_is_escaped():
    assert "<script>" not in verschil("<script>", "x <script> y")


def test_a_change_of_several_words_is_one_change():
    assert delen("een groot oud huis", "een klein nieuw huis") == [
        ("een ", "een "),
        ("groot oud", "klein nieuw"),
        (" huis", " huis"),
    ]


def test_an_added_paragraph_leaves_the_others_alone():
    assert delen("a b\n\nc d", "a b\n\nnieuw\n\nc d") == [
        ("a b\n\n", "a b\n\n"),
        ("", "nieuw\n\n"),
        ("c d", "c d"),
    ]


@pytest.mark.parametrize("per_alinea", [60, 5000])
def test_five_thousand_words_take_no_noticeable_time(per_alinea):
    oud = [f"w{n * n % 1709 % 400}" + "\n" * (n % per_alinea == 0) for n in range(5000)]
    nieuw = ["anders" if n % 20 == 0 else woord for n, woord in enumerate(oud)]
    begin = time.perf_counter()
    html = verschil(" ".join(oud), " ".join(nieuw))
    assert time.perf_counter() - begin < 1
    assert zonder("del", html) == " ".join(nieuw)


def test_a_wholly_rewritten_text_is_quick_too():
    begin = time.perf_counter()
    verschil("de het een " * 2000, "een de het van " * 1500)
    assert time.perf_counter() - begin < 1


@given(teksten, teksten)
def test_one_persons_change_stands_whoever_it_was(basis, ander):
    assert samenvoegen(basis, ander, basis) == ander
    assert samenvoegen(basis, basis, ander) == ander
    assert samenvoegen(basis, ander, ander) == ander


@given(teksten, teksten, teksten)
def test_it_does_not_matter_who_was_first(basis, een, twee):
    assert samenvoegen(basis, een, twee) == samenvoegen(basis, twee, een)


@given(teksten, teksten, teksten, teksten)
def test_changes_before_and_after_an_untouched_paragraph_come_together(a, a2, b, b2):
    midden = "\n\nOnze eigen onaangeroerde alinea over samenwerken in een heel bijzonder dorp.\n\n"
    samen = samenvoegen(a + midden + b, a2 + midden + b, a + midden + b2)
    assert samen == a2 + midden + b2


def test_changes_that_touch_are_left_to_a_person():
    assert samenvoegen("drie loketten", "twee loketten", "vier loketten") is None
    assert samenvoegen("in 2027", "in 2027 en 2028", "in 2027 of later") is None
    assert samenvoegen("drie open loketten", "twee open loketten", "drie open balies") == "twee open balies"
