"""The documents of a regio, the page of one document, and its file."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from documents import actions
from documents.models import Document
from documents.rechten import mag_zien
from documents.standen import status, statussen
from documents.weergave import gegevens
from regions.gate import naming, requires
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Regio
from regions.rights import Right

WAIT = 3.0  # seconds that a request waits for the worker before it answers with the status page
STEP = 0.1


def of_document(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate of everything under document/<kenmerk>/: hands over the document to whoever may see it."""

    @wraps(view)
    def gate(request: HttpRequest, kenmerk: str, **kwargs: Any) -> HttpResponse:
        found = Document.objects.select_related("regio", "organisatie")
        document = get_object_or_404(found, kenmerk=kenmerk)
        if not mag_zien(request.user, document):
            raise Http404
        return view(request, document, **kwargs)

    return naming(Right.REGIO_SEE, gate)


@requires(Right.REGIO_SEE)
@require_GET
def documenten(request: HttpRequest, regio: Regio) -> HttpResponse:
    """All documents of a regio that this user may see, the newest first."""
    # Of all: a replaced one may have an unseen successor.
    found = statussen(regio.documenten.blijvend().select_related("organisatie").newest_first())
    seen = [line for line in found if mag_zien(request.user, line.document)]
    context = {"regio": regio, "statussen": seen, "kruimels": naar_regio(regio)}
    return render(request, "documents/documenten.html", context)


@of_document
@require_GET
def document(request: HttpRequest, document: Document) -> HttpResponse:
    """The document as a page: the accessible original, with the same content as the file."""
    context = gegevens(document) | {
        "status": status(document),
        "template_inhoud": f"{document.template}#inhoud",
        "kruimels": naar_regio(document.regio, stap("documenten", "Documenten", document.regio))
        if document.regio
        else [],
    }
    return render(request, "documents/document.html", context)


@of_document
@require_http_methods(["GET", "POST"])
def document_pdf(request: HttpRequest, document: Document) -> HttpResponse:
    """The file; if the worker still makes it, wait a moment and else tell. Posted: ask once more."""
    if request.method == "POST":
        actions.vraag_opnieuw(document)
        return redirect("document_status", document.kenmerk)
    if not _made_in_time(document):
        return redirect("document_status", document.kenmerk)
    if request.headers.get("If-None-Match") == f'"{document.bestand_sha256}"':
        return HttpResponse(status=304)
    headers = {
        "Content-Disposition": content_disposition_header(True, document.bestandsnaam),
        "Content-Encoding": "identity",  # it is compressed inside: once more would only cost time
        "ETag": f'"{document.bestand_sha256}"',
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(bytes(document.bestand), content_type="application/pdf", headers=headers)


def _made_in_time(document: Document) -> bool:
    until = time.monotonic() + WAIT
    while not document.is_gemaakt and not document.mislukt and time.monotonic() < until:
        time.sleep(STEP)
        document.refresh_from_db(fields=["bestand_sha256", "mislukt"])
    return document.is_gemaakt


@of_document
@require_GET
def document_status(request: HttpRequest, document: Document) -> HttpResponse:
    """Whether the file is there yet; the page asks again by itself, which keeps no session alive."""
    request.META["HTTP_X_POLL"] = "1"
    template = "documents/document_status.html"
    return render(request, f"{template}#voortgang" if request.htmx else template, {"document": document})


def _kruimels(regio: Regio | None) -> Kruimels:
    return naar_regio(regio, stap("documenten", "Documenten", regio)) if regio else []
