"""The book of a change: each row it added, altered or removed, with what it was and what it became."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from regions.herindelen.weigering import Geweigerd
from regions.models import Contactpersoon, ContactpersoonThema, Mandaat
from regions.periods import since

Waarden = dict[str, Any]
# What may have moved on since the change was confirmed, without standing in the way of taking it back.
VRIJ = {"version", "bevestigd_op", "wacht_op_bevestiging", "ingetrokken_op"}


def velden(model: type[models.Model]) -> list[Any]:
    """The columns that one writes oneself."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def waarden(rij: models.Model) -> Waarden:
    """A row as text, as it stands in the database."""
    vers: Any = type(rij)._base_manager.get(pk=rij.pk)
    return {
        field.attname: None if getattr(vers, field.attname) is None else field.value_to_string(vers)
        for field in velden(type(rij))
    }


def uit_tekst(model: type[models.Model], tekst: Waarden) -> Waarden:
    """The same values as Python holds them."""
    found = {field.attname: field for field in velden(model)}
    return {naam: None if w is None else found[naam].to_python(w) for naam, w in tekst.items()}


class Boek:
    """Writes rows and remembers what it did, in order."""

    def __init__(self) -> None:
        self.stappen: list[dict[str, Any]] = []

    def _schrijf(self, rij: models.Model, voor: Waarden | None, na: Waarden | None) -> None:
        self.stappen.append({"model": rij._meta.label, "pk": rij.pk, "voor": voor, "na": na})

    def maak(self, rij: Any) -> Any:
        """A new row; refused in words when the database would refuse it."""
        _mag(rij)
        rij.save(force_insert=True)
        self._schrijf(rij, None, waarden(rij))
        return rij

    def wijzig(self, rij: Any, **nieuw: Any) -> None:
        """Other values for these fields of a row."""
        voor = waarden(rij)
        for naam, waarde in nieuw.items():
            setattr(rij, naam, waarde)
        _mag(rij)
        rij.save(update_fields=list(nieuw))
        self._schrijf(rij, voor, waarden(rij))

    def verwijder(self, rij: Any) -> None:
        """A row that never came to hold; its lines go first."""
        if isinstance(rij, Contactpersoon):
            for lijn in ContactpersoonThema.objects.filter(contactpersoon=rij):
                self.verwijder(lijn)
        voor = waarden(rij)
        pk = rij.pk
        rij.delete()
        rij.pk = pk
        self._schrijf(rij, voor, None)

    def sluit(self, rij: Any, dag: datetime.date, **ook: Any) -> None:
        """From `dag` on it no longer holds; what was to begin then or later never does."""
        if rij.period.lower >= dag:
            self.verwijder(rij)
        elif rij.period.upper is None or rij.period.upper > dag:
            self.wijzig(rij, period=since(rij.period.lower, dag), **ook)


def _mag(rij: Any) -> None:
    """Raises Geweigerd with the rule that the row would break and the row in the way."""
    try:
        rij.validate_constraints()
    except ValidationError as fouten:
        zinnen = " ".join(fouten.messages)
        period = getattr(rij, "period", None)
        vanaf = f", vanaf {period.lower:%d-%m-%Y}" if period else ""
        raise Geweigerd(f"{rij}{vanaf}: {zinnen}") from None


def draai_terug(stappen: Iterable[dict[str, Any]]) -> None:
    """Every row again as it was, the last first; raises Geweigerd naming what changed since.

    Words that were given come last: they hold only where both organisations take part again.
    """
    laatste_eerst = list(reversed(list(stappen)))
    for stap in sorted(laatste_eerst, key=_is_woord):
        model = apps.get_model(stap["model"])
        pk, voor, na = stap["pk"], stap["voor"], stap["na"]
        rij = model._base_manager.select_for_update().filter(pk=pk).first()
        if rij is None and na is not None and voor is None:
            continue  # it was removed since, which is what taking back does
        _onveranderd(rij, na)
        if voor is None and rij is not None:
            _weg(rij)
        elif na is None:
            terug = model(**uit_tekst(model, voor))
            model._base_manager.bulk_create([terug])
        else:
            model._base_manager.filter(pk=pk).update(**uit_tekst(model, voor))


def _is_woord(stap: dict[str, Any]) -> bool:
    return stap["model"] == Mandaat._meta.label and stap["voor"] is not None


def _onveranderd(rij: Any, na: Waarden | None) -> None:
    nu = waarden(rij) if rij is not None else None
    verschil = {naam for naam in na or {} if nu is not None and nu[naam] != (na or {})[naam]} - VRIJ
    if (nu is None) != (na is None) or verschil:
        wat = rij._meta.verbose_name if rij is not None else "een rij"
        naam = f"{rij}" if rij is not None else "een rij die er niet meer is"
        raise Geweigerd(
            f"Sinds deze wijziging werd bevestigd, is er iets anders veranderd: {wat} “{naam}”. "
            "Neem eerst terug wat daarna kwam."
        )


def _weg(rij: Any) -> None:
    """Remove a row that the change added, unless something was hung on it since."""
    try:
        ContactpersoonThema.objects.filter(contactpersoon=rij).delete() if isinstance(
            rij, Contactpersoon
        ) else None
        rij.delete()
    except (models.ProtectedError, IntegrityError) as fout:
        hangt = getattr(fout, "protected_objects", [])
        rijen = ", ".join(sorted({f"{ding._meta.verbose_name} “{ding}”" for ding in list(hangt)[:5]}))
        raise Geweigerd(f"Op {rij} staat al iets nieuws: {rijen or 'een andere rij'}.") from None
