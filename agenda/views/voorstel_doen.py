"""Who does not edit the agenda proposes: a change of a blok, a new one under it, or its removal."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agenda import actions, staat
from agenda.een_blok import knoop_van
from agenda.forms import BlokForm
from agenda.forms.inspraak import RedenForm, met_reden
from agenda.inspraak import doet_mee, namens, velden_van, woorden_van
from agenda.models import OUDERS, Blok, Voorstel
from agenda.tonen import agenda_kruimel, mag, show
from agenda.views.blokken import PAGE, blok_in, naar
from agenda.views.formulieren import Bewerking
from agenda.zicht import zicht_van
from regions import concepten
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.rights import Right


@dataclass(slots=True)
class Voorzet(Bewerking):
    """Someone types a proposal in the form that editors have."""

    @property
    def adres(self) -> str:
        """Where the form is sent."""
        code = self.regio.code
        if self.blok:
            return reverse("voorstel_wijzigen", args=[code, self.blok.pk])
        ouder: Any = self.ouder  # nobody proposes a theme
        return reverse("voorstel_toevoegen", args=[code, ouder.pk, self.soort])

    def form(self, data: Any = None, what: staat.Staat | None = None) -> BlokForm:
        """The form of the blok, in which also the reason is asked."""
        return met_reden(Bewerking.form(self, data, what))

    def context(self, form: BlokForm) -> dict[str, Any]:
        """What the form's page shows."""
        doen = "Wijziging" if self.blok else "Toevoeging"
        context = Bewerking.context(self, form) | {"kop": f"{doen} voorstellen", "knop": "Stel voor"}
        if not self.gebruiker.may(Right.AGENDA_SEE, regio=self.regio):
            waar: Any = self.blok or self.ouder
            context["terug"] = reverse("voortgang", args=[self.regio.code, waar.pk])
        return context


def blok_voor_voorstel(request: HttpRequest, regio: Regio, pk: int) -> tuple[Blok, Organisatie]:
    """A blok that this user sees and may propose on, and in whose name."""
    blok = blok_in(request, regio, pk)
    user: Any = request.user
    voor = namens(user, regio)
    if not user.may(Right.AGENDA_SEE, regio=regio) and not doet_mee(blok, voor):
        raise Http404
    if not voor:
        raise PermissionDenied("Een voorstel doet een medewerker of bestuurder van een partij in de regio.")
    blok.agenda.regio = regio
    return blok, voor[0]


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def voorstel_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Propose other words for a blok."""
    blok, organisatie = blok_voor_voorstel(request, regio, pk)
    edit = Voorzet.van(request, blok)
    edit.sleutel = f"voorstel-blok-{blok.pk}"
    form = _ingevuld(request, edit)
    if form is None or not form.is_valid():
        return _form(request, edit, form)
    begonnen = request.POST.get("version", "")
    begin = staat.bij_versie(blok, begonnen)
    woorden = woorden_van(edit.form(request.POST), edit.form(what=begin))
    if not woorden:
        form.add_error(None, "U heeft nog niets gewijzigd. Pas de tekst aan zoals u die voorstelt.")
        return _form(request, edit, form)
    versie = int(begonnen) if begin else blok.version
    velden = {"versie": versie, "velden": velden_van(form), "woorden": woorden}
    return _doe(request, edit, blok, organisatie, form.cleaned_data["reden"], Voorstel.Aard.WIJZIGEN, velden)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def voorstel_toevoegen(request: HttpRequest, regio: Regio, ouder: int, soort: str) -> HttpResponse:
    """Propose a new blok, of a kind that may hang there."""
    above, organisatie = blok_voor_voorstel(request, regio, ouder)
    if above.soort not in OUDERS.get(soort, ()):
        raise Http404
    edit = Voorzet.nieuw(request, above.agenda, above, soort)
    edit.sleutel = f"voorstel-{edit.sleutel}"
    if request.GET.get("annuleren"):
        return _knop(request, edit)
    form = _ingevuld(request, edit)
    if form is None or not form.is_valid():
        return _form(request, edit, form)
    velden = {"soort": soort, "velden": velden_van(form), "woorden": woorden_van(form, None)}
    return _doe(request, edit, above, organisatie, form.cleaned_data["reden"], Voorstel.Aard.NIEUW, velden)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def voorstel_verwijderen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Propose to put a blok away, with all under it."""
    blok, organisatie = blok_voor_voorstel(request, regio, pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.voorstellen(
            blok,
            aard=Voorstel.Aard.VERWIJDEREN,
            reden=form.cleaned_data["reden"],
            organisatie=organisatie,
            by=request.user,
        )
        messages.success(request, "Uw voorstel is verstuurd.")
        return _terug(request, blok)
    context = {"regio": regio, "blok": blok, "form": form}
    context["kruimels"] = naar_regio(regio, agenda_kruimel(regio))
    status = 422 if request.method == "POST" else 200
    return render(request, "agenda/voorstel_verwijderen.html", context, status=status)


def _ingevuld(request: HttpRequest, edit: Voorzet) -> BlokForm | None:
    """The form as it was sent; None when it was not, or one more line was asked for."""
    if request.method != "POST" or "meer" in request.POST:
        return None
    edit.version = request.POST.get("version", "")
    return edit.form(request.POST)


def _form(request: HttpRequest, edit: Voorzet, form: BlokForm | None) -> HttpResponse:
    status = 422 if form is not None else 200
    if form is None:
        form = edit.met_regel_erbij() if request.method == "POST" else edit.beginnen()
    context = mag(request, edit.regio) | edit.context(form)
    context["kruimels"] = naar_regio(edit.regio, agenda_kruimel(edit.regio))
    return show(request, PAGE, "blok-form", status=status, **context)


def _doe(
    request: HttpRequest,
    edit: Voorzet,
    blok: Blok,
    organisatie: Organisatie,
    reden: str,
    aard: str,
    velden: dict[str, Any],
) -> HttpResponse:
    actions.voorstellen(blok, aard=aard, reden=reden, organisatie=organisatie, by=request.user, **velden)
    concepten.vergeet(request.user, edit.sleutel, request.POST.get("tab", ""))
    if not request.htmx:
        messages.success(request, "Uw voorstel is verstuurd.")
        return _terug(request, blok)
    if edit.ouder:
        return _knop(request, edit, gedaan=True)
    context = mag(request, edit.regio) | {
        "regio": edit.regio,
        "knoop": knoop_van(blok, zicht_van(request.user)),
        "focus": True,
    }
    return render(request, "agenda/voorstel_gedaan.html", context)


def _terug(request: HttpRequest, blok: Blok) -> HttpResponse:
    if request.user.may(Right.AGENDA_SEE, regio=blok.agenda.regio):
        return naar(blok)
    return redirect("voortgang", blok.agenda.regio.code, blok.pk)


def _knop(request: HttpRequest, edit: Voorzet, *, gedaan: bool = False) -> HttpResponse:
    if not request.htmx:
        return redirect("agenda", edit.regio.code)
    return render(request, "agenda/_voorstel_nieuw.html", edit.plaats() | {"focus": True, "gedaan": gedaan})
