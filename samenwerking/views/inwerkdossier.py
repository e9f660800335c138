"""The inwerkdossier of an organisation in a regio: as a page, and as a PDF to take along."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from documents.letters import gedekt
from regions.gate import naming
from regions.kruimels import naar_regio, stap
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from regions.uitvoer import noteer
from samenwerking.inwerkdossier import Dossier, dossier, mag_zien


def van_dossier(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: whoever may see the dossier is handed it; for anyone else it does not exist."""

    @wraps(view)
    def gate(request: HttpRequest, regio: str, organisatie: str) -> HttpResponse:
        user: Any = request.user
        waar = get_object_or_404(Regio.objects.seen_by(user), code=regio)
        wie = get_object_or_404(Organisatie, slug=organisatie)
        if not mag_zien(user, wie, waar, today()):
            raise Http404
        return view(request, dossier(user, wie, waar, today()))

    return naming(Right.INWERKDOSSIER_SEE, gate)


@van_dossier
@require_GET
def inwerkdossier(request: HttpRequest, gevonden: Dossier) -> HttpResponse:
    """What a successor should know, on one page."""
    kruimels = naar_regio(gevonden.regio, stap("contacten", "Contactpersonen", gevonden.regio))
    context = {"dossier": gevonden, "kruimels": kruimels}
    return render(request, "samenwerking/inwerkdossier.html", context)


@van_dossier
@require_GET
def inwerkdossier_pdf(request: HttpRequest, gevonden: Dossier) -> HttpResponse:
    """The same to take along; it holds persons, so it is noted and never kept."""
    from documents.pdf import maak_pdf

    context = {"dossier": gevonden, "voorbeeld": settings.DEMO, "adres": settings.SITE_URL + _adres(gevonden)}
    html = gedekt(render_to_string("samenwerking/inwerkdossier_pdf.html", context))
    inhoud = maak_pdf(html, gevonden.dag, sha256(html.encode()).digest()[:16])
    personen = sum(len(rij.contacten) for rij in gevonden.tafel.rijen)
    where = {"regio": gevonden.regio, "organisatie": gevonden.organisatie}
    noteer(request.user, "Inwerkdossier", "pdf", personen, **where)
    naam = f"{gevonden.regio.code}-inwerkdossier-{gevonden.organisatie.slug}-{gevonden.dag:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": content_disposition_header(True, naam), "Cache-Control": "no-store"}
    return HttpResponse(inhoud, content_type="application/pdf", headers=headers)


def _adres(gevonden: Dossier) -> str:
    return reverse("inwerkdossier", args=[gevonden.regio.code, gevonden.organisatie.slug])
