"""The inwerkdossier of an organisation in a regio: as a page, and as a document to take along."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from agenda.zicht import zicht_van
from regions.gate import naming
from regions.kruimels import naar_regio, stap
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from samenwerking.inwerkdossier import dossier, mag_zien, personen
from samenwerking.views.blad import als_document


def van_dossier(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: for whoever may see the dossier; for anyone else it does not exist."""

    @wraps(view)
    def gate(request: HttpRequest, regio: str, organisatie: str) -> HttpResponse:
        user: Any = request.user
        waar = get_object_or_404(Regio.objects.seen_by(user), code=regio)
        wie = get_object_or_404(Organisatie, slug=organisatie)
        if not mag_zien(user, wie, waar, today()):
            raise Http404
        return view(request, wie, waar)

    return naming(Right.INWERKDOSSIER_SEE, gate)


@van_dossier
@require_http_methods(["GET", "POST"])
def inwerkdossier(request: HttpRequest, organisatie: Organisatie, regio: Regio) -> HttpResponse:
    """What a successor should know, on one page; posted: the same as a PDF, without what is closed."""
    user: Any = request.user
    if request.method == "POST":
        inhoud = dossier(user, organisatie, regio, today())
        return als_document(
            request, inhoud, organisatie, regio, wat="Inwerkdossier", personen=personen(inhoud)
        )
    inhoud = dossier(user, organisatie, regio, today(), zicht=zicht_van(user))
    kruimels = naar_regio(regio, stap("contacten", "Contactpersonen", regio))
    context = {"inhoud": inhoud, "regio": regio, "kruimels": kruimels}
    return render(request, "samenwerking/inwerkdossier_pagina.html", context)
