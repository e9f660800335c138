"""The evaluation of each theme: its day, the answers of the parties, and what they take from it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agenda import evaluatie as acties
from agenda.actions.vaststellen import NietMogelijk
from agenda.canoniek import partijen_van
from agenda.forms.evaluaties import AfrondForm, EvaluatieantwoordForm, EvaluatiedagForm
from agenda.models import Agenda, Evaluatie, Evaluatieantwoord
from agenda.models.evaluaties import VRAGEN
from agenda.tonen import agenda_kruimel
from agenda.views.rijen import Bewerking, bewerk
from regions.gate import check, requires
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Organisatie, Regio, Thema
from regions.periods import today
from regions.rights import Right


def _verder(regio: Regio, evaluatie: Evaluatie | None = None) -> Kruimels:
    steps = [agenda_kruimel(regio)]
    if evaluatie:
        steps.append(stap("evaluaties", "Evaluaties", regio))
    return naar_regio(regio, *steps)


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def evaluaties(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Of each theme its day, and the form to choose one."""
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        raise Http404
    themas = Thema.objects.filter(in_agendas__blok__agenda=agenda, in_agendas__blok__verwijderd_op=None)
    themas = list(themas.distinct().order_by("volgorde", "pk"))
    if request.method == "POST":
        check(request.user, Right.AGENDA_VASTSTELLEN, regio=regio)
    form = EvaluatiedagForm(request.POST if request.method == "POST" else None, themas=themas)
    if request.method == "POST" and form.is_valid():
        agenda.regio = regio
        thema = form.themas[form.cleaned_data["thema"]]
        acties.plan(agenda, thema, form.cleaned_data["op"], by=request.user)
        messages.success(request, f"De dag van {thema} is vastgelegd.")
        return redirect("evaluaties", regio.code)
    rows = Evaluatie.objects.filter(agenda__regio=regio).select_related("thema")
    open_ = {evaluatie.thema_id: evaluatie for evaluatie in rows.open().filter(agenda=agenda)}
    context = {
        "regio": regio,
        "themas": [(thema, open_.get(thema.pk)) for thema in themas],
        "eerder": rows.filter(afgerond_op__isnull=False).order_by("-afgerond_op", "-pk"),
        "may_vaststellen": request.user.may(Right.AGENDA_VASTSTELLEN, regio=regio),
        "form": form,
        "kruimels": _verder(regio),
    }
    return render(request, "agenda/evaluaties.html", context, status=422 if form.errors else 200)


def _in(regio: Regio, pk: int) -> Evaluatie:
    rows = Evaluatie.objects.filter(agenda__regio=regio).select_related("agenda__regio", "thema")
    return get_object_or_404(rows, pk=pk)


@requires(Right.AGENDA_SEE)
@require_safe
def evaluatie(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """One evaluation: who answered what, and what the parties took from it."""
    found = _in(regio, pk)
    return _pagina(request, regio, found, AfrondForm())


def _pagina(
    request: HttpRequest, regio: Regio, found: Evaluatie, form: Any, status: int = 200
) -> HttpResponse:
    antwoorden = list(found.antwoorden.select_related("organisatie").order_by("organisatie__naam", "pk"))
    gegeven = {antwoord.organisatie_id for antwoord in antwoorden}
    partijen = partijen_van(regio, found.afgerond_op or today())
    mine = request.user.organisaties(Right.VOORTGANG_GIVE)
    context = {
        "regio": regio,
        "evaluatie": found,
        "antwoorden": antwoorden,
        "vragen": [_per_vraag(vraag, naam, antwoorden) for naam, vraag in VRAGEN.items()],
        "zonder": [partij for partij in partijen if partij.pk not in gegeven],
        "eigen": [partij for partij in partijen if partij.pk in mine],
        "is_zover": found.op <= today(),
        "may_vaststellen": request.user.may(Right.AGENDA_VASTSTELLEN, regio=regio),
        "form": form,
        "kruimels": _verder(regio, found),
    }
    return render(request, "agenda/evaluatie.html", context, status=status)


def _per_vraag(
    vraag: str, naam: str, antwoorden: list[Evaluatieantwoord]
) -> tuple[str, list[Any], list[Any]]:
    """A question with what each party said to it, and who left it open."""
    teksten = [(antwoord, getattr(antwoord, naam)) for antwoord in antwoorden]
    gezegd = [(antwoord, tekst) for antwoord, tekst in teksten if tekst]
    return vraag, gezegd, [antwoord.organisatie for antwoord, tekst in teksten if not tekst]


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def evaluatie_afronden(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """What the parties take from it; then it is done."""
    found = _in(regio, pk)
    if request.method == "GET":
        return redirect("evaluatie", regio.code, pk)
    form = AfrondForm(request.POST)
    if form.is_valid():
        try:
            acties.rond_af(found, form.cleaned_data["conclusie"], by=request.user)
        except NietMogelijk as reden:
            form.add_error(None, str(reden))
        else:
            messages.success(request, "De evaluatie is afgerond. Kies een dag voor de volgende.")
            return redirect("evaluatie", regio.code, pk)
    return _pagina(request, regio, found, form, 422)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def evaluatie_antwoord(request: HttpRequest, regio: Regio, pk: int, partij: str) -> HttpResponse:
    """The three questions, for one party; in a venster year it begins from what it said there."""
    found = _in(regio, pk)
    organisatie = get_object_or_404(Organisatie.objects.taking_part(regio, today()), slug=partij)
    _eis_eigen(request.user, regio, organisatie)
    rij = Evaluatieantwoord.objects.filter(evaluatie=found, organisatie=organisatie).first()
    begin = None if rij else acties.begin_van(found, organisatie)
    nieuw = Evaluatieantwoord(evaluatie=found, organisatie=organisatie, **(begin[1] if begin else {}))

    def opslaan(form: Any, version: str) -> None:
        velden = form.cleaned_data | ({"uit_venster": begin[0]} if begin else {})
        acties.antwoord(found, organisatie, version, by=request.user, **velden)

    partijlid = request.user.may(Right.AGENDA_SEE, regio=regio)
    terug = reverse("evaluatie", args=[regio.code, pk]) if partijlid else regio.get_absolute_url()
    context = {
        "regio": regio,
        "kop": f"{found.thema}: drie vragen aan {organisatie}",
        "uitleg": _uitleg(begin),
        "kruimels": _verder(regio, found if partijlid else None),
    }
    sleutel = f"evaluatie-{pk}-{organisatie.pk}"
    return bewerk(request, Bewerking(rij or nieuw, EvaluatieantwoordForm, opslaan, sleutel, terug, context))


def _eis_eigen(user: Any, regio: Regio, organisatie: Organisatie) -> None:
    """Only who works for the party answers for it, also where another may report on its progress."""
    if organisatie.pk in user.organisaties(Right.VOORTGANG_GIVE):
        return
    check(user, Right.AGENDA_SEE, regio=regio)
    raise PermissionDenied(f"Dit antwoordt iemand die voor {organisatie} werkt.")


def _uitleg(begin: acties.Begin | None) -> str:
    uit = f"U begint met wat uw organisatie in het venster van {begin[0]} schreef. " if begin else ""
    return f"{uit}Alle partijen in de regio lezen uw antwoord."
