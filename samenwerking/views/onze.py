"""Our organisation in a regio, and in all its regio's: as a page, and as a document to take along."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from agenda.zaaknummers import van_organisatie
from regions.gate import naming, requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from samenwerking import onze
from samenwerking.views.blad import als_document


@requires(Right.ONS_BLAD_SEE)
@require_http_methods(["GET", "POST"])
def onze_gemeente(request: HttpRequest, regio: Regio, organisatie: Organisatie) -> HttpResponse:
    """Who speaks for us, what we agreed, what is ours to do; posted: the same on one A4."""
    if not Regio.objects.of(organisatie, today()).filter(pk=regio.pk).exists():
        raise Http404
    inhoud = onze.in_regio(organisatie, regio, request.user, today())
    if request.method == "POST":
        personen = len(inhoud["sprekers"])
        wat = inhoud["titel"][:80]
        return als_document(request, onze.op_een_a4(inhoud), organisatie, regio, wat=wat, personen=personen)
    context = {"inhoud": inhoud, "organisatie": organisatie, "regio": regio, "kruimels": naar_regio(regio)}
    context["zaaknummers"] = van_organisatie(request.user, organisatie)
    return render(request, "samenwerking/onze_gemeente_pagina.html", context)


def van_ons(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: for who works for the organisation; for anyone else the page does not exist."""

    @wraps(view)
    def gate(request: HttpRequest, organisatie: str) -> HttpResponse:
        user: Any = request.user
        found = get_object_or_404(Organisatie, slug=organisatie)
        if not onze.mag_zien(user, found, None):
            raise Http404
        seen = Regio.objects.seen_by(user).of(found, today()).order_by("naam", "pk")
        ours = [regio for regio in seen if onze.mag_zien(user, found, regio)]
        return view(request, found, ours)

    return naming(Right.ONS_BLAD_SEE, gate)


@van_ons
@require_http_methods(["GET", "POST"])
def onze_organisatie(request: HttpRequest, organisatie: Organisatie, regios: list[Regio]) -> HttpResponse:
    """The same of all our regio's, for a director."""
    inhoud = onze.in_regios(organisatie, regios, request.user, today())
    if request.method == "POST":
        personen = sum(len(found["sprekers"]) for found in inhoud["regios"])
        wat = inhoud["titel"][:80]
        return als_document(request, inhoud, organisatie, None, wat=wat, personen=personen)
    kruimels = [(organisatie.get_absolute_url(), organisatie.naam)]
    context = {"inhoud": inhoud, "organisatie": organisatie, "kruimels": kruimels}
    context["zaaknummers"] = van_organisatie(request.user, organisatie)
    return render(request, "samenwerking/onze_organisatie_pagina.html", context)
