"""How the parties of a regio work together, and what their agenda rests on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.forms.werkwijze import WerkwijzeForm, velden_van
from agenda.models import Agenda, Werkwijze
from agenda.tonen import agenda_kruimel, agenda_van, mag
from regions.conflict import naast_elkaar, samen
from regions.gate import requires
from regions.invoer import Invoer, zonder_fouten
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Regio
from regions.rights import Right


def verder(regio: Regio) -> Kruimels:
    """The way back to the page."""
    return naar_regio(regio, agenda_kruimel(regio), stap("werkwijze", "Hoe wij samenwerken", regio))


@requires(Right.AGENDA_SEE)
@require_safe
def werkwijze(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The page as it reads, with the regiobeeld and regioplan of the agenda."""
    agenda = agenda_van(regio)
    found = Werkwijze.objects.filter(agenda=agenda).first()
    labels = {naam: veld.label for naam, veld in WerkwijzeForm.base_fields.items()}
    context = mag(request, regio) | {
        "regio": regio,
        "agenda": agenda,
        "werkwijze": found,
        "teksten": [(labels[naam], tekst) for naam, tekst in velden_van(found).items()],
        "bronnen": agenda.bronnen.met_bestand(),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/werkwijze.html", context)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def werkwijze_wijzigen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Change the page; who was overtaken sees three texts and three ways on."""
    agenda = agenda_van(regio)
    nu = Werkwijze.objects.filter(agenda=agenda).first()
    invoer = Invoer.van(request, f"werkwijze-{agenda.pk}", str(nu.version) if nu else "0")
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        invoer.klaar()
        return redirect("werkwijze", regio.code)
    if keuze == "samen":
        drie = _drie(agenda, nu, invoer, request.POST.get("begonnen", ""))
        return _formulier(request, regio, zonder_fouten(WerkwijzeForm(samen(*drie))), invoer)
    form = WerkwijzeForm(invoer.data, velden=velden_van(nu))
    if not (invoer.is_verstuurd and form.is_valid()):
        return _formulier(request, regio, form, invoer)
    try:
        actions.bewaar_werkwijze(agenda, invoer.version, by=request.user, **form.cleaned_data)
    except actions.Overtaken as overtaken:
        return _conflict(request, agenda, overtaken.werkwijze, invoer)
    invoer.klaar()
    messages.success(request, "Opgeslagen.")
    return redirect("werkwijze", regio.code)


def _drie(agenda: Agenda, nu: Werkwijze | None, invoer: Invoer, begonnen: str) -> tuple[Any, Any, Any]:
    """What was posted, what is stored, and what it began from."""
    mijn = zonder_fouten(WerkwijzeForm(invoer.data))
    toen = WerkwijzeForm(velden=velden_van(None)) if begonnen == "0" else None
    if begonnen.isdecimal() and len(begonnen) < 10 and begonnen != "0":
        history: Any = Werkwijze
        events = history.pgh_event_model.objects.filter(agenda=agenda.pk, version=int(begonnen))
        event = events.order_by("-pgh_id").first()
        toen = WerkwijzeForm(velden=velden_van(event)) if event else None
    return mijn, WerkwijzeForm(velden=velden_van(nu)), toen


def _conflict(request: HttpRequest, agenda: Agenda, nu: Werkwijze, invoer: Invoer) -> HttpResponse:
    drie = _drie(agenda, nu, invoer, invoer.version)
    context = naast_elkaar(*drie, request.POST) | {
        "regio": agenda.regio,
        "nu": nu,
        "version": nu.version,
        "kruimels": verder(agenda.regio),
    }
    return render(request, "agenda/werkwijze_conflict.html", context, status=409)


def _formulier(request: HttpRequest, regio: Regio, form: WerkwijzeForm, invoer: Invoer) -> HttpResponse:
    context = {"regio": regio, "kruimels": verder(regio)} | invoer.context(form)
    return render(request, "agenda/werkwijze_wijzigen.html", context, status=422 if form.errors else 200)
