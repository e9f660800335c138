"""The audit trail in plain words: who changed what, when, and on which page.

Values of personal fields are not repeated here, only that they changed; names are looked up at reading.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value

from regions.models import (
    Concessie,
    Contactpersoon,
    Deelname,
    Gebruiker,
    Gespreksonderwerp,
    Herindeling,
    Marktaandeel,
    Organisatie,
    Persoon,
    Plaatsing,
    Regio,
    Regioverzoek,
    Toegang,
    Wijziging,
)

# A tracked model: what pghistory adds to it has no type.
Soort = Any
SOORTEN: dict[str, Soort] = {
    "toegang": Toegang,
    "gebruiker": Gebruiker,
    "contactpersoon": Contactpersoon,
    "persoon": Persoon,
    "organisatie": Organisatie,
    "regio": Regio,
    "plaatsing": Plaatsing,
    "deelname": Deelname,
    "concessie": Concessie,
    "herindeling": Herindeling,
    "marktaandeel": Marktaandeel,
    "regioverzoek": Regioverzoek,
    "gespreksonderwerp": Gespreksonderwerp,
    "wijziging": Wijziging,
}
NAMEN = {
    "toegang": "toegang",
    "gebruiker": "gebruiker",
    "contactpersoon": "contactpersoon",
    "persoon": "persoon",
    "organisatie": "organisatie",
    "regio": "regio",
    "plaatsing": "hoort bij regio",
    "deelname": "doet mee in een regio",
    "concessie": "concessie",
    "herindeling": "herindeling",
    "marktaandeel": "marktaandeel",
    "regioverzoek": "verzoek om een andere regio",
    "gespreksonderwerp": "gespreksonderwerp",
    "wijziging": "herindeling of wijziging van een regio",
}
DADEN = {"insert": "toegevoegd", "update": "gewijzigd", "delete": "verwijderd"}
# Fields of which only is said that they changed.
PERSOONLIJK = {"email", "telefoon"}
NIET_GETOOND = {"id", "zoeknaam", "overlay", "sinds", "opdracht", "keuzes", "uitkomst"}
NIET_BASIS = Q(pgh_context=None) | ~Q(pgh_context__metadata__contains={"pagina": "basisgegevens"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One change: when, by whom, of what, and what of it."""

    op: datetime.datetime
    wie: str
    soort: str
    daad: str
    waarvan: str
    wat: list[str]
    waar: str


def gebeurtenissen(
    soort: str = "",
    van: datetime.date | None = None,
    tot_en_met: datetime.date | None = None,
    basis: bool = False,
) -> Any:
    """The changes, the newest first: as (kind, key, moment), for a paginator."""
    sets = []
    for naam, model in SOORTEN.items():
        if soort in ("", naam):
            rows = model.pgh_event_model.objects.order_by()
            rows = rows if basis else rows.filter(NIET_BASIS)
            rows = rows.filter(pgh_created_at__date__gte=van) if van else rows
            rows = rows.filter(pgh_created_at__date__lte=tot_en_met) if tot_en_met else rows
            kind = Value(naam, output_field=models.TextField())
            sets.append(rows.annotate(kind=kind).values_list("kind", "pgh_id", "pgh_created_at"))
    first, *others = sets
    return first.union(*others, all=True).order_by("-pgh_created_at", "-pgh_id")


def regels(gevonden: Iterable[tuple[str, int, datetime.datetime]]) -> list[Regel]:
    """These changes in words, in the same order; the number of queries does not grow with them."""
    per_soort = defaultdict(list)
    for soort, key, _ in gevonden:
        per_soort[soort].append(key)
    events = {soort: _met_vorige(SOORTEN[soort], keys) for soort, keys in per_soort.items()}
    namen = Namen()
    for soort, found in events.items():
        namen.verzamel(SOORTEN[soort], found)
    namen.haal_op()
    return [_regel(soort, *events[soort][key], namen) for soort, key, _ in gevonden]


def _met_vorige(model: Soort, keys: list[int]) -> dict[int, tuple[Any, Any]]:
    """Each event with the one before it of the same thing, if there is one."""
    events = model.pgh_event_model.objects
    earlier = events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by(
        "-pgh_id"
    )
    rows = list(
        events.filter(pgh_id__in=keys)
        .select_related("pgh_context")
        .annotate(vorige=Subquery(earlier.values("pgh_id")[:1]))
    )
    before = events.in_bulk([row.vorige for row in rows if row.vorige], field_name="pgh_id")
    return {row.pgh_id: (row, before.get(row.vorige)) for row in rows}


class Namen:
    """The names of all that the changes speak of, fetched at once per kind."""

    def __init__(self) -> None:
        self.nodig: dict[Soort, set[int]] = defaultdict(set)
        self.bekend: dict[tuple[Soort, int], str] = {}

    def verzamel(self, model: Soort, found: dict[int, tuple[Any, Any]]) -> None:
        for pair in found.values():
            for event in filter(None, pair):
                for field in velden(model):
                    if field.is_relation and (key := getattr(event, field.attname)):
                        self.nodig[field.related_model].add(key)
            if model in (Persoon, Gebruiker):
                self.nodig[model].add(pair[0].pgh_obj_id)
            if wie := _wie(pair[0]):
                self.nodig[Gebruiker].add(wie)

    def haal_op(self) -> None:
        for model, keys in self.nodig.items():
            for key, thing in model._default_manager.in_bulk(keys).items():
                self.bekend[model, key] = str(thing)

    def van(self, model: Soort, key: int | None) -> str:
        if key is None:
            return "geen"
        return self.bekend.get((model, key), f"{model._meta.verbose_name} {key} (verwijderd)")


def velden(model: Soort) -> list[Any]:
    """The fields of which changes are shown."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in NIET_GETOOND and hasattr(model.pgh_event_model, field.attname)
    ]


def _wie(event: Any) -> int | None:
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    return metadata.get("user")


def _regel(soort: str, event: Any, vorige: Any, namen: Namen) -> Regel:
    model = SOORTEN[soort]
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    wie = _wie(event)
    return Regel(
        op=event.pgh_created_at,
        wie=namen.van(Gebruiker, wie) if wie else "het systeem",
        soort=NAMEN[soort],
        daad=DADEN.get(event.pgh_label, event.pgh_label),
        waarvan=_waarvan(model, event, namen),
        wat=_verschil(model, event, vorige, namen) if vorige and event.pgh_label == "update" else [],
        waar=metadata.get("url") or metadata.get("pagina", ""),
    )


def _waarvan(model: Soort, event: Any, namen: Namen) -> str:
    """What it is about: its name, or the names of what it ties together, and what kind of tie."""
    if model is Gespreksonderwerp:
        return f"{event.onderwerp}, {namen.van(Regio, event.regio_id)}"
    if model in (Persoon, Gebruiker):
        return namen.van(model, event.pgh_obj_id)
    if model is Wijziging:
        return event.titel
    if hasattr(event, "naam") and model is not Concessie:
        return event.naam
    parts = [namen.van(f.related_model, getattr(event, f.attname)) for f in velden(model) if _ties(f, event)]
    if hasattr(event, "rol"):
        parts.insert(1, dict(model._meta.get_field("rol").choices).get(event.rol, event.rol))
    if hasattr(event, "period"):
        parts.append(_waarde(model._meta.get_field("period"), event, namen))
    return ", ".join(parts)


def _ties(field: Any, event: Any) -> bool:
    shown = field.is_relation and field.name not in ("gegeven_door", "indeling")
    return shown and getattr(event, field.attname) is not None


def _verschil(model: Soort, event: Any, vorige: Any, namen: Namen) -> list[str]:
    """Per field that changed: from what to what; of a personal field only that it changed."""
    changed = []
    for field in velden(model):
        if getattr(event, field.attname) == getattr(vorige, field.attname):
            continue
        naam = str(field.verbose_name)
        if field.name in PERSOONLIJK or (field.name == "naam" and model in (Persoon, Gebruiker)):
            changed.append(f"{naam} gewijzigd")
        else:
            was, werd = _waarde(field, vorige, namen), _waarde(field, event, namen)
            changed.append(f"{naam}: van {was or 'leeg'} naar {werd or 'leeg'}")
    return changed


def _waarde(field: Any, event: Any, namen: Namen) -> str:
    """A value as people read it."""
    value = getattr(event, field.attname)
    if field.is_relation:
        return namen.van(field.related_model, value)
    if field.name == "period" and value:
        last = value.upper - datetime.timedelta(days=1) if value.upper else None
        return f"{value.lower:%d-%m-%Y} t/m {last:%d-%m-%Y}" if last else f"vanaf {value.lower:%d-%m-%Y}"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(dict(field.flatchoices).get(value, "" if value is None else value))
