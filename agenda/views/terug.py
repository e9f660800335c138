"""Looking back: the agenda as it was on any day, and any two moments of it beside each other."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agenda.forms.terug import DagForm, VergelijkForm, einde_van
from agenda.models import Agenda, Versie
from agenda.terug import Lezer, Toestand, op_volgorde, toestand, vergelijk, zonder_dicht
from agenda.tonen import agenda_kruimel
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.periods import today
from regions.rights import Right


@requires(Right.AGENDA_SEE)
@require_safe
def agenda_toen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The working agenda as it was at the end of a day, for the region's parties."""
    form = DagForm(request.GET if "dag" in request.GET else None, initial={"dag": today()})
    context: dict[str, Any] = {
        "regio": regio,
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    if form.is_bound and form.is_valid():
        context |= _op_dag(request, regio, form.cleaned_data["dag"])
    return render(request, "agenda/toen.html", context, status=422 if form.is_bound and form.errors else 200)


def _op_dag(request: HttpRequest, regio: Regio, dag: Any) -> dict[str, Any]:
    agenda = Agenda.objects.filter(regio=regio, period__contains=dag).first()
    agenda = agenda or Agenda.objects.current(regio)
    if agenda is None:
        return {"dag": dag}
    agenda.regio = regio
    oud = _voor(request, regio, toestand(agenda, einde_van(dag)))
    lezer = Lezer.van(agenda, oud)
    rijen = [(toen, _zonder_titel(lezer.woorden(toen))) for toen in op_volgorde(oud)]
    return {"dag": dag, "agenda": agenda, "rijen": rijen}


def _zonder_titel(woorden: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """The title stands above it, the rich text is shown as it is marked up."""
    return [regel for naam, regel in woorden.items() if naam not in ("titel", "tekst")]


def _voor(request: HttpRequest, regio: Regio, oud: Toestand) -> Toestand:
    """What this reader may see of it: neither what is closed today, nor what was closed then."""
    return zonder_dicht(oud, regio.pk, zicht_van(request.user))


@requires(Right.REGIO_SEE)
@require_safe
def agenda_vergelijken(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Two moments beside each other; who is no party of the regio compares what was adopted."""
    partij = request.user.may(Right.AGENDA_SEE, regio=regio)
    agenda = _agenda(request, regio, partij)
    versies = Versie.objects.filter(agenda=agenda).met_besluit().order_by("-nummer")
    versies = versies if partij else versies.vastgesteld()
    form = VergelijkForm(_keuze(request, list(versies), partij), versies=versies, met_dagen=partij)
    context: dict[str, Any] = {
        "regio": regio,
        "agenda": agenda,
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    if form.is_bound and form.is_valid():
        van, tot = form.momenten()
        oud, nieuw = (_voor(request, regio, toestand(agenda, moment.op)) for moment in (van, tot))
        context |= {"van": van, "tot": tot, "wijzigingen": vergelijk(agenda, oud, nieuw)}
    return render(
        request, "agenda/vergelijken.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _agenda(request: HttpRequest, regio: Regio, partij: bool) -> Agenda:
    """The agenda asked for, else the current one; for who is no party only one that was adopted."""
    agendas = Agenda.objects.filter(regio=regio)
    if not partij:
        agendas = agendas.filter(versies__vaststelling__isnull=False).distinct()
    gevraagd = request.GET.get("agenda", "")
    if gevraagd:
        agenda = agendas.filter(pk=gevraagd).first() if gevraagd.isdecimal() and len(gevraagd) < 10 else None
    elif partij:
        agenda = Agenda.objects.current(regio)
    else:
        agenda = agendas.order_by("-period", "-pk").first()
    if agenda is None:
        raise Http404
    agenda.regio = regio
    return agenda


def _keuze(request: HttpRequest, versies: list[Versie], partij: bool) -> Any:
    """What was asked; else the last version and now, or the last two versions."""
    if "van" in request.GET or "tot" in request.GET:
        return request.GET
    codes = [f"v{versie.nummer}" for versie in versies]
    codes = ["nu", *codes] if partij else codes
    return {"van": codes[1], "tot": codes[0]} if len(codes) > 1 else None
