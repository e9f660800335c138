"""The competition guard: a blok is closed, and an afspraak gets its legal check."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.forms.schot import AfschermForm, ToetsForm
from agenda.mededinging import VERZEKERAARS, deelnemers, stand_van
from agenda.models import Blok
from agenda.redactie import eis_blok, mag_blok
from agenda.tonen import agenda_kruimel
from agenda.views.blokken import blok_in, naar
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.mandaten.bewijs import bewaar
from regions.models import Bewijsstuk, Organisatie, Regio
from regions.periods import today
from regions.rights import Right

INGEHAALD = "De tekst is intussen gewijzigd. Kijk hem opnieuw na en leg het dan vast."


@requires(Right.BLOK_EDIT)
@require_http_methods(["GET", "POST"])
def blok_afschermen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Say on which gespreksonderwerp a blok is, and whose text; an editor never closes it to themselves."""
    found = eis_blok(request.user, blok_in(request, regio, pk))
    if found.soort == Blok.Soort.THEMA:
        raise Http404
    form = AfschermForm(request.POST or None, blok=found, zicht=zicht_van(request.user))
    version = request.POST.get("version", str(found.version))
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.afschermen(found, version, by=request.user, **form.cleaned_data)
        except actions.Ingehaald as ingehaald:
            form.add_error(None, INGEHAALD)
            version, status = str(ingehaald.blok.version), 409
        else:
            messages.success(request, "Opgeslagen.")
            return naar(found)
    context = {
        "regio": regio,
        "blok": found,
        "form": form,
        "version": version,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/afschermen.html", context, status=status)


def _afspraak(request: HttpRequest, regio: Regio, pk: int) -> Blok:
    found = blok_in(request, regio, pk)
    if found.soort != Blok.Soort.AFSPRAAK:
        raise Http404
    return found


def _mag_toetsen(user: Any, blok: Blok, verzekeraars: list[Organisatie]) -> bool:
    """Who edits the agenda may, and who works for an insurer that takes part."""
    if mag_blok(user, blok):
        return True
    return any(user.may(Right.VOORTGANG_GIVE, regio=blok.agenda.regio, organisatie=o) for o in verzekeraars)


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def afspraak_toets(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Whether an afspraak needs a legal check, those that were recorded, and the form for a new one."""
    found = _afspraak(request, regio, pk)
    afspraak = found.afspraak
    verzekeraars = sorted(
        (o for o in deelnemers([afspraak])[pk] if o.soort in VERZEKERAARS), key=lambda o: o.naam
    )
    may = _mag_toetsen(request.user, found, verzekeraars)
    if request.method == "POST" and not may:
        raise PermissionDenied("De toets legt een redacteur vast, of een verzekeraar die meedoet.")
    if request.POST.get("geld") in ("ja", "nee"):
        actions.geldvraag(afspraak, request.POST["geld"] == "ja")
        return redirect("afspraak_toets", regio.code, pk)
    stand = stand_van(afspraak)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ToetsForm(data, files, initial={"datum": today()})
    version = request.POST.get("version", str(found.version))
    status = 200
    if request.method == "POST":
        status = _leg_vast(request, found, form, version, verzekeraars)
        if status == 302:
            return redirect("afspraak_toets", regio.code, pk)
    context = {
        "regio": regio,
        "afspraak": afspraak,
        "stand": stand,
        "toetsen": afspraak.mededingingstoetsen.order_by("-pk"),
        "may_toets": may,
        "form": form if may and stand.reden else None,
        "version": found.version if status == 409 else version,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/toets.html", context, status=status)


def _leg_vast(
    request: HttpRequest, found: Blok, form: ToetsForm, version: str, verzekeraars: list[Organisatie]
) -> int:
    if not form.is_valid():
        return 422
    velden = {naam: form.cleaned_data[naam] for naam in ToetsForm.Meta.fields}
    try:
        with transaction.atomic():
            if form.gelezen and verzekeraars:
                inhoud, soort, naam = form.gelezen
                bewijs = bewaar(inhoud, soort, naam, organisatie=verzekeraars[0], door=request.user)
                velden["bewijs"] = bewijs
            actions.toetsen(found.afspraak, version, by=request.user, **velden)
    except actions.Ingehaald:
        form.add_error(None, INGEHAALD)
        return 409
    except actions.GeenToetsNodig:
        form.add_error(None, "Voor deze afspraak is geen toets nodig.")
        return 422
    messages.success(request, "De toets is vastgelegd.")
    return 302


@requires(Right.AGENDA_SEE)
@require_safe
def afspraak_toets_bestand(request: HttpRequest, regio: Regio, pk: int, toets: int) -> HttpResponse:
    """The file of a legal check, for who sees the afspraak."""
    found = _afspraak(request, regio, pk)
    rij = get_object_or_404(found.afspraak.mededingingstoetsen.filter(bewijs__isnull=False), pk=toets)
    stuk: Any = Bewijsstuk._base_manager.get(pk=rij.bewijs_id)
    headers = {
        "Content-Disposition": content_disposition_header(True, stuk.naam),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(stuk.inhoud), content_type=stuk.soort, headers=headers)
