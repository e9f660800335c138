"""/beheer/: organisations, divisions, the log and the outbox."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions.beheer import deuren
from regions.forms.beheer import IndelingFilter, OrganisatieFilter
from regions.forms.dag import EindeForm
from regions.forms.organisaties import DeelnemerForm
from regions.gate import requires
from regions.gevolgen import Verhinderd, gevolgen, voer_uit
from regions.models import Deelname, Indeling, Organisatie, Plaatsing, Regio, Soort
from regions.organisaties.maken import een_voor_een
from regions.periods import today
from regions.rights import Right
from regions.sluitend import bevindingen

PER_BLADZIJDE = 50


def kruimels(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page of /beheer/."""
    return [(reverse("home"), "Mijn werk"), (reverse("beheer"), "Beheer"), *verder]


def bladzijde(request: HttpRequest, rows: Any) -> Page:
    """The part of the rows that was asked for; a number that does not exist gives the nearest."""
    return Paginator(rows, PER_BLADZIJDE).get_page(request.GET.get("page"))


@requires(Right.BEHEER)
@require_GET
def beheer(request: HttpRequest) -> HttpResponse:
    """All doors that this user may open, with what is behind them in a count."""
    doors = [
        (reverse(deur.url, args=deur.args), deur, deur.telling() if deur.telling else "")
        for deur in deuren()
        if request.user.may(deur.right)
    ]
    return render(request, "beheer/beheer.html", {"deuren": doors})


@requires(Right.BEHEER)
@require_GET
def beheer_organisaties(request: HttpRequest) -> HttpResponse:
    """Organisations, found by part of a name."""
    form = OrganisatieFilter(request.GET)
    context = {"filter": form, "pagina": bladzijde(request, form.rijen()), "kruimels": kruimels()}
    template = "beheer/organisaties.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_GET
def beheer_organisatie(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """What is known of one organisation, now and before."""
    plaatsingen = organisatie.plaatsingen.select_related("regio__indeling")
    context = {
        "organisatie": organisatie,
        "aliassen": organisatie.aliasnamen,
        "plaatsingen": plaatsingen.order_by("indeling__naam", "period", "pk"),
        "concessies": organisatie.concessies.select_related("regio").order_by("regio__naam", "period"),
        "deelnames": organisatie.deelnames.select_related("regio").order_by("regio__naam", "period"),
        "uit": organisatie.herindelingen_uit.select_related("naar").order_by("datum", "pk"),
        "erin": organisatie.herindelingen_in.select_related("van").order_by("datum", "pk"),
        "inwoners": organisatie.inwonertallen.order_by("-peildatum").first(),
        "onderdelen": organisatie.onderdelen.order_by("naam", "pk"),
        "mag_deelnemen": organisatie.soort in (Soort.ZORGVERZEKERAAR, Soort.PARTNER),
        "kruimels": kruimels((reverse("beheer_organisaties"), "Organisaties")),
    }
    return render(request, "beheer/organisatie.html", context)


def _naar_organisatie(organisatie: Organisatie) -> list[tuple[str, str]]:
    lijst = (reverse("beheer_organisaties"), "Organisaties")
    return kruimels(lijst, (reverse("beheer_organisatie", args=[organisatie.slug]), organisatie.naam))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_deelname_nieuw(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """A zorgverzekeraar or partner takes part in a regio from a day on."""
    get_object_or_404(Organisatie, pk=organisatie.pk, soort__in=[Soort.ZORGVERZEKERAAR, Soort.PARTNER])
    if request.method == "POST":
        een_voor_een()
    form = DeelnemerForm(request.POST or None, organisatie=organisatie)
    if request.method == "POST" and form.is_valid():
        deelname = form.save()
        messages.success(
            request, f"{organisatie} doet mee in {deelname.regio} vanaf {deelname.since:%d-%m-%Y}."
        )
        return redirect("beheer_organisatie", organisatie.slug)
    context = {"organisatie": organisatie, "form": form, "kruimels": _naar_organisatie(organisatie)}
    return render(request, "beheer/deelname_nieuw.html", context, status=422 if form.errors else 200)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_deelname_einde(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """From a day on an organisation no longer takes part in a regio."""
    deelname: Deelname = get_object_or_404(organisatie.deelnames.select_related("regio"), pk=pk)
    form = EindeForm(request.POST or None, rij=deelname)
    volgt = form.volgt(partial(gevolgen, deelname))
    if request.method == "POST" and form.is_valid():
        try:
            voer_uit(deelname, form.tot)
        except Verhinderd as redenen:
            form.add_error(None, list(redenen.args))
        else:
            deelname.end(form.tot)
            dag = f"{deelname.last_day:%d-%m-%Y}"
            messages.success(request, f"{organisatie} doet t/m {dag} mee in {deelname.regio}.")
            return redirect("beheer_organisatie", organisatie.slug)
    context = {
        "organisatie": organisatie,
        "deelname": deelname,
        "gevolgen": volgt,
        "form": form,
        "kruimels": _naar_organisatie(organisatie),
    }
    return render(request, "beheer/deelname_einde.html", context, status=422 if form.errors else 200)


@requires(Right.BEHEER)
@require_GET
def beheer_indelingen(request: HttpRequest) -> HttpResponse:
    """A division on a day: does it cover the country, and which gemeente lies where."""
    data = request.GET.copy()
    data["op"] = data.get("op") or today().isoformat()
    data["indeling"] = data.get("indeling") or Indeling.objects.get(werkindeling=True).code
    form = IndelingFilter(data)
    dag = form.dag
    indeling = form.cleaned_data.get("indeling") or Indeling.objects.get(werkindeling=True)
    gevonden = bevindingen(indeling, dag)
    regios = Regio.objects.on(dag).filter(indeling=indeling).order_by("naam", "pk")
    context = {
        "filter": form,
        "dag": dag,
        "indeling": indeling,
        "gevonden": gevonden,
        "regios": _met_gemeenten(list(regios), dag) if gevonden.bekend else [],
        "kruimels": kruimels(),
    }
    template = "beheer/indelingen.html"
    return render(request, f"{template}#indeling" if request.htmx else template, context)


def _met_gemeenten(regios: list[Regio], dag: Any) -> list[tuple[Regio, list[Organisatie]]]:
    """Each regio with the gemeenten that lie in it on the day."""
    per_regio: dict[int, list[Organisatie]] = {regio.pk: [] for regio in regios}
    places = Plaatsing.objects.on(dag).filter(regio__in=regios, gemeente__period__contains=dag)
    for place in places.select_related("gemeente").order_by("gemeente__naam", "pk"):
        per_regio[place.regio_id].append(place.gemeente)
    return [(regio, per_regio[regio.pk]) for regio in regios]
