"""Frozen versions: the list, and each as a page made from its JSON and nothing else."""

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agenda.actions.akkoord import geldt
from agenda.models import Akkoord, Versie
from agenda.models.akkoorden import DOET_MEE
from agenda.samenvatting import wijzigingen
from agenda.tonen import agenda_kruimel, mag
from agenda.vrijgegeven import vrijgegeven
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right


def mag_zien(user: Any, versie: Versie) -> bool:
    """Once decided on: all who may see the regio. Before: its parties, and who is asked for an akkoord."""
    regio = versie.regio
    if hasattr(versie, "vaststelling") or user.may(Right.AGENDA_SEE, regio=regio):
        return True
    return bool(eigen_partijen(user, versie))


def eigen_partijen(user: Any, versie: Versie) -> list[Organisatie]:
    """The parties of this version for which this user gives or records the akkoord."""
    slugs = [partij["slug"] for partij in versie.inhoud["partijen"]]
    mine = user.organisaties(Right.AKKOORD_GIVE) | user.organisaties(Right.AKKOORD_RECORD)
    return list(Organisatie.objects.filter(pk__in=mine, slug__in=slugs).order_by("naam", "pk"))


def versie_in(request: HttpRequest, regio: Regio, nummer: int, *, lijst: bool = False) -> Versie:
    """A version of this regio's agenda, or of its list of subjects, that this user may see."""
    van = {"onderwerpen_van": regio} if lijst else {"agenda__regio": regio}
    versie = get_object_or_404(Versie.alle.filter(**van).met_besluit(), nummer=nummer)
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
    context = stand_van(request, regio, versie) | {
        "voortgang": vrijgegeven(versie),
        "kruimels": naar_regio(regio, *way),
    }
    return render(request, "agenda/versie.html", context)


def stand_van(request: HttpRequest, regio: Regio, versie: Versie) -> dict[str, Any]:
    """How a version stands: the decision, who said what, who joined later, and what this user may do."""
    user: Any = request.user
    besluit = getattr(versie, "vaststelling", None)
    partij = user.may(Right.AGENDA_SEE, regio=regio)
    gezegd = akkoorden(versie) if partij else []
    return mag(request, regio) | {
        "regio": regio,
        "versie": versie,
        "inhoud": versie.vastgestelde_inhoud,
        "besluit": besluit,
        "is_partij": partij,
        "akkoorden": gezegd,
        "telling": _telling(gezegd) if not besluit else [],
        "eigen": [] if besluit else eigen_partijen(user, versie),
        "aansluiten": te_sluiten(user, versie) if besluit else [],
        "aangesloten": list(_later(versie)) if besluit else [],
        "sinds_vorige": _sinds_vorige(versie) if partij and not besluit else None,
        "scans": list(versie.scans.order_by("getekend_op", "pk")) if partij else [],
        "bezwaar_van": user.organisaties(Right.AKKOORD_GIVE),
    }


def te_sluiten(user: Any, versie: Versie) -> list[Organisatie]:
    """The user's organisations that take part in the regio but not yet in what was agreed."""
    mine = user.organisaties(Right.AKKOORD_GIVE) | user.organisaties(Right.AKKOORD_RECORD)
    if not mine or not geldt(versie):
        return []
    mee = Akkoord.objects.laatste().filter(versie=versie).values_list("organisatie", "oordeel")
    al_mee = {organisatie for organisatie, oordeel in mee if oordeel in DOET_MEE}
    hier = Organisatie.objects.taking_part(versie.regio, today()).filter(pk__in=mine - al_mee)
    return list(hier.order_by("naam", "pk"))


def _later(versie: Versie) -> Any:
    rows = versie.akkoorden.laatste().filter(sluit_aan_op__isnull=False)
    return rows.select_related("organisatie", "bezwaar")


def _sinds_vorige(versie: Versie) -> dict[str, Any] | None:
    """What changed since the version before, for the parties; the frozen list says it since the adopted."""
    zelfde = Versie.alle.filter(agenda=versie.agenda_id, onderwerpen_van=versie.onderwerpen_van_id)
    vorige = zelfde.filter(nummer__lt=versie.nummer).order_by("-nummer").first()
    if vorige is None or vorige.nummer == versie.inhoud.get("wijzigingen", {}).get("sinds", {}).get("versie"):
        return None
    return {"versie": vorige, "regels": wijzigingen(vorige.inhoud, versie.inhoud)}


def akkoorden(versie: Versie) -> list[dict[str, Any]]:
    """Each party of a version with the answer that counts, those per theme, and an objection to its last."""
    per_partij: dict[str, list[Akkoord]] = {}
    rows = versie.akkoorden.filter(sluit_aan_op=None).select_related("organisatie", "bezwaar")
    for akkoord in rows.order_by("pk"):
        per_partij.setdefault(akkoord.organisatie.slug, []).append(akkoord)
    themas = {thema["code"]: thema["naam"] for thema in versie.inhoud.get("themas", [])}
    return [
        partij | _stand(per_partij.get(partij["slug"], []), themas) for partij in versie.inhoud["partijen"]
    ]


def _telling(gezegd: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """How many parties said what of the whole; who answered per theme only is counted apart."""
    oordelen = Counter(
        partij["akkoord"].oordeel if partij["akkoord"] else "thema" if partij["rijen"] else ""
        for partij in gezegd
    )
    namen = [*Akkoord.Oordeel.choices, ("thema", "per thema"), ("", "nog geen oordeel")]
    return [(oordelen[code], naam) for code, naam in namen if oordelen[code]]


def _stand(rijen: list[Akkoord], themas: dict[str, str]) -> dict[str, Any]:
    geheel: Akkoord | None = None
    per_thema: dict[str, Akkoord] = {}
    for akkoord in rijen:
        if hasattr(akkoord, "bezwaar"):
            continue
        if akkoord.thema:
            per_thema[akkoord.thema] = akkoord
        else:
            geheel, per_thema = akkoord, {}
    bezwaar = getattr(rijen[-1], "bezwaar", None) if rijen else None
    over = [(themas.get(code, code), akkoord) for code, akkoord in per_thema.items()]
    rows = [("", geheel)] if geheel else []
    return {"akkoord": geheel, "rijen": rows + over, "bezwaar": bezwaar}
