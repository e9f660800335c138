"""The list of functies that the regio's share: what each is called, and names that become one."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.actions.functies import Samenvoeging, Veranderd, eigen_namen, ook_elders, voeg_samen
from agenda.forms.functies import SamenvoegForm
from agenda.models import Blok, Functie, Functienaam
from agenda.tonen import agenda_kruimel
from regions.gate import requires
from regions.kruimels import naar_regio, stap
from regions.models import Regio
from regions.rights import Right
from regions.views.beheer import kruimels

BEHEER = "functies samengevoegd door de beheerder"


@requires(Right.BEHEER)
@require_safe
def beheer_functies(request: HttpRequest) -> HttpResponse:
    """All names, with where each is used."""
    return _lijst(request, None, SamenvoegForm(None, mag=_mag(None)))


@requires(Right.AGENDA_EDIT)
@require_safe
def functies(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The names that this regio brought into the list."""
    return _lijst(request, regio, SamenvoegForm(None, mag=_mag(regio)))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_functies_samenvoegen(request: HttpRequest) -> HttpResponse:
    """What becomes of these names in which regio's, and do it."""
    return _samenvoegen(request, None)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def functies_samenvoegen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What becomes of this regio's own names, and do it."""
    return _samenvoegen(request, regio)


def _mag(regio: Regio | None) -> Any:
    """The names that one may change here: as beheer all, as regio those that no other regio uses."""
    if regio is None:
        return Functienaam.objects.openbaar().order_by("zoeknaam")
    eigen = eigen_namen(regio)
    weg = ook_elders([naam.naam for naam in eigen], regio)
    return Functienaam.objects.filter(regio=regio).openbaar().exclude(naam__in=weg).order_by("zoeknaam")


def _gebruik(namen: Iterable[Functienaam]) -> dict[str, dict[str, int]]:
    """In how many functies, of how many regio's, each name stands; closed text is not counted."""
    rows = Functie.objects.levend().filter(blok__in=Blok.objects.voor(), titel__in=[n.naam for n in namen])
    geteld = rows.order_by().values("titel")
    tel = geteld.annotate(functies=Count("pk"), regios=Count("blok__agenda__regio", distinct=True))
    return {rij["titel"]: rij for rij in tel}


def _lijst(request: HttpRequest, regio: Regio | None, form: SamenvoegForm, status: int = 200) -> HttpResponse:
    namen = eigen_namen(regio) if regio else Functienaam.objects.openbaar()
    namen = list(namen.select_related("regio").order_by("zoeknaam"))  # type: ignore[attr-defined]
    gebruik, mag = _gebruik(namen), {naam.pk for naam in form.fields["van"].queryset}
    gekozen = set(form.data.getlist("van")) if form.is_bound else set()
    context = {
        "regio": regio,
        "form": form,
        "rijen": [
            (naam, gebruik.get(naam.naam, {}), naam.pk in mag, str(naam.pk) in gekozen) for naam in namen
        ],
        "actie": _adres(regio, "functies_samenvoegen"),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)) if regio else kruimels(),
    }
    return render(request, "agenda/functies.html", context, status=status)


def _adres(regio: Regio | None, naam: str) -> str:
    return reverse(naam, args=[regio.code]) if regio else reverse(f"beheer_{naam}")


def _samenvoegen(request: HttpRequest, regio: Regio | None) -> HttpResponse:
    post = request.method == "POST"
    if not (post or request.GET):
        return redirect(_adres(regio, "functies"))
    form = SamenvoegForm(request.POST if post else request.GET, mag=_mag(regio))
    if not form.is_valid():
        return _lijst(request, regio, form, 422)
    keuze = Samenvoeging(form.cleaned_data["van"], form.cleaned_data["naar"])
    status = 200
    if post:
        try:
            n = _voeg_samen(request, regio, keuze)
        except Veranderd:
            status = 409
        else:
            messages.success(request, f"De functies heten nu “{keuze.naar}”; {n} keer is de naam vervangen.")
            return redirect(_adres(regio, "functies"))
    context = {
        "regio": regio,
        "keuze": keuze,
        "status": status,
        "terug": _adres(regio, "functies"),
        "kruimels": _verder(regio),
    }
    return render(request, "agenda/functies_samenvoegen.html", context, status=status)


def _voeg_samen(request: HttpRequest, regio: Regio | None, keuze: Samenvoeging) -> int:
    als = actions.hoedanigheid(request.user, regio, Right.AGENDA_EDIT) if regio else BEHEER
    return voeg_samen(keuze.van, keuze.naar, request.POST.get("gezien", ""), als=als)


def _verder(regio: Regio | None) -> list[tuple[str, str]]:
    if regio is None:
        return kruimels((reverse("beheer_functies"), "Functies"))
    return naar_regio(regio, agenda_kruimel(regio), stap("functies", "Namen van functies", regio))
