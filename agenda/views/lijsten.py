"""The list of subjects of a regio: offered to its parties, agreed to, adopted, and its versions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.canoniek import partijen_van
from agenda.forms.besluit import VaststellingForm
from agenda.lijst import aanbieden_lijst
from agenda.models import Versie
from agenda.views.akkoord import toon_akkoord
from agenda.views.vaststellen import besluitvorming, leg_vast, nummer_uit
from agenda.views.versies import stand_van, versie_in
from agenda.vooraf import sprekers
from regions.gate import requires
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Regio
from regions.periods import today
from regions.rights import Right


def _verder(regio: Regio) -> Kruimels:
    return naar_regio(regio, stap("onderwerpen", "Gespreksonderwerpen", regio))


@requires(Right.AGENDA_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def onderwerpen_vaststellen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Look the list through, offer it, and record the decision on it."""
    if request.method == "GET":
        return _page(request, regio)
    if request.POST.get("actie") == "aanbieden":
        try:
            versie = aanbieden_lijst(regio, by=request.user)
        except actions.NietMogelijk as reden:
            return _page(request, regio, status=422, niet=str(reden))
        messages.success(request, f"{versie} ligt nu ter vaststelling bij de partijen.")
        return redirect("onderwerpen_vaststellen", regio.code)
    versie = Versie.lijsten.filter(onderwerpen_van=regio, nummer=nummer_uit(request)).first()
    form = VaststellingForm(request.POST, regio=regio, versie=versie)
    if leg_vast(request, versie, form):
        return redirect(versie)
    return _page(request, regio, form, 422)


def _page(
    request: HttpRequest,
    regio: Regio,
    form: VaststellingForm | None = None,
    status: int = 200,
    niet: str = "",
) -> HttpResponse:
    waiting = Versie.lijsten.ter_vaststelling().filter(onderwerpen_van=regio).first()
    lijst = regio.gespreksonderwerpen.now()
    partijen = partijen_van(regio, today())
    context = besluitvorming(regio, waiting, form) | {
        "niet": niet,
        "onderwerpen": lijst.met_partijen().order_by("onderwerp", "pk"),
        "te_bekijken": lijst.te_bekijken().order_by("onderwerp", "pk"),
        "sprekers": sprekers(regio, partijen),
        "partijen": partijen,
        "kruimels": _verder(regio),
    }
    return render(request, "onderwerpen/vaststellen.html", context, status=status)


@requires(Right.REGIO_SEE)
@require_safe
def onderwerpen_versies(request: HttpRequest, regio: Regio) -> HttpResponse:
    """All versions of the list that this user may see, the newest first."""
    versies = Versie.lijsten.filter(onderwerpen_van=regio).met_besluit()
    if not request.user.may(Right.AGENDA_SEE, regio=regio):
        versies = versies.vastgesteld()
    context = {
        "regio": regio,
        "versies": versies.select_related("onderwerpen_van").order_by("-nummer"),
        "may_vaststellen": request.user.may(Right.AGENDA_VASTSTELLEN, regio=regio),
        "kruimels": _verder(regio),
    }
    return render(request, "onderwerpen/versies.html", context)


@requires(Right.REGIO_SEE)
@require_safe
def onderwerpen_versie(request: HttpRequest, regio: Regio, nummer: int) -> HttpResponse:
    """One version of the list, as it was frozen."""
    versie = versie_in(request, regio, nummer, lijst=True)
    context = stand_van(request, regio, versie) | {"kruimels": _verder(regio)}
    return render(request, "onderwerpen/versie.html", context)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def onderwerpen_akkoord(request: HttpRequest, regio: Regio, nummer: int, partij: str) -> HttpResponse:
    """A party's answer to the list; after the decision: joining later."""
    return toon_akkoord(request, regio, versie_in(request, regio, nummer, lijst=True), partij)
