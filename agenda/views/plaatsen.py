"""A blok is set at a place: the way to move it far, or under another blok, in one go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from agenda.actions.plaatsen import PlaatsIsWeg, zet_op_plaats
from agenda.forms.plaatsen import PlaatsForm
from agenda.plaatsen import rijen_voor
from agenda.redactie import eis_blok
from agenda.tonen import agenda_kruimel
from agenda.views.blokken import blok_in, naar
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def blok_plaats(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Choose where a blok stands; when that place went away meanwhile one chooses again."""
    found = eis_blok(request.user, blok_in(request, regio, pk))
    form = PlaatsForm(request.POST or None, rijen=rijen_voor(found, request.user))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                zet_op_plaats(found, form.cleaned_data["plaats"], by=request.user)
            except PlaatsIsWeg:
                form.add_error("plaats", "Die plaats is er niet meer: iemand was u voor. Kies opnieuw.")
                status = 409
            else:
                messages.success(request, f"“{found.detail}” is verplaatst.")
                return naar(found)
    context = {
        "regio": regio,
        "blok": found,
        "form": form,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/plaats.html", context, status=status)
