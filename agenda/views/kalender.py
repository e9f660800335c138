"""Dates in one's own calendar: a private address of them, and one overleg as a file."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from agenda.models import Kalenderadres
from agenda.overleg.bereik import overleg_in, overleggen
from agenda.overleg.kalender import als_ics, van_overleg
from agenda.overleg.kalenderadres import adres_van, data, maak_adres
from agenda.views.overleggen import weg
from documents.adres import te_vaak
from regions.gate import requires
from regions.kruimels import Kruimels
from regions.models import Regio
from regions.rights import Right

VERS = 15 * 60  # seconds that a calendar may keep what it read


@requires(Right.SIGNED_IN)
@require_http_methods(["GET", "POST"])
def mijn_kalender(request: HttpRequest) -> HttpResponse:
    """The address of one's own dates: made, shown once, and taken back."""
    if not request.user.toegangen:
        raise Http404
    kruimels = [("/", "Mijn werk"), (reverse("mijn_gegevens"), "Mijn gegevens")]
    return _adres(request, None, kruimels, "mijn_kalender")


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def overleg_kalender(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The address of the meetings of a regio, of who asks."""
    overleggen(request.user, regio)
    return _adres(request, regio, weg(regio), "overleg_kalender")


def _adres(request: HttpRequest, regio: Regio | None, kruimels: Kruimels, naam: str) -> HttpResponse:
    rows = Kalenderadres.objects.filter(gebruiker=request.user, regio=regio)
    context = {"regio": regio, "kruimels": kruimels}
    if request.method == "POST" and request.POST.get("wat") == "intrekken":
        rows.delete()
        messages.success(request, "Het adres werkt niet meer.")
        return redirect(naam, *([regio.code] if regio else []))
    if request.method == "POST":
        sleutel = maak_adres(request.user, regio)
        context["nieuw"] = f"{settings.SITE_URL}{reverse('kalender_ics', args=[sleutel])}"
    response = render(request, "overleg/kalender.html", context | {"adres": rows.first()})
    patch_cache_control(response, private=True, no_store=True)
    return response


@requires(Right.PUBLIC)
@require_safe
def kalender_ics(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The calendar behind a private address, for whoever has it as long as its owner may see it."""
    if te_vaak(request, "kalender"):
        tekst = "Te vaak gevraagd. Probeer het over een minuut opnieuw."
        return HttpResponse(
            tekst, status=429, content_type="text/plain; charset=utf-8", headers={"Retry-After": "60"}
        )
    adres = adres_van(sleutel)
    naam = f"Overleg in {adres.regio}" if adres.regio else "Samenwerking"
    return _ics(request, als_ics(naam, data(adres)), "kalender.ics")


@requires(Right.REGIO_SEE)
@require_safe
def overleg_ics(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """One overleg, to put into a calendar oneself."""
    found = overleg_in(request.user, regio, pk)
    response = _ics(request, als_ics(found.titel, [van_overleg(found)]), "overleg.ics")
    response["Content-Disposition"] = f'attachment; filename="overleg-{found.datum}.ics"'
    return response


def _ics(request: HttpRequest, inhoud: bytes, naam: str) -> HttpResponse:
    """The file, or that it did not change since it was read."""
    response = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{naam}"'
    response["X-Robots-Tag"] = "noindex"
    etag = f'"{hashlib.sha256(inhoud).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, private=True, max_age=VERS)
    return get_conditional_response(request, etag=etag, response=response) or response
