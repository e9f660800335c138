"""What was measured of a doel over the years."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agenda import actions
from agenda.forms.werkwijze import MetingForm
from agenda.models import Blok, Doel, Meting
from agenda.redactie import eis_blok
from agenda.tonen import agenda_kruimel, mag
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right


def _doel(request: HttpRequest, regio: Regio, pk: int) -> Doel:
    """A doel of this regio that this reader may see."""
    blokken = Blok.objects.zichtbaar(request.user, regio)
    rows = Doel.objects.levend().filter(blok__agenda__regio=regio, blok__in=blokken)
    return get_object_or_404(rows.select_related("blok__agenda__regio"), pk=pk)


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def metingen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The measured values of a doel for the region's parties, and the form for who edits the agenda."""
    doel = _doel(request, regio, pk)
    rights = mag(request, regio, doel.blok)
    if request.method == "POST" and not rights["may_edit"]:
        raise PermissionDenied("Metingen legt vast wie de agenda bewerkt.")
    form = MetingForm(request.POST or None, doel=doel)
    if request.method == "POST" and form.is_valid():
        actions.meet(doel, form.save(commit=False), by=request.user)
        messages.success(request, "De meting is vastgelegd.")
        return redirect("metingen", regio.code, pk)
    context = rights | {
        "regio": regio,
        "doel": doel,
        "metingen": Meting.objects.filter(doel=doel).order_by("-op", "-pk"),
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/metingen.html", context, status=422 if form.errors else 200)


@requires(Right.BLOK_EDIT)
@require_POST
def meting_weg(request: HttpRequest, regio: Regio, pk: int, meting: int) -> HttpResponse:
    """Take back a measured value that was wrong; the history keeps it."""
    doel = _doel(request, regio, pk)
    eis_blok(request.user, doel.blok)
    found = get_object_or_404(Meting, doel=doel, pk=meting)
    found.delete()
    messages.success(request, "De meting is weggehaald.")
    return redirect("metingen", regio.code, pk)
