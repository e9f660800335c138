"""A blok is moved: one place up or down, or far, or under another blok, in one go."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from agenda import actions
from agenda.actions.plaatsen import PlaatsIsWeg, zet_op_plaats
from agenda.forms.plaatsen import PlaatsForm
from agenda.models import Blok
from agenda.plaatsen import rijen_voor, staat_nu
from agenda.redactie import eis_blok
from agenda.tonen import agenda_kruimel
from agenda.views.blokken import blok_in, naar
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def blok_plaats(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Choose where a blok stands; when that place went away meanwhile one chooses again."""
    found = eis_blok(request.user, blok_in(request, regio, pk))
    if request.method == "GET":
        return _pagina(request, found, _form(request, found, None))
    gezien, form = request.POST.get("gezien", ""), _form(request, found, request.POST)
    try:
        actions.eis_plaats(found, gezien)
        if not form.is_valid():
            return _pagina(request, found, form, 422)
        zet_op_plaats(found, form.cleaned_data["plaats"], by=request.user, gezien=gezien)
    except actions.AndersGezet:
        return anders_gezet(request, eis_blok(request.user, blok_in(request, regio, pk)))
    except PlaatsIsWeg:
        form.add_error("plaats", "Die plaats is er niet meer: iemand was u voor. Kies opnieuw.")
        return _pagina(request, found, form, 409)
    messages.success(request, f"“{found.detail}” is verplaatst.")
    return naar(found)


@requires(Right.BLOK_EDIT)
@require_POST
def blok_verplaatsen(request: HttpRequest, regio: Regio, pk: int, richting: str) -> HttpResponse:
    """One place up or down."""
    found = eis_blok(request.user, blok_in(request, regio, pk))
    omhoog, zicht = richting == "omhoog", zicht_van(request.user)
    try:
        moved = actions.verplaatsen(found, omhoog=omhoog, zicht=zicht, gezien=request.GET.get("gezien", ""))
    except actions.AndersGezet:
        return anders_gezet(request, eis_blok(request.user, blok_in(request, regio, pk)), richting)
    if moved:
        where = "hoger" if omhoog else "lager"
        messages.success(request, f"“{found.detail}” staat nu een plaats {where}.")
    return naar(found)


def anders_gezet(request: HttpRequest, blok: Blok, richting: str = "") -> HttpResponse:
    """Someone moved it first: where it stands now, and the ways on, with the choice kept as it was made."""
    form = _form(request, blok, None)
    chosen = request.POST.get("plaats", "")
    known = {code for _, group in form.fields["plaats"].choices[1:] for code, _ in group}
    form.initial["plaats"] = chosen if chosen in known else ""
    return _pagina(request, blok, form, 409, nu=staat_nu(blok, request.user), richting=richting)


def _form(request: HttpRequest, blok: Blok, data: Any) -> PlaatsForm:
    return PlaatsForm(data, rijen=rijen_voor(blok, request.user))


def _pagina(
    request: HttpRequest, blok: Blok, form: PlaatsForm, status: int = 200, **extra: Any
) -> HttpResponse:
    regio = blok.agenda.regio
    kruimels = naar_regio(regio, agenda_kruimel(regio))
    context = {"regio": regio, "blok": blok, "form": form, "kruimels": kruimels} | extra
    return render(request, "agenda/plaats.html", context, status=status)
