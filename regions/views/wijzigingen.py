"""/beheer/wijzigingen/: what is asked of the country, what it means, and doing or undoing it."""

from typing import Any

import pghistory
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions.gate import requires
from regions.herindelen import plan
from regions.herindelen.plan import Ingehaald
from regions.herindelen.weigering import Geweigerd
from regions.models import Herindeling, Wijziging
from regions.periods import today
from regions.rights import Right
from regions.views.beheer import bladzijde, kruimels

LIJST = "Herindelingen en regio's"


def naar_wijzigingen(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the list."""
    return kruimels((reverse("beheer_wijzigingen"), LIJST), *verder)


@requires(Right.BEHEER)
@require_GET
def beheer_wijzigingen(request: HttpRequest) -> HttpResponse:
    """What is to be confirmed, comes, was done and was taken back; and what was planned by others."""
    rows = Wijziging.objects.select_related("bevestigd_door", "gemaakt_door")
    open_ = rows.filter(status=Wijziging.Status.CONCEPT).order_by("datum", "pk")
    gepland = Herindeling.objects.filter(status=Herindeling.Status.GEPLAND).select_related("van", "naar")
    context = {
        "te_bevestigen": open_,
        "komend": rows.komend().order_by("datum", "pk"),
        "gepland": gepland.order_by("datum", "van__naam", "pk"),
        "pagina": bladzijde(
            request,
            rows.exclude(status=Wijziging.Status.CONCEPT)
            .exclude(status=Wijziging.Status.BEVESTIGD, datum__gt=today())
            .order_by("-datum", "-pk"),
        ),
        "kruimels": kruimels(),
    }
    return render(request, "beheer/wijzigingen.html", context)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_wijziging(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: what it means, and the buttons to confirm it, to throw it away or to take it back."""
    wijziging = get_object_or_404(Wijziging, pk=pk)
    if request.method == "GET":
        return _toon(request, wijziging)
    acties = {"bevestigen": _bevestig, "terugnemen": _neem_terug, "weggooien": _gooi_weg}
    actie = acties.get(request.POST.get("actie", ""))
    if actie is None:
        return _toon(request, wijziging, fouten=["Kies wat u wilt doen."], status=422)
    try:
        with pghistory.context(pagina="herindelen", wijziging=wijziging.pk):
            return actie(request, wijziging)
    except Ingehaald as ingehaald:
        return _toon(request, wijziging, plan_nu=ingehaald.plan, fouten=[str(ingehaald)], status=409)
    except Geweigerd as reden:
        return _toon(request, Wijziging.objects.get(pk=pk), fouten=reden.zinnen, status=409)


def _bevestig(request: HttpRequest, wijziging: Wijziging) -> HttpResponse:
    keuzes = {
        naam.removeprefix("mee-"): waarde
        for naam, waarde in request.POST.items()
        if naam.startswith("mee-") and waarde
    }
    plan.bevestig(wijziging, keuzes=keuzes, gezien=request.POST.get("gezien", ""), by=request.user)
    messages.success(request, f"Bevestigd: {wijziging.titel}, met ingang van {wijziging.datum:%d-%m-%Y}.")
    return redirect(wijziging)


def _neem_terug(request: HttpRequest, wijziging: Wijziging) -> HttpResponse:
    plan.neem_terug(wijziging, by=request.user)
    messages.success(request, "De wijziging is teruggenomen. Alles is weer zoals het daarvoor was.")
    return redirect(wijziging)


def _gooi_weg(request: HttpRequest, wijziging: Wijziging) -> HttpResponse:
    weg, _ = Wijziging.objects.filter(pk=wijziging.pk, status=Wijziging.Status.CONCEPT).delete()
    if not weg:
        raise Geweigerd("Deze wijziging is al bevestigd. Neem haar terug als zij niet klopt.")
    messages.success(request, "De wijziging is weggegooid. Er is niets veranderd.")
    return redirect("beheer_wijzigingen")


def _toon(
    request: HttpRequest,
    wijziging: Wijziging,
    *,
    plan_nu: Any = None,
    fouten: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    if wijziging.is_concept:
        plan_nu = plan_nu or plan.bereken(wijziging)
    context = {
        "wijziging": wijziging,
        "plan": plan_nu,
        "delen": plan_nu.delen if plan_nu else wijziging.verslag,
        "fouten": fouten or [],
        "fout": bool(fouten),
        "voorbij": wijziging.datum <= today(),
        "wijzigen": _adres_om_te_wijzigen(wijziging),
        "kruimels": naar_wijzigingen(),
    }
    return render(request, "beheer/wijziging.html", context, status=status)


def _adres_om_te_wijzigen(wijziging: Wijziging) -> str:
    from regions.views.herindelen import FORMULIER_VAN

    naam = FORMULIER_VAN.get(wijziging.soort)
    return f"{reverse(naam)}?wijziging={wijziging.pk}" if naam else ""
