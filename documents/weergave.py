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


def voorbeeld(soort: str, inhoud: dict[str, Any], aard: str) -> dict[str, Any]:
    """What the page needs to show content that is not frozen yet as the document that it would be."""
    kind = soort_van(soort)
    return kind.opmaak(inhoud) | {
        "inhoud": inhoud,
        "concept": aard == Document.Aard.CONCEPT,
        "voorbeeld": inhoud.get("voorbeeld", False),
        "template_inhoud": f"{kind.template}#inhoud",
    }


def als_html(document: Document) -> str:
    """The whole HTML of which the PDF is made, in letters that our fonts have."""
    return gedekt(render_to_string(document.template, gegevens(document)))
