"""Who has access: for the whole house by the functioneel beheerder, per organisation by its own beheerder."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions.actions import LaatsteBeheerder, beeindig_toegang, nodig_uit
from regions.forms.dag import EindeForm, na
from regions.forms.toegang import ToegangFilter, UitnodigForm
from regions.gate import requires
from regions.gevolgen import Verhinderd, gevolgen
from regions.models import Organisatie, Toegang
from regions.periods import today
from regions.rights import ORGANISATIE_ROLLEN, Right
from regions.views.beheer import bladzijde, kruimels

Kruimels = list[tuple[str, str]]


@requires(Right.BEHEER)
@require_GET
def beheer_toegang(request: HttpRequest) -> HttpResponse:
    """Who has access, to what and until when."""
    form = ToegangFilter(request.GET)
    context = {"filter": form, "pagina": bladzijde(request, form.rijen()), "kruimels": kruimels()}
    template = "beheer/toegang.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_uitnodigen(request: HttpRequest) -> HttpResponse:
    """Give someone access, with any role."""
    terug = reverse("beheer_toegang")
    return _uitnodigen(request, None, terug, kruimels((terug, "Gebruikers en toegang")))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_toegang_einde(request: HttpRequest, pk: int) -> HttpResponse:
    """End someone's access on a day."""
    toegang = get_object_or_404(Toegang.objects.select_related("gebruiker", "organisatie", "regio"), pk=pk)
    terug = reverse("beheer_toegang")
    return _einde(request, toegang, terug, kruimels((terug, "Gebruikers en toegang")))


@requires(Right.TOEGANG_GIVE)
@require_GET
def organisatie_toegang(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Who has access for one organisation, now and later."""
    rows = organisatie.toegang_set.filter(period__endswith__isnull=True) | organisatie.toegang_set.filter(
        period__endswith__gt=today()
    )
    context = {
        "organisatie": organisatie,
        "toegangen": rows.select_related("gebruiker", "organisatie", "regio").order_by(
            "gebruiker__naam", "pk"
        ),
        "eigen_rollen": ORGANISATIE_ROLLEN,
        "kruimels": _van(organisatie),
    }
    return render(request, "toegang/organisatie.html", context)


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def organisatie_uitnodigen(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Give a colleague access for one's own organisation."""
    terug = reverse("organisatie_toegang", args=[organisatie.slug])
    return _uitnodigen(request, organisatie, terug, [*_van(organisatie), (terug, "Toegang")])


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def organisatie_toegang_einde(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """End the access of a colleague on a day."""
    # A regiocoördinator is employed by the organisation but appointed by the regio.
    eigen = organisatie.toegang_set.filter(rol__in=ORGANISATIE_ROLLEN)
    rows = eigen.select_related("gebruiker", "organisatie", "regio")
    terug = reverse("organisatie_toegang", args=[organisatie.slug])
    return _einde(request, get_object_or_404(rows, pk=pk), terug, [*_van(organisatie), (terug, "Toegang")])


def _van(organisatie: Organisatie) -> Kruimels:
    return [(reverse("home"), "Mijn werk"), (organisatie.get_absolute_url(), organisatie.naam)]


def _uitnodigen(
    request: HttpRequest, organisatie: Organisatie | None, terug: str, kruimels: Kruimels
) -> HttpResponse:
    form = UitnodigForm(request.POST or None, organisatie=organisatie)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        toegang = nodig_uit(
            **{name: data[name] for name in ("email", "naam", "rol", "van", "organisatie", "regio")},
            tot=na(data["tot_en_met"]),
            by=request.user,
        )
        gebruiker = toegang.gebruiker
        messages.success(request, f"{gebruiker} heeft toegang. De uitnodiging gaat naar {gebruiker.email}.")
        return redirect(terug)
    context = {"form": form, "organisatie": organisatie, "terug": terug, "kruimels": kruimels}
    return render(request, "toegang/uitnodigen.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _einde(request: HttpRequest, toegang: Toegang, terug: str, kruimels: Kruimels) -> HttpResponse:
    form = EindeForm(request.POST or None, rij=toegang)
    if request.method == "POST" and form.is_valid():
        try:
            beeindig_toegang(toegang, tot=form.tot, by=request.user)
        except (LaatsteBeheerder, Verhinderd) as redenen:
            form.add_error(None, [str(reden) for reden in redenen.args])
        else:
            dag = f"{toegang.last_day:%d-%m-%Y}"
            messages.success(request, f"De toegang van {toegang.gebruiker} eindigt na {dag}.")
            return redirect(terug)
    context = {
        "toegang": toegang,
        "form": form,
        "gevolgen": gevolgen(toegang, today()),
        "terug": terug,
        "kruimels": kruimels,
    }
    return render(request, "toegang/einde.html", context, status=422 if form.errors else 200)
