"""How agreements go, of those the regio shares that of with who reads the adopted agenda."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from agenda.models import ONBEKEND, Afspraak, Blok, Versie, Voortgang
from agenda.models.voortgang import VoortgangQuerySet


def vrijgegeven(versie: Versie) -> dict[int, Voortgang]:
    """The last report of each afspraak of which the regio shares how it goes; of no closed one."""
    if not hasattr(versie, "vaststelling"):
        return {}
    return {row.afspraak_id: row for row in _meldingen(_vrij().filter(blok__agenda=versie.agenda_id))}


def meldingen_van(sleutels: list[int]) -> dict[int, Voortgang]:
    """Of these afspraken the last report of each of which how it goes is shared."""
    if not sleutels:
        return {}
    return {row.afspraak_id: row for row in _meldingen(_vrij().filter(pk__in=sleutels))}


def iets_vrij() -> bool:
    """Whether anything is shared at all: else there is nothing to look for."""
    return Afspraak._default_manager.filter(voortgang_vrij_op__isnull=False).exists()


def met_woorden(query: SearchQuery) -> list[int]:
    """The afspraken of which the last report is shared and holds these words, not one before it."""
    laatste = Voortgang.objects.filter(pk__in=_meldingen(_vrij()).values("pk"))
    rows = laatste.annotate(zoek=SearchVector("zin", weight="B", config="dutch")).filter(zoek=query)
    return list(rows.values_list("afspraak", flat=True))


def met_stand(stand: str) -> list[int]:
    """The afspraken that are shared as going so; unknown is shared too, as no report at all."""
    vrij = _vrij()
    if stand == ONBEKEND:
        return list(vrij.filter(voortgang__isnull=True).values_list("pk", flat=True))
    return [row.afspraak_id for row in _meldingen(vrij) if row.stand == stand]


def _vrij() -> QuerySet[Afspraak]:
    """Not put away and closed to nobody: what who is no party may read of, once it is adopted."""
    blokken = Blok.objects.levend().voor()
    return Afspraak._default_manager.filter(blok__in=blokken, voortgang_vrij_op__isnull=False)


def _meldingen(afspraken: QuerySet[Afspraak]) -> VoortgangQuerySet:
    rows: Any = Voortgang.objects.filter(afspraak__in=afspraken)
    return rows.laatste()
