"""/beheer/: the master data of organisations and the concessies."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions.conflict import verschillen
from regions.forms.dag import DagForm, EindeForm, met_standaard
from regions.forms.organisaties import ConcessieForm, NieuweOrganisatieForm, WijzigOrganisatieForm
from regions.gate import requires
from regions.gevolgen import Verhinderd
from regions.models import Concessie, Organisatie, Regio, Soort
from regions.organisaties.eindigen import beeindig, wat_volgt
from regions.organisaties.maken import een_voor_een
from regions.rights import Right
from regions.views.beheer import kruimels

PAGINA = "organisaties/formulier.html"
LIJST = "beheer_organisaties"


def naar_organisatie(organisatie: Organisatie) -> list[tuple[str, str]]:
    """The way to what is under an organisation in /beheer/."""
    hier = (reverse("beheer_organisatie", args=[organisatie.slug]), organisatie.naam)
    return kruimels((reverse(LIJST), "Organisaties"), hier)


def formulier(request: HttpRequest, form: Any, *, status: int = 0, **context: Any) -> HttpResponse:
    """A page that asks one thing: `titel`, `knop`, `terug`, and perhaps `uitleg` and `gevolgen`."""
    status = status or (422 if form.errors else 200)
    return render(request, PAGINA, {"form": form} | context, status=status)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_organisatie_nieuw(request: HttpRequest) -> HttpResponse:
    """Add an organisation that is no gemeente."""
    if request.method == "POST":
        een_voor_een()
    form = NieuweOrganisatieForm(request.POST or None, initial={"naam": request.GET.get("naam", "")})
    if request.method == "POST" and form.is_valid():
        organisatie = form.save()
        messages.success(request, f"{organisatie} is toegevoegd.")
        return redirect("beheer_organisatie", organisatie.slug)
    return formulier(
        request,
        form,
        titel="Organisatie toevoegen",
        uitleg="Een gemeente ontstaat door een herindeling. Voeg die niet hier toe.",
        knop="Toevoegen",
        terug=reverse(LIJST),
        kruimels=kruimels((reverse(LIJST), "Organisaties")),
    )


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_organisatie_wijzigen(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Change what an organisation is called; who changed it meanwhile is not overwritten unseen."""
    context = {
        "titel": f"Gegevens van {organisatie} wijzigen",
        "knop": "Opslaan",
        "terug": reverse("beheer_organisatie", args=[organisatie.slug]),
        "kruimels": naar_organisatie(organisatie),
        "version": organisatie.version,
    }
    if request.method == "GET":
        return formulier(request, WijzigOrganisatieForm(organisatie=organisatie), **context)
    een_voor_een()
    held = Organisatie.objects.select_for_update().get(pk=organisatie.pk)
    form = WijzigOrganisatieForm(request.POST, organisatie=held)
    context["version"] = held.version
    if held.changed_since(request.POST.get("version")):
        nu = WijzigOrganisatieForm(organisatie=held)
        context |= {"verschillen": verschillen(form, nu, None), "toen_bekend": False}
        return formulier(request, form, status=409, **context)
    if not form.is_valid():
        return formulier(request, form, **context)
    form.save()
    messages.success(request, f"De gegevens van {held} zijn opgeslagen.")
    return redirect("beheer_organisatie", held.slug)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_organisatie_einde(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """From a day on an organisation is no more; a gemeente ends by a herindeling."""
    rows = Organisatie.objects.exclude(soort=Soort.GEMEENTE)
    get_object_or_404(rows, pk=organisatie.pk, period__endswith__isnull=True)
    form = EindeForm(request.POST or None, rij=organisatie)
    volgt = form.volgt(partial(wat_volgt, organisatie))
    if request.method == "POST" and form.is_valid():
        try:
            beeindig(organisatie, tot=form.tot)
        except Verhinderd as redenen:
            form.add_error(None, list(redenen.args))
        else:
            messages.success(request, f"{organisatie} bestaat t/m {organisatie.last_day:%d-%m-%Y}.")
            return redirect("beheer_organisatie", organisatie.slug)
    return formulier(
        request,
        form,
        titel=f"Tot en met wanneer bestaat {organisatie}?",
        gevolgen=volgt,
        knop="Beëindigen",
        waarschuwing=True,
        terug=reverse("beheer_organisatie", args=[organisatie.slug]),
        kruimels=naar_organisatie(organisatie),
    )


@requires(Right.BEHEER)
@require_GET
def beheer_concessies(request: HttpRequest) -> HttpResponse:
    """Which zorgkantoor serves which zorgkantoorregio on a day; without one comes first."""
    form = met_standaard(DagForm, request)
    regios = list(Regio.objects.on(form.dag).filter(indeling__code="zorgkantoorregio").order_by("naam", "pk"))
    houders = {
        concessie.regio_id: concessie
        for concessie in Concessie.objects.on(form.dag)
        .filter(regio__in=regios)
        .select_related("regio", "zorgkantoor__concern")
    }
    rijen = [(regio, houders.get(regio.pk)) for regio in regios]
    context = {
        "filter": form,
        "dag": form.dag,
        "zonder": [regio for regio, houder in rijen if houder is None],
        "rijen": [(regio, houder) for regio, houder in rijen if houder],
        "kruimels": kruimels(),
    }
    template = "beheer/concessies.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_concessie_nieuw(request: HttpRequest) -> HttpResponse:
    """A zorgkantoor serves a zorgkantoorregio from a day on."""
    eerst = {naam: request.GET.get(naam) for naam in ("regio", "zorgkantoor") if request.GET.get(naam)}
    if request.method == "POST":
        een_voor_een()
    form = ConcessieForm(request.POST or None, initial=eerst)
    if request.method == "POST" and form.is_valid():
        concessie = form.save()
        messages.success(
            request, f"{concessie.zorgkantoor} bedient {concessie.regio} vanaf {concessie.since:%d-%m-%Y}."
        )
        return redirect("beheer_concessies")
    return formulier(
        request,
        form,
        titel="Concessie toevoegen",
        uitleg="Een zorgkantoorregio heeft op elke dag één zorgkantoor.",
        knop="Toevoegen",
        terug=reverse("beheer_concessies"),
        kruimels=kruimels((reverse("beheer_concessies"), "Concessies")),
    )


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_concessie_einde(request: HttpRequest, pk: int) -> HttpResponse:
    """From a day on a zorgkantoor no longer serves a zorgkantoorregio."""
    rows = Concessie.objects.select_related("regio", "zorgkantoor")
    concessie = get_object_or_404(rows.select_for_update(of=("self",)), pk=pk)
    form = EindeForm(request.POST or None, rij=concessie)
    if request.method == "POST" and form.is_valid():
        concessie.end(form.tot)
        messages.success(
            request,
            f"{concessie.zorgkantoor} bedient {concessie.regio} t/m {concessie.last_day:%d-%m-%Y}. "
            "Voeg toe wie er daarna komt.",
        )
        return redirect(f"{reverse('beheer_concessie_nieuw')}?regio={concessie.regio_id}")
    return formulier(
        request,
        form,
        titel=f"Tot en met wanneer bedient {concessie.zorgkantoor} {concessie.regio}?",
        uitleg="Wie daarna de concessie heeft, vult u op de volgende bladzijde in.",
        knop="Beëindigen",
        waarschuwing=True,
        terug=reverse("beheer_concessies"),
        kruimels=kruimels((reverse("beheer_concessies"), "Concessies")),
    )
