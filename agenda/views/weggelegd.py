"""What was put away in an agenda in the last thirty days, and can still be put back."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agenda.models import Agenda, Blok
from agenda.redactie import te_bewerken
from agenda.tonen import agenda_kruimel
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right

PER_PAGINA = 50


@requires(Right.BLOK_EDIT)
@require_safe
def weggelegd(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The last one first: what, where it stood, by whom and when, and how many days one can put it back."""
    agenda = Agenda.objects.current(regio)
    rows = Blok.objects.zichtbaar(request.user, regio).terug_te_zetten().met_detail()
    rows = te_bewerken(rows.filter(agenda=agenda), request.user, regio)
    page = Paginator(rows, PER_PAGINA).get_page(request.GET.get("page"))
    ouders = Blok.objects.met_detail().in_bulk({blok.ouder_id for blok in page if blok.ouder_id})
    context = {
        "regio": regio,
        "page": page,
        "rijen": [_rij(blok, ouders.get(blok.ouder_id)) for blok in page],
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/weggelegd.html", context)


def _rij(blok: Any, ouder: Blok | None) -> dict[str, Any]:
    left = blok.kan_terug_tot - timezone.now()
    return {
        "blok": blok,
        "ouder": ouder,
        "dagen": max(left.days, 0),
        "eerst": ouder if ouder and ouder.verwijderd_op else None,
    }
