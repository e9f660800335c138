"""The front page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import agenda.taken
import venster.taken
from regions import (
    concepten,
    klopt,
    onderwerpen,
    opvolging,
    regioverzoeken,
    toegang_einde,
    uitnodigen,
    verkiezing,
)
from regions.gate import requires
from regions.herindelen.bevestigen import taken as bevestigen_taken
from regions.mandaten.taken import taken as mandaten_taken
from regions.models import Gebruiker, Organisatie, Regio
from regions.rights import Right
from regions.taken import Taak

ROOMS = (
    venster.taken.taken,
    agenda.taken.taken,
    opvolging.taken,
    mandaten_taken,
    onderwerpen.taken,
    bevestigen_taken,
    regioverzoeken.taken,
    verkiezing.taken,
    klopt.taken,
    uitnodigen.taken,
    toegang_einde.taken,
)
MOST_REGIOS = 12  # of one's own, listed with their doors; who has more finds them under Regio's


@requires(Right.PUBLIC)
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Signed in: Mijn werk, what waits for me."""
    if not request.user.is_authenticated:
        return render(request, "samenwerking/welkom.html")
    user: Any = request.user
    taken = [taak for room in ROOMS for taak in room(user)]
    eigen = {regio for toegang in user.toegangen for regio in toegang.regios}
    mijn = user.organisaties(Right.ONS_BLAD_SEE)
    organisaties = list(Organisatie.objects.filter(pk__in=mijn).order_by("naam", "pk")) if mijn else []
    context = {
        "groepen": per_regio(taken),
        "aantal_taken": len(taken),
        "eigen_regios": Regio.objects.werk().filter(pk__in=eigen).order_by("naam", "pk")[:MOST_REGIOS],
        "eigen_bladen": eigen_bladen(user, organisaties),
        "eigen_organisaties": organisaties,
        "concepten": list(onverzonden(user)),
    }
    return render(request, "samenwerking/mijn_werk.html", context)


def eigen_bladen(gebruiker: Gebruiker, mijn: list[Organisatie]) -> dict[int, list[Organisatie]]:
    """Per regio, by its key, the organisations one works for there."""
    hier: dict[int, set[int | None]] = {}
    for toegang in gebruiker.toegangen:
        if toegang.gives(Right.ONS_BLAD_SEE):
            for regio in toegang.regios:
                hier.setdefault(regio, set()).add(toegang.organisatie_id)
    return {regio: [wie for wie in mijn if wie.pk in keys] for regio, keys in hier.items()}


def per_regio(taken: list[Taak]) -> list[tuple[Regio | None, list[Taak]]]:
    """What waits, by regio in alphabetical order; what belongs to none comes first."""
    groepen: dict[int | None, tuple[Regio | None, list[Taak]]] = {}
    for taak in taken:
        groepen.setdefault(taak.regio and taak.regio.pk, (taak.regio, []))[1].append(taak)
    return sorted(groepen.values(), key=lambda groep: groep[0].naam if groep[0] else "")


def onverzonden(gebruiker: Gebruiker) -> "list[dict[str, Any]]":
    """The texts this user typed and did not send, each with the form it belongs to."""
    found = []
    for concept in gebruiker.concepten.order_by("-gewijzigd_op", "pk")[:20]:
        if waar := concepten.herkomst(gebruiker, concept.sleutel):
            titel, url = waar
            found.append({"titel": titel, "url": url, "concept": concept})
    return found
