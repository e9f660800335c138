"""What a party brings in: its own page, the forms, and whether it is ready."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import actions
from agenda.forms.inbreng import InbrengForm
from agenda.inbreng import (
    in_kring,
    mag_samen_schrijven,
    mag_wijzigen,
    partijen,
    per_thema,
    ronde_van,
    schrijft_voor,
    themas,
)
from agenda.models import Agenda, Inbreng, Inbrengronde
from agenda.models.inbreng import MEESTE_PRIORITEITEN, eigen
from agenda.tonen import agenda_kruimel, agenda_van
from regions.conflict import naast_elkaar, samen
from regions.gate import requires
from regions.invoer import Invoer, zonder_fouten
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Organisatie, Regio, Soort, Thema
from regions.rights import Right


def verder(regio: Regio, *stappen: tuple[str, str]) -> Kruimels:
    """The way to a page below this one."""
    return naar_regio(regio, agenda_kruimel(regio), stap("inbreng", "Inbreng", regio), *stappen)


@requires(Right.AGENDA_SEE)
@require_safe
def inbreng(request: HttpRequest, regio: Regio) -> HttpResponse:
    """How far it is, and what the own organisations bring in."""
    agenda = agenda_van(regio)
    ronde = ronde_van(agenda)
    user: Any = request.user
    mine = eigen(user, regio)
    stand = partijen(regio, ronde)
    context = {
        "regio": regio,
        "agenda": agenda,
        "ronde": ronde,
        "eigen": [_eigen(agenda, partij, user) for partij in stand if partij.organisatie.pk in mine],
        "kring": in_kring(user, regio),
        "mag_samen": mag_samen_schrijven(user, regio),
        "mag_delen": user.may(Right.INBRENG_DELEN, regio=regio),
        "partijen": stand,
        "klaar": sum(partij.is_klaar for partij in stand),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/inbreng/inbreng.html", context)


def _eigen(agenda: Agenda, partij: Any, user: Any) -> dict[str, Any]:
    rows = Inbreng.objects.filter(ronde__agenda=agenda, organisatie=partij.organisatie).met_namen()
    alle = list(rows.select_related("ronde").order_by("nummer", "pk"))
    levend = [row for row in alle if row.ingetrokken_op is None]
    return {
        "partij": partij,
        "organisatie": partij.organisatie,
        "is_gemeente": partij.organisatie.soort == Soort.GEMEENTE,
        "may": user.may(Right.INBRENG_GIVE, regio=agenda.regio, organisatie=partij.organisatie),
        "themas": [
            (thema, found, MEESTE_PRIORITEITEN - len(found)) for thema, found in per_thema(agenda, levend)
        ],
        "aantal": len(levend),
        "ongedeeld": sum(row.gedeeld_op is None for row in levend),
        "ingetrokken": [row for row in alle if row.ingetrokken_op],
    }


def thema_in(agenda: Agenda, code: str) -> Thema:
    """A theme of this agenda."""
    found = next((thema for thema in themas(agenda) if thema.code == code), None)
    if found is None:
        raise Http404
    return found


@requires(Right.INBRENG_GIVE)
@require_http_methods(["GET", "POST"])
def inbreng_nieuw(request: HttpRequest, regio: Regio, organisatie: Organisatie, thema: str) -> HttpResponse:
    """A priority of the own organisation."""
    agenda = agenda_van(regio)
    if organisatie not in schrijft_voor(request.user, regio):
        raise Http404
    return nieuw(request, agenda, thema_in(agenda, thema), organisatie)


def nieuw(
    request: HttpRequest, agenda: Agenda, thema: Thema, organisatie: Organisatie | None
) -> HttpResponse:
    """The form of something new, of an organisation or of the gemeenten together."""
    regio = agenda.regio
    sleutel = f"inbreng-nieuw-{agenda.pk}-{thema.pk}-{organisatie.pk if organisatie else 0}"
    invoer = Invoer.van(request, sleutel)
    row = Inbreng(
        ronde=ronde_van(agenda) or Inbrengronde(agenda=agenda), thema=thema, organisatie=organisatie
    )
    bronnen = _bronnen(request, regio, row)
    data = invoer.data
    form = InbrengForm(data, inbreng=row, regio=regio, bronnen=bronnen)
    if data is None and bronnen:
        _vul_voor(request, form)
    if invoer.is_verstuurd and form.is_valid():
        try:
            velden = form.te_schrijven()
            actions.inbrengen(agenda, thema, organisatie=organisatie, by=request.user, **velden)
        except actions.NietMogelijk as reden:
            form.add_error(None, str(reden))
        else:
            invoer.klaar()
            messages.success(request, "Opgeslagen.")
            return _terug(regio, organisatie)
    return _formulier(request, row, form, invoer)


def _vul_voor(request: HttpRequest, form: InbrengForm) -> None:
    """What was ticked on the page before: the first one's words to begin with."""
    gekozen = [pk for pk in request.GET.getlist("uit") if pk in form.bronnen]
    form.initial["uit"] = gekozen
    if gekozen:
        eerste = form.bronnen[gekozen[0]]
        form.initial["prioriteit"] = eerste.prioriteit
        for naam in ("belang", "standpunt"):
            teksten = (getattr(form.bronnen[pk], naam).strip() for pk in gekozen)
            form.initial[naam] = "\n\n".join(tekst for tekst in teksten if tekst)


def _bronnen(request: HttpRequest, regio: Regio, row: Inbreng) -> list[Inbreng] | None:
    """What a joint priority may be made of: all of the gemeenten on this theme that lies together."""
    if row.organisatie_id:
        return None
    rows = Inbreng.objects.zichtbaar(request.user, regio).levend().met_namen()
    rows = rows.filter(
        ronde__agenda=row.ronde.agenda,
        thema=row.thema,
        organisatie__soort=Soort.GEMEENTE,
        gedeeld_op__isnull=False,
    )
    return list(rows.order_by("organisatie__naam", "nummer", "pk"))


def inbreng_van(request: HttpRequest, regio: Regio, pk: int, *, weg: bool = False) -> Inbreng:
    """What this user may see and change."""
    rows = Inbreng.objects.zichtbaar(request.user, regio).met_namen().select_related("ronde__agenda")
    found: Inbreng = get_object_or_404(rows if weg else rows.levend(), pk=pk)
    found.ronde.agenda.regio = regio
    if not mag_wijzigen(request.user, found, regio):
        raise PermissionDenied("Dit wijzigt alleen wie het heeft ingebracht.")
    return found


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def inbreng_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Change it; who was overtaken by a colleague sees both texts and three ways on."""
    row = inbreng_van(request, regio, pk)
    invoer = Invoer.van(request, f"inbreng-{pk}", str(row.version))
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        invoer.klaar()
        return _terug(regio, row.organisatie)
    bronnen = _bronnen(request, regio, row)

    def form(data: Any) -> InbrengForm:
        vers = Inbreng.objects.met_namen().select_related("ronde__agenda__regio").get(pk=pk)
        return InbrengForm(data, inbreng=vers, regio=regio, bronnen=bronnen)

    if keuze == "samen":
        both = samen(zonder_fouten(form(request.POST)), form(None), None)
        return _formulier(request, row, zonder_fouten(form(both)), invoer)
    filled = form(invoer.data)
    if not (invoer.is_verstuurd and filled.is_valid()):
        return _formulier(request, row, filled, invoer)
    try:
        actions.bewaar_inbreng(row, invoer.version, by=request.user, **filled.te_schrijven())
    except actions.InbrengIngehaald as ingehaald:
        mijn = zonder_fouten(form(request.POST))
        context = naast_elkaar(mijn, form(None), None, request.POST) | {
            "regio": regio,
            "nu": ingehaald.inbreng,
            "version": ingehaald.inbreng.version,
            "kruimels": verder(regio),
        }
        return render(request, "agenda/inbreng/conflict.html", context, status=409)
    invoer.klaar()
    messages.success(request, "Opgeslagen.")
    return _terug(regio, row.organisatie)


def _formulier(request: HttpRequest, row: Inbreng, form: InbrengForm, invoer: Invoer) -> HttpResponse:
    regio = row.ronde.agenda.regio
    context = invoer.context(form) | {
        "regio": regio,
        "inbreng": row,
        "terug": reverse("inbreng" if row.organisatie_id else "inbreng_gemeenten", args=[regio.code]),
        "kruimels": verder(regio),
    }
    status = 422 if form.errors else 200
    return render(request, "agenda/inbreng/formulier.html", context, status=status)


def _terug(regio: Regio, organisatie: Organisatie | None) -> HttpResponse:
    return redirect("inbreng" if organisatie else "inbreng_gemeenten", regio.code)


@requires(Right.AGENDA_SEE)
@require_POST
def inbreng_intrekken(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """It no longer counts, or counts again."""
    row = inbreng_van(request, regio, pk, weg=True)
    try:
        if "terug" in request.POST:
            actions.zet_inbreng_terug(row, by=request.user)
            messages.success(request, f"“{row}” is teruggezet.")
        else:
            actions.trek_inbreng_terug(row, by=request.user)
            messages.success(request, f"“{row}” is ingetrokken. Onder aan deze pagina zet u het terug.")
    except actions.NietMogelijk as reden:
        messages.error(request, str(reden))
    return _terug(regio, row.organisatie)


@requires(Right.INBRENG_GIVE)
@require_POST
def inbreng_klaar(request: HttpRequest, regio: Regio, organisatie: Organisatie) -> HttpResponse:
    """The party is ready, or not yet after all."""
    agenda = agenda_van(regio)
    if organisatie not in schrijft_voor(request.user, regio):
        raise Http404
    if "niet" in request.POST:
        try:
            actions.toch_niet_klaar(agenda, organisatie)
        except actions.NietMogelijk as reden:
            messages.error(request, str(reden))
        return redirect("inbreng", regio.code)
    actions.meld_klaar(agenda, organisatie, by=request.user)
    messages.success(request, f"{organisatie} is klaar.")
    return redirect("inbreng", regio.code)
