"""The regiobeeld and regioplan on which an agenda rests: an address, a file, or both."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.forms.bronnen import BronForm
from agenda.models import Bron, Bronbestand
from agenda.tonen import agenda_van
from agenda.views.werkwijze import verder
from regions.gate import requires
from regions.models import Regio
from regions.rights import Right


def _bron(regio: Regio, pk: int) -> Bron:
    return get_object_or_404(Bron.objects.met_bestand().filter(agenda__regio=regio), pk=pk)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def bron_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Add a regiobeeld or regioplan."""
    return _formulier(request, regio, None)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def bron_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Put right what is said of a source, or give it another file."""
    return _formulier(request, regio, _bron(regio, pk))


def _formulier(request: HttpRequest, regio: Regio, bron: Bron | None) -> HttpResponse:
    post = request.method == "POST"
    version = str(bron.version) if bron else ""
    data, files = (request.POST, request.FILES) if post else (None, None)
    form = BronForm(data, files, agenda=agenda_van(regio), bron=bron)
    status, nu = 200, None
    if post and form.is_valid():
        try:
            _bewaar(request, form, request.POST.get("version", ""))
        except actions.BronGewijzigd as gewijzigd:
            status, nu, version = 409, gewijzigd.bron, str(gewijzigd.bron.version)
        else:
            messages.success(request, f"“{form.instance.titel}” is opgeslagen.")
            return redirect("werkwijze", regio.code)
    elif post:
        form.nog_eens()
        status, version = 422, request.POST.get("version", "")
    context = {"regio": regio, "form": form, "bron": bron, "nu": nu, "version": version}
    return render(request, "agenda/bron.html", context | {"kruimels": verder(regio)}, status=status)


def _bewaar(request: HttpRequest, form: BronForm, gezien: str) -> None:
    weg = form.cleaned_data.get("zonder_bestand", False)
    actions.bewaar_bron(form.instance, gezien, bestand=form.gelezen, weg=weg, by=request.user)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def bron_weg(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Take a source off the list, with its file; the history keeps what was said of it."""
    bron = _bron(regio, pk)
    if request.method == "POST":
        actions.verwijder_bron(bron)
        messages.success(request, f"“{bron.titel}” staat niet meer op de lijst.")
        return redirect("werkwijze", regio.code)
    context = {"regio": regio, "bron": bron, "kruimels": verder(regio)}
    return render(request, "agenda/bron_weg.html", context)


@requires(Right.AGENDA_SEE)
@require_safe
def bron_bestand(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The file of a source, for the parties of the regio."""
    bron = get_object_or_404(Bron, agenda__regio=regio, bestand__isnull=False, pk=pk)
    bestand: Any = Bronbestand.objects.get(pk=bron.bestand_id)
    headers = {
        "Content-Disposition": content_disposition_header(True, bestand.naam),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(bestand.inhoud), content_type=bestand.soort, headers=headers)
