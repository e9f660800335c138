"""The changes themselves: which there were, the newest first."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, Value
from django.utils import timezone
from pghistory.models import Context

from regions.logboek.soorten import Soort, ligt_in_regio, raakt, soorten
from regions.models import (
    Concessie,
    Contactpersoon,
    ContactpersoonThema,
    Deelname,
    Gespreksonderwerp,
    GespreksonderwerpPartij,
    Herindeling,
    Mandaat,
    Organisatie,
    Persoon,
    Plaatsing,
    Regio,
    Thema,
    Verkiezing,
)
from regions.onderwerpen.keten import keten

# What anyone who may see a regio or an organisation may read of it there; all else is for /beheer/.
BIJ_EEN_DING = (
    Regio,
    Organisatie,
    Plaatsing,
    Deelname,
    Concessie,
    Herindeling,
    Persoon,
    Contactpersoon,
    ContactpersoonThema,
    Mandaat,
    Gespreksonderwerp,
    GespreksonderwerpPartij,
    Thema,
    Verkiezing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """Which changes one wants to see; what is left out does not narrow them."""

    soort: str = ""
    daad: str = ""
    wie: tuple[int, ...] | None = None
    regio: Regio | None = None
    organisaties: tuple[int, ...] | None = None
    van: datetime.date | None = None
    tot_en_met: datetime.date | None = None
    basis: bool = False

    def filter(self, model: Soort) -> Q:
        """The same, for the changes of one model."""
        wanted = Q()
        if self.daad:
            wanted &= Q(pgh_label=self.daad)
        if self.regio:
            wanted &= raakt(model, Regio, [self.regio.pk])
        if self.organisaties is not None:
            wanted &= raakt(model, Organisatie, self.organisaties)
        if self.van:
            wanted &= Q(pgh_created_at__gte=_begin(self.van))
        if self.tot_en_met:
            wanted &= Q(pgh_created_at__lt=_begin(self.tot_en_met + datetime.timedelta(days=1)))
        return wanted


def _begin(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, so that an index on moments serves."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def gebeurtenissen(vraag: Vraag) -> Any:
    """The changes that were asked for, the newest first: as (kind, key, moment), for a paginator."""
    alle = soorten()
    gekozen = {vraag.soort: alle[vraag.soort]} if vraag.soort in alle else alle
    context = _contexten(vraag)
    return _samen({naam: vraag.filter(model) & context for naam, model in gekozen.items()})


def _contexten(vraag: Vraag) -> Q:
    """By whom, and whether the loading of the reference data counts; the few loads are looked up first."""
    wanted = Q()
    if vraag.wie is not None:
        wanted &= Q(pgh_context__in=Context.objects.filter(metadata__user__in=vraag.wie))
    if not vraag.basis:
        loads = list(Context.objects.filter(metadata__pagina="basisgegevens").values_list("pk", flat=True))
        wanted &= Q(pgh_context=None) | ~Q(pgh_context__in=loads)
    return wanted


def geschiedenis(ding: Any, regios: Collection[int] | None = None) -> Any:
    """The changes of one thing and of what belongs to it, for who may see it: as gebeurtenissen().

    With `regios`: of what lies in a regio only what lies in one of these.
    """
    if isinstance(ding, Regio | Organisatie):
        return _samen(_rondom(ding, regios))
    sets = {str(ding._meta.model_name): Q(pgh_obj=ding.pk)}
    if isinstance(ding, Contactpersoon):
        sets["persoon"] = Q(pgh_obj=ding.persoon_id)
        sets["contactpersoonthema"] = Q(contactpersoon=ding.pk)
    if isinstance(ding, Gespreksonderwerp):
        rijen = keten(ding)
        sets["gespreksonderwerp"] = Q(pgh_obj__in=rijen)
        sets["gespreksonderwerppartij"] = Q(onderwerp__in=rijen)
    return _samen(sets)


def _rondom(ding: Regio | Organisatie, regios: Collection[int] | None) -> dict[str, Q]:
    """Of each kind the changes that concern a regio or an organisation."""
    sets = {}
    for naam, model in soorten().items():
        if model in BIJ_EEN_DING:
            sets[naam] = raakt(model, type(ding), [ding.pk])
            if regios is not None and ligt_in_regio(model):
                sets[naam] &= raakt(model, Regio, regios)
    return sets


def _samen(per_soort: dict[str, Q]) -> Any:
    """The rows of several event tables as one list."""
    sets = [_rijen(naam, wanted) for naam, wanted in per_soort.items()]
    first, *others = sets
    return first.union(*others, all=True).order_by("-pgh_created_at", "-pgh_id")


def _rijen(naam: str, wanted: Q) -> Any:
    kind = Value(naam, output_field=models.TextField())
    rows = soorten()[naam].pgh_event_model.objects.order_by().filter(wanted)
    return rows.annotate(kind=kind).values_list("kind", "pgh_id", "pgh_created_at")


def per_stuk(rows: Any, groot: int = 500) -> Iterable[list[tuple[str, int, datetime.datetime]]]:
    """All of them in pieces, for what takes them along; a fixed number of queries per piece."""
    alle = list(rows)
    for begin in range(0, len(alle), groot):
        yield alle[begin : begin + groot]
