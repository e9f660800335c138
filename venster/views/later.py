"""What differs from the rest while a round runs: who is asked later, and who gets more time."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regions.periods import today
from tekst.getallen import aantal
from venster import actions
from venster.forms import NogUitnodigenForm, UitstelForm
from venster.gate import leidt_ronde
from venster.models import Ronde, Uitnodiging
from venster.views.voortgang import kruimels


@leidt_ronde
@require_http_methods(["GET", "POST"])
def ronde_uitnodigen(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """Ask who began to take part after the peildatum, or was forgotten."""
    if ronde.geopend_op is None or ronde.gepubliceerd_op:
        raise Http404("Uitnodigen kan zolang de ronde loopt.")
    kan = actions.nog_te_vragen(ronde, today())
    form = NogUitnodigenForm(request.POST or None, ronde=ronde, kan=kan)
    if form.is_valid():
        try:
            wie = _vraag(ronde, form, request.user)
        except actions.Geweigerd as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{aantal(wie, 'uitnodiging is', 'uitnodigingen zijn')} verstuurd.")
            return redirect("ronde_voortgang", ronde.jaar)
    laat = Uitnodiging.objects.filter(ronde=ronde, uitgenodigd_op__gt=ronde.geopend_op)
    context = {
        "ronde": ronde,
        "form": form,
        "kan": kan,
        "laat": laat.select_related("ronde").order_by("-uitgenodigd_op", "pk"),
        "kruimels": kruimels(ronde),
    }
    return render(request, "venster/ronde_uitnodigen.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _vraag(ronde: Ronde, form: NogUitnodigenForm, by: Any) -> int:
    data = form.cleaned_data
    for organisatie, regio in form.gekozen:
        actions.uitnodigen(
            ronde,
            organisatie=organisatie,
            regio=regio,
            by=by,
            sluit_op=data["sluit_op"],
            reden=data["reden"].strip(),
        )
    return len(form.gekozen)


@leidt_ronde
@require_http_methods(["GET", "POST"])
def ronde_uitstel(request: HttpRequest, ronde: Ronde, pk: int) -> HttpResponse:
    """Let one organisation answer later, with the reason; and what was decided before."""
    rows = Uitnodiging.objects.filter(ronde=ronde).select_related("ronde", "organisatie", "regio")
    uitnodiging = get_object_or_404(rows, pk=pk)
    form = UitstelForm(request.POST or None)
    if form.is_valid():
        try:
            actions.stel_uit(uitnodiging, by=request.user, **form.cleaned_data)
        except actions.Geweigerd as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"{uitnodiging} kan antwoorden tot en met {uitnodiging.laatste_dag:%d-%m-%Y}."
            )
            return redirect("ronde_voortgang", ronde.jaar)
    context = {
        "ronde": ronde,
        "uitnodiging": uitnodiging,
        "form": form,
        "eerder": uitnodiging.uitstellen.select_related("door").order_by("-op"),
        "terug": reverse("ronde_voortgang", args=[ronde.jaar]),
        "kruimels": [
            *kruimels(ronde),
            (reverse("ronde_voortgang", args=[ronde.jaar]), "Wie heeft geantwoord"),
        ],
    }
    return render(request, "venster/ronde_uitstel.html", context, status=422 if form.errors else 200)
