"""Who edits the agenda of a regio, all of it or some themes: seen and said by the coordinator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agenda.actions.redacteuren import trek_redacteur_terug, wijs_redacteur_aan
from agenda.forms.redacteuren import RedacteurForm
from agenda.inbreng import in_kring
from agenda.tonen import agenda_kruimel
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio, Toegang
from regions.models.toegang import ToegangQuerySet
from regions.rights import Right, Rol
from regions.toegangen import KanNietMeer, stuur_opnieuw


def _redacteuren(regio: Regio) -> ToegangQuerySet:
    rows = Toegang.objects.now().filter(regio=regio, rol=Rol.REDACTEUR, gebruiker__is_active=True)
    rows = rows.select_related("gebruiker", "organisatie", "regio")
    return rows.prefetch_related("redacteurthemas__thema").order_by("gebruiker__naam", "pk")


@requires(Right.REDACTEUR_AANWIJZEN)
@require_http_methods(["GET", "POST"])
def redacteuren(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Who edits the agenda today, and the form to appoint someone."""
    form = RedacteurForm(request.POST or None, regio=regio, mag_voor_alles=in_kring(request.user, regio))
    if request.method == "POST" and form.is_valid():
        made = wijs_redacteur_aan(
            form.cleaned_data["persoon"], regio, form.cleaned_data["themas"], by=request.user
        )
        bericht = "een uitnodiging" if made.uitnodiging_tot else "bericht"
        messages.success(request, f"{made.gebruiker} is nu redacteur en krijgt {bericht}.")
        return redirect("redacteuren", regio.code)
    context = {
        "regio": regio,
        "rijen": _redacteuren(regio),
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/redacteuren.html", context, status=422 if form.errors else 200)


@requires(Right.REDACTEUR_AANWIJZEN)
@require_POST
def redacteur_opnieuw(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The invitation goes out once more, to a redacteur who never signed in."""
    found = get_object_or_404(_redacteuren(regio), pk=pk)
    try:
        stuur_opnieuw(found, by=request.user)
        messages.success(request, f"De uitnodiging is opnieuw verstuurd aan {found.gebruiker}.")
    except KanNietMeer as reason:
        messages.error(request, str(reason))
    return redirect("redacteuren", regio.code)


@requires(Right.REDACTEUR_AANWIJZEN)
@require_POST
def redacteur_terug(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Someone edits the agenda no longer; what was typed and saved stays."""
    found = get_object_or_404(_redacteuren(regio), pk=pk)
    trek_redacteur_terug(found, by=request.user)
    messages.success(request, f"{found.gebruiker} is geen redacteur meer.")
    return redirect("redacteuren", regio.code)
