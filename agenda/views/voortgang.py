"""How an afspraak goes: what was reported, and a new report by who works on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agenda import actions
from agenda.forms import VoortgangForm
from agenda.models import Afspraak, Blok
from agenda.redactie import mag_blok
from agenda.tonen import agenda_kruimel, mag
from regions.gate import check, requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right


def geeft_voortgang(user: Any, blok: Blok, organisaties: list[Organisatie]) -> bool:
    """Who edits the agenda may, and who works for an organisatie that leads it or takes part in it."""
    if mag_blok(user, blok):
        return True
    return any(user.may(Right.VOORTGANG_GIVE, regio=blok.agenda.regio, organisatie=o) for o in organisaties)


@requires(Right.AGENDA_VASTSTELLEN)
@require_POST
def voortgang_vrij(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The regio shares how an afspraak goes with who sees the adopted agenda, or no longer."""
    own = Afspraak.objects.levend().filter(blok__in=Blok.objects.zichtbaar(request.user, regio))
    afspraak = get_object_or_404(own.select_related("blok__agenda__regio"), pk=pk)
    vrij = "vrij" in request.POST
    actions.geef_voortgang_vrij(afspraak, vrij, by=request.user)
    gedeeld = "Wie de vastgestelde agenda ziet, ziet nu ook de voortgang."
    messages.success(request, gedeeld if vrij else "Alleen de partijen van de regio zien de voortgang nu.")
    return redirect("voortgang", regio.code, pk)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def voortgang(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The reports of an afspraak for the parties of the regio, and the form for who works on it."""
    own = Afspraak.objects.levend().filter(blok__in=Blok.objects.zichtbaar(request.user, regio))
    afspraak = get_object_or_404(own.select_related("blok__agenda", "trekker"), pk=pk)
    afspraak.blok.agenda.regio = regio
    working = [p.organisatie for p in afspraak.partners.on(today()).select_related("organisatie")]
    if afspraak.trekker:
        working.append(afspraak.trekker)
    may_give = geeft_voortgang(request.user, afspraak.blok, working)
    if not may_give:
        check(request.user, Right.AGENDA_SEE, regio=regio)
    if not may_give and request.method == "POST":
        raise PermissionDenied("Voortgang geeft wie deze afspraak trekt of eraan meedoet.")
    form = VoortgangForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.melden(afspraak, by=request.user, **form.cleaned_data)
        messages.success(request, "De voortgang is vastgelegd.")
        if request.user.may(Right.AGENDA_SEE, regio=regio):
            return redirect("blok", regio.code, pk)
        return redirect("voortgang", regio.code, pk)
    context = {
        "regio": regio,
        "afspraak": afspraak,
        "meldingen": afspraak.voortgang.order_by("-op", "-pk"),
        "form": form,
        "may_give": may_give,
        "may_vrij": request.user.may(Right.AGENDA_VASTSTELLEN, regio=regio),
        "may_voorstel": mag(request, regio)["may_voorstel"],
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/voortgang.html", context, status=422 if request.method == "POST" else 200)
