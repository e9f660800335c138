"""A change in words."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import Resolver404, resolve
from django.utils import timezone

from regions.logboek.hoger import hoger
from regions.logboek.soorten import Soort, is_verborgen, namen, soorten, velden
from regions.models import (
    Concessie,
    Gebruiker,
    Gespreksonderwerp,
    Mandaat,
    Organisatie,
    Persoon,
    Regio,
    Toegang,
    Wijziging,
)

DADEN = {"insert": "toegevoegd", "update": "gewijzigd", "delete": "verwijderd"}
LANG = 200  # of a text so much is shown


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


def regels(
    gevonden: Iterable[tuple[str, int, datetime.datetime]], *, rollen: bool = False, voor: int | None = None
) -> list[Regel]:
    """These changes in words, in the same order; the number of queries does not grow with them.

    With `rollen` the person who did it is told by role and organisation of that day instead of by name;
    `voor` is the user who reads it, told as "u".
    """
    gevonden = list(gevonden)
    per_soort = defaultdict(list)
    for soort, key, _ in gevonden:
        per_soort[soort].append(key)
    events = {soort: _met_vorige(soorten()[soort], keys) for soort, keys in per_soort.items()}
    bekend = Namen(rollen, voor)
    for soort, found in events.items():
        bekend.verzamel(soorten()[soort], found)
    bekend.haal_op()
    return [_regel(soort, *events[soort][key], bekend) for soort, key, _ in gevonden]


def _met_vorige(model: Soort, keys: list[int]) -> dict[int, tuple[Any, Any]]:
    """Each event with the one before it of the same thing, if there is one."""
    events = model.pgh_event_model.objects
    earlier = events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by(
        "-pgh_id"
    )
    rows = list(
        events.filter(pgh_id__in=keys)
        .select_related("pgh_context")
        .annotate(pgh_vorige=Subquery(earlier.values("pgh_id")[:1]))
    )
    before = events.in_bulk([row.pgh_vorige for row in rows if row.pgh_vorige], field_name="pgh_id")
    if boven := hoger(model):
        regios = dict(events.filter(pgh_id__in=keys).values_list("pgh_id", boven.regionaam))
        for row in rows:
            row.pgh_regio = regios[row.pgh_id]
    closed = _opgevolgd(model, rows)
    return {
        row.pgh_id: (row, before.get(row.pgh_vorige) or closed.get(getattr(row, "vorige_id", None) or 0))
        for row in rows
    }


def _opgevolgd(model: Soort, rows: list[Any]) -> dict[int, Any]:
    """A row that took the place of another is held against what that one last said."""
    keys = [row.vorige_id for row in rows if getattr(row, "vorige_id", None)]
    if not keys:
        return {}
    last = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys).order_by("pgh_obj_id", "-pgh_id")
    return {event.pgh_obj_id: event for event in last.distinct("pgh_obj_id")}


class Namen:
    """The names of all that the changes speak of, fetched at once per kind."""

    def __init__(self, rollen: bool, voor: int | None) -> None:
        self.rollen, self.voor = rollen, voor
        self.nodig: dict[Soort, set[int]] = defaultdict(set)
        self.bekend: dict[tuple[Soort, int], str] = {}
        self.daders: set[int] = set()
        self.toegangen: dict[int, list[Toegang]] = defaultdict(list)

    def verzamel(self, model: Soort, found: dict[int, tuple[Any, Any]]) -> None:
        shown = [] if hoger(model) else velden(model)
        for pair in found.values():
            for event in filter(None, pair):
                for field in shown:
                    if field.is_relation and (key := getattr(event, field.attname)):
                        self.nodig[field.related_model].add(key)
            if model in (Persoon, Gebruiker):
                self.nodig[model].add(pair[0].pgh_obj_id)
            if wie := _wie(pair[0]):
                self.daders.add(wie)

    def haal_op(self) -> None:
        if self.rollen:
            rows = Toegang.objects.filter(gebruiker__in=self.daders).select_related("organisatie")
            for toegang in rows.order_by("pk"):
                self.toegangen[toegang.gebruiker_id].append(toegang)
        else:
            self.nodig[Gebruiker] |= self.daders
        for model, keys in self.nodig.items():
            rows = model._default_manager.all()
            if mee := _in_naam(model):
                rows = rows.select_related(*mee)
            for key, thing in rows.in_bulk(keys).items():
                self.bekend[model, key] = str(thing)

    def van(self, model: Soort, key: int | None) -> str:
        if key is None:
            return "geen"
        return self.bekend.get((model, key), f"{model._meta.verbose_name} {key} (verwijderd)")

    def dader(self, event: Any) -> str:
        """Who did it: by name, or by the role of that day."""
        wie = _wie(event)
        if wie is None:
            return "het systeem"
        if wie == self.voor:
            return "u"
        if not self.rollen:
            return self.van(Gebruiker, wie)
        dag = timezone.localtime(event.pgh_created_at).date()
        held = [toegang for toegang in self.toegangen[wie] if toegang.holds_on(dag)]
        return _rol(_best(held, event)) if held else "een gebruiker"


def _in_naam(model: Soort) -> list[str]:
    """What a row names when it is read out, so that it is fetched along."""
    return [f.name for f in model._meta.concrete_fields if f.is_relation and f.name != "concern"]


def _best(held: list[Toegang], event: Any) -> Toegang:
    """Of several roles the one that has to do with what changed."""

    def past(toegang: Toegang) -> int:
        organisatie = getattr(event, "organisatie_id", None) or getattr(event, "gever_id", None)
        regio = getattr(event, "regio_id", None)
        return -(toegang.organisatie_id == organisatie) - (
            toegang.regio_id is not None and toegang.regio_id == regio
        )

    return min(held, key=past)


def _rol(toegang: Toegang) -> str:
    organisatie = f", {toegang.organisatie}" if toegang.organisatie else ""
    return f"{toegang.get_rol_display()}{organisatie}"


def _wie(event: Any) -> int | None:
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    return metadata.get("user")


def _regel(soort: str, event: Any, vorige: Any, bekend: Namen) -> Regel:
    model = soorten()[soort]
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    return Regel(
        op=event.pgh_created_at,
        wie=bekend.dader(event),
        soort=namen()[soort],
        daad=DADEN.get(event.pgh_label, event.pgh_label),
        waarvan=_waarvan(model, event, bekend),
        wat=_verschil(model, event, vorige, bekend) if vorige and event.pgh_label != "delete" else [],
        waar=_pagina(metadata.get("url", "")) or metadata.get("pagina", ""),
    )


def _pagina(url: str) -> str:
    """The page in words: addresses are named in Dutch, as what one does there."""
    if not url:
        return ""
    try:
        naam = resolve(url).url_name or ""
    except Resolver404:
        return "een pagina die er niet meer is"
    return naam.replace("_", " ")


def _waarvan(model: Soort, event: Any, bekend: Namen) -> str:
    """What it is about: its name, or the names of what it ties together, and what kind of tie."""
    if hoger(model):
        return f"{event.pgh_regio or 'een regio'}, nummer {event.pgh_obj_id}"
    if model is Gespreksonderwerp:
        return f"{event.onderwerp}, {bekend.van(Regio, event.regio_id)}"
    if model in (Persoon, Gebruiker):
        return bekend.van(model, event.pgh_obj_id)
    if model is Wijziging:
        return event.titel
    if model is Mandaat:
        ontvanger, gever = (bekend.van(Organisatie, key) for key in (event.ontvanger_id, event.gever_id))
        return f"{ontvanger} namens {gever}, {bekend.van(Regio, event.regio_id)}"
    if hasattr(event, "naam") and model is not Concessie:
        return event.naam
    parts = [bekend.van(f.related_model, getattr(event, f.attname)) for f in velden(model) if _ties(f, event)]
    if hasattr(event, "rol"):
        parts.insert(1, dict(model._meta.get_field("rol").choices).get(event.rol, event.rol))
    for naam in ("jaar", "datum", "period"):
        if hasattr(event, naam):
            parts.append(_waarde(model._meta.get_field(naam), event, bekend))
    return ", ".join(parts)


def _ties(field: Any, event: Any) -> bool:
    shown = (
        field.is_relation and field.name not in ("indeling", "vervanger") and not field.name.endswith("door")
    )
    return shown and getattr(event, field.attname) is not None


def _verschil(model: Soort, event: Any, vorige: Any, bekend: Namen) -> list[str]:
    """Per field that changed: from what to what; of a personal field only that it changed."""
    changed = []
    for field in velden(model):
        if getattr(event, field.attname) == getattr(vorige, field.attname):
            continue
        naam = str(field.verbose_name)
        if is_verborgen(model, field):
            changed.append(f"{naam} gewijzigd")
        else:
            was, werd = _waarde(field, vorige, bekend), _waarde(field, event, bekend)
            changed.append(f"{naam}: van {was or 'leeg'} naar {werd or 'leeg'}")
    return changed


def _waarde(field: Any, event: Any, bekend: Namen) -> str:
    """A value as people read it."""
    value = getattr(event, field.attname)
    if field.is_relation:
        return bekend.van(field.related_model, value)
    if field.name == "period" and value:
        last = value.upper - datetime.timedelta(days=1) if value.upper else None
        return f"{value.lower:%d-%m-%Y} t/m {last:%d-%m-%Y}" if last else f"vanaf {value.lower:%d-%m-%Y}"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime.date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, list):
        keuzes = dict(field.base_field.flatchoices)
        return ", ".join(str(keuzes.get(item, item)) for item in value)
    tekst = str(dict(field.flatchoices).get(value, "" if value is None else value))
    return tekst if len(tekst) <= LANG else f"{tekst[:LANG]}…"
