"""The agenda on the big screen: large, one theme at a time, and only what everyone at the table may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agenda.boom import boom
from agenda.models import Agenda
from regions.gate import requires
from regions.models import Regio
from regions.rights import Right


@requires(Right.AGENDA_SEE)
@require_safe
def agenda_scherm(request: HttpRequest, regio: Regio) -> HttpResponse:
    """One theme as the whole region may see it: whoever opens this, closed text is not in it."""
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        raise Http404
    agenda.regio = regio
    themas = boom(agenda)
    codes = [thema.detail.thema.code for thema in themas]
    wanted = request.GET.get("thema", "")
    plek = codes.index(wanted) if wanted in codes else 0
    context = {
        "regio": regio,
        "agenda": agenda,
        "thema": themas[plek] if themas else None,
        "plek": plek + 1,
        "themas": themas,
        "vorige": themas[plek - 1] if plek > 0 else None,
        "volgende": themas[plek + 1] if plek + 1 < len(themas) else None,
    }
    return render(request, "agenda/scherm.html", context)
