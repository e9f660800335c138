"""The page of an agenda, and how one begins."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.boom import Knoop, boom
from agenda.forms import BeginForm
from agenda.models import Agenda, Blok, Versie
from agenda.redactie import eigen_themas, te_bewerken
from agenda.tonen import mag
from agenda.uit_te_werken import uit_te_werken
from agenda.views.versies import toon_versie
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.periods import today
from regions.rights import Right


@requires(Right.REGIO_SEE)
@require_safe
def agenda(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The agenda as it is being worked on, for the region's parties; what was adopted for everyone else."""
    if not request.user.may(Right.AGENDA_SEE, regio=regio):
        return _vastgesteld(request, regio)
    current = Agenda.objects.current(regio)
    if current is None:
        return _leeg(request, regio, BeginForm(initial=_jaren()))
    current.regio = regio
    return render(request, "agenda/agenda.html", _werkagenda(request, regio, current))


def _werkagenda(request: HttpRequest, regio: Regio, current: Agenda) -> dict[str, Any]:
    zicht = zicht_van(request.user)
    themas = boom(current, zicht)
    rights = mag(request, regio)
    wanted = request.GET.get("thema", "")
    shown = [knoop for knoop in themas if knoop.detail.thema.code == wanted] or themas
    kaders = sorted(
        {kader for thema in themas for a in thema.alle(Blok.Soort.AFSPRAAK) for kader in a.kaders}
    )
    kader = request.GET.get("kader", "")
    if kader in kaders:
        shown = [knoop for thema in shown if (knoop := thema.gesnoeid(kader))]
    eigen = eigen_themas(request.user, regio)
    seen = current.blokken.terug_te_zetten().voor(zicht, regio=regio.pk).met_detail()
    weg = list(te_bewerken(seen, request.user, regio))
    return rights | {
        "regio": regio,
        "agenda": current,
        "kruimels": naar_regio(regio),
        "themas": themas,
        "knopen": shown,
        "eigen_themas": eigen,
        "wanted": wanted if any(knoop.detail.thema.code == wanted for knoop in themas) else "",
        "kaders": kaders,
        "kader": kader if kader in kaders else "",
        "punten": uit_te_werken(themas),
        "laatst": _laatst(themas),
        "versies": list(current.versies.select_related("vaststelling").order_by("-nummer")[:3]),
        "verwijderd": weg,
        "net_weg": next((blok for blok in weg if str(blok.pk) == request.GET.get("verwijderd")), None),
    }


def _laatst(themas: list[Knoop]) -> Blok | None:
    """The blok that was changed last."""
    alle = [knoop.blok for thema in themas for knoop in (thema, *_onder(thema))]
    return max(alle, key=lambda blok: blok.gewijzigd_op, default=None)


def _onder(knoop: Knoop) -> list[Knoop]:
    return [found for kind in knoop.kinderen for found in (kind, *_onder(kind))]


def _vastgesteld(request: HttpRequest, regio: Regio) -> HttpResponse:
    versie = Versie.objects.laatst_van(regio)
    if versie is None:
        return _leeg(request, regio, None)
    return toon_versie(request, regio, versie)


def _leeg(request: HttpRequest, regio: Regio, form: BeginForm | None, status: int = 200) -> HttpResponse:
    context = mag(request, regio) | {"regio": regio, "form": form, "kruimels": naar_regio(regio)}
    return render(request, "agenda/leeg.html", context, status=status)


def _jaren() -> dict[str, int]:
    year = today().year
    return {"van_jaar": year, "tot_jaar": year + 3}


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def agenda_beginnen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """A new agenda for a span of years."""
    form = BeginForm(request.POST or None, initial=_jaren())
    if request.method == "GET":
        return _leeg(request, regio, form)
    if form.is_valid():
        try:
            titel = form.cleaned_data["titel"]
            actions.beginnen(regio, **form.jaren(), titel=titel, by=request.user)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
    return redirect("agenda", regio.code) if form.is_valid() else _leeg(request, regio, form, 422)
