"""A table that leaves the house as a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting, als_csv, als_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bestand(
    naam: str, soort: str, kolommen: Sequence[Kolom], rijen: Iterable[Any], toelichting: Toelichting
) -> HttpResponse | StreamingHttpResponse:
    """The rows as csv (a stream in constant memory) or xlsx (with its codebook on a second sheet)."""
    headers = {"Content-Disposition": f'attachment; filename="{naam}.{soort}"'}
    if soort == "csv":
        stroom = als_csv(kolommen, rijen, toelichting)
        return StreamingHttpResponse(stroom, content_type="text/csv; charset=utf-8", headers=headers)
    return HttpResponse(als_xlsx(kolommen, rijen, toelichting), content_type=XLSX, headers=headers)
