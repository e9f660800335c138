"""What is done with one person's access: end it, withdraw it, extend it, send the invitation again."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regions.forms.dag import EindeForm, na
from regions.forms.toegang import VerlengForm
from regions.gate import requires
from regions.gevolgen import Verhinderd, gevolgen
from regions.models import Organisatie, Toegang
from regions.rights import ORGANISATIE_ROLLEN, Right
from regions.toegangen import (
    KanNietMeer,
    LaatsteBeheerder,
    beeindig_toegang,
    stuur_opnieuw,
    trek_in,
    verleng,
)
from regions.views.beheer import kruimels
from regions.views.toegang import Kruimels, van


@dataclass(frozen=True, slots=True, kw_only=True)
class Waar:
    """One person's access, the list it stands in, and the way there."""

    toegang: Toegang
    terug: str
    kruimels: Kruimels


def _beheer(pk: int) -> Waar:
    """Any access, at /beheer/."""
    rows = Toegang.objects.select_related("gebruiker", "organisatie", "regio")
    terug = reverse("beheer_toegang")
    way = kruimels((terug, "Gebruikers en toegang"))
    return Waar(toegang=get_object_or_404(rows, pk=pk), terug=terug, kruimels=way)


def _organisatie(organisatie: Organisatie, pk: int) -> Waar:
    """Access of a colleague; a regiocoördinator is employed here but appointed by the regio."""
    eigen = organisatie.toegang_set.filter(rol__in=ORGANISATIE_ROLLEN)
    rows = eigen.select_related("gebruiker", "organisatie", "regio")
    terug = reverse("organisatie_toegang", args=[organisatie.slug])
    way = [*van(organisatie), (terug, "Toegang")]
    return Waar(toegang=get_object_or_404(rows, pk=pk), terug=terug, kruimels=way)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_toegang_einde(request: HttpRequest, pk: int) -> HttpResponse:
    """End someone's access on a day."""
    return _einde(request, _beheer(pk))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_toegang_intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away access that nobody used yet."""
    return _intrekken(request, _beheer(pk))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_toegang_verlengen(request: HttpRequest, pk: int) -> HttpResponse:
    """Let someone's access go on after its last day."""
    return _verlengen(request, _beheer(pk))


@requires(Right.BEHEER)
@require_POST
def beheer_toegang_opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation once more."""
    return _opnieuw(request, _beheer(pk))


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def organisatie_toegang_einde(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """End the access of a colleague on a day."""
    return _einde(request, _organisatie(organisatie, pk))


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def organisatie_toegang_intrekken(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Take away access that a colleague did not use yet."""
    return _intrekken(request, _organisatie(organisatie, pk))


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def organisatie_toegang_verlengen(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Let the access of a colleague go on after its last day."""
    return _verlengen(request, _organisatie(organisatie, pk))


@requires(Right.TOEGANG_GIVE)
@require_POST
def organisatie_toegang_opnieuw(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Send the invitation to a colleague once more."""
    return _opnieuw(request, _organisatie(organisatie, pk))


def _einde(request: HttpRequest, waar: Waar) -> HttpResponse:
    toegang = waar.toegang
    form = EindeForm(request.POST or None, rij=toegang)
    volgt = form.volgt(partial(gevolgen, toegang))
    if request.method == "POST" and form.is_valid():
        try:
            beeindig_toegang(toegang, tot=form.tot, by=request.user)
        except (LaatsteBeheerder, KanNietMeer, Verhinderd) as redenen:
            form.add_error(None, [str(reden) for reden in redenen.args])
        else:
            dag = f"{form.cleaned_data['laatste_dag']:%d-%m-%Y}"
            messages.success(request, f"De toegang van {toegang.gebruiker} eindigt na {dag}.")
            return redirect(waar.terug)
    context = _context(waar) | {"form": form, "gevolgen": volgt}
    return render(request, "toegang/einde.html", context, status=422 if form.errors else 200)


def _intrekken(request: HttpRequest, waar: Waar) -> HttpResponse:
    fout = ""
    if request.method == "POST":
        try:
            trek_in(waar.toegang, by=request.user)
        except (LaatsteBeheerder, KanNietMeer) as reden:
            fout = str(reden)
        else:
            messages.success(request, f"De uitnodiging van {waar.toegang.gebruiker} is ingetrokken.")
            return redirect(waar.terug)
    elif not waar.toegang.is_in_te_trekken:
        fout = f"{waar.toegang.gebruiker} heeft al ingelogd. Beëindig de toegang."
    context = _context(waar) | {"fout": fout}
    return render(request, "toegang/intrekken.html", context, status=422 if fout else 200)


def _verlengen(request: HttpRequest, waar: Waar) -> HttpResponse:
    form = VerlengForm(request.POST if request.method == "POST" else None, toegang=waar.toegang)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                nieuw = verleng(waar.toegang, tot=na(form.cleaned_data["tot_en_met"]), by=request.user)
        except KanNietMeer as reden:
            form.add_error(None, str(reden))
        except IntegrityError:
            form.add_error(None, f"{waar.toegang.gebruiker} heeft deze toegang dan al.")
        else:
            tot = f"t/m {nieuw.last_day:%d-%m-%Y}" if nieuw.last_day else "tot nader order"
            messages.success(request, f"De toegang van {nieuw.gebruiker} is verlengd, {tot}.")
            return redirect(waar.terug)
    context = _context(waar) | {"form": form}
    return render(request, "toegang/verlengen.html", context, status=422 if form.errors else 200)


def _opnieuw(request: HttpRequest, waar: Waar) -> HttpResponse:
    try:
        stuur_opnieuw(waar.toegang, by=request.user)
    except KanNietMeer as reden:
        messages.error(request, str(reden))
    else:
        adres = waar.toegang.gebruiker.email
        messages.success(request, f"De uitnodiging gaat opnieuw naar {adres}.")
    return redirect(waar.terug)


def _context(waar: Waar) -> dict[str, object]:
    return {"toegang": waar.toegang, "terug": waar.terug, "kruimels": waar.kruimels}
