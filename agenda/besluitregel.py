"""Whether a version may be adopted by the rule that the regio had chosen, and who takes part by it."""

from dataclasses import dataclass, field
from typing import Any

from agenda.models import Akkoord, Overleg, Regel, Versie
from regions.models import Mandaat, Organisatie

Partij = dict[str, Any]
Oordelen = dict[str, dict[str, Akkoord]]  # per party, per theme; "" is the whole

UITLEG = {
    Regel.OVERLEG: "Het overleg besluit. Wie niet of nog niet meedoet, wordt genoemd.",
    Regel.ALLEN: "Vastgesteld als alle partijen akkoord geven, met of zonder voorbehoud.",
    Regel.AANWEZIG: "Vastgesteld als alle partijen die bij het overleg zijn akkoord geven, met of zonder "
    "voorbehoud. Wie namens een ander aanwezig is, telt ook voor die ander.",
    Regel.THEMA: "Per thema. Een thema is vastgesteld als alle partijen daarop akkoord geven.",
}


@dataclass(slots=True)
class Uitkomst:
    """What the rule says: what it adds to the decision, and why the version cannot be adopted yet."""

    besluit: dict[str, Any] = field(default_factory=dict)
    belet: str = ""


def oordelen(versie: Versie) -> Oordelen:
    """What each party says of the whole and of a theme; a later answer to the whole replaces all before."""
    per_partij: Oordelen = {}
    rows = Akkoord.objects.telt().filter(versie=versie, sluit_aan_op=None).order_by("pk")
    for akkoord in rows.select_related("organisatie"):
        eerder = per_partij.setdefault(akkoord.organisatie.slug, {})
        if not akkoord.thema:
            eerder.clear()
        eerder[akkoord.thema] = akkoord
    return per_partij


def oordeel_over(gegeven: dict[str, Akkoord], thema: str) -> Akkoord | None:
    """What a party says of a theme: of itself, or of the whole."""
    return gegeven.get(thema) or gegeven.get("")


def toets(versie: Versie, overleg: Overleg | None) -> Uitkomst:
    """By the rule of the day on which the version was offered."""
    regel = Regel(versie.regel)
    kern: dict[str, Any] = {"regel": {"code": regel.value, "naam": regel.label}}
    partijen, gegeven = versie.inhoud["partijen"], oordelen(versie)
    if regel == Regel.OVERLEG:
        return Uitkomst(kern)
    if regel == Regel.THEMA:
        return _per_thema(versie, partijen, gegeven, kern)
    if regel == Regel.AANWEZIG:
        return _van_wie_er_was(partijen, gegeven, kern, overleg)
    return Uitkomst(kern, _belet(regel, _zonder(partijen, gegeven)))


def _van_wie_er_was(
    partijen: list[Partij], gegeven: Oordelen, kern: dict[str, Any], overleg: Overleg | None
) -> Uitkomst:
    if overleg is None:
        return Uitkomst(belet="Kies het overleg. De regel is dat alle aanwezige partijen akkoord geven.")
    namen = aanwezig(overleg)
    er_bij = [partij for partij in partijen if partij["slug"] in namen]
    if not er_bij:
        return Uitkomst(belet=f"Leg eerst bij {overleg} vast wie er aanwezig waren.")
    kern["aanwezig"] = [{"naam": p["naam"], "soort": p["soort"]} for p in er_bij]
    return Uitkomst(kern, _belet(Regel.AANWEZIG, _zonder(er_bij, gegeven)))


def _zonder(partijen: list[Partij], gegeven: Oordelen, thema: str = "") -> list[str]:
    """The names of those that did not agree."""
    return [p["naam"] for p in partijen if not _mee(gegeven.get(p["slug"], {}), thema)]


def _per_thema(versie: Versie, partijen: list[Partij], gegeven: Oordelen, kern: dict[str, Any]) -> Uitkomst:
    themas = []
    for thema in versie.inhoud.get("themas", []):
        mist = _zonder(partijen, gegeven, thema["code"])
        themas.append(
            {"code": thema["code"], "naam": thema["naam"], "vastgesteld": not mist, "zonder_akkoord": mist}
        )
    if any(thema["vastgesteld"] for thema in themas):
        return Uitkomst(kern | {"themas": themas})
    mist = list(dict.fromkeys(naam for thema in themas for naam in thema["zonder_akkoord"]))
    return Uitkomst(belet=_belet(Regel.THEMA, mist) or "Er staat geen thema in deze versie.")


def _mee(gegeven: dict[str, Akkoord], thema: str) -> bool:
    oordeel = oordeel_over(gegeven, thema)
    return oordeel is not None and oordeel.doet_mee


def _belet(regel: Regel, mist: list[str]) -> str:
    if not mist:
        return ""
    namen = ", ".join(mist[:8]) + (f" en nog {len(mist) - 8}" if len(mist) > 8 else "")
    return f"De regel van de regio is: {regel.label}. Nog geen akkoord van: {namen}."


def aanwezig(overleg: Overleg) -> set[str]:
    """Who was there, and for whom they spoke that day on every theme."""
    hier = Organisatie.objects.filter(
        contacten__overleggen__overleg=overleg, contacten__overleggen__aanwezig=True
    )
    er_bij = set(hier.values_list("slug", flat=True))
    namens = Mandaat.objects.geldend(overleg.datum).filter(
        regio=overleg.regio_id, ontvanger__slug__in=er_bij, thema=None
    )
    return er_bij | set(namens.values_list("gever__slug", flat=True))
