"""Which personal data are held, why and for how long: what stands in privacy.toml, to show and to obey."""

import calendar
import datetime
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

BESTAND = Path(__file__).with_suffix(".toml")
# Keys and counters say nothing about a person; what the history adds to a row is the library's.
TECHNISCH = ("id", "version")
UITLEG = (
    "Write it in regions/privacy.toml under [model.{label!r}]: in `persoonlijk` with the kind of data it "
    "holds (purpose and term stand there), in `tekst` when people type in it, else in `niet`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gegeven:
    """A kind of personal data: what, why, on what ground, for whose eyes, and for how long."""

    code: str
    wat: str
    waarom: str
    grond: str
    grond_kort: str
    wie: str
    vanaf: str = ""
    daarna: str = ""
    dagen: int = 0
    maanden: int = 0
    taak: str = ""
    termijn: str = ""

    @property
    def hoe_lang(self) -> str:
        """The term in words; of the number that the program obeys."""
        if self.termijn:
            return self.termijn
        aantal = f"{self.maanden} maanden" if self.maanden else _dagen(self.dagen)
        return f"Tot {aantal} na {self.vanaf}. {self.daarna}"

    def grens(self, day: datetime.date) -> datetime.date:
        """What ended on this day or earlier has had its term on `day`."""
        return terug(day, self.maanden) if self.maanden else day - datetime.timedelta(days=self.dagen)


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def terug(day: datetime.date, maanden: int) -> datetime.date:
    """The same day so many months earlier, or the last of that month."""
    jaar, maand = divmod(day.year * 12 + day.month - 1 - maanden, 12)
    return day.replace(year=jaar, month=maand + 1, day=min(day.day, calendar.monthrange(jaar, maand + 1)[1]))


@cache
def _inhoud() -> dict[str, Any]:
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


@cache
def gegevens() -> dict[str, Gegeven]:
    """All kinds of personal data, in the order in which they are shown."""
    gronden = _inhoud()["grond"]
    return {
        code: Gegeven(code=code, **(wat | {"grond": gronden[wat["grond"]], "grond_kort": wat["grond"]}))
        for code, wat in _inhoud()["gegevens"].items()
    }


def gronden() -> dict[str, str]:
    """The legal grounds, from a short name to the article."""
    return dict(_inhoud()["grond"])


def gegeven(code: str) -> Gegeven:
    """One kind of personal data."""
    return gegevens()[code]


def modellen() -> dict[str, dict[str, Any]]:
    """What is said of each model, by "app.Model"."""
    return _inhoud()["model"]


def velden_van(code: str) -> list[str]:
    """The fields that hold one kind of data, as "app.Model.field"."""
    return [
        f"{label}.{veld}"
        for label, gezegd in modellen().items()
        for veld, soort in gezegd.get("persoonlijk", {}).items()
        if soort == code
    ]


def vrije_tekst() -> list[tuple[str, list[str]]]:
    """The fields in which people type, per model in words."""
    gezegd = [(apps.get_model(label), wat["tekst"]) for label, wat in modellen().items() if wat.get("tekst")]
    return [
        (str(model._meta.verbose_name), [str(model._meta.get_field(naam).verbose_name) for naam in velden])
        for model, velden in gezegd
    ]


def persoonlijke_velden(model: type[models.Model]) -> dict[str, str]:
    """The personal fields of a model, with the kind of data each holds."""
    return modellen().get(model._meta.label, {}).get("persoonlijk", {})


def _noemt_niemand(model: type[models.Model]) -> bool:
    """Whether it is a table that only ties two things together, neither of which is a person."""
    ends = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    personen = {apps.get_model("regions.Persoon"), apps.get_model("regions.Gebruiker")}
    return bool(model._meta.auto_created) and personen.isdisjoint(ends)


def _is_gebeurtenis(model: type[models.Model]) -> bool:
    """Whether it is the event table of a model of ours: that falls under the lines of the model itself."""
    return hasattr(model, "pgh_tracked_model")


def ontbreekt(alle: Iterable[type[models.Model]]) -> list[str]:
    """What these models hold without a line, or a line without such a field: each with what to do."""
    fouten = []
    for model in alle:
        if _is_gebeurtenis(model) or _noemt_niemand(model):
            continue
        label = model._meta.label
        gezegd = modellen().get(label, {})
        lijsten = [gezegd.get("persoonlijk", {}), gezegd.get("tekst", []), gezegd.get("niet", [])]
        genoemd = [naam for lijst in lijsten for naam in lijst]
        velden = {field.name for field in model._meta.local_concrete_fields}
        velden |= {field.name for field in model._meta.concrete_fields}
        for naam in sorted(velden - set(genoemd)):
            if naam not in TECHNISCH and not naam.startswith("pgh_"):
                fouten.append(f"{label}.{naam} has no line. {UITLEG.format(label=label)}")
        fouten += [f"{label}.{naam} is in regions/privacy.toml twice" for naam in _dubbel(genoemd)]
        fouten += [
            f"{label}.{naam} is in regions/privacy.toml, but there is no such field."
            for naam in sorted(set(genoemd) - velden)
        ]
    return fouten


def _dubbel(namen: list[str]) -> list[str]:
    return sorted({naam for naam in namen if namen.count(naam) > 1})
