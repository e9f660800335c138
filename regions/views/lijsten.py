"""Taking in a list: for a regio by who sets it up, for the country in /beheer/."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from inlezen.bestand import GeenTabel
from inlezen.kolommen import Kolom
from inlezen.koppelen import met_fouten
from inlezen.schrijven import Toelichting
from regions import lijsten
from regions.bestand import bestand
from regions.forms.lijsten import BestandForm, KolommenForm
from regions.gate import requires
from regions.kruimels import Kruimels, naar_regio
from regions.lijsten import Lijst, Plan, Stand, adres
from regions.models import Lijstbestand, Regio
from regions.periods import today
from regions.rights import Right

MOST_SHOWN = 500  # rows of one kind on the page; the file itself has them all


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
def inlezen(request: HttpRequest, regio: Regio, lijst: str) -> HttpResponse:
    """Choose the file with a list of this regio."""
    return _bestand(request, _lijst(lijst, regio), regio)


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
def inlezen_kolommen(request: HttpRequest, regio: Regio, lijst: str, pk: int) -> HttpResponse:
    """Say which column is which."""
    return _kolommen(request, _lijst(lijst, regio), regio, pk)


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
def inlezen_nakijken(request: HttpRequest, regio: Regio, lijst: str, pk: int) -> HttpResponse:
    """Look through what the list means, and take it over."""
    return _nakijken(request, _lijst(lijst, regio), regio, pk)


@requires(Right.REGIO_INRICHTEN)
@require_GET
def inlezen_fouten(request: HttpRequest, regio: Regio, lijst: str, pk: int) -> HttpResponse:
    """The sheet as it was sent, with a column that says what is wrong."""
    return _fouten(request, _lijst(lijst, regio), regio, pk)


@requires(Right.REGIO_INRICHTEN)
@require_GET
def inlezen_voorbeeld(request: HttpRequest, regio: Regio, lijst: str) -> HttpResponse:
    """An example to fill in."""
    return _voorbeeld(_lijst(lijst, regio))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_inlezen(request: HttpRequest, lijst: str) -> HttpResponse:
    """Choose the file with a list of the country."""
    return _bestand(request, _lijst(lijst, None), None)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_inlezen_kolommen(request: HttpRequest, lijst: str, pk: int) -> HttpResponse:
    """Say which column is which."""
    return _kolommen(request, _lijst(lijst, None), None, pk)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_inlezen_nakijken(request: HttpRequest, lijst: str, pk: int) -> HttpResponse:
    """Look through what the list means, and take it over."""
    return _nakijken(request, _lijst(lijst, None), None, pk)


@requires(Right.BEHEER)
@require_GET
def beheer_inlezen_fouten(request: HttpRequest, lijst: str, pk: int) -> HttpResponse:
    """The sheet as it was sent, with a column that says what is wrong."""
    return _fouten(request, _lijst(lijst, None), None, pk)


@requires(Right.BEHEER)
@require_GET
def beheer_inlezen_voorbeeld(request: HttpRequest, lijst: str) -> HttpResponse:
    """An example to fill in."""
    return _voorbeeld(_lijst(lijst, None))


def _lijst(code: str, regio: Regio | None) -> Lijst:
    if found := lijsten.lijst_met(code, van_regio=regio is not None):
        return found
    raise Http404


def _mijn(request: HttpRequest, lijst: Lijst, regio: Regio | None, pk: int) -> Lijstbestand:
    """A file that this user sent for this list and this regio."""
    rows = lijsten.van(request.user).select_related("regio", "gebruiker")
    return get_object_or_404(rows, pk=pk, soort=lijst.code, regio=regio)


def _kruimels(lijst: Lijst, regio: Regio | None, *verder: tuple[str, str]) -> Kruimels:
    if regio:
        return naar_regio(regio, *verder)
    return [(reverse("beheer"), "Beheer"), *verder]


def _context(lijst: Lijst, regio: Regio | None, blad: Lijstbestand | None = None) -> dict[str, Any]:
    terug = [(adres(lijst, regio), lijst.titel)] if blad else []
    context = {"lijst": lijst, "regio": regio, "blad": blad, "begin_url": adres(lijst, regio)}
    context["voorbeeld_url"] = adres(lijst, regio, "voorbeeld")
    if blad:
        for stap in ("kolommen", "nakijken", "fouten"):
            context[f"{stap}_url"] = adres(lijst, regio, stap, blad.pk)
    return context | {"kruimels": _kruimels(lijst, regio, *terug)}


def _bestand(request: HttpRequest, lijst: Lijst, regio: Regio | None) -> HttpResponse:
    sent = request.method == "POST"
    data = (request.POST, request.FILES) if sent else ()
    form = BestandForm(*data, vraag_dag=lijst.vraag_dag)
    if sent and form.is_valid():
        file = form.cleaned_data["bestand"]
        try:
            dag = form.cleaned_data.get("dag")
            blad = lijsten.begin(lijst, regio, file.name, file.read(), by=request.user, dag=dag)
        except GeenTabel as reden:
            form.add_error("bestand", _zin(reden))
        else:
            return redirect(adres(lijst, regio, "kolommen", blad.pk))
    context = _context(lijst, regio) | {"form": form}
    return render(request, "lijsten/bestand.html", context, status=422 if form.errors else 200)


def _zin(reden: GeenTabel) -> str:
    return f"Rij {reden.rij}: {reden}" if reden.rij else str(reden)


def _kolommen(request: HttpRequest, lijst: Lijst, regio: Regio | None, pk: int) -> HttpResponse:
    blad = _mijn(request, lijst, regio, pk)
    if blad.verwerkt_op:
        return redirect(adres(lijst, regio, "nakijken", pk))
    form = KolommenForm(request.POST or None, blad=blad, kolommen=lijst.kolommen)
    if request.method == "POST" and form.is_valid():
        lijsten.koppel(blad, lijst, form.koppeling)
        return redirect(adres(lijst, regio, "nakijken", pk))
    context = _context(lijst, regio, blad) | {"form": form}
    return render(request, "lijsten/kolommen.html", context, status=422 if form.errors else 200)


def _nakijken(request: HttpRequest, lijst: Lijst, regio: Regio | None, pk: int) -> HttpResponse:
    blad = _mijn(request, lijst, regio, pk)
    form = BestandForm()
    status, melding = 200, ""
    if request.method == "POST" and "opnieuw" in request.POST:
        form = BestandForm(request.POST, request.FILES)
        if (antwoord := _opnieuw(request, lijst, blad, form)) is not None:
            return antwoord
        status = 422
    elif request.method == "POST":
        status, melding = _neem_over(request, lijst, blad)
        if status == 200:
            return redirect(request.path)
    if blad.verwerkt_op:
        context = _context(lijst, regio, blad) | {"daarna": list(lijst.daarna(blad))}
        return render(request, "lijsten/klaar.html", context)
    plan = lijsten.bekijk(blad, lijst)
    context = _context(lijst, regio, blad) | _uitkomst(plan) | {"form": form, "melding": melding}
    return render(request, "lijsten/nakijken.html", context, status=status)


def _opnieuw(
    request: HttpRequest, lijst: Lijst, blad: Lijstbestand, form: BestandForm
) -> HttpResponse | None:
    """A better file in the place of this one; the columns stay as they were said."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["bestand"]
    try:
        zelfde = lijsten.vervang(blad, lijst, file.name, file.read())
    except GeenTabel as reden:
        form.add_error("bestand", _zin(reden))
        return None
    if not zelfde:
        messages.info(request, "De kolommen van dit bestand zijn anders. Kijk na of wij ze goed herkennen.")
    return redirect(adres(lijst, blad.regio, "nakijken" if zelfde else "kolommen", blad.pk))


def _neem_over(request: HttpRequest, lijst: Lijst, blad: Lijstbestand) -> tuple[int, str]:
    try:
        lijsten.neem_over(blad, lijst, gezien=request.POST.get("gezien", ""))
    except lijsten.Intussen:
        melding = "Er is intussen iets veranderd. Er is niets overgenomen. Kijk de lijst nog eens na."
        return 409, melding
    except lijsten.Geweigerd as reden:
        return 422, f"Er is niets overgenomen. {reden.args[0]}"
    return 200, ""


def _uitkomst(plan: Plan) -> dict[str, Any]:
    """The faults first, then what is new, changes and stays, each cut off where a page ends."""
    groepen = [(stand, plan.met(stand)) for stand in Stand]
    return {
        "plan": plan,
        "fouten": plan.fouten[:MOST_SHOWN],
        "meer_fouten": max(0, len(plan.fouten) - MOST_SHOWN),
        "foute_rijen": len(plan.foute_rijen),
        "groepen": [
            (stand, len(regels), regels[:MOST_SHOWN], max(0, len(regels) - MOST_SHOWN))
            for stand, regels in groepen
            if regels
        ],
    }


def _fouten(request: HttpRequest, lijst: Lijst, regio: Regio | None, pk: int) -> HttpResponse:
    blad = _mijn(request, lijst, regio, pk)
    if blad.verwerkt_op:
        raise Http404
    plan = lijsten.bekijk(blad, lijst)
    inhoud = bytes(blad.inhoud)
    kolommen, rijen = met_fouten(inhoud, blad.naam, lijst.kolommen, blad.koprij, plan.foute_rijen)
    stam, _, soort = blad.naam.rpartition(".")
    naam = "".join(teken if teken.isalnum() or teken in "-_" else "-" for teken in stam)[:80]
    return bestand(
        f"{naam or lijst.code}-met-fouten",
        "csv" if soort.lower() != "xlsx" else "xlsx",
        kolommen,
        rijen,
        Toelichting(titel=lijst.titel, peildatum=today(), bron=f"Uw bestand {blad.naam}"),
    )


def _voorbeeld(lijst: Lijst) -> HttpResponse:
    kolommen = [_invulkolom(kolom) for kolom in lijst.kolommen]
    toelichting = Toelichting(
        titel=f"Voorbeeld: {lijst.titel}",
        peildatum=today(),
        bron="Samenwerking. Vervang de voorbeeldrijen door uw eigen rijen.",
        voorbeeld=settings.DEMO,
    )
    return bestand(f"voorbeeld-{lijst.code}", "xlsx", kolommen, lijst.voorbeeld, toelichting)


def _invulkolom(kolom: Kolom) -> Kolom:
    """The same column, filled from the example and told whether it must be."""
    betekenis = f"{kolom.betekenis} Verplicht." if kolom.verplicht else kolom.betekenis
    return Kolom(kolom.naam, betekenis=betekenis, waarde=lambda rij: rij.get(kolom.naam))
