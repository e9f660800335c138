"""Frozen versions: the list, and each as a page made from its JSON and nothing else."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agenda.models import Versie
from agenda.tonen import agenda_kruimel, mag
from agenda.vrijgegeven import vrijgegeven
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.rights import Right


def mag_zien(user: Any, versie: Versie) -> bool:
    """Once decided on: all who may see the regio. Before: its parties, and who is asked for an akkoord."""
    regio = versie.agenda.regio
    if hasattr(versie, "vaststelling") or user.may(Right.AGENDA_SEE, regio=regio):
        return True
    return bool(eigen_partijen(user, versie))


def eigen_partijen(user: Any, versie: Versie) -> list[Organisatie]:
    """The parties of this version for which this user gives or records the akkoord."""
    slugs = [partij["slug"] for partij in versie.inhoud["partijen"]]
    mine = user.organisaties(Right.AKKOORD_GIVE) | user.organisaties(Right.AKKOORD_RECORD)
    return list(Organisatie.objects.filter(pk__in=mine, slug__in=slugs).order_by("naam", "pk"))


def versie_in(request: HttpRequest, regio: Regio, nummer: int) -> Versie:
    """A version of this regio that this user may see."""
    versies = Versie.objects.filter(agenda__regio=regio).met_besluit()
    versie = get_object_or_404(versies, nummer=nummer)
    if not mag_zien(request.user, versie):
        raise Http404
    return versie


@requires(Right.REGIO_SEE)
@require_safe
def agenda_versies(request: HttpRequest, regio: Regio) -> HttpResponse:
    """All versions that this user may see, the newest first."""
    versies = Versie.objects.filter(agenda__regio=regio).met_besluit()
    if not request.user.may(Right.AGENDA_SEE, regio=regio):
        versies = versies.vastgesteld()
    context = mag(request, regio) | {
        "regio": regio,
        "versies": versies.order_by("-nummer"),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/versies.html", context)


@requires(Right.REGIO_SEE)
@require_safe
def agenda_versie(request: HttpRequest, regio: Regio, nummer: int) -> HttpResponse:
    """One version, as it was frozen."""
    return toon_versie(request, regio, versie_in(request, regio, nummer), agenda_kruimel(regio))


def toon_versie(request: HttpRequest, regio: Regio, versie: Versie, *way: tuple[str, str]) -> HttpResponse:
    """The page of a version; who said what of it while it waits is for the region's parties."""
    user: Any = request.user
    context = mag(request, regio) | {
        "regio": regio,
        "versie": versie,
        "inhoud": versie.vastgestelde_inhoud,
        "voortgang": vrijgegeven(versie),
        "besluit": getattr(versie, "vaststelling", None),
        "akkoorden": akkoorden(versie) if user.may(Right.AGENDA_SEE, regio=regio) else [],
        "eigen": eigen_partijen(user, versie),
        "kruimels": naar_regio(regio, *way),
    }
    return render(request, "agenda/versie.html", context)


def akkoorden(versie: Versie) -> list[dict[str, Any]]:
    """Each party of a version with the answer that counts, or none yet."""
    given = {akkoord.organisatie.slug: akkoord for akkoord in _given(versie)}
    return [partij | {"akkoord": given.get(partij["slug"])} for partij in versie.inhoud["partijen"]]


def _given(versie: Versie) -> Any:
    return versie.akkoorden.laatste().select_related("organisatie")
