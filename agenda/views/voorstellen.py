"""The proposals of an agenda: read, taken over, declined and withdrawn."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from agenda import actions
from agenda.forms import BlokForm
from agenda.forms.inspraak import AfwijzenForm
from agenda.inspraak import als_invoer, namens, verschillen
from agenda.models import Voorstel
from agenda.redactie import eis_blok, eis_onder, mag_blok, mag_onder, te_beantwoorden
from agenda.tonen import agenda_kruimel, mag, show
from agenda.views.blokken import PAGE
from agenda.views.formulieren import Bewerking
from regions import concepten
from regions.gate import requires
from regions.invoer import doorgegeven
from regions.kruimels import naar_regio, stap
from regions.models import Regio
from regions.rights import Right

PER_PAGINA = 20


@requires(Right.AGENDA_SEE)
@require_safe
def voorstellen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What was proposed, what waits first; `?stand=alle` shows what was answered too, `?blok=` one blok."""
    rows = Voorstel.objects.zichtbaar(request.user, regio).met_blok().order_by("-op", "-pk")
    alle, blok = request.GET.get("stand") == "alle", request.GET.get("blok", "")
    rows = rows if alle else rows.open()
    if blok.isdecimal() and len(blok) < 18:
        rows = rows.filter(blok=blok)
    page = Paginator(rows, PER_PAGINA).get_page(request.GET.get("pagina"))
    botsend = set(Voorstel.objects.botsend().filter(blok__agenda__regio=regio).values_list("pk", flat=True))
    context = mag(request, regio) | {
        "regio": regio,
        "alle": alle,
        "blok": blok,
        "page": page,
        "rijen": [(voorstel, verschillen(voorstel), voorstel.pk in botsend) for voorstel in page],
        "beantwoordt": set(te_beantwoorden(rows.open(), request.user).values_list("pk", flat=True)),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/voorstellen.html", context)


def voorstel_in(request: HttpRequest, regio: Regio, pk: int) -> Voorstel:
    """A proposal that the parties of the regio see, or who works for the one that made it."""
    user: Any = request.user
    rows = Voorstel.objects.zichtbaar(user, regio).met_blok()
    if not user.may(Right.AGENDA_SEE, regio=regio):
        rows = rows.filter(organisatie__in=namens(user, regio))
    found: Voorstel = get_object_or_404(rows, pk=pk)
    found.blok.agenda.regio = regio
    return found


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def voorstel(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """One proposal; who edits declines it here, who proposed withdraws it."""
    found = voorstel_in(request, regio, pk)
    if request.method == "GET":
        return _pagina(request, found, AfwijzenForm())
    try:
        return _trek_in(request, found) if "intrekken" in request.POST else _wijs_af(request, found)
    except actions.NietMogelijk as reason:
        messages.error(request, str(reason))
        return redirect("voorstel", regio.code, pk)


def _wijs_af(request: HttpRequest, found: Voorstel) -> HttpResponse:
    regio = found.blok.agenda.regio
    if not _mag_beantwoorden(request.user, found):
        raise PermissionDenied("Een voorstel beantwoordt wie de agenda bewerkt.")
    form = AfwijzenForm(request.POST)
    if not form.is_valid():
        return _pagina(request, found, form, 422)
    actions.wijs_af(found, reden=form.cleaned_data["reden"], by=request.user)
    messages.success(request, f"Uw antwoord is vastgelegd. {found.organisatie} krijgt bericht.")
    return redirect("voorstellen", regio.code)


def _mag_beantwoorden(user: Any, found: Voorstel) -> bool:
    new = found.aard == Voorstel.Aard.NIEUW
    return mag_onder(user, found.blok) if new else mag_blok(user, found.blok)


def _trek_in(request: HttpRequest, found: Voorstel) -> HttpResponse:
    if not _is_eigen(request, found):
        raise PermissionDenied(f"Dit voorstel kan alleen {found.organisatie} intrekken.")
    actions.trek_voorstel_in(found, by=request.user)
    messages.success(request, "Het voorstel is ingetrokken.")
    return redirect("voorstel", found.blok.agenda.regio.code, found.pk)


def _is_eigen(request: HttpRequest, found: Voorstel) -> bool:
    return found.organisatie in namens(request.user, found.blok.agenda.regio)


def _pagina(request: HttpRequest, found: Voorstel, form: AfwijzenForm, status: int = 200) -> HttpResponse:
    regio = found.blok.agenda.regio
    botsend = Voorstel.objects.botsend().filter(blok=found.blok).exclude(pk=found.pk)
    context = mag(request, regio) | {
        "may_edit": _mag_beantwoorden(request.user, found),
        "regio": regio,
        "voorstel": found,
        "verschillen": verschillen(found),
        "anderen": list(botsend.select_related("organisatie")) if found.is_open else [],
        "eigen": found.is_open and _is_eigen(request, found),
        "version": _gezien(found),
        "posted": doorgegeven(als_invoer(found), ("version",)),
        "form": form,
        "kruimels": _kruimels(request, regio),
    }
    return render(request, "agenda/voorstel.html", context, status=status)


def _gezien(found: Voorstel) -> str:
    """Which version one answers on: to put a blok away one must have seen it as it is now."""
    return str(found.blok.version if found.aard == Voorstel.Aard.VERWIJDEREN else found.versie)


def _kruimels(request: HttpRequest, regio: Regio) -> Any:
    if not request.user.may(Right.AGENDA_SEE, regio=regio):
        return naar_regio(regio)
    return naar_regio(regio, agenda_kruimel(regio), stap("voorstellen", "Voorstellen", regio))


@dataclass(slots=True)
class Overname(Bewerking):
    """Who edits saves what was proposed, perhaps changed first."""

    voorstel: Any = None

    @classmethod
    def van_voorstel(cls, request: HttpRequest, voorstel: Voorstel) -> "Overname":
        """The edit that a proposal asks for."""
        blok = voorstel.blok
        edit: Any
        if voorstel.aard == Voorstel.Aard.NIEUW:
            edit = cls.nieuw(request, blok.agenda, blok, voorstel.soort)
        else:
            edit = cls.van(request, blok)
        edit.voorstel, edit.sleutel = voorstel, f"overname-{voorstel.pk}"
        edit.version = str(voorstel.versie)
        return edit

    @property
    def adres(self) -> str:
        """Where the form is sent."""
        return reverse("voorstel_overnemen", args=[self.regio.code, self.voorstel.pk])

    def context(self, form: BlokForm) -> dict[str, Any]:
        """What the form's page shows."""
        return Bewerking.context(self, form) | {
            "kop": "Voorstel aanpassen en overnemen",
            "knop": "Neem over",
            "terug": reverse("voorstel", args=[self.regio.code, self.voorstel.pk]),
        }

    def opening(self) -> BlokForm:
        """The form as it opens: the unsent text when one goes on with it, else what was proposed."""
        if self.request.GET.get("concept"):
            return self.beginnen()
        self.concept = concepten.onverzonden(self.gebruiker, self.sleutel)
        return self.form(als_invoer(self.voorstel)).zonder_fouten()


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def voorstel_overnemen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Take it over as it is, or changed first; who was overtaken sees the three texts."""
    found = voorstel_in(request, regio, pk)
    (eis_onder if found.aard == Voorstel.Aard.NIEUW else eis_blok)(request.user, found.blok)
    try:
        if found.aard == Voorstel.Aard.VERWIJDEREN:
            return _verwijder(request, found)
        edit = Overname.van_voorstel(request, found)
        if request.method == "GET":
            return _form(request, edit, edit.opening())
        if "meer" in request.POST:
            return _form(request, edit, edit.met_regel_erbij())
        return _neem_over(request, edit, found)
    except actions.NietMogelijk as reason:
        messages.error(request, str(reason))
        return _naar(request, reverse("voorstel", args=[regio.code, pk]))


def _verwijder(request: HttpRequest, found: Voorstel) -> HttpResponse:
    if request.method == "GET":
        return redirect("voorstel", found.blok.agenda.regio.code, found.pk)
    try:
        actions.neem_verwijdering_over(found, request.POST.get("version", ""), by=request.user)
    except actions.Ingehaald as fault:
        raise actions.NietMogelijk(
            "Iemand heeft dit intussen gewijzigd of verwijderd. Kijk het nog eens na."
        ) from fault
    return _klaar(request, found)


def _neem_over(request: HttpRequest, edit: Overname, found: Voorstel) -> HttpResponse:
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        return _naar(request, reverse("voorstel", args=[edit.regio.code, found.pk]))
    if keuze == "samen" and edit.blok:
        edit.version = str(edit.blok.version)
        return _form(request, edit, edit.samengevoegd())
    edit.version = request.POST.get("version", "")
    form = edit.form(request.POST)
    try:
        done = _schrijf(request, edit, form, terugzetten=keuze == "mijn")
    except actions.Ingehaald as ingehaald:
        context = edit.conflict(ingehaald.blok) | {"kruimels": _kruimels(request, edit.regio)}
        return show(request, PAGE, "conflict", status=409, **context)
    except actions.OuderIsWeg as fault:
        raise actions.NietMogelijk("Zet eerst terug waar dit onder hing.") from fault
    if not done:
        return _form(request, edit, form, 422)
    concepten.vergeet(request.user, edit.sleutel, request.POST.get("tab", ""))
    return _klaar(request, found)


def _schrijf(request: HttpRequest, edit: Overname, form: BlokForm, *, terugzetten: bool) -> bool:
    if edit.blok is None:
        if form.is_valid():
            actions.neem_toevoeging_over(edit.voorstel, by=request.user, **form.te_schrijven())
        return form.is_valid()

    def schrijf_op() -> bool:
        if form.is_valid():
            actions.schrijf(form.instance, by=request.user, **form.te_schrijven())
        return form.is_valid()

    seen = request.POST.get("version", "")
    return actions.neem_wijziging_over(
        edit.voorstel, seen, by=request.user, schrijf_op=schrijf_op, terugzetten=terugzetten
    )


def _klaar(request: HttpRequest, found: Voorstel) -> HttpResponse:
    messages.success(request, f"Het voorstel is overgenomen. {found.organisatie} krijgt bericht.")
    return _naar(request, reverse("voorstellen", args=[found.blok.agenda.regio.code]))


def _naar(request: HttpRequest, adres: str) -> HttpResponse:
    return HttpResponseClientRedirect(adres) if request.htmx else redirect(adres)


def _form(request: HttpRequest, edit: Overname, form: BlokForm, status: int = 200) -> HttpResponse:
    if edit.voorstel is None or not edit.voorstel.is_open:
        raise Http404
    context = mag(request, edit.regio) | edit.context(form)
    context["kruimels"] = _kruimels(request, edit.regio)
    return show(request, PAGE, "blok-form", status=status, **context)
