"""What a regio looks through before it freezes its agenda: who speaks that day, and when one looks back."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agenda.boom import Knoop
from agenda.models import Agenda, Blok, Evaluatie, Overleg
from regions.mandaten import Tafel, tafel
from regions.models import Contactpersoon, Organisatie, Regio
from regions.periods import today


@dataclass(frozen=True, slots=True)
class Sprekers:
    """Who speaks for whom on the day of the overleg, and who has nobody yet."""

    dag: datetime.date
    overleg: Overleg | None
    tafel: Tafel
    zonder: list[Organisatie]


def sprekers(regio: Regio, partijen: Iterable[Organisatie]) -> Sprekers:
    """On the day of the next bestuurlijk overleg; today when none is planned."""
    komend = Overleg.objects.komend().filter(regio=regio, soort=Overleg.Soort.BESTUURLIJK).first()
    dag = komend.datum if komend else today()
    tafel_ = tafel(regio, dag)
    bestuurlijk = Contactpersoon.objects.on(dag).filter(regio=regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    spreekt = set(bestuurlijk.filter(wacht_op_bevestiging=False).values_list("organisatie", flat=True))
    spreekt |= {mandaat.gever_id for mandaat in tafel_.mandaten}
    return Sprekers(dag, komend, tafel_, [partij for partij in partijen if partij.pk not in spreekt])


@dataclass(frozen=True, slots=True)
class Terugkijken:
    """When one looks back on a theme, and which of its agreements bear no day."""

    knoop: Knoop
    op: datetime.date | None
    zonder: list[Knoop]


def evaluatiedagen(agenda: Agenda, themas: list[Knoop]) -> list[Terugkijken]:
    """Of each theme in the agenda."""
    per_thema: dict[Any, datetime.date] = dict(
        Evaluatie.objects.open().filter(agenda=agenda).values_list("thema", "op")
    )
    return [
        Terugkijken(
            thema,
            per_thema.get(thema.detail.thema_id),
            [knoop for knoop in thema.alle(Blok.Soort.AFSPRAAK) if not knoop.detail.evaluatie],
        )
        for thema in themas
    ]
