"""Running a round: prepare it, look at who will be asked, open it, move its days, publish."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regions.gate import check, requires
from regions.models import PARTIJEN
from regions.periods import today
from regions.rights import Right
from venster import actions, figures
from venster.forms import DatumsForm, RondeForm
from venster.gate import leidt_ronde
from venster.models import Ronde, Uitnodiging


@requires(Right.SIGNED_IN)
def ronde_lijst(request: HttpRequest) -> HttpResponse:
    """All rounds, for who runs rounds; one's own, for who was appointed to run one."""
    rondes = Ronde.objects.select_related("eigenaar").order_by("-jaar")
    may_add = request.user.may(Right.RONDE_RUN)
    if not may_add:
        rondes = rondes.filter(eigenaar=request.user)
        if not rondes:
            check(request.user, Right.RONDE_RUN)
    return render(request, "venster/rondes.html", {"rondes": rondes, "may_add": may_add})


@requires(Right.RONDE_RUN)
@require_http_methods(["GET", "POST"])
def ronde_nieuw(request: HttpRequest) -> HttpResponse:
    """Prepare the round of a year."""
    last = Ronde.objects.order_by("-jaar").first()
    jaar = last.jaar + 1 if last else today().year
    initial = {"jaar": jaar, "peildatum": today().replace(year=jaar, month=1, day=1)}
    form = RondeForm(request.POST or None, initial=initial)
    if form.is_valid():
        return redirect("ronde", form.save().jaar)
    context = {"form": form, "kruimels": [(reverse("ronde_lijst"), "Rondes")]}
    return render(request, "venster/ronde_nieuw.html", context, status=422 if form.errors else 200)


@leidt_ronde
@require_http_methods(["GET", "POST"])
def ronde(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """One round: its days, who will be asked or has answered, and what can be done next."""
    form = None
    if ronde.gepubliceerd_op is None:
        kind = DatumsForm if ronde.geopend_op else RondeForm
        form = kind(request.POST or None, instance=Ronde.objects.get(pk=ronde.pk))
        if form.is_valid():
            messages.success(request, "De ronde is opgeslagen.")
            return redirect("ronde", form.save().jaar)
    return _toon(request, ronde, form, 422 if form and form.errors else 200)


def _toon(
    request: HttpRequest, ronde: Ronde, form: Any, status: int = 200, melding: str = ""
) -> HttpResponse:
    context = {
        "ronde": ronde,
        "form": form,
        "melding": melding,
        "soorten": PARTIJEN,
        "is_dicht": ronde.staat in (Ronde.Staat.GESLOTEN, Ronde.Staat.INZAGE),
        "kan_publiceren": bool(ronde.publiceert_op and ronde.publiceert_op <= today()),
        "kruimels": [(reverse("ronde_lijst"), "Rondes")],
    }
    return render(request, "venster/ronde.html", context | _wie(ronde), status=status)


def _wie(ronde: Ronde) -> dict[str, Any]:
    """Per regio and kind who will be asked, or who was asked and has answered; and the totals."""
    asked: Counter = Counter()
    answered: Counter = Counter()
    if ronde.geopend_op:
        namen = dict(Uitnodiging.objects.filter(ronde=ronde).values_list("regio", "regio_naam").distinct())
        for row in figures.respons(ronde.jaar):
            asked[namen[row["regio"]], row["soort"]] = row["gevraagd"]
            answered[namen[row["regio"]], row["soort"]] = row["geantwoord"]
    else:
        asked.update(
            (regio.naam, organisatie.soort) for organisatie, regio in actions.te_vragen(ronde.peildatum)
        )
    regios = sorted({naam for naam, _ in asked})
    return {
        "rijen": [(r, [(asked[r, s], answered[r, s]) for s in PARTIJEN]) for r in regios],
        "totalen": [
            (sum(asked[r, s] for r in regios), sum(answered[r, s] for r in regios)) for s in PARTIJEN
        ],
    }


@leidt_ronde
@require_POST
def ronde_openen(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """Open it for whoever takes part on the peildatum."""
    try:
        wie = actions.openen(ronde, by=request.user)
    except actions.Geweigerd as refusal:
        return _geweigerd(request, ronde, refusal)
    messages.success(request, f"De ronde is open. Er zijn {len(wie)} uitnodigingen.")
    return redirect("ronde", ronde.jaar)


@leidt_ronde
@require_POST
def ronde_publiceren(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """Show the results to all parties."""
    try:
        if ronde.publiceert_op is None:
            raise actions.Geweigerd("Kies eerst de dag van publicatie. De tien werkdagen ervoor is inzage.")
        actions.publiceren(ronde, by=request.user)
    except actions.Geweigerd as refusal:
        return _geweigerd(request, ronde, refusal)
    messages.success(request, "De uitkomsten zijn gepubliceerd voor alle partijen.")
    return redirect("ronde", ronde.jaar)


def _geweigerd(request: HttpRequest, ronde: Ronde, refusal: actions.Geweigerd) -> HttpResponse:
    ronde.refresh_from_db()
    kind = DatumsForm if ronde.geopend_op else RondeForm
    form = None if ronde.gepubliceerd_op else kind(instance=ronde)
    return _toon(request, ronde, form, 409, str(refusal))
