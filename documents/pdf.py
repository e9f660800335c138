"""HTML as an accessible PDF that comes out the same every time, without a network."""

import datetime
import mimetypes
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.contrib.staticfiles import finders

from documents.letters import FONTS, bekend
from documents.models import Document
from documents.soorten import soort_van
from documents.tabellen import workbook
from documents.weergave import als_html

BASE = "https://huis.invalid/static/"  # no such host: only our own fetcher knows what is behind it
XMP = Path(__file__).with_name("pdfua.xmp")


def als_pdf(document: Document) -> bytes:
    """The PDF of a frozen document, with its data in it; the same bytes each time."""
    kenmerk = bytes.fromhex(document.kenmerk)[:16]
    return maak_pdf(als_html(document), document.datum, kenmerk, bijlagen(document))


def maak_pdf(inhoud: str, dag: datetime.date, kenmerk: bytes, bijlagen: Sequence[Any] = ()) -> bytes:
    """HTML as a PDF: tagged, PDF/UA-1 and PDF/A-3a; the same bytes each time."""
    from weasyprint import HTML

    html = HTML(string=inhoud, base_url=BASE, url_fetcher=bronnen())
    with dated(dag), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        return html.write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=kenmerk, attachments=list(bijlagen), finisher=finish
        )


@contextmanager
def dated(day: datetime.date) -> Iterator[None]:
    """The fonts inside are dated as the document is: fontTools takes the time of day from here."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    midnight = datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def bijlagen(document: Document) -> list[Any]:
    """The content as canonical JSON and, for a kind that has a table, as a workbook."""
    kind = soort_van(document.soort)
    json = _bijlage(
        document, "gegevens.json", "De inhoud van dit document als gegevens", document.inhoud.encode()
    )
    if kind.tabel is None:
        return [json]
    boek = workbook(kind.tabel(document.data), str(document), document.datum, voorbeeld=document.is_voorbeeld)
    return [json, _bijlage(document, "gegevens.xlsx", "Dezelfde gegevens als tabel", boek)]


def _bijlage(document: Document, naam: str, wat: str, inhoud: bytes) -> Any:
    """Dated as the document is: nothing in the file says when it was made."""
    from weasyprint import Attachment

    midnight = datetime.datetime.combine(document.datum, datetime.time())
    return Attachment(
        file_obj=BytesIO(inhoud),
        name=naam,
        description=wat,
        created=midnight,
        modified=midnight,
        relationship="Source",
    )


def finish(document: Any, pdf: Any) -> None:
    """What WeasyPrint leaves: each attachment named once, and PDF/UA said beside PDF/A."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (xmp,) = metadata.stream
    metadata.stream = [xmp.replace(b"</rdf:RDF>", XMP.read_bytes() + b"</rdf:RDF>", 1)]


def bronnen() -> Any:
    """Where style sheets and fonts come from: our own static files; everything else is refused."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Bronnen(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            path = finders.find(unquote(url.removeprefix(BASE))) if url.startswith(BASE) else None
            if not isinstance(path, str):
                raise ValueError(f"Only our own static files are read, not {url[:100]}")
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            content = unpacked(path) if path.endswith(".woff2") else Path(path).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return Bronnen()


@cache
def unpacked(path: str) -> bytes:
    """A font without its compression: WeasyPrint would unpack it for each document, and date it today."""
    from fontTools.ttLib import TTFont

    plain = BytesIO()
    with TTFont(path, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(plain)
    return plain.getvalue()


@cache
def opwarmen() -> None:
    """Read in once what every PDF needs, so that the first is not slower than the next."""
    import weasyprint  # noqa: F401

    bekend()
    for name in FONTS:
        unpacked(finders.find(name))
