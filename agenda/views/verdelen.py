"""The agreements of a gemeente that was split, divided by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agenda.tonen import agenda_kruimel
from agenda.verdelen import Stuk, stukken, verdeel
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right
from tekst.getallen import aantal


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def agenda_verdelen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Who follows the old gemeente in each agreement; what is left open waits."""
    if request.method == "POST":
        n = verdeel(regio, request.POST.dict(), by=request.user)
        messages.success(request, f"{aantal(n, 'onderdeel is', 'onderdelen zijn')} verdeeld.")
        return redirect("agenda_verdelen", regio.code)
    per_afspraak: dict[tuple[str, int], list[Stuk]] = {}
    for stuk in stukken([regio], zicht_van(request.user)):
        per_afspraak.setdefault((stuk.wat.titel, stuk.wat.pk), []).append(stuk)
    context = {
        "regio": regio,
        "afspraken": [(titel, pk, delen) for (titel, pk), delen in sorted(per_afspraak.items())],
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/verdelen.html", context)
