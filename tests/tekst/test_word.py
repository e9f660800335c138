"""What comes out of Word, Word online, Outlook and Google Docs: lists and bold, and no rubbish."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tekst.schoon import schoon


def punt(niveau, marker, tekst, eind="</p>"):
    """A list paragraph as Word for Windows writes it."""
    return (
        f"<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;"
        f"mso-list:l0 level{niveau} lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
        f"<span style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; "
        f"</span></span></span><![endif]>{tekst}<o:p></o:p>{eind}"
    )


@pytest.mark.parametrize(
    ("invoer", "uitvoer"),
    [
        (punt(1, "·", "Een") + punt(1, "·", "Twee"), "<ul><li>Een</li><li>Twee</li></ul>"),
        (punt(1, "1.", "Een") + punt(1, "2.", "Twee"), "<ol><li>Een</li><li>Twee</li></ol>"),
        (
            punt(1, "·", "Een") + punt(2, "o", "Onder") + punt(1, "·", "Twee"),
            "<ul><li>Een<ul><li>Onder</li></ul></li><li>Twee</li></ul>",
        ),
        (
            punt(1, "1.", "Een") + punt(2, "a)", "Onder") + punt(2, "b)", "Nog een"),
            "<ol><li>Een<ol><li>Onder</li><li>Nog een</li></ol></li></ol>",
        ),
        (
            "<p class=MsoNormal>Voor</p>" + punt(1, "·", "<b>Een</b>") + "<p class=MsoNormal>Na</p>",
            "<p>Voor</p><ul><li><strong>Een</strong></li></ul><p>Na</p>",
        ),
        (
            punt(1, "·", "Een") + punt(1, "1.", "Anders"),
            "<ul><li>Een</li></ul><ol><li>Anders</li></ol>",
        ),
        ("<p style='mso-list:l0 level1 lfo1'>Zonder teken</p>", "<ul><li>Zonder teken</li></ul>"),
        # Word online and Outlook on the web
        (
            '<p><span style="font-weight:bold">Vet</span> en <span style="font-weight:400">niet</span></p>',
            "<p><strong>Vet</strong> en niet</p>",
        ),
        # Google Docs wraps all of it in a <b> that is not bold
        (
            '<b style="font-weight:normal" id="docs-internal-guid-1"><p>Gewoon '
            '<span style="font-weight:700">vet</span></p><ul><li><p>Een</p></li></ul></b>',
            "<p>Gewoon <strong>vet</strong></p><ul><li>Een</li></ul>",
        ),
    ],
)
def test_lists_and_bold_set_by_style_stay(invoer, uitvoer):
    assert schoon(invoer) == uitvoer
    assert schoon(uitvoer) == uitvoer


def test_in_plain_text_a_letter_is_a_word():
    assert schoon("o Onder\n§ 3 van de wet") == "<p>o Onder</p><p>§ 3 van de wet</p>"


STUKJES = st.sampled_from(
    [
        "<p style='mso-list:l0 level2 lfo1'>",
        "<span style='mso-list:Ignore'>",
        "<span style='font-weight:bold'>",
        "<b style='font-weight:normal'>",
        "</span>",
        "</p>",
        "</b>",
        "<![if !supportLists]>",
        "<script style='mso-list:Ignore'>x",
        "</script>",
        "<img onerror=x>",
        "1.",
        "o",
        "\0",
        "<br>",
        "<",
        "&lt;script&gt;",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(STUKJES, max_size=14).map("".join))
def test_whatever_the_marks_cleaning_it_holds(invoer):
    eens = schoon("mso-list font-weight " + invoer)
    assert schoon(eens) == eens
    assert "<script" not in eens
    assert "style" not in eens.replace("mso-list font-weight", "")
