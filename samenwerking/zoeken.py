"""Finding a person, an organisation or a regio by part of a name, in what one may see."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from regions.models import Contactpersoon, Deelnemer, Organisatie, Persoon, Regio
from regions.rights import Right
from regions.zoeken import zoekvorm

if TYPE_CHECKING:
    from regions.models import Gebruiker

MEESTE = 20  # of each kind; who finds more writes more of the name
MINST = 2  # letters; one would find nearly everything
LANGST = 80


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What was found, and whether there is more of a kind than is shown."""

    regios: list[Regio]
    organisaties: list[tuple[Organisatie, list[Regio]]]
    personen: list[tuple[Persoon, list[Contactpersoon]]]
    meer: bool

    @property
    def aantal(self) -> int:
        """How many are shown."""
        return len(self.regios) + len(self.organisaties) + len(self.personen)


def zoek(gebruiker: "Gebruiker", vraag: str, dag: datetime.date) -> Gevonden | None:
    """All that holds every word of the question; nothing is asked of too few letters."""
    woorden = zoekvorm(vraag[:LANGST]).split()
    if len("".join(woorden)) < MINST:
        return None
    seen = Regio.objects.seen_by(gebruiker)
    alles = gebruiker.reach(Right.REGIO_SEE) is None
    regios = _eerste(_met(seen.on(dag), woorden))
    organisaties = _eerste(_met(_organisaties(seen, alles=alles, dag=dag), woorden))
    personen = _eerste(_met(_personen(seen), woorden))
    return Gevonden(
        regios[:MEESTE],
        _waar(organisaties[:MEESTE], seen, dag),
        _rollen(personen[:MEESTE], seen, dag),
        any(len(found) > MEESTE for found in (regios, organisaties, personen)),
    )


def _met(rows: QuerySet, woorden: list[str]) -> QuerySet:
    for woord in woorden:
        rows = rows.filter(zoeknaam__contains=woord)
    return rows


def _eerste(rows: QuerySet) -> list[Any]:
    return list(rows.order_by("naam", "pk")[: MEESTE + 1])


def _organisaties(seen: QuerySet, *, alles: bool, dag: datetime.date) -> QuerySet:
    """Those one may open the page of."""
    if alles:
        return Organisatie.objects.all()
    hier = Deelnemer.objects.on(dag).filter(organisatie=OuterRef("pk"), regio__in=seen)
    return Organisatie.objects.filter(Exists(hier))


def _personen(seen: QuerySet) -> QuerySet:
    """Those who speak or spoke for someone in what one may see."""
    rollen = Contactpersoon.objects.filter(persoon=OuterRef("pk"), regio__in=seen)
    return Persoon.objects.filter(Exists(rollen))


def _waar(
    organisaties: list[Organisatie], seen: QuerySet, dag: datetime.date
) -> list[tuple[Organisatie, list[Regio]]]:
    """Each with the regio's where it takes part that day."""
    rows = Deelnemer.objects.on(dag).filter(organisatie__in=organisaties, regio__in=seen)
    waar: dict[int, dict[int, Regio]] = defaultdict(dict)
    for row in rows.select_related("regio").order_by("regio__naam"):
        waar[row.organisatie_id][row.regio_id] = row.regio
    return [(organisatie, list(waar[organisatie.pk].values())) for organisatie in organisaties]


def _rollen(
    personen: list[Persoon], seen: QuerySet, dag: datetime.date
) -> list[tuple[Persoon, list[Contactpersoon]]]:
    """Each with the roles of that day or to come; without one with the last."""
    rows = Contactpersoon.objects.filter(persoon__in=personen, regio__in=seen)
    rows = rows.select_related("organisatie", "regio")
    loopt = Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag)
    nu: dict[int, list[Contactpersoon]] = defaultdict(list)
    for contact in rows.filter(loopt).order_by("regio__naam", "pk"):
        nu[contact.persoon_id].append(contact)
    zonder = [persoon for persoon in personen if persoon.pk not in nu]
    eerder = rows.filter(persoon__in=zonder).order_by("persoon", "-period__endswith", "-pk")
    for contact in eerder.distinct("persoon"):
        nu[contact.persoon_id].append(contact)
    return [(persoon, nu[persoon.pk]) for persoon in personen]
