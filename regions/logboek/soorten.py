"""Of which models the changes are kept and shown: all tracked ones of this room, and what rooms above add."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Q

from regions import privacy
from regions.logboek.hoger import alle, hoger
from regions.models import Contactpersoon, Gebruiker, Persoon, Regio, Toegang

# A tracked model: what pghistory adds to it has no type.
Soort = Any
# Of these no history is kept, and why not.
BUITEN: dict[str, str] = {
    "regions.Bewijsstuk": "een bestand verandert niet; een ander bestand is een andere rij",
    "regions.Concept": "tekst die iemand nog niet heeft verstuurd",
    "regions.Deelnemer": "een optelling van plaatsing, deelname en concessie, geen eigen gegevens",
    "regions.Inwonertal": "een cijfer van het CBS, met peildatum en bron",
    "regions.Kolomkeuze": "een gemak voor één gebruiker",
    "regions.Lijstbestand": "een bestand dat iemand aan het inlezen is; wat eruit komt, wordt bijgehouden",
    "regions.Uitvoer": "zelf een logboek",
    "regions.Verkiezingsrol": "wat er met een rol gebeurt, staat bij de contactpersoon",
}
# Where the name of the model would not say it.
NAMEN = {
    "plaatsing": "hoort bij regio",
    "deelname": "doet mee in een regio",
    "regioverzoek": "verzoek om een andere regio",
    "wijziging": "herindeling of wijziging van een regio",
}
NIET_GETOOND = {"id", "zoeknaam", "overlay", "sinds", "version", "vorige"}
# Of fields that hold these kinds of data the change is told in full; of all others only that they changed.
ROLLEN = {"rol", "toegang"}


@cache
def soorten() -> dict[str, Soort]:
    """The tracked models of this room and those of rooms above, by their name in addresses."""
    models = sorted(apps.get_app_config("regions").get_models(), key=lambda model: model._meta.label)
    eigen = [model for model in models if hasattr(model, "pgh_event_model")]
    return {str(model._meta.model_name): model for model in (*eigen, *(soort.model for soort in alle()))}


@cache
def namen() -> dict[str, str]:
    """What each kind is called on screen, by its name in addresses."""
    return {naam: _naam(naam, model) for naam, model in soorten().items()}


def _naam(naam: str, model: Soort) -> str:
    boven = hoger(model)
    return boven.naam if boven else NAMEN.get(naam, str(model._meta.verbose_name))


def velden(model: Soort) -> list[Any]:
    """The fields of which changes are shown."""
    boven = hoger(model)
    niet = NIET_GETOOND | boven.niet if boven else NIET_GETOOND
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in niet
        and (boven or field.get_internal_type() != "JSONField")
        and hasattr(model.pgh_event_model, field.attname)
    ]


def is_verborgen(model: Soort, field: Any) -> bool:
    """Whether only is said that it changed: a personal value, a file, or what a room above holds."""
    if hoger(model):
        return True
    soort = privacy.persoonlijke_velden(model).get(field.name)
    return field.get_internal_type() == "BinaryField" or (soort is not None and soort not in ROLLEN)


def raakt(model: Soort, doelen: type, keys: Iterable[int]) -> Q:
    """The changes of a model that concern these regio's or organisations."""
    if boven := hoger(model):
        return boven.in_regios(keys) if doelen is Regio else Q(pk__in=[])
    if model is doelen:
        return Q(pgh_obj__in=keys)
    for eigen, rijen in ((Persoon, Contactpersoon), (Gebruiker, Toegang)):
        if model is eigen:
            veld = eigen._meta.model_name
            rows = rijen._default_manager.filter(_langs(_wegen(rijen, doelen), keys))
            return Q(pgh_obj__in=rows.values(str(veld)))
    gevonden = _langs(_wegen(model, doelen), keys)
    for veld in model._meta.many_to_many:
        if veld.related_model is doelen:
            gevonden |= Q(pgh_obj__in=model._default_manager.filter(**{f"{veld.name}__in": keys}))
    return gevonden


def ligt_in_regio(model: Soort) -> bool:
    """Whether its rows, or those of the persons it is about, belong to regio's."""
    return model is Persoon or bool(_wegen(model, Regio))


def _langs(wegen: list[str], keys: Iterable[int]) -> Q:
    gevonden = Q(pk__in=[])
    for weg in wegen:
        gevonden |= Q(**{f"{weg}__in": keys})
    return gevonden


def _wegen(model: Soort, doelen: type) -> list[str]:
    """Along which fields a row of the model names such a thing: its own, or those of what it is part of."""
    relaties = [field for field in model._meta.concrete_fields if field.is_relation]
    eigen = [field.name for field in relaties if field.related_model is doelen]
    if eigen:
        return eigen
    tracked = [field for field in relaties if field.related_model in soorten().values()]
    return [
        f"{field.name}__{verder.name}"
        for field in tracked
        for verder in field.related_model._meta.concrete_fields
        if verder.related_model is doelen
    ]
