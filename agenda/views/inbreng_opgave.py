"""All parties see what was brought in side by side, and who edits makes opgaven of it."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from agenda import actions
from agenda.forms import BlokForm
from agenda.inbreng import in_kring, per_thema, ronde_van
from agenda.models import Agenda, Blok, Inbreng
from agenda.redactie import eigen_themas, eis_onder, onder_themas
from agenda.tonen import agenda_kruimel, agenda_van, mag, show
from agenda.views.blokken import PAGE, naar
from agenda.views.formulieren import Bewerking
from agenda.views.inbreng import verder
from agenda.views.inbreng_samen import zichtbaar_in
from agenda.zicht import zicht_van
from regions import concepten
from regions.gate import requires
from regions.kruimels import naar_regio, stap
from regions.models import Regio, Soort
from regions.rights import Right

MEESTE_BRONNEN = 8  # of one opgave


@requires(Right.AGENDA_SEE)
@require_safe
def inbreng_naast_elkaar(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What was shared, side by side, each theme by itself; of closed text only what this reader may see."""
    agenda = agenda_van(regio)
    ronde = ronde_van(agenda)
    if ronde is None or ronde.gedeeld_op is None:
        return redirect("inbreng", regio.code)
    rows = _gedeeld(request, agenda)
    blokken = _themablokken(request, agenda)
    context = mag(request, regio) | {
        "regio": regio,
        "ronde": ronde,
        "themas": [
            (thema, _kolommen(found), blokken.get(thema.pk), found)
            for thema, found in per_thema(agenda, rows)
        ],
        "kring": in_kring(request.user, regio),
        "werd": _werd(request, agenda),
        "kruimels": verder(regio),
    }
    return render(request, "agenda/inbreng/naast_elkaar.html", context)


def _gedeeld(request: HttpRequest, agenda: Agenda) -> list[Inbreng]:
    """The joint list and what insurers and zorgkantoren shared; not what a gemeente brought in by itself."""
    rows = zichtbaar_in(request, agenda).filter(gedeeld_op__isnull=False)
    rows = rows.exclude(organisatie__soort=Soort.GEMEENTE)
    return list(
        rows.prefetch_related("uit_regels__van__organisatie").order_by("organisatie__naam", "nummer", "pk")
    )


def _op_eigen_themas(request: HttpRequest, agenda: Agenda) -> list[Inbreng]:
    """Of what was shared that of which this reader may make an opgave."""
    own = eigen_themas(request.user, agenda.regio)
    return [row for row in _gedeeld(request, agenda) if not own or row.thema_id in own]


def _kolommen(rows: list[Inbreng]) -> list[tuple[str, list[Inbreng]]]:
    soorten = {None: "Gemeenten", Soort.ZORGVERZEKERAAR: "Zorgverzekeraars", Soort.ZORGKANTOOR: "Zorgkantoor"}
    van = [(row.organisatie.soort if row.organisatie else None, row) for row in rows]
    return [(kop, [row for soort, row in van if soort == welke]) for welke, kop in soorten.items()]


def _themablokken(request: HttpRequest, agenda: Agenda) -> dict[int, Blok]:
    """By theme where on the agenda this reader may add an opgave."""
    rows = Blok.objects.levend().filter(agenda=agenda, soort=Blok.Soort.THEMA)
    mine = onder_themas(rows.select_related("thema"), request.user, agenda.regio)
    return {blok.thema.thema_id: blok for blok in mine.order_by("-volgorde", "-pk")}


def _werd(request: HttpRequest, agenda: Agenda) -> dict[int, list[Blok]]:
    """Of each inbreng the opgaven that were made of it and that this reader sees."""
    opgaven = Blok.objects.zichtbaar(request.user, agenda.regio).levend().met_detail()
    opgaven = opgaven.filter(
        agenda=agenda, soort=Blok.Soort.OPGAVE, opgave__herkomst__isnull=False
    ).distinct()
    found: dict[int, list[Blok]] = {}
    for blok in opgaven.prefetch_related("opgave__herkomst").order_by("volgorde", "pk"):
        for herkomst in blok.opgave.herkomst.all():
            found.setdefault(herkomst.inbreng_id, []).append(blok)
    return found


@dataclass
class Samenvoeging(Bewerking):
    """Who edits makes an opgave of what was brought in."""

    bronnen: list[Inbreng] = field(default_factory=list)

    @property
    def adres(self) -> str:
        """Where the form is sent: with the sources it began from."""
        thema: Any = self.ouder
        return reverse("inbreng_opgave", args=[self.regio.code, thema.pk, _keys(self.bronnen)])

    def context(self, form: BlokForm) -> dict[str, Any]:
        """What the form's page shows."""
        return Bewerking.context(self, form) | {
            "kop": "Samen gemaakt uit inbreng",
            "bronnen": self.bronnen,
            "terug": reverse("inbreng_naast_elkaar", args=[self.regio.code]),
        }


def _keys(bronnen: list[Inbreng]) -> str:
    return "-".join(str(bron.pk) for bron in bronnen)


@requires(Right.BLOK_EDIT)
@require_safe
def inbreng_kiezen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """What was ticked, as an address of its own: there the form is."""
    kies = set(request.GET.getlist("uit"))
    bronnen = [row for row in _gedeeld(request, agenda_van(regio)) if str(row.pk) in kies]
    if bronnen and len(bronnen) <= MEESTE_BRONNEN:
        return redirect("inbreng_opgave", regio.code, pk, _keys(bronnen))
    fout = (
        f"Kies er hoogstens {MEESTE_BRONNEN}." if bronnen else "Kruis eerst aan waaruit u een opgave maakt."
    )
    messages.info(request, fout)
    return redirect("inbreng_naast_elkaar", regio.code)


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def inbreng_opgave(request: HttpRequest, regio: Regio, pk: int, uit: str) -> HttpResponse:
    """An opgave of what was ticked, under this theme; its origin stays with it."""
    agenda = agenda_van(regio)
    blokken = Blok.objects.zichtbaar(request.user, regio).levend().met_detail()
    ouder = blokken.filter(agenda=agenda, soort=Blok.Soort.THEMA, pk=pk).first()
    if ouder is None:
        raise Http404
    ouder.agenda = agenda
    eis_onder(request.user, ouder)
    kies = set(uit.split("-"))
    bronnen = [row for row in _op_eigen_themas(request, agenda) if str(row.pk) in kies]
    if len(bronnen) != len(kies) or len(kies) > MEESTE_BRONNEN:
        raise Http404
    edit = _samenvoeging(request, agenda, ouder, bronnen)
    if request.method == "GET":
        form = edit.beginnen()
        form.initial["titel"] = form.initial.get("titel") or bronnen[0].prioriteit
        return _opgaveformulier(request, edit, form)
    if "meer" in request.POST:
        return _opgaveformulier(request, edit, edit.met_regel_erbij())
    form = edit.form(request.POST)
    made = _maak(request, edit, form) if form.is_valid() else None
    if made is None:
        return _opgaveformulier(request, edit, form, 422)
    concepten.vergeet(request.user, edit.sleutel, request.POST.get("tab", ""))
    messages.success(request, "De opgave staat op de agenda.")
    done = naar(made)
    return HttpResponseClientRedirect(done["Location"]) if request.htmx else done


def _maak(request: HttpRequest, edit: "Samenvoeging", form: BlokForm) -> Blok | None:
    thema: Any = edit.ouder
    zicht, regio = zicht_van(request.user), edit.regio
    velden = form.te_schrijven()
    try:
        return actions.maak_opgave(
            thema, edit.bronnen, by=request.user, zie=lambda concern: zicht.ziet(regio.pk, concern), **velden
        )
    except actions.NietMogelijk as reden:
        form.add_error(None, str(reden))
        return None


def _samenvoeging(request: HttpRequest, agenda: Agenda, ouder: Blok, bronnen: list[Inbreng]) -> Samenvoeging:
    edit: Any = Samenvoeging.nieuw(request, agenda, ouder, Blok.Soort.OPGAVE)
    edit.bronnen = bronnen
    edit.sleutel = f"inbreng-opgave-{ouder.pk}-{_keys(bronnen)}"
    return edit


def _opgaveformulier(
    request: HttpRequest, edit: Samenvoeging, form: BlokForm, status: int = 200
) -> HttpResponse:
    context = mag(request, edit.regio) | edit.context(form)
    stappen = stap("inbreng_naast_elkaar", "Naast elkaar", edit.regio)
    context["kruimels"] = naar_regio(edit.regio, agenda_kruimel(edit.regio), stappen)
    return show(request, PAGE, "blok-form", status=status, **context)
