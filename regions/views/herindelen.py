"""The forms with which gemeenten and regio's change; each ends on the page that shows what it means."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regions.forms.gemeenten import regels
from regions.forms.herindelen import HerindelingForm
from regions.forms.werkindeling import HertekenForm, RegioNaamForm, SamenvoegForm, SplitsForm, VerdeelForm
from regions.gate import requires
from regions.models import Herindeling, Wijziging
from regions.rights import Right
from regions.views.wijzigingen import naar_wijzigingen

Soort = Wijziging.Soort
FORMULIER_VAN: dict[str, str] = {
    **dict.fromkeys(
        (Soort.SAMENVOEGING, Soort.TOEVOEGING, Soort.SPLITSING, Soort.NAAM, Soort.GRENS), "beheer_herindeling"
    ),
    Soort.REGIO_SAMENVOEGEN: "beheer_regios_samenvoegen",
    Soort.REGIO_HERTEKENEN: "beheer_regios_hertekenen",
    Soort.REGIO_NAAM: "beheer_regio_naam",
}


def _concept(request: HttpRequest) -> Wijziging | None:
    """The change that is corrected, when the address names one that was not confirmed."""
    pk = request.GET.get("wijziging", "")
    if not pk.isdigit():
        return None
    return get_object_or_404(Wijziging, pk=pk, status=Wijziging.Status.CONCEPT)


def _formulier(
    request: HttpRequest, soort: type[Any], *, initial: dict[str, Any], **context: Any
) -> HttpResponse:
    """Ask, and go on to what it means."""
    concept = _concept(request)
    eerst = initial | (_ingevuld(concept) if concept else {})
    form = soort(request.POST or None, initial=eerst)
    if request.method == "POST" and form.is_valid():
        return redirect(form.bewaar(request.user, concept))
    context |= {"form": form, "kruimels": naar_wijzigingen()}
    return render(request, "beheer/wijziging_form.html", context, status=422 if form.errors else 200)


def _ingevuld(concept: Wijziging) -> dict[str, Any]:
    """What was filled in before; what a box or a list held stands in the order itself."""
    kept = dict(concept.opdracht.get("formulier", {}))
    if concept.soort == Soort.REGIO_SAMENVOEGEN:
        kept["op"] = concept.opdracht["op"]
    return kept


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_herindeling(request: HttpRequest) -> HttpResponse:
    """A herindeling of gemeenten; one that was planned is filled in beforehand."""
    velden = ("vorm", "datum", "gemeenten", "naam")
    initial: dict[str, Any] = {naam: request.GET[naam] for naam in velden if naam in request.GET}
    gepland = request.GET.get("gepland", "")
    if gepland.isdigit():
        initial = _van_gepland(get_object_or_404(Herindeling, pk=gepland, status=Herindeling.Status.GEPLAND))
    return _formulier(
        request,
        HerindelingForm,
        initial=initial,
        titel="Herindeling van gemeenten",
        uitleg="Op de volgende bladzijde ziet u wat dit betekent. Pas daarna bevestigt u het.",
    )


def _van_gepland(rij: Herindeling) -> dict[str, Any]:
    """All that was planned together with this row, as it is filled in."""
    samen = Herindeling.objects.filter(datum=rij.datum, vorm=rij.vorm, status=rij.status)
    samen = samen.filter(van=rij.van) if rij.vorm == Soort.SPLITSING else samen.filter(naar=rij.naar)
    rijen = list(samen.select_related("van", "naar").order_by("van__naam", "naar__naam", "pk"))
    return {
        "vorm": rij.vorm,
        "datum": rij.datum,
        "gemeenten": regels(dict.fromkeys(r.van for r in rijen)),
        "naar": regels(dict.fromkeys(r.naar for r in rijen)),
        "bron": rij.bron[:300],
    }


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_regios_hertekenen(request: HttpRequest) -> HttpResponse:
    """Gemeenten move to another working regio; what a gemeente asked for is filled in beforehand."""
    gevraagd = {naam: request.GET[naam] for naam in ("gemeenten", "naar", "datum") if naam in request.GET}
    return _formulier(
        request,
        HertekenForm,
        initial=gevraagd,
        titel="Gemeenten naar een andere regio",
        uitleg="Dit gaat over de werkindeling. De zorgkantoorregio's en de concessies veranderen niet.",
    )


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_regios_samenvoegen(request: HttpRequest) -> HttpResponse:
    """Working regio's are joined."""
    return _formulier(
        request,
        SamenvoegForm,
        initial={"agenda": "samen", "coordinatoren": True},
        titel="Regio's samenvoegen",
        uitleg="Dit gaat over de werkindeling. De zorgkantoorregio's en de concessies veranderen niet.",
    )


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_regio_naam(request: HttpRequest) -> HttpResponse:
    """A working regio gets another name."""
    return _formulier(
        request,
        RegioNaamForm,
        initial={},
        titel="Een regio een andere naam geven",
        uitleg="Het adres van de pagina's blijft gelijk. De oude naam blijft te vinden.",
    )


@requires(Right.BEHEER)
@require_http_methods(["GET"])
def beheer_regio_splitsen(request: HttpRequest) -> HttpResponse:
    """Which regio, which new ones, and when; the next page asks who goes where."""
    gevraagd = bool(request.GET)
    form = SplitsForm(request.GET if gevraagd else None)
    if gevraagd and form.is_valid():
        return redirect(f"{reverse('beheer_regio_verdelen')}?{request.GET.urlencode()}")
    context = {
        "form": form,
        "methode": "get",
        "titel": "Een regio splitsen",
        "uitleg": "Dit gaat over de werkindeling. De zorgkantoorregio's en de concessies veranderen niet.",
        "kruimels": naar_wijzigingen(),
    }
    return render(request, "beheer/wijziging_form.html", context, status=422 if form.errors else 200)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_regio_verdelen(request: HttpRequest) -> HttpResponse:
    """Which gemeente goes to which new regio, and with what each begins."""
    vraag = SplitsForm(request.GET)
    if not vraag.is_valid():
        return redirect(f"{reverse('beheer_regio_splitsen')}?{request.GET.urlencode()}")
    data = vraag.cleaned_data
    form = VerdeelForm(request.POST or None, regio=data["regio"], namen=data["namen"], dag=data["datum"])
    if request.method == "POST" and form.is_valid():
        return redirect(form.bewaar(request.user))
    eerder = (f"{reverse('beheer_regio_splitsen')}?{request.GET.urlencode()}", "Een regio splitsen")
    context = {
        "form": form,
        "regio": data["regio"],
        "dag": data["datum"],
        "eerder": eerder[0],
        "kruimels": naar_wijzigingen(eerder),
    }
    return render(request, "beheer/regio_verdelen.html", context, status=422 if form.errors else 200)
