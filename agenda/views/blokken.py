"""A blok is read, changed, added, moved, put away and put back; on one address with htmx and without."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import aanwezig, actions
from agenda.een_blok import knoop_van
from agenda.forms import BlokForm
from agenda.models import OUDERS, Agenda, Blok
from agenda.models.blok import BlokQuerySet
from agenda.redactie import eis_blok, eis_onder
from agenda.tonen import agenda_kruimel, mag, show
from agenda.views.formulieren import Bewerking
from agenda.zicht import zicht_van
from regions import concepten
from regions.gate import check, requires
from regions.gereed import Gereed, sleutel
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right

PAGE = "agenda/blok.html"


def blok_in(request: HttpRequest, regio: Regio, pk: int, *, weg: bool = False) -> Blok:
    """A blok of this regio's agendas that this reader may see; one that was put away only when asked for."""
    if regio.pk in zicht_van(request.user).regios:  # sees all of it
        rows = _BLOK(pk=pk, regio=regio.pk)
    else:
        rows = list(_met_agenda(Blok.objects.zichtbaar(request.user, regio).filter(pk=pk)))
    found = next((blok for blok in rows if weg or not blok.verwijderd_op), None)
    if found is None:
        raise Http404
    found.agenda.regio = regio
    return found


def _met_agenda(blokken: BlokQuerySet) -> BlokQuerySet:
    return blokken.select_related("agenda")


_BLOK = Gereed(lambda: _met_agenda(Blok.objects.filter(pk=sleutel(), agenda__regio=sleutel("regio"))))


def naar(blok: Blok) -> HttpResponse:
    """Back to the page, at this blok."""
    return redirect(blok)


@requires(Right.AGENDA_SEE)
@require_safe
def blok(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """A blok as it reads: what an edit that is given up goes back to."""
    found = blok_in(request, regio, pk)
    aanwezig.weg(found, request.user)
    if not request.htmx:
        return naar(found)
    context = mag(request, regio, found) | {
        "regio": regio,
        "knoop": knoop_van(found, zicht_van(request.user)),
        "focus": True,
    }
    return show(request, PAGE, "blok", **context)


@requires(Right.BLOK_EDIT)
@require_safe
def blok_wie(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Who else has it open; the form that asks every twenty seconds is open itself."""
    found = eis_blok(request.user, blok_in(request, regio, pk))
    context = {"regio": regio, "blok": found, "anderen": aanwezig.meld(found, request.user)}
    return render(request, "agenda/_wie.html#wie", context)


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def blok_bewerken(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Change the words of a blok; who was overtaken sees three texts and three ways on."""
    found = eis_blok(request.user, blok_in(request, regio, pk, weg=request.method == "POST"))
    edit = Bewerking.van(request, found)
    if request.method == "GET":
        return _form(request, edit, edit.beginnen())
    if "meer" in request.POST:
        return _form(request, edit, edit.met_regel_erbij())
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        return _opgeslagen_tekst(request, edit)
    if keuze == "samen":
        return _form(request, edit, edit.samengevoegd())
    return _bewaren(request, edit, terugzetten=keuze == "mijn")


def _bewaren(request: HttpRequest, edit: Bewerking, *, terugzetten: bool) -> HttpResponse:
    try:
        done = actions.bewaren(
            edit.blok,
            request.POST.get("version", ""),
            by=request.user,
            schrijf_op=lambda: _schrijf(request, edit),
            terugzetten=terugzetten,
        )
    except actions.Ingehaald as ingehaald:
        return _conflict(request, edit, ingehaald.blok)
    except actions.OuderIsWeg:
        edit.gepost.add_error(None, "Zet eerst terug waar dit onder hing. Uw tekst blijft hier staan.")
        done = False
    if not done:
        return _form(request, edit, edit.gepost, 422)
    return _klaar(request, edit.regio, edit.blok)


def _schrijf(request: HttpRequest, edit: Bewerking) -> bool:
    form = edit.gepost
    if not form.is_valid():
        return False
    actions.schrijf(form.instance, by=request.user, **form.te_schrijven())
    _dicht(request, edit)
    return True


def _dicht(request: HttpRequest, edit: Bewerking) -> None:
    """The form is done with: its unsent text goes, and this user has it open no longer."""
    concepten.vergeet(request.user, edit.sleutel, request.POST.get("tab", ""))
    aanwezig.weg(edit.blok, request.user)


def _klaar(request: HttpRequest, regio: Regio, saved: Blok) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Opgeslagen.")
        return naar(saved)
    context = mag(request, regio, saved) | {
        "regio": regio,
        "knoop": knoop_van(saved, zicht_van(request.user)),
        "focus": True,
    }
    return show(request, PAGE, "opgeslagen", **context)


def _opgeslagen_tekst(request: HttpRequest, edit: Bewerking) -> HttpResponse:
    """The stored text stands; the own one is let go on purpose."""
    _dicht(request, edit)
    if edit.blok.verwijderd_op:
        return redirect("agenda", edit.regio.code)
    return _klaar(request, edit.regio, edit.blok)


def _form(request: HttpRequest, edit: Bewerking, form: BlokForm, status: int = 200) -> HttpResponse:
    context = mag(request, edit.regio) | edit.context(form)
    if edit.blok:
        context["anderen"] = aanwezig.meld(edit.blok, request.user)
    context["kruimels"] = naar_regio(edit.regio, agenda_kruimel(edit.regio))
    return show(request, PAGE, "blok-form", status=status, **context)


def _conflict(request: HttpRequest, edit: Bewerking, nu: Blok) -> HttpResponse:
    blok_in(
        request, edit.regio, nu.pk, weg=True
    )  # it may have been closed to this reader at this very moment
    context = edit.conflict(nu) | {"kruimels": naar_regio(edit.regio, agenda_kruimel(edit.regio))}
    return show(request, PAGE, "conflict", status=409, **context)


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def blok_nieuw(
    request: HttpRequest, regio: Regio, ouder: int | None = None, soort: str = Blok.Soort.THEMA
) -> HttpResponse:
    """A new blok, of a kind that may hang there."""
    above = eis_onder(request.user, blok_in(request, regio, ouder)) if ouder else None
    if above is None:
        check(request.user, Right.AGENDA_EDIT, regio=regio)
    agenda = above.agenda if above else Agenda.objects.current(regio)
    if agenda is None or soort not in OUDERS or bool(above) != bool(OUDERS[soort]):
        raise Http404
    if above and above.soort not in OUDERS[soort]:
        raise Http404
    agenda.regio = regio
    edit = Bewerking.nieuw(request, agenda, above, soort)
    if request.method == "GET":
        if request.GET.get("annuleren"):
            return _toevoegknop(request, edit)
        return _form(request, edit, edit.beginnen())
    if "meer" in request.POST:
        return _form(request, edit, edit.met_regel_erbij())
    form = edit.form(request.POST)
    if not form.is_valid():
        return _form(request, edit, form, 422)
    made = actions.toevoegen(agenda, soort, by=request.user, ouder=above, **form.te_schrijven())
    concepten.vergeet(request.user, edit.sleutel, request.POST.get("tab", ""))
    return _toegevoegd(request, edit, made)


def _toegevoegd(request: HttpRequest, edit: Bewerking, made: Blok) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Toegevoegd.")
        return naar(made)
    context = (
        mag(request, edit.regio, made)
        | edit.plaats()
        | {"knoop": knoop_van(made, zicht_van(request.user)), "focus": True}
    )
    return show(request, PAGE, "toegevoegd", **context)


def _toevoegknop(request: HttpRequest, edit: Bewerking) -> HttpResponse:
    if not request.htmx:
        return redirect("agenda", edit.regio.code)
    return show(request, PAGE, "toevoegen", focus=True, **edit.plaats())


@requires(Right.BLOK_EDIT)
@require_POST
def blok_verwijderen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Put a blok away, with all under it; the page that follows offers to put it back."""
    found = eis_blok(request.user, blok_in(request, regio, pk))
    actions.verwijderen(found, by=request.user)
    return redirect(f"{reverse('agenda', args=[regio.code])}?verwijderd={found.pk}")


@requires(Right.BLOK_EDIT)
@require_POST
def blok_terugzetten(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Put a blok back, with all that went along with it."""
    away = Blok.objects.zichtbaar(request.user, regio).terug_te_zetten()
    found = eis_blok(request.user, get_object_or_404(away.select_related("agenda__regio", "ouder"), pk=pk))
    try:
        actions.zet_terug(found)
    except actions.OuderIsWeg:
        messages.error(request, "Zet eerst terug waar dit onder hing.")
        return redirect("agenda", regio.code)
    messages.success(request, "Teruggezet.")
    return naar(found)
