"""The remarks on one blok: read, made, answered, resolved and opened again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agenda import actions
from agenda.forms.inspraak import OpmerkingForm
from agenda.models import Blok, Opmerking
from agenda.tonen import agenda_kruimel
from agenda.views.blokken import blok_in
from regions.gate import check, requires
from regions.invoer import Invoer
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def opmerkingen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The remarks with the answers under each; `?open=ja` leaves out what was resolved."""
    blok = blok_in(request, regio, pk)
    blok.agenda.regio = regio
    if request.method == "POST":
        check(request.user, Right.OPMERKING_DOEN, regio=regio)
        if "afgehandeld" in request.POST or "heropenen" in request.POST:
            return _handel_af(request, blok)
    op = _op(blok, request.POST.get("op") or request.GET.get("op"))
    invoer = Invoer.van(request, f"opmerking-{blok.pk}-{op.pk if op else 0}")
    form = OpmerkingForm(invoer.data, op=op)
    if invoer.is_verstuurd and form.is_valid():
        actions.opmerken(blok, form.cleaned_data["tekst"], by=request.user, op=op)
        invoer.klaar()
        messages.success(request, "Uw antwoord staat erbij." if op else "Uw opmerking staat erbij.")
        return redirect("opmerkingen", regio.code, pk)
    rows = blok.opmerkingen.filter(op_opmerking=None).prefetch_related("antwoorden").order_by("op", "pk")
    alleen_open = request.GET.get("open") == "ja"
    context = invoer.context(form) | {
        "regio": regio,
        "blok": blok,
        "op": op,
        "rijen": rows.open() if alleen_open else rows,
        "alleen_open": alleen_open,
        "may": request.user.may(Right.OPMERKING_DOEN, regio=regio),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    status = 422 if invoer.is_verstuurd else 200
    return render(request, "agenda/opmerkingen.html", context, status=status)


def _op(blok: Blok, pk: str | None) -> Opmerking | None:
    """The remark of this blok that is answered; an answer has no answers."""
    if not pk:
        return None
    if not pk.isdecimal() or len(pk) > 18:
        raise Http404
    return get_object_or_404(blok.opmerkingen.filter(op_opmerking=None), pk=pk)


def _handel_af(request: HttpRequest, blok: Blok) -> HttpResponse:
    heropenen = "heropenen" in request.POST
    found = _op(blok, request.POST["heropenen" if heropenen else "afgehandeld"])
    if found is None:
        raise Http404
    found.blok = blok
    actions.handel_af(found, by=request.user, open_=heropenen)
    messages.success(
        request, "De opmerking staat weer open." if heropenen else "De opmerking is afgehandeld."
    )
    return redirect(f"{reverse('opmerkingen', args=[blok.agenda.regio.code, blok.pk])}#opmerking-{found.pk}")
