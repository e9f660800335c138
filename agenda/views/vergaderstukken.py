"""The papers of an overleg: added, read, taken away; and all of them as one PDF."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.actions.vaststellen import NietMogelijk
from agenda.forms.stukken import StukForm
from agenda.models import Bundel, Vergaderstuk
from agenda.overleg import bundel as bundels
from agenda.overleg import stukken
from agenda.overleg.bereik import overleg_in
from agenda.views.agendapunten import punt_in
from agenda.views.akkoord import als_bijlage
from agenda.views.overleggen import weg
from regions.gate import requires
from regions.models import Regio
from regions.rights import Right


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def stuk_nieuw(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """A file with a point."""
    punt = punt_in(request, regio, pk)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = StukForm(data, files)
    if request.method == "POST" and form.is_valid():
        try:
            stuk = stukken.voeg_toe(punt, form.stuk(), by=request.user)
        except NietMogelijk as reden:
            form.add_error(None, str(reden))
        else:
            messages.success(request, f"“{stuk}” staat bij het punt.")
            return redirect(f"{punt.overleg.get_absolute_url()}#punt-{punt.pk}")
    context = {"regio": regio, "punt": punt, "form": form, "kruimels": weg(regio, punt.overleg)}
    return render(request, "overleg/stuk.html", context, status=422 if form.errors else 200)


def _stuk(request: HttpRequest, regio: Regio, pk: int) -> Vergaderstuk:
    rows = Vergaderstuk.objects.select_related("agendapunt").filter(agendapunt__overleg__regio=regio)
    found: Vergaderstuk = get_object_or_404(rows, pk=pk)
    found.agendapunt.overleg = overleg_in(request.user, regio, found.agendapunt.overleg_id)
    return found


@requires(Right.REGIO_SEE)
@require_safe
def stuk_bestand(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The file, for who sees the overleg."""
    found = _stuk(request, regio, pk)
    return als_bijlage(found.naam, found.soort, found.inhoud)


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def stuk_weg(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Take it from its point."""
    found = _stuk(request, regio, pk)
    try:
        stukken.haal_weg(found)
        messages.success(request, f"“{found}” is weggehaald.")
    except NietMogelijk as reden:
        messages.error(request, str(reden))
    punt = found.agendapunt
    return redirect(f"{punt.overleg.get_absolute_url()}#punt-{punt.pk}")


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def overleg_bundel(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Whether the bundle is there; posted: make it. The page asks again by itself while it is being made.

    For the parties only: a version in it that waits for its decision is not for everyone at the table.
    """
    found = overleg_in(request.user, regio, pk)
    if request.method == "POST":
        return redirect(bundels.vraag(found))
    bundel = Bundel.objects.defer("inhoud").filter(overleg=found).first()
    actueel = bundel is not None and bundel.vingerafdruk == bundels.vingerafdruk(found)
    wacht = bundel is not None and actueel and bundel.wacht
    if wacht:
        request.META["HTTP_X_POLL"] = "1"
    context: dict[str, Any] = {
        "regio": regio,
        "overleg": found,
        "bundel": bundel,
        "actueel": actueel,
        "wacht": wacht,
        "kruimels": weg(regio, found),
    }
    template = "overleg/bundel.html"
    return render(request, f"{template}#voortgang" if request.htmx else template, context)


@requires(Right.AGENDA_SEE)
@require_safe
def bundel_bestand(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The file as it was made last, for the parties."""
    found = overleg_in(request.user, regio, pk)
    bundel = get_object_or_404(Bundel.objects.filter(bladzijden__isnull=False), overleg=found)
    bundel.overleg = found
    headers = {
        "Content-Disposition": content_disposition_header(True, bundel.bestandsnaam),
        "Content-Encoding": "identity",
        "ETag": f'"{bundel.vingerafdruk}"',
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(bytes(bundel.inhoud or b""), content_type="application/pdf", headers=headers)
