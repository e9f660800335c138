"""Kinds of the rooms above: of these is told which field was changed by whom and when, never what it says.

Such a room holds text that not everyone may read, whoever looks after the site included. So neither a value
nor a title of it comes into the log: a row is known by its regio and its number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoger:
    """A tracked model of a room above, and how its changes find their regio.

    `sleutel` is the column of the change that names a row of `via`, and `regio` the way from there. Looked
    up and not joined: the row itself may be gone by now.
    """

    model: Any
    naam: str
    via: Any
    sleutel: str
    regio: str
    niet: frozenset[str] = frozenset()

    def in_regios(self, keys: Iterable[int]) -> Q:
        """The changes in these regio's."""
        rows = self.via._default_manager.filter(**{f"{self.regio}__in": keys})
        return Q(**{f"{self.sleutel}__in": rows.values("pk")})

    @property
    def regionaam(self) -> Subquery:
        """Of a change the name of its regio."""
        rows = self.via._default_manager.filter(pk=OuterRef(self.sleutel)).order_by()
        return Subquery(rows.values(f"{self.regio}__naam")[:1])


_hoger: dict[Any, Hoger] = {}


def registreer(*soorten: Hoger) -> None:
    """From now on the changes of these models are in the log."""
    for soort in soorten:
        _hoger[soort.model] = soort


def hoger(model: Any) -> Hoger | None:
    """How the changes of a model of a room above are told; None for one of this room."""
    return _hoger.get(model)


def alle() -> list[Hoger]:
    """All that were registered."""
    return list(_hoger.values())
