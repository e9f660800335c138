"""A document as HTML: the same data for paper and screen, and nothing that depends on the moment."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from documents import samenwerkingsagenda
from documents.letters import gedekt
from documents.models import Document

OPMAAK: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    Document.Soort.SAMENWERKINGSAGENDA: samenwerkingsagenda.opmaak,
}


def gegevens(document: Document) -> dict[str, Any]:
    """What every template of a document is given."""
    data = document.data
    return OPMAAK[document.soort](data) | {
        "document": document,
        "inhoud": data,
        "voorbeeld": data.get("voorbeeld", False),
        "controleer": settings.SITE_URL + reverse("echtheid_kenmerk", args=[document.kenmerk]),
        "site": urlsplit(settings.SITE_URL).netloc,
    }


def als_html(document: Document) -> str:
    """The whole HTML of which the PDF is made, in letters that our fonts have."""
    return gedekt(render_to_string(document.template, gegevens(document)))
