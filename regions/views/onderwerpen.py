"""What may be discussed and agreed on in a regio, and why."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from regions.forms.dag import DagForm, EindeForm, met_standaard
from regions.forms.onderwerpen import OnderwerpForm
from regions.gate import requires
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Regio
from regions.periods import today
from regions.rights import Right


def _verder(regio: Regio) -> Kruimels:
    return naar_regio(regio, stap("onderwerpen", "Gespreksonderwerpen", regio))


@requires(Right.REGIO_SEE)
@require_GET
def onderwerpen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The subjects of a regio as they held on a day."""
    form = met_standaard(DagForm, request)
    context = {
        "regio": regio,
        "filter": form,
        "dag": form.dag,
        "onderwerpen": regio.gespreksonderwerpen.on(form.dag).order_by("onderwerp", "pk"),
        "may_edit": form.dag == today() and request.user.may(Right.AGENDA_EDIT, regio=regio),
        "kruimels": naar_regio(regio),
    }
    return render(request, "onderwerpen/onderwerpen.html", context)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def onderwerp_bewerken(request: HttpRequest, regio: Regio, pk: int | None = None) -> HttpResponse:
    """Write down a subject, or change it from today on."""
    rows = regio.gespreksonderwerpen.now().select_for_update()
    # Two of the same row: the form fills one, the other is closed as it was.
    eerder = get_object_or_404(rows, pk=pk) if pk else None
    instance = get_object_or_404(rows, pk=pk) if pk else regio.gespreksonderwerpen.model(regio=regio)
    form = OnderwerpForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        onderwerp = form.bewaar(eerder)
        messages.success(request, f"“{onderwerp}” is opgeslagen.")
        return redirect("onderwerpen", regio.code)
    context = {"regio": regio, "form": form, "eerder": eerder, "kruimels": _verder(regio)}
    return render(request, "onderwerpen/bewerken.html", context, status=422 if form.errors else 200)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def onderwerp_beeindigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """After a day the subject is no longer on the list."""
    onderwerp = get_object_or_404(regio.gespreksonderwerpen.now(), pk=pk)
    form = EindeForm(request.POST or None, rij=onderwerp)
    if request.method == "POST" and form.is_valid():
        onderwerp.end(form.tot)
        messages.success(request, f"“{onderwerp}” staat t/m {onderwerp.last_day:%d-%m-%Y} op de lijst.")
        return redirect("onderwerpen", regio.code)
    context = {"regio": regio, "onderwerp": onderwerp, "form": form, "kruimels": _verder(regio)}
    return render(request, "onderwerpen/beeindigen.html", context, status=422 if form.errors else 200)
