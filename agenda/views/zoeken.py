"""Search in agendas: the words, and what they are found in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agenda.forms.zoeken import ZoekForm
from agenda.geldend import geldend
from agenda.zoeken import MEESTE, zoek
from regions.gate import requires
from regions.rights import Right


@requires(Right.REGIO_SEE)
@require_safe
def zoeken_agenda(request: HttpRequest) -> HttpResponse:
    """What stands in the agendas that this reader may see."""
    versies = geldend(request.user)
    form = ZoekForm(request.GET if request.GET else None, gebruiker=request.user, versies=versies)
    vraag = form.vraag if form.is_bound else None
    treffers, meer = zoek(request.user, vraag, versies) if vraag else ([], False)
    context = {
        "form": form,
        "gevraagd": vraag is not None,
        "treffers": treffers,
        "meer": meer,
        "meeste": MEESTE,
    }
    template = "agenda/zoeken.html"
    return render(request, f"{template}#antwoord" if request.htmx else template, context)
