"""A document as HTML: the same data for paper and screen, and nothing that depends on the moment."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from documents.letters import gedekt
from documents.models import Document
from documents.soorten import soort_van


def gegevens(document: Document) -> dict[str, Any]:
    """What every template of a document is given."""
    data = document.data
    return soort_van(document.soort).opmaak(data) | {
        "document": document,
        "inhoud": data,
        "concept": document.aard == Document.Aard.CONCEPT,
        "voorbeeld": data.get("voorbeeld", False),
        "controleer": settings.SITE_URL + reverse("echtheid_kenmerk", args=[document.kenmerk]),
        "site": urlsplit(settings.SITE_URL).netloc,
    }


def als_html(document: Document) -> str:
    """The whole HTML of which the PDF is made, in letters that our fonts have."""
    return gedekt(render_to_string(document.template, gegevens(document)))
