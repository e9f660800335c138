"""How the whole agenda goes, for the next overleg; and how often one tells of it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agenda.boom import Knoop, boom
from agenda.models import Agenda, Blok, Voortgang
from agenda.models.agenda import RITMES
from agenda.ritme import is_achter
from agenda.tonen import agenda_kruimel, agenda_van, mag
from agenda.zicht import zicht_van
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.periods import today
from regions.rights import Right

S = Voortgang.Stand
# What asks for talk comes first; without a report nothing is known, which is not the same as well.
VOLGORDE = (S.VAST, S.AANDACHT, "", S.NIET_BEGONNEN, S.OP_KOERS, S.AFGEROND)


@dataclass(frozen=True, slots=True)
class Rij:
    """One afspraak: where it stands, whether it waits for a decision, and whether news is late."""

    knoop: Knoop
    wacht: str
    achter: bool

    @property
    def stand(self) -> str:
        """The state, or nothing when nothing was told."""
        laatste = self.knoop.detail.laatste
        return laatste.stand if laatste else ""


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def voortgang_overzicht(request: HttpRequest, regio: Regio) -> HttpResponse:
    """All agreements this reader sees, what asks for talk first; `?van=ons` those one's party leads."""
    agenda = agenda_van(regio)
    if request.method == "POST":
        return _zet_ritme(request, agenda)
    zicht = zicht_van(request.user)
    rijen = [
        _rij(knoop, agenda) for thema in boom(agenda, zicht) for knoop in thema.alle(Blok.Soort.AFSPRAAK)
    ]
    ons = zicht.eigen_in(regio.pk)
    alleen_ons = bool(ons) and request.GET.get("van") == "ons"
    if alleen_ons:
        rijen = [rij for rij in rijen if rij.knoop.detail.trekker_id in ons]
    tel = Counter(rij.stand for rij in rijen)
    context = mag(request, regio) | {
        "regio": regio,
        "agenda": agenda,
        "ritmes": RITMES,
        "aantal": len(rijen),
        "tellingen": [(S(stand).label, tel[stand]) for stand in VOLGORDE if stand and tel[stand]],
        "onbekend": tel[""],
        "achter": sum(rij.achter for rij in rijen),
        "groepen": _groepen(rijen),
        "kan_ons": bool(ons),
        "alleen_ons": alleen_ons,
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/voortgang_overzicht.html", context)


def _rij(knoop: Knoop, agenda: Agenda) -> Rij:
    afspraak = knoop.detail
    return Rij(
        knoop, afspraak.te_laat(today()), is_achter(afspraak, afspraak.laatste, agenda.voortgang_maanden)
    )


def _groepen(rijen: list[Rij]) -> list[tuple[str, list[Rij]]]:
    """Pilots that wait for a decision, then the rest by state."""
    groepen = [("Wacht op een besluit", [rij for rij in rijen if rij.wacht])]
    rest = [rij for rij in rijen if not rij.wacht]
    for stand in VOLGORDE:
        kop = S(stand).label.capitalize() if stand else "Onbekend: nog niets gemeld"
        groepen.append((kop, [rij for rij in rest if rij.stand == stand]))
    return [(kop, found) for kop, found in groepen if found]


def _zet_ritme(request: HttpRequest, agenda: Agenda) -> HttpResponse:
    user: Any = request.user
    if not user.may(Right.AGENDA_VASTSTELLEN, regio=agenda.regio):
        raise PermissionDenied("Hoe vaak u voortgang meldt, legt de regiocoördinator vast.")
    maanden = request.POST.get("maanden", "")
    if maanden in {str(n) for n in RITMES}:
        agenda.voortgang_maanden = int(maanden)
        agenda.save(update_fields=["voortgang_maanden"])
        messages.success(request, f"Voortgang wordt gevraagd om de {agenda.get_voortgang_maanden_display()}.")
    return redirect("voortgang_overzicht", agenda.regio.code)
