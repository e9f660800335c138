"""All regio's of one organisation in one table: for those with many, answered in one sitting."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regions.models import Organisatie
from tekst.getallen import aantal
from venster import actions
from venster.forms import KEUZES, WOORD, woord
from venster.gate import dicht, eigen_organisatie
from venster.kern import Deel
from venster.models import Ronde
from venster.stand import Stand, van_gebruiker

Overtaken = Mapping[tuple[int, str], bool | None]


@dataclass(frozen=True, slots=True)
class Cel:
    """One regio, one part: two radios."""

    naam: str
    deel: Deel
    gekozen: str
    was: str
    collega: str = ""  # what a colleague chose meanwhile
    keuzes = KEUZES


def _mijn(request: HttpRequest, jaar: int, organisatie: Organisatie) -> tuple[Ronde, list[Stand]]:
    """The round and the rows of the table; 404 for an organisation that is not one's own."""
    ronde = Ronde.objects.select_related("eigenaar").filter(jaar=jaar).first()
    mijn = van_gebruiker(request.user, ronde) if ronde else []
    rows = [stand for stand in mijn if stand.uitnodiging.organisatie_id == organisatie.pk]
    if ronde is None or not rows:
        raise Http404("U bent hier niet voor gevraagd.")
    return ronde, sorted(rows, key=lambda stand: stand.uitnodiging.regio_naam)


def _naam(stand: Stand, deel: Deel) -> str:
    return f"r{stand.inzending.pk}-{deel.value}"


def _cellen(stand: Stand, posted: Mapping[str, Any], overtaken: Overtaken) -> list[Cel]:
    cellen = []
    for deel, gezegd in stand.antwoorden:
        naam, nu = _naam(stand, deel), woord(gezegd.antwoord)
        collega = ""
        if (stand.inzending.pk, deel.value) in overtaken:
            collega = {"ja": "JA", "nee": "NEE", "": "niets"}[nu]
        cellen.append(Cel(naam, deel, posted.get(naam, nu), nu, collega))
    return cellen


def _keuzes(rows: list[Stand], posted: Mapping[str, Any]) -> dict[tuple[int, str], tuple[bool | None, bool]]:
    """What was chosen in each cell that can still be answered, with what it was."""
    return {
        (stand.inzending.pk, deel.value): (WOORD.get(posted.get(f"was-{naam}", "")), WOORD[posted[naam]])
        for stand in rows
        if stand.uitnodiging.is_open
        for deel in Deel
        if posted.get(naam := _naam(stand, deel)) in WOORD
    }


@eigen_organisatie
@require_http_methods(["GET", "POST"])
def venster_tabel(request: HttpRequest, jaar: int, organisatie: Organisatie) -> HttpResponse:
    """Regio × part, every cell two radios; saved as drafts, per cell with htmx and all at once without."""
    ronde, rows = _mijn(request, jaar, organisatie)
    overtaken: Overtaken = {}
    if request.method == "POST":
        if not any(stand.uitnodiging.is_open for stand in rows):
            return dicht(request, ronde, rows[0].uitnodiging)
        keuzes = _keuzes(rows, request.POST)
        overtaken = actions.bewaar_keuzes(
            [stand.inzending for stand in rows if stand.uitnodiging.is_open], keuzes, by=request.user
        )
        if not request.htmx and not overtaken:
            return redirect("venster_tabel_nakijken", jaar, organisatie.slug)
        ronde, rows = _mijn(request, jaar, organisatie)
    posted = request.POST if request.method == "POST" else {}
    context = {
        "ronde": ronde,
        "organisatie": organisatie,
        "rijen": [(stand, _cellen(stand, posted, overtaken)) for stand in rows],
        "delen": list(Deel),
        "overtaken": overtaken,
        "kruimels": [(ronde.get_absolute_url(), str(ronde))],
    }
    template = "venster/tabel.html#opgeslagen" if request.htmx else "venster/tabel.html"
    return render(request, template, context, status=409 if overtaken else 200)


@eigen_organisatie
@require_http_methods(["GET", "POST"])
def venster_tabel_nakijken(request: HttpRequest, jaar: int, organisatie: Organisatie) -> HttpResponse:
    """Look through all regio's, and submit those that are complete."""
    ronde, rows = _mijn(request, jaar, organisatie)
    melding = ""
    if request.method == "POST":
        gezien = {
            stand.inzending: request.POST[f"gezien-{stand.inzending.pk}"]
            for stand in rows
            if f"gezien-{stand.inzending.pk}" in request.POST
        }
        try:
            samen = actions.indienen_samen(gezien, by=request.user)
        except actions.Ingehaald:
            melding = "Een collega heeft intussen iets gewijzigd. Kijk de antwoorden nog eens na."
        except actions.Geweigerd as refusal:
            melding = str(refusal)
        else:
            messages.success(request, f"{aantal(len(samen), 'regio', "regio's")} ingediend.")
            return redirect("venster_tabel_nakijken", jaar, organisatie.slug)
        ronde, rows = _mijn(request, jaar, organisatie)
    context = {
        "ronde": ronde,
        "organisatie": organisatie,
        "klaar_om": [(stand, actions.stand(stand.concepten)) for stand in rows if stand.kan_ingediend],
        "rest": [stand for stand in rows if stand.uitnodiging.is_open and stand.antwoorden.ontbrekend],
        "ingediend": [stand for stand in rows if stand.inzending.is_ingediend],
        "melding": melding,
        "delen": list(Deel),
        "kruimels": [
            (ronde.get_absolute_url(), str(ronde)),
            (reverse("venster_tabel", args=[jaar, organisatie.slug]), "Alle regio’s in één tabel"),
        ],
    }
    return render(request, "venster/tabel_nakijken.html", context, status=409 if melding else 200)
