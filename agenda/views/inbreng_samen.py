"""The gemeenten lay their inbreng together; the coordinator asks for it, announces and shares."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agenda import actions
from agenda.forms.inbreng import AankondigForm, VraagForm
from agenda.inbreng import in_kring, mag_samen_schrijven, partijen, per_thema, ronde_van
from agenda.models import Agenda, Inbreng
from agenda.tonen import agenda_van
from agenda.views.inbreng import nieuw, thema_in, verder
from regions.gate import requires
from regions.models import Regio, Soort
from regions.periods import today as vandaag
from regions.rights import Right

UIT = "uit_regels__van__organisatie"  # from which of theirs, for who reads along
NIET_IN_DE_KRING = (
    "De lijst van de gemeenten schrijven de gemeenten, en een regiocoördinator of redacteur "
    "die niet voor een zorgverzekeraar werkt."
)


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def inbreng_gemeenten(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What the gemeenten brought in beside each other, and what they make of it together."""
    agenda = agenda_van(regio)
    if not in_kring(request.user, regio):
        raise Http404
    may = mag_samen_schrijven(request.user, regio)
    if request.method == "POST":
        if not may:
            raise PermissionDenied(NIET_IN_DE_KRING)
        return _doe_samen(request, agenda)
    ronde = ronde_van(agenda)
    rows = zichtbaar_in(request, agenda).order_by("organisatie__naam", "nummer", "pk")
    van_elk = rows.filter(organisatie__soort=Soort.GEMEENTE, gedeeld_op__isnull=False)
    samen = list(
        rows.filter(organisatie=None).order_by("pk").prefetch_related("uit_regels__van__organisatie")
    )
    gemeenten = [p for p in partijen(regio, ronde) if p.organisatie.soort == Soort.GEMEENTE]
    context = {
        "regio": regio,
        "ronde": ronde,
        "themas": [
            (thema, [row for row in samen if row.thema == thema], los)
            for thema, los in per_thema(agenda, van_elk if ronde and ronde.samen_op else ())
        ],
        "gemeenten": gemeenten,
        "klaar": sum(partij.is_klaar for partij in gemeenten),
        "opgenomen": {regel.van_id for row in samen for regel in row.uit_regels.all()},
        "nieuw": sum(row.gedeeld_op is None for row in samen) if ronde and ronde.gedeeld_op else 0,
        "may": may,
        "ingetrokken": zichtbaar_in(request, agenda, weg=True).filter(organisatie=None) if may else (),
        "kruimels": verder(regio),
    }
    return render(request, "agenda/inbreng/gemeenten.html", context)


def zichtbaar_in(request: HttpRequest, agenda: Agenda, *, weg: bool = False) -> Any:
    """What this reader sees of what was brought in for an agenda, or of what was withdrawn."""
    rows = Inbreng.objects.zichtbaar(request.user, agenda.regio).filter(
        ronde__agenda=agenda, ingetrokken_op__isnull=not weg
    )
    return rows.met_namen().select_related("ronde")


def _doe_samen(request: HttpRequest, agenda: Agenda) -> HttpResponse:
    try:
        if "delen" in request.POST:
            actions.deel_samen_erbij(agenda)
            messages.success(request, "Alle partijen zien deze prioriteiten nu ook.")
        else:
            actions.leg_samen(agenda, by=request.user)
            messages.success(request, "De inbreng van de gemeenten ligt nu bij elkaar.")
    except actions.NietMogelijk as reden:
        messages.error(request, str(reden))
    return redirect("inbreng_gemeenten", agenda.regio.code)


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def inbreng_gemeenten_nieuw(request: HttpRequest, regio: Regio, thema: str) -> HttpResponse:
    """A priority of the gemeenten together, made of what was ticked."""
    agenda = agenda_van(regio)
    ronde = ronde_van(agenda)
    if not in_kring(request.user, regio) or ronde is None or ronde.samen_op is None:
        raise Http404
    if not mag_samen_schrijven(request.user, regio):
        raise PermissionDenied(NIET_IN_DE_KRING)
    return nieuw(request, agenda, thema_in(agenda, thema), None)


@requires(Right.INBRENG_DELEN)
@require_http_methods(["GET", "POST"])
def inbreng_delen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Who is ready, and what follows: ask, announce, share."""
    agenda = agenda_van(regio)
    wat = request.POST.get("wat", "")
    vraag = VraagForm(request.POST if wat == "vragen" else None)
    aankondiging = AankondigForm(request.POST if wat == "aankondigen" else None)
    try:
        if done := _doe(request, agenda, wat, vraag, aankondiging):
            return done
    except actions.NietMogelijk as reden:
        messages.error(request, str(reden))
        return redirect("inbreng_delen", regio.code)
    ronde = ronde_van(agenda)
    stand = partijen(regio, ronde)
    samen = Inbreng.objects.levend().filter(ronde=ronde, organisatie=None)
    context = {
        "regio": regio,
        "agenda": agenda,
        "ronde": ronde,
        "partijen": stand,
        "wacht": [partij for partij in stand if not partij.is_klaar],
        "tegen": [partij for partij in stand if partij.wacht_tot(vandaag())],
        "heeft_lijst": samen.exists(),
        "vraag": vraag,
        "aankondiging": aankondiging,
        "kruimels": verder(regio),
    }
    status = 422 if vraag.errors or aankondiging.errors else 200
    return render(request, "agenda/inbreng/delen.html", context, status=status)


def _doe(
    request: HttpRequest, agenda: Agenda, wat: str, vraag: VraagForm, aankondiging: AankondigForm
) -> HttpResponse | None:
    if wat == "delen":
        actions.deel_inbreng(agenda, by=request.user)
        messages.success(request, "De inbreng is gedeeld met alle partijen.")
        return redirect("inbreng_naast_elkaar", agenda.regio.code)
    if vraag.is_bound and vraag.is_valid():
        zonder = actions.vraag_inbreng(agenda, vraag.cleaned_data["uiterlijk"])
        messages.success(request, "Wie nog niet klaar is, krijgt een mail.")
    elif aankondiging.is_bound and aankondiging.is_valid():
        zonder = actions.kondig_aan(agenda, aankondiging.cleaned_data["vanaf"])
        messages.success(request, "Wie nog niet klaar is, weet nu wanneer u deelt.")
    else:
        return None
    if zonder:
        namen = ", ".join(str(organisatie) for organisatie in zonder)
        messages.warning(request, f"Geen e-mailadres bekend van: {namen}. Laat het zelf weten.")
    return redirect("inbreng_delen", agenda.regio.code)
