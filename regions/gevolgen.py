"""What an act in this room means in the rooms above.

A role that ends, a gemeente that moves or a regio that splits touches agreements and answers of which this
room knows nothing. A room above registers, in its AppConfig.ready(), what would move, what forbids it, and
how it is moved; this room shows and runs whatever is registered, in one transaction.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """One thing that an act would mean: a sentence, whether it forbids the act, and how it is carried out.

    `op_de_dag`: what bears no date is not done when a herindeling is confirmed but on its day. `sleutel`: it
    is only done if someone ticks it, under the heading `kop`.
    """

    zin: str
    verhindert: bool = False
    op_de_dag: bool = False
    sleutel: str = ""
    kop: str = ""
    uitvoeren: Callable[[], None] | None = field(default=None, compare=False)


Regel = Callable[[Any, datetime.date], "Iterator[Gevolg]"]
_regels: dict[type, list[Regel]] = {}


def registreer(soort: type, regel: Regel) -> None:
    """From now on `regel` is asked about every act on a `soort`; once, however often it is registered."""
    regels = _regels.setdefault(soort, [])
    if regel not in regels:
        regels.append(regel)


def gevolgen(onderwerp: Any, dag: datetime.date) -> list[Gevolg]:
    """All that would follow if `onderwerp` ended or moved on `dag`, as the rooms above say it."""
    return [gevolg for regel in _regels.get(type(onderwerp), []) for gevolg in regel(onderwerp, dag)]


class Verhinderd(Exception):
    """Something forbids the act; its sentences say what."""


@transaction.atomic
def voer_uit(onderwerp: Any, dag: datetime.date) -> list[Gevolg]:
    """Carry out all that follows, or nothing: raises Verhinderd when something forbids the act."""
    alle = gevolgen(onderwerp, dag)
    if redenen := [gevolg.zin for gevolg in alle if gevolg.verhindert]:
        raise Verhinderd(*redenen)
    for gevolg in alle:
        if gevolg.uitvoeren:
            gevolg.uitvoeren()
    return alle
