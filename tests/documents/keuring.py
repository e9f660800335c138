"""What holds of the PDF of every kind of document, so that one list of checks is used for all."""

import io
import itertools
import json
import re

import pikepdf

from documents.actions import als_html
from documents.models import Document
from documents.pdf import als_pdf


def elements(node, kind=None):
    """The structure elements of a tagged PDF in reading order, perhaps only of some kinds."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from elements(part, kind)
    elif isinstance(node, pikepdf.Dictionary) and ("/S" in node or node.get("/Type") == "/StructTreeRoot"):
        if "/S" in node and (kind is None or re.fullmatch(kind, str(node["/S"]))):
            yield node
        yield from elements(node.get("/K", pikepdf.Array()), kind)


def keur(document: Document) -> pikepdf.Pdf:
    """The PDF, open to look into: accessible, archivable, reproducible, with its data in it."""
    content = als_pdf(document)
    assert als_pdf(document) == content
    pdf = pikepdf.open(io.BytesIO(content))
    _says_what_it_is(pdf, document)
    _headings(pdf)
    _tables(pdf)
    _figures(pdf)
    _fonts(pdf)
    _attachments(pdf, document)
    return pdf


def _says_what_it_is(pdf, document):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "nl"
    assert str(pdf.docinfo["/Title"]) == str(document)
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata.pdfa_status == "3A"
        assert metadata["dc:title"] == str(document)
    assert document.gedrukt_kenmerk in als_html(document)


def _headings(pdf):
    levels = [int(str(node["/S"])[2:]) for node in elements(pdf.Root.StructTreeRoot, "/H[1-6]")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    with pdf.open_outline() as outline:
        assert len(outline.root) == 1


def _tables(pdf):
    for table in elements(pdf.Root.StructTreeRoot, "/Table"):
        heads = {bytes(head["/ID"]) for head in elements(table, "/TH")}
        cells = [{bytes(name) for name in cell["/A"]["/Headers"]} for cell in elements(table, "/TD")]
        assert heads
        assert all(named and named <= heads for named in cells)


def _figures(pdf):
    assert all(str(node.get("/Alt", "")) for node in elements(pdf.Root.StructTreeRoot, "/Figure"))


def _fonts(pdf):
    dicts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    fonts = [thing for thing in dicts if thing.get("/Type") == "/FontDescriptor"]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def _attachments(pdf, document):
    assert json.loads(pdf.attachments["gegevens.json"].get_file().read_bytes()) == document.data
