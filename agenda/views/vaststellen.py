"""From working agenda to adopted agenda: look it through, freeze it, ask each party, record the decision."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agenda import actions
from agenda.boom import boom
from agenda.canoniek import partijen
from agenda.forms import AkkoordForm, VaststellingForm
from agenda.mededinging import blijft_achter, standen
from agenda.models import Agenda, Versie, Voorstel
from agenda.tonen import agenda_kruimel
from agenda.uit_te_werken import uit_te_werken
from agenda.views.versies import akkoorden, versie_in
from agenda.zicht import zicht_van
from regions.gate import check, requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def agenda_vaststellen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What is still to be worked out, who the parties are; then: offer a version, and record the decision."""
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        raise Http404
    agenda.regio = regio
    if request.method == "GET":
        return _page(request, agenda)
    if request.POST.get("actie") == "aanbieden":
        try:
            versie = actions.aanbieden(agenda, by=request.user)
        except actions.NietMogelijk as reason:
            return _page(request, agenda, status=422, niet=str(reason))
        messages.success(request, f"{versie} ligt nu ter vaststelling bij de partijen.")
        return redirect("agenda_vaststellen", regio.code)
    return _vaststellen(request, agenda)


def _vaststellen(request: HttpRequest, agenda: Agenda) -> HttpResponse:
    versie = Versie.objects.filter(agenda=agenda, nummer=_number(request.POST.get("nummer"))).first()
    form = VaststellingForm(request.POST, regio=agenda.regio, versie=versie)
    if versie is None:
        form.add_error(None, "Deze versie is er niet. Bied eerst een versie aan.")
    if form.is_valid():
        try:
            actions.vaststellen(versie, by=request.user, **form.cleaned_data)
        except actions.NietMogelijk as reason:
            form.add_error(None, str(reason))
    if not form.is_valid():
        return _page(request, agenda, form, 422)
    messages.success(request, f"{versie} is vastgesteld.")
    return redirect(versie)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else 0


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
    context = {
        "regio": agenda.regio,
        "agenda": agenda,
        "niet": niet,
        "mist_toets": [stand for stand in alle if stand.mist_toets],
        "vragen": [stand for stand in alle if stand.vraag_open],
        "afgeschermd": blijft_achter(agenda, zicht),
        "voorstellen": list(_open_voorstellen(request, agenda)),
        "punten": uit_te_werken(boom(agenda)),
        "partijen": partijen(agenda, today()),
        "versie": waiting,
        "akkoorden": akkoorden(waiting) if waiting else [],
        "form": form or VaststellingForm(regio=agenda.regio, versie=waiting),
        "kruimels": naar_regio(agenda.regio, agenda_kruimel(agenda.regio)),
    }
    return render(request, "agenda/vaststellen.html", context, status=status)


def _open_voorstellen(request: HttpRequest, agenda: Agenda) -> Any:
    rows = Voorstel.objects.zichtbaar(request.user, agenda.regio).open().filter(blok__agenda=agenda)
    return rows.met_blok().order_by("blok", "pk")


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def agenda_akkoord(request: HttpRequest, regio: Regio, nummer: int, partij: str) -> HttpResponse:
    """A party's answer: given by its bestuurder, or recorded by its medewerker."""
    versie = versie_in(request, regio, nummer)
    if partij not in [named["slug"] for named in versie.inhoud["partijen"]]:
        raise Http404
    organisatie = get_object_or_404(Organisatie, slug=partij)
    user: Any = request.user
    gives = user.may(Right.AKKOORD_GIVE, regio=regio, organisatie=organisatie)
    if not gives:
        check(user, Right.AKKOORD_RECORD, regio=regio, organisatie=organisatie)
    if not Versie.objects.ter_vaststelling().filter(pk=versie.pk).exists():
        raise PermissionDenied("Deze versie ligt niet meer ter vaststelling. Kijk bij de nieuwste versie.")
    form = AkkoordForm(request.POST or None, initial=_begin(user, gives))
    if request.method == "POST" and form.is_valid():
        actions.antwoorden(versie, organisatie, by=user, gegeven=gives, **form.cleaned_data)
        messages.success(request, f"Vastgelegd namens {organisatie}.")
        return redirect(versie)
    context = {
        "regio": regio,
        "versie": versie,
        "organisatie": organisatie,
        "gives": gives,
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio), (versie.get_absolute_url(), str(versie))),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agenda/akkoord.html", context, status=status)


def _begin(user: Any, gives: bool) -> dict[str, Any]:
    return {"naam": user.naam, "functie": "bestuurder", "datum": today()} if gives else {}
