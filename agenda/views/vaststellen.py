"""From working agenda to adopted agenda: look it through, choose the rule, freeze it, record the decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agenda import actions
from agenda.besluitregel import UITLEG, toets
from agenda.boom import boom
from agenda.canoniek import partijen
from agenda.forms.besluit import RegelForm, VaststellingForm
from agenda.mededinging import blijft_achter, standen
from agenda.models import Agenda, Regel, Versie, Voorstel, regel_nu
from agenda.tonen import agenda_kruimel, agenda_van
from agenda.uit_te_werken import uit_te_werken
from agenda.views.versies import akkoorden
from agenda.vooraf import evaluatiedagen, sprekers
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.periods import today
from regions.rights import Right


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def agenda_vaststellen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What is still to be worked out, who the parties are; then: offer a version, and record the decision."""
    agenda = agenda_van(regio)
    if request.method == "GET":
        return _page(request, agenda)
    if request.POST.get("actie") == "aanbieden":
        try:
            versie = actions.aanbieden(agenda, by=request.user)
        except actions.NietMogelijk as reason:
            return _page(request, agenda, status=422, niet=str(reason))
        messages.success(request, f"{versie} ligt nu ter vaststelling bij de partijen.")
        return redirect("agenda_vaststellen", regio.code)
    versie = Versie.objects.filter(agenda=agenda, nummer=nummer_uit(request)).first()
    form = VaststellingForm(request.POST, regio=regio, versie=versie)
    if leg_vast(request, versie, form):
        return redirect(versie)
    return _page(request, agenda, form, 422)


def leg_vast(request: HttpRequest, versie: Versie | None, form: VaststellingForm) -> bool:
    """Record the decision that was typed, or say in the form why that cannot be."""
    if versie is None:
        form.add_error(None, "Deze versie is er niet. Bied eerst een versie aan.")
    if not form.is_valid():
        return False
    try:
        actions.vaststellen(versie, by=request.user, **form.cleaned_data)
    except actions.NietMogelijk as reason:
        form.add_error(None, str(reason))
        return False
    messages.success(request, f"{versie} is vastgesteld.")
    return True


def nummer_uit(request: HttpRequest) -> int:
    """The number of the version that was posted, or one that no version has."""
    text = request.POST.get("nummer", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def _page(
    request: HttpRequest,
    agenda: Agenda,
    form: VaststellingForm | None = None,
    status: int = 200,
    niet: str = "",
) -> HttpResponse:
    waiting = Versie.objects.ter_vaststelling().filter(agenda=agenda).first()
    zicht = zicht_van(request.user)
    alle = standen(agenda, zicht)
    themas = boom(agenda)
    doen_mee = partijen(agenda, today())
    context = besluitvorming(agenda.regio, waiting, form) | {
        "agenda": agenda,
        "niet": niet,
        "mist_toets": [stand for stand in alle if stand.mist_toets],
        "vragen": [stand for stand in alle if stand.vraag_open],
        "afgeschermd": blijft_achter(agenda, zicht),
        "voorstellen": list(_open_voorstellen(request, agenda)),
        "punten": uit_te_werken(themas),
        "evaluaties": evaluatiedagen(agenda, themas),
        "sprekers": sprekers(agenda.regio, doen_mee),
        "partijen": doen_mee,
        "kruimels": naar_regio(agenda.regio, agenda_kruimel(agenda.regio)),
    }
    return render(request, "agenda/vaststellen.html", context, status=status)


def besluitvorming(
    regio: Regio, versie: Versie | None, form: VaststellingForm | None = None
) -> dict[str, Any]:
    """What the page needs about the rule, the version that waits and what its parties say."""
    regel = regel_nu(regio)
    geldt = Regel(versie.regel) if versie else None
    return {
        "regio": regio,
        "regel": regel,
        "regel_uitleg": UITLEG[regel or Regel.OVERLEG],
        "versie": versie,
        "versie_regel": UITLEG[geldt] if geldt else "",
        "belet": toets(versie, None).belet if versie and geldt != Regel.AANWEZIG else "",
        "akkoorden": akkoorden(versie) if versie else [],
        "form": form or VaststellingForm(regio=regio, versie=versie),
    }


def _open_voorstellen(request: HttpRequest, agenda: Agenda) -> Any:
    rows = Voorstel.objects.zichtbaar(request.user, agenda.regio).open().filter(blok__agenda=agenda)
    return rows.met_blok().order_by("blok", "pk")


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def vaststelregel(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Choose the rule for what is offered from today on; what was offered keeps its own."""
    form = RegelForm(request.POST if request.method == "POST" else None, initial={"regel": regel_nu(regio)})
    if request.method == "POST" and form.is_valid():
        actions.kies_regel(regio, form.cleaned_data["regel"], by=request.user)
        messages.success(request, "De regel geldt voor elke versie die u vanaf nu aanbiedt.")
        return redirect("agenda_vaststellen", regio.code)
    wachtend = Versie.alle.ter_vaststelling().filter(agenda__regio=regio).first()
    context = {
        "regio": regio,
        "form": form,
        "wachtend": wachtend,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agenda/vaststelregel.html", context, status=status)
