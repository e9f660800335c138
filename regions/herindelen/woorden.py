"""What a change is called, and what it means for the country, in words."""

from collections import defaultdict
from typing import Any

from regions.herindelen.gemeenten import dag_in_cijfers
from regions.herindelen.onderwerp import Hertekening, Opvolging
from regions.models import Organisatie, Plaatsing, Regio, Wijziging
from tekst.getallen import opsomming

Soort = Wijziging.Soort


def _namen(model: Any, keys: list[int]) -> str:
    found = model.objects.in_bulk(keys)
    return opsomming([str(found[key]) for key in keys if key in found])


def zin(soort: str, opdracht: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, verb and the rest, so that a date may come before."""
    if soort in (Soort.REGIO_SPLITSEN, Soort.REGIO_SAMENVOEGEN, Soort.REGIO_HERTEKENEN, Soort.REGIO_NAAM):
        return _zin_regio(soort, opdracht)
    van, naar = _namen(Organisatie, opdracht["van"]), _namen(Organisatie, opdracht["naar"])
    meer = len(opdracht["van"]) > 1
    if soort == Soort.NAAM:
        return van, "heet", f"voortaan {opdracht['naam']}"
    if soort == Soort.GRENS:
        return f"de grens tussen {van} en {naar}", "verschuift", ""
    if soort == Soort.SPLITSING:
        return van, "wordt", f"verdeeld over {naar}"
    return (
        van,
        "gaan" if meer else "gaat",
        f"op in {opdracht['naam'] if soort == Soort.SAMENVOEGING else naar}",
    )


def _zin_regio(soort: str, opdracht: dict[str, Any]) -> tuple[str, str, str]:
    if soort == Soort.REGIO_NAAM:
        return f"de regio {_namen(Regio, [opdracht['regio']])}", "heet", f"voortaan {opdracht['naam']}"
    if soort == Soort.REGIO_SAMENVOEGEN:
        op, meer = _namen(Regio, opdracht["op"]), len(opdracht["op"]) > 1
        wat = f"de regio{chr(39) + 's' if meer else ''} {op}"
        return wat, "gaan" if meer else "gaat", f"op in {_namen(Regio, [opdracht['naar']])}"
    if soort == Soort.REGIO_HERTEKENEN:
        wie = _namen(Organisatie, opdracht["gemeenten"])
        doen = "horen" if len(opdracht["gemeenten"]) > 1 else "hoort"
        return wie, doen, f"voortaan bij de regio {_namen(Regio, [opdracht['naar']])}"
    nieuw = [een["naam"] for een in opdracht["nieuw"]]
    uit = _namen(Regio, [opdracht["regio"]])
    return (
        opsomming(nieuw),
        "wordt" if len(nieuw) == 1 else "worden",
        (f"een eigen regio, los van {uit}" if len(nieuw) == 1 else f"eigen regio's, los van {uit}"),
    )


def titel(soort: str, opdracht: dict[str, Any]) -> str:
    """'Wijdemeren gaat op in Hilversum'."""
    wie, doet, rest = zin(soort, opdracht)
    samen = " ".join(filter(None, (wie, doet, rest)))
    return (samen[0].upper() + samen[1:])[:300]


def aankondiging(soort: str, opdracht: dict[str, Any]) -> str:
    """'gaat Wijdemeren op in Hilversum', for after 'Per 1 januari 2027'."""
    wie, doet, rest = zin(soort, opdracht)
    return " ".join(filter(None, (doet, wie, rest)))[:300]


def over_gemeenten(opvolging: Opvolging) -> list[str]:
    """Who ends, who begins, and where each lies then."""
    dag = dag_in_cijfers(opvolging.dag)
    zinnen = [f"{gemeente} is er vanaf {dag} niet meer." for gemeente in opvolging.van]
    for gemeente in opvolging.naar:
        rows = Plaatsing.objects.on(opvolging.dag).filter(gemeente=gemeente).select_related("regio__indeling")
        waar = [f"{rij.regio} ({rij.regio.indeling})" for rij in rows.order_by("indeling__naam", "pk")]
        begint = "begint dan en hoort" if gemeente.since == opvolging.dag else "hoort dan"
        zinnen.append(f"{gemeente} {begint} bij {opsomming(waar) or 'nog geen regio'}.")
    return zinnen


def over_regios(tekening: Hertekening) -> list[str]:
    """Which gemeenten go where, and which regio's begin and end."""
    dag = dag_in_cijfers(tekening.dag)
    per_pair: dict[tuple[Regio, Regio], list[str]] = defaultdict(list)
    for v in tekening.verhuizingen:
        per_pair[v.van, v.naar].append(v.gemeente.naam)
    zinnen = [
        f"Van {van} naar {naar} {'gaat' if len(wie) == 1 else 'gaan'} {opsomming(wie)}."
        for (van, naar), wie in per_pair.items()
    ]
    begint = dict.fromkeys(v.naar for v in tekening.verhuizingen if v.naar.since == tekening.dag)
    zinnen += [f"De regio {regio} begint op {dag}." for regio in begint]
    zinnen += [f"De regio {regio} is er vanaf {dag} niet meer." for regio in tekening.eindigt]
    return [*zinnen, "De zorgkantoorregio's, de concessies en de IZA-regio's veranderen hierdoor niet."]
