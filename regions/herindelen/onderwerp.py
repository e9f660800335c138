"""What a change is about, as this room and the rooms above talk about it: see regions/gevolgen.py."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from regions.herindelen.boek import Boek
from regions.models import Organisatie, Regio


@dataclass(frozen=True, slots=True, kw_only=True)
class Opvolging:
    """On `dag` the gemeenten in `van` cease to be; those in `naar` follow them.

    One follower takes over all; of several (a gemeente that is split) people divide by hand.
    """

    dag: datetime.date
    vorm: str
    van: tuple[Organisatie, ...]
    naar: tuple[Organisatie, ...]
    boek: Boek = field(default_factory=Boek, compare=False)

    @property
    def opvolger(self) -> Organisatie | None:
        """The one that follows, if it is one."""
        return self.naar[0] if len(self.naar) == 1 else None

    @property
    def gemeenten(self) -> tuple[Organisatie, ...]:
        """All gemeenten that it touches."""
        return (*self.van, *self.naar)

    def als_json(self) -> dict[str, Any]:
        """To keep until the day."""
        return {"vorm": self.vorm, "van": [g.pk for g in self.van], "naar": [g.pk for g in self.naar]}

    @classmethod
    def uit_json(cls, dag: datetime.date, kept: dict[str, Any]) -> Self:
        """As it was kept."""
        van, naar = _rijen(Organisatie, kept["van"]), _rijen(Organisatie, kept["naar"])
        return cls(dag=dag, vorm=kept["vorm"], van=van, naar=naar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuizing:
    """A gemeente leaves one working regio for another."""

    gemeente: Organisatie
    van: Regio
    naar: Regio


@dataclass(frozen=True, slots=True, kw_only=True)
class Hertekening:
    """From `dag` on the werkindeling is drawn otherwise.

    `vervolg`: who takes part without being a gemeente does so in the second regio too. `agendas`: the
    agenda of the first regio is copied into the second on the day. `coordinatoren`: the access of someone,
    and the regio of which that person becomes coordinator too. `eindigt`: regio's that are no more.
    """

    dag: datetime.date
    verhuizingen: tuple[Verhuizing, ...] = ()
    vervolg: tuple[tuple[Regio, Regio], ...] = ()
    agendas: tuple[tuple[Regio, Regio], ...] = ()
    coordinatoren: tuple[tuple[int, Regio], ...] = ()
    eindigt: tuple[Regio, ...] = ()
    boek: Boek = field(default_factory=Boek, compare=False)

    @property
    def gemeenten(self) -> tuple[Organisatie, ...]:
        """The gemeenten that move."""
        return tuple(v.gemeente for v in self.verhuizingen)

    @property
    def regios(self) -> tuple[Regio, ...]:
        """All regio's that it touches."""
        pairs = [r for v in self.verhuizingen for r in (v.van, v.naar)]
        return tuple(dict.fromkeys([*pairs, *(r for pair in self.vervolg for r in pair), *self.eindigt]))

    def als_json(self) -> dict[str, Any]:
        """To keep until the day."""
        return {
            "verhuizingen": [[v.gemeente.pk, v.van.pk, v.naar.pk] for v in self.verhuizingen],
            "vervolg": [[van.pk, naar.pk] for van, naar in self.vervolg],
            "agendas": [[van.pk, naar.pk] for van, naar in self.agendas],
            "eindigt": [regio.pk for regio in self.eindigt],
        }

    @classmethod
    def uit_json(cls, dag: datetime.date, kept: dict[str, Any]) -> Self:
        """As it was kept."""
        regios = Regio.objects.in_bulk()
        gemeenten = Organisatie.objects.in_bulk([gemeente for gemeente, _, _ in kept["verhuizingen"]])
        return cls(
            dag=dag,
            verhuizingen=tuple(
                Verhuizing(gemeente=gemeenten[g], van=regios[v], naar=regios[n])
                for g, v, n in kept["verhuizingen"]
            ),
            vervolg=tuple((regios[v], regios[n]) for v, n in kept["vervolg"]),
            agendas=tuple((regios[v], regios[n]) for v, n in kept["agendas"]),
            eindigt=tuple(regios[pk] for pk in kept["eindigt"]),
        )


def _rijen(model: Any, keys: Iterable[int]) -> Any:
    """These rows in the order of their keys."""
    found = model.objects.in_bulk(list(keys))
    return tuple(found[key] for key in keys)
