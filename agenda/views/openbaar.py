"""The adopted agenda for everyone, without signing in; and the switch by which a regio opens it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agenda.actions.openbaar import maak_openbaar, stop_openbaar
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Openbaarmaking, Versie
from agenda.openbaar import genoemd, oordelen, openbare_inhoud, openbare_regios
from agenda.tonen import agenda_kruimel
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right


@requires(Right.PUBLIC)
@require_safe
def openbaar_alle(request: HttpRequest) -> HttpResponse:
    """Which regio's opened their agenda to everyone."""
    return render(request, "agenda/openbaar_alle.html", {"regios": openbare_regios()})


@requires(Right.PUBLIC)
@require_safe
def openbaar(request: HttpRequest, code: str) -> HttpResponse:
    """What a regio adopted last, of those that opened it; any other is not there."""
    regio = get_object_or_404(openbare_regios(), code=code)
    versie = Versie.objects.laatst_van(regio)
    if versie is None:
        raise Http404
    context = {
        "inhoud": openbare_inhoud(versie),
        "besluit": versie.vaststelling,
        "oordelen": oordelen(versie),
        "kruimels": [(reverse("openbaar_alle"), "Openbare agenda's")],
    }
    return render(request, "agenda/openbaar.html", context)


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def agenda_openbaar(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Whether everyone may read what was adopted, what that shows, and the button that changes it."""
    if request.method == "POST":
        return _zet(request, regio)
    versie = Versie.objects.laatst_van(regio)
    context = {
        "regio": regio,
        "versie": versie,
        "nu": Openbaarmaking.objects.nu().filter(regio=regio).first(),
        "eerder": Openbaarmaking.objects.filter(regio=regio).exclude(gestopt_op=None).order_by("-op")[:10],
        "genoemd": genoemd(versie) if versie else [],
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/openbaar_zetten.html", context)


def _zet(request: HttpRequest, regio: Regio) -> HttpResponse:
    if request.POST.get("openbaar") == "nee":
        stop_openbaar(regio, by=request.user)
        messages.success(request, "De agenda is niet meer openbaar.")
        return redirect("agenda_openbaar", regio.code)
    try:
        maak_openbaar(regio, by=request.user)
        messages.success(request, "De vastgestelde agenda is nu openbaar.")
    except NietMogelijk as reason:
        messages.error(request, str(reason))
    return redirect("agenda_openbaar", regio.code)
