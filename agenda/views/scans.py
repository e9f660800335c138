"""A convenant that was signed elsewhere: its scan is stored with the version."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.actions import hoedanigheid
from agenda.forms.scans import ScanForm
from agenda.models import Scan
from agenda.tonen import agenda_kruimel
from agenda.views.akkoord import als_bijlage
from agenda.views.versies import versie_in
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def versie_scan(request: HttpRequest, regio: Regio, nummer: int) -> HttpResponse:
    """Store a scan with a version."""
    versie = versie_in(request, regio, nummer)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ScanForm(data, files)
    if request.method == "POST" and form.is_valid():
        als = hoedanigheid(request.user, regio, Right.AGENDA_VASTSTELLEN)
        if _bewaar(form, versie=versie, door=request.user, als=als):
            messages.success(request, f"De scan is bewaard bij {versie}.")
            return redirect(versie)
    context = {
        "regio": regio,
        "versie": versie,
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio), (versie.get_absolute_url(), str(versie))),
    }
    return render(request, "agenda/scan.html", context, status=422 if form.errors else 200)


def _bewaar(form: forms.Form, **velden: Any) -> bool:
    """Store it, or say in the form why not: the same file twice, or too large."""
    scan = form.scan(**velden)
    try:
        scan.full_clean(exclude=["door", "inhoud"])
    except ValidationError as fout:
        form.add_error(None, fout.messages)
        return False
    scan.save()
    return True


@requires(Right.AGENDA_SEE)
@require_safe
def scan_bestand(request: HttpRequest, regio: Regio, nummer: int, pk: int) -> HttpResponse:
    """The scan itself, with its signatures: for the parties of the regio."""
    versie = versie_in(request, regio, nummer)
    scan = get_object_or_404(Scan._base_manager.filter(versie=versie), pk=pk)
    return als_bijlage(scan.naam, scan.soort, scan.inhoud)


@requires(Right.AGENDA_VASTSTELLEN)
@require_POST
@transaction.atomic
def scan_weg(request: HttpRequest, regio: Regio, nummer: int, pk: int) -> HttpResponse:
    """Take away one that does not belong here; the history keeps that it was there."""
    versie = versie_in(request, regio, nummer)
    get_object_or_404(Scan, versie=versie, pk=pk).delete()
    messages.success(request, "De scan is weggehaald.")
    return redirect(versie)
