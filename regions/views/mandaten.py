"""Wie spreekt namens wie in a regio: looked up on any day and theme, and how the regio works."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.forms.dag import met_standaard
from regions.forms.mandaten import MandatenFilter, WerkwijzeForm
from regions.gate import requires
from regions.kruimels import naar_regio, stap
from regions.mandaten import Tafel, tafel
from regions.models import Bewijsstuk, Gebruiker, Organisatie, Regio
from regions.periods import today
from regions.rights import Right

KOLOMMEN = [
    Kolom("Wie spreekt", betekenis="De organisatie die spreekt.", waarde=lambda rij: rij.ontvanger.naam),
    Kolom("Namens wie", betekenis="De organisatie die haar woord gaf.", waarde=lambda rij: rij.gever.naam),
    Kolom(
        "Soort",
        betekenis="De soort van wie haar woord gaf.",
        waarde=lambda rij: rij.gever.get_soort_display(),
    ),
    Kolom(
        "Thema",
        betekenis="Waarover; “alle thema's” geldt voor elk thema dat niet apart genoemd is.",
        waarde=lambda rij: rij.waarover,
    ),
    Kolom("Vorm", betekenis="Hoe het is geregeld.", waarde=lambda rij: rij.get_vorm_display()),
    Kolom(
        "Berust op",
        betekenis="Een mandaatbesluit of een afspraak.",
        waarde=lambda rij: rij.get_basis_display(),
    ),
    Kolom("Datum besluit", betekenis="De dag van het mandaatbesluit.", waarde=lambda rij: rij.besluit_datum),
    Kolom("Nummer besluit", betekenis="Het nummer ervan.", waarde=lambda rij: rij.besluit_nummer),
    Kolom("Vanaf", betekenis="De eerste dag.", waarde=lambda rij: rij.since),
    Kolom("Tot en met", betekenis="De laatste dag; leeg: tot nader order.", waarde=lambda rij: rij.last_day),
    Kolom("Toelichting", betekenis="Wat de gever erbij schreef.", waarde=lambda rij: rij.toelichting),
]


def _filter(request: HttpRequest, regio: Regio) -> MandatenFilter:
    return met_standaard(lambda data: MandatenFilter(data, regio=regio), request)


@requires(Right.REGIO_SEE)
@require_GET
def mandaten(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Who speaks for whom on a day and a theme; whose word is not given only with mandaatbesluiten."""
    form = _filter(request, regio)
    context = {
        "regio": regio,
        "filter": form,
        "is_vandaag": form.dag == today(),
        "tafel": tafel(regio, form.dag, form.thema_gekozen),
        "gevers": _gevers(request.user, regio),
        "may_arrange": request.user.may(Right.REGIO_INRICHTEN, regio=regio),
        "may_see_bewijs": request.user.may(Right.MANDAAT_BEWIJS_SEE, regio=regio),
        "kruimels": naar_regio(regio),
    }
    template = "mandaten/mandaten.html"
    return render(request, f"{template}#tafel" if request.htmx else template, context)


def _gevers(gebruiker: Gebruiker, regio: Regio) -> list[Organisatie]:
    """The organisations of this regio in whose name the user may give a mandate."""
    eigen = gebruiker.organisaties(Right.MANDAAT_GIVE)
    if not eigen:
        return []
    hier = Organisatie.objects.taking_part(regio, today()).filter(pk__in=eigen).order_by("naam", "pk")
    return [o for o in hier if gebruiker.may(Right.MANDAAT_GIVE, regio=regio, organisatie=o)]


@requires(Right.REGIO_SEE)
@require_GET
def mandaten_export(request: HttpRequest, regio: Regio, vorm: str) -> HttpResponse:
    """The same table as the page, as CSV or xlsx."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    form = _filter(request, regio)
    table: Tafel = tafel(regio, form.dag, form.thema_gekozen)
    toelichting = Toelichting(
        titel=f"Wie spreekt namens wie in regio {regio}",
        peildatum=table.dag,
        bron="Samenwerking, opgegeven door de organisaties zelf",
        voorbeeld=settings.DEMO,
    )
    naam = f"{regio.code}-wie-spreekt-namens-wie-{table.dag:%Y-%m-%d}"
    return bestand(naam, vorm, KOLOMMEN, table.mandaten, toelichting)


@requires(Right.MANDAAT_BEWIJS_SEE)
@require_GET
def mandaat_bewijs(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The file of a mandaatbesluit, for the parties of the regio."""
    mandaat = get_object_or_404(regio.mandaten.filter(bewijs__isnull=False), pk=pk)
    stuk: Any = Bewijsstuk._base_manager.get(pk=mandaat.bewijs_id)
    headers = {
        "Content-Disposition": content_disposition_header(True, stuk.naam),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(stuk.inhoud), content_type=stuk.soort, headers=headers)


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def mandaten_werkwijze(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Choose how organisations speak for each other here; two who choose at once are told."""
    if request.method == "POST":
        regio = get_object_or_404(Regio.objects.select_for_update(), pk=regio.pk)
    nu = Regio.objects.get(pk=regio.pk)
    form = WerkwijzeForm(request.POST or None, instance=regio)
    begonnen, status = form.begonnen, 200
    if request.method == "POST":
        status = 422 if form.errors else 200
        if request.POST.get("begonnen") != begonnen:
            status = 409
        elif not form.errors:
            form.save()
            messages.success(request, f"Vanaf nu geldt in {regio}: {regio.get_spreekwijze_display()}.")
            return redirect("mandaten", regio.code)
    context = {
        "regio": regio,
        "form": form,
        "begonnen": begonnen,
        "nu": nu if status == 409 else None,
        "kruimels": naar_regio(regio, stap("mandaten", "Wie spreekt namens wie", regio)),
    }
    return render(request, "mandaten/werkwijze.html", context, status=status)
