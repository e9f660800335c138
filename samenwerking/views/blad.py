"""A sheet about one organisation, taken along as a document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from documents.actions import vastleggen
from documents.models import Document
from regions.models import Organisatie, Regio
from regions.uitvoer import noteer


def als_document(
    request: HttpRequest,
    inhoud: dict[str, Any],
    organisatie: Organisatie,
    regio: Regio | None,
    *,
    wat: str,
    personen: int,
) -> HttpResponse:
    """Freeze how things stand today, note under `wat` how many persons went along, lead to the file."""
    user: Any = request.user
    document = vastleggen(
        soort=inhoud["soort"],
        titel=inhoud["titel"],
        inhoud=inhoud,
        regio=regio,
        organisatie=organisatie,
        aard=Document.Aard.MOMENT,
        by=user,
    )
    noteer(user, wat, "pdf", personen, regio=regio, organisatie=organisatie)
    return redirect("document_pdf", document.kenmerk)
