"""Is dit document echt? For everyone, signed in or not: title, regio, version, date, state, no persons."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from documents.adres import te_vaak
from documents.canoniek import gelezen
from documents.models import GROOTST, Document
from documents.standen import status
from documents.vingerafdruk import Vingerafdruk
from regions.gate import requires
from regions.rights import Right

PER_MINUTE = 60


# Exempt: nothing is changed and nobody's rights are used, and the file can be hashed while it comes in.
@csrf_exempt
@requires(Right.PUBLIC)
@require_http_methods(["GET", "POST"])
def echtheid(request: HttpRequest) -> HttpResponse:
    """The question, and the answer for a file."""
    if request.method == "POST":
        return too_many(request) or _file(request)
    typed = request.GET.get("kenmerk")
    if typed is None:
        return render(request, "documents/echtheid.html")
    kenmerk = gelezen(typed)
    if kenmerk is None:
        return _no_kenmerk(request, typed, 422)
    return redirect("echtheid_kenmerk", kenmerk)


@requires(Right.PUBLIC)
@require_GET
def echtheid_kenmerk(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """The answer for a kenmerk, whole or its first 16 characters."""
    if refusal := too_many(request):
        return refusal
    read = gelezen(kenmerk)
    if read is None:
        return _no_kenmerk(request, kenmerk, 404)
    found = list(Document.objects.met_kenmerk(read).select_related("regio")[:2])
    if len(found) == 1:
        return _answer(request, found[0])
    if found:
        fout = "Er is meer dan één document met dit begin. Vul het hele kenmerk in: 64 tekens."
        return _ask(request, 409, getypt=read, fout_kenmerk=fout)
    return render(request, "documents/echtheid_onbekend.html", {"kenmerk": read}, status=404)


def _file(request: HttpRequest) -> HttpResponse:
    read = Vingerafdruk(GROOTST)
    request.upload_handlers = [read]
    _ = request.FILES
    if read.fout:
        return _ask(request, 422, fout_bestand=read.fout)
    found = Document.objects.filter(bestand_sha256=read.sha256).select_related("regio").first()
    if found:
        return _answer(request, found, bestand=True)
    return render(request, "documents/echtheid_onbekend.html", {"sha256": read.sha256})


def _answer(request: HttpRequest, document: Document, **context: Any) -> HttpResponse:
    context |= {
        "status": status(document),
        "document": document,
        "kruimels": [("/echtheid/", "Is dit document echt?")],
    }
    return render(request, "documents/echtheid_antwoord.html", context)


def _no_kenmerk(request: HttpRequest, typed: str, status: int) -> HttpResponse:
    fout = "Dit is geen kenmerk. Een kenmerk heeft 16 of 64 tekens: cijfers en de letters A tot en met F."
    return _ask(request, status, getypt=typed[:100], fout_kenmerk=fout)


def _ask(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    return render(request, "documents/echtheid.html", context | {"fout": True}, status=status)


def too_many(request: HttpRequest) -> HttpResponse | None:
    """A page that refuses, when this address asked more than sixty times within the minute."""
    if not te_vaak(request, "echtheid", PER_MINUTE):
        return None
    refusal = _ask(
        request, 429, fout_kenmerk="U vroeg dit erg vaak achter elkaar. Probeer het over een minuut opnieuw."
    )
    refusal["Retry-After"] = "60"
    return refusal
