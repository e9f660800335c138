"""HTML as an accessible PDF that comes out the same every time, without a network."""

import datetime
import mimetypes
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.contrib.staticfiles import finders

from documents.models import Document
from documents.weergave import als_html

BASE = "https://huis.invalid/static/"  # no such host: only our own fetcher knows what is behind it
XMP = Path(__file__).with_name("pdfua.xmp")


def als_pdf(document: Document) -> bytes:
    """The PDF: tagged, PDF/UA-1 and PDF/A-3a, with the data in it; the same bytes each time."""
    from weasyprint import HTML

    html = HTML(string=als_html(document), base_url=BASE, url_fetcher=bronnen())
    return html.write_pdf(
        pdf_variant="pdf/a-3a",
        xmp_metadata=[BytesIO(XMP.read_bytes())],
        pdf_identifier=bytes.fromhex(document.kenmerk)[:16],
        attachments=[gegevens_als_bijlage(document)],
        finisher=name_each_attachment_once,
    )


def gegevens_als_bijlage(document: Document) -> Any:
    """The canonical JSON, dated as the document is: nothing in the file says when it was made."""
    from weasyprint import Attachment

    midnight = datetime.datetime.combine(document.datum, datetime.time())
    return Attachment(
        file_obj=BytesIO(document.inhoud.encode()),
        name="gegevens.json",
        description="De inhoud van dit document als gegevens",
        created=midnight,
        modified=midnight,
        relationship="Source",
    )


def name_each_attachment_once(document: Any, pdf: Any) -> None:
    """WeasyPrint lists what is attached twice among the associated files."""
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def bronnen() -> Any:
    """Where style sheets and fonts come from: our own static files; everything else is refused."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Bronnen(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            path = finders.find(unquote(url.removeprefix(BASE))) if url.startswith(BASE) else None
            if not isinstance(path, str):
                raise ValueError(f"Only our own static files are read, not {url[:100]}")
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": kind})

    return Bronnen()
