"""The documents of an organisation for its archive, a zip a year."""

import tempfile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from documents.actions import vraag_opnieuw
from regions.models import Organisatie, Regio
from regions.uitvoer import noteer
from samenwerking.archief import Jaar, jaren, schrijf
from samenwerking.views.onze import van_ons

IN_GEHEUGEN = 5 * 1024 * 1024  # bytes of a zip that stay out of a temporary file


@van_ons
@require_http_methods(["GET", "POST"])
def archief(request: HttpRequest, organisatie: Organisatie, regios: list[Regio]) -> HttpResponse:
    """The years there are; posted: the zip of one of them."""
    alle = jaren(request.user, organisatie)
    if request.method == "POST":
        gekozen = next((jaar for jaar in alle if str(jaar.jaar) == request.POST.get("jaar")), None)
        if gekozen is not None and not gekozen.nog_niet:
            return _zip(request, organisatie, gekozen)
        messages.error(request, _waarom_niet(gekozen))
        return redirect("archief", organisatie.slug)
    kruimels = [(organisatie.get_absolute_url(), organisatie.naam)]
    context = {"organisatie": organisatie, "jaren": alle, "kruimels": kruimels}
    return render(request, "samenwerking/archief.html", context)


def _waarom_niet(jaar: Jaar | None) -> str:
    """Why there is no zip; what could not be made before is asked for once more."""
    if jaar is None:
        return "Van dat jaar zijn er geen documenten."
    for document in jaar.nog_niet:
        vraag_opnieuw(document)
    return f"Van {jaar.jaar} worden nog bestanden gemaakt. Probeer het over een minuut opnieuw."


def _zip(request: HttpRequest, organisatie: Organisatie, jaar: Jaar) -> HttpResponse:
    naar: Any = tempfile.SpooledTemporaryFile(max_size=IN_GEHEUGEN)  # noqa: SIM115 - the response closes it
    schrijf(naar, organisatie, jaar)
    naar.seek(0)
    noteer(request.user, f"archief {jaar.jaar}", "zip", len(jaar.documenten), organisatie=organisatie)
    naam = f"archief-{organisatie.slug}-{jaar.jaar}.zip"
    return FileResponse(
        naar,
        as_attachment=True,
        filename=naam,
        content_type="application/zip",
        headers={"Cache-Control": "private, no-store"},
    )
