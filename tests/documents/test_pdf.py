"""The file itself: accessible, archivable, and the same each time."""

import io
import itertools
import json
import logging
import re

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.actions import als_html, maak
from documents.letters import VERVANGING, gedekt
from documents.pdf import BASE, als_pdf, bronnen
from tests import factories
from tests.documents.groot import groot
from tests.documents.inhoud import AFSPRAAK, AGENDA, DOEL, OPGAVE, agenda
from tests.documents.test_vastleggen import leg_vast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made():
    """What was made before in this module: a PDF takes half a second."""
    return {}


@pytest.fixture
def pdf(made):
    """The small agenda as a PDF that is open to look into."""
    if "small" not in made:
        made["small"] = als_pdf(leg_vast(regio=factories.regio()))
    return pikepdf.open(io.BytesIO(made["small"]))


def opened(document):
    return pikepdf.open(io.BytesIO(als_pdf(document)))


def elements(node, kind=None):
    """The structure elements of a tagged PDF in reading order, perhaps only of some kinds."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from elements(part, kind)
    elif isinstance(node, pikepdf.Dictionary) and ("/S" in node or node.get("/Type") == "/StructTreeRoot"):
        if "/S" in node and (kind is None or re.fullmatch(kind, str(node["/S"]))):
            yield node
        yield from elements(node.get("/K", pikepdf.Array()), kind)


def tree(pdf, kind=None):
    return list(elements(pdf.Root.StructTreeRoot, kind))


def test_it_is_tagged_dutch_and_has_a_title(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "nl"
    assert str(pdf.docinfo["/Title"]) == "Samenwerkingsagenda Twente, versie 3"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_it_says_that_it_is_pdf_ua_and_pdf_a(pdf):
    with pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata.pdfa_status == "3A"
        assert metadata["dc:title"] == "Samenwerkingsagenda Twente, versie 3"


def test_headings_follow_each_other(pdf):
    levels = [int(str(node["/S"])[2:]) for node in tree(pdf, "/H[1-6]")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert max(levels) == 6


def test_every_cell_of_every_table_knows_its_header_cells(pdf):
    tables = tree(pdf, "/Table")
    assert len(tables) == 7
    for table in tables:
        heads = {bytes(head["/ID"]) for head in elements(table, "/TH")}
        cells = [{bytes(name) for name in cell["/A"]["/Headers"]} for cell in elements(table, "/TD")]
        assert heads
        assert all(named and named <= heads for named in cells)


def test_it_has_bookmarks(pdf):
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Samenwerkingsagenda Twente"]
        names = [item.title for item in outline.root[0].children]
    assert names[0] == "Inhoud"
    assert names[-1] == "Over dit document"


def test_every_font_is_ours_and_embedded(pdf):
    fonts = [thing for thing in pdf.objects if is_dict(thing) and thing.get("/Type") == "/FontDescriptor"]
    names = {str(font.FontName).split("+")[1] for font in fonts}
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all(name.startswith(("Source-Sans-3", "DejaVu-Sans")) for name in names), names


def is_dict(thing):
    return isinstance(thing, pikepdf.Dictionary)


def test_the_data_are_attached():
    document = leg_vast()
    pdf = opened(document)
    assert set(pdf.attachments) == {"gegevens.json", "gegevens.xlsx"}
    attached = pdf.attachments["gegevens.json"].get_file().read_bytes()
    assert attached.decode() == document.inhoud
    assert json.loads(attached) == document.data
    assert [file.AFRelationship for file in pdf.Root.AF] == ["/Source", "/Source"]
    book = load_workbook(io.BytesIO(pdf.attachments["gegevens.xlsx"].get_file().read_bytes()))
    assert [cell.value for cell in book["Gegevens"][2]][:3] == [
        "Preventie",
        "P1",
        "Eén loket voor valpreventie",
    ]


def test_made_twice_it_is_the_same_byte_for_byte():
    document = leg_vast(agenda(titel="Één agenda, ≥ 65 jaar, Łódź ✓"))
    assert als_pdf(document) == als_pdf(document)


def test_nothing_in_it_says_when_it_was_made(pdf):
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260312")
    assert str(pdf.docinfo["/ModDate"]).startswith("D:20260312")


def test_nothing_is_fetched_but_our_own_static_files():
    assert b"@page" in bronnen().fetch(f"{BASE}css/pdf.css").read()
    for url in (
        "https://example.nl/x.css",
        "file:///etc/passwd",
        f"{BASE}../manage.py",
        f"{BASE}%2e%2e/manage.py",
    ):
        with pytest.raises((ValueError, PermissionError, Exception), match=r"own static files|outside"):
            bronnen().fetch(url)


def test_making_stores_the_file_once():
    document = maak(leg_vast())
    first = document.gemaakt_op
    assert bytes(document.bestand).startswith(b"%PDF-1.7")
    assert maak(document).gemaakt_op == first


def test_what_is_empty_is_said_and_zero_is_printed():
    html = als_html(leg_vast())
    assert ">0</td>" in html
    assert "Nog geen opgaven bij dit thema." in html
    bare = agenda(partijen=[], vaststelling=None, themas=[])
    assert "Niet ingevuld" in als_html(leg_vast(bare))
    assert "ligt ter vaststelling" in als_html(leg_vast(bare))


def test_only_the_columns_that_take_part_are_there():
    head = re.search(r"table--overzicht.*?</thead>", als_html(leg_vast()), re.DOTALL).group()
    assert "Gemeenten" in head
    assert "Samen" in head
    assert "Zorgkantoor" not in head


def test_a_pilot_says_when_it_is_decided_on():
    assert "besluit verwacht op 1 juni 2027" in als_html(leg_vast())


def test_real_answers_do_not_say_that_they_are_invented():
    assert "Voorbeeldgegevens" in als_html(leg_vast())
    assert "Voorbeeldgegevens" not in als_html(leg_vast(agenda(voorbeeld=False)))


def test_markup_that_should_never_have_been_frozen_is_not_printed():
    html = als_html(
        leg_vast(with_opgaven(with_text("<p onclick=x>a</p><script>b</script><img src=http://c>")))
    )
    assert "onclick" not in html
    assert "<script" not in html
    assert "<img" not in html


def test_letters_without_a_font_are_replaced_and_the_rest_is_kept():
    assert gedekt("≥ 65 jaar, Łukasz, Αθήνα, ✓") == "≥ 65 jaar, Łukasz, Αθήνα, ✓"
    assert gedekt("a 👨‍👩‍👧‍👦 b 漢字") == f"a {VERVANGING} b {VERVANGING}{VERVANGING}"


def with_text(text, titel="Titel"):
    """An opgave in which every text that a person types is this one."""
    afspraak = AFSPRAAK | {"tekst": text, "titel": titel, "wie_doet_wat": [{"wie": None, "tekst": text}]}
    functie = DOEL["functies"][0] | {"tekst": text, "titel": titel, "afspraken": [afspraak]}
    doel = DOEL | {"tekst": text, "titel": titel, "indicator": titel, "functies": [functie]}
    return OPGAVE | {"tekst": text, "titel": titel, "doelen": [doel]}


def with_opgaven(*opgaven):
    return agenda(themas=[{**AGENDA["themas"][0], "opgaven": list(opgaven)}])


LETTERS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
NASTY_TEXTS = [
    "x" * 300,
    "👩🏽‍🚒🇳🇱",
    "السلام عليكم",
    "שלום",
    "a\u0301\u0327" * 40,
    "<&>\"'",
    "\u202eomgekeerd",
    "漢字" * 30,
]
WORDS = LETTERS | st.sampled_from(NASTY_TEXTS)


def nested(children):
    items = st.lists(children, min_size=1, max_size=3).map(
        lambda found: "".join(f"<li>{c}</li>" for c in found)
    )
    return items.flatmap(lambda found: st.sampled_from([f"<ul>{found}</ul>", f"<ol>{found}</ol>"]))


EXAMPLES = max(3, settings().max_examples // 10)  # each is a whole PDF
RICH = st.recursive(WORDS.map(lambda text: f"<strong>{text}</strong> <em>{text}</em>"), nested, max_leaves=8)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(opgaven=st.lists(st.builds(with_text, RICH, WORDS), min_size=3, max_size=5))
def test_whatever_the_editor_allows_can_be_printed(opgaven, caplog):
    caplog.set_level(logging.ERROR, "weasyprint")
    pdf = opened(leg_vast(with_opgaven(*opgaven)))
    assert len(pdf.pages) > 5
    assert not caplog.messages


@pytest.mark.parametrize("text", NASTY_TEXTS, ids=range(len(NASTY_TEXTS)))
def test_no_text_is_too_nasty(text, caplog):
    caplog.set_level(logging.ERROR, "weasyprint")
    assert opened(leg_vast(with_opgaven(with_text(text, text[:200])))).Root.MarkInfo.Marked
    assert not caplog.messages


def test_a_long_agenda_repeats_the_heads_of_its_tables():
    pdf = opened(leg_vast(groot(themas=1, opgaven=1, afspraken=9)))
    assert len(pdf.pages) > 8
    assert sum(1 for node in tree(pdf, "/TH") if node) > 40
