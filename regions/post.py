"""To whom mail for a role goes: every mail to a contact person asks here."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from regions.models import Contactpersoon, Organisatie, Persoon, Regio
from regions.models.personen import NIVEAUS
from regions.periods import today


def ontvangers(
    organisatie: Organisatie, regio: Regio, rol: str, dag: datetime.date | None = None
) -> list[Persoon]:
    """Who speaks in this role; else whoever stands in; else the shared mailbox. All have an address."""
    plek = (organisatie.pk, regio.pk)
    return ontvangers_per_plek([plek], rol, dag)[plek]


def ontvangers_per_plek(
    plekken: Iterable[tuple[int, int]], rol: str, dag: datetime.date | None = None
) -> dict[tuple[int, int], list[Persoon]]:
    """The same for many places at once, each an organisation and a regio by their keys: one query."""
    dag = dag or today()
    gevraagd = set(plekken)
    rijen = Contactpersoon.objects.filter(
        Q(period__contains=dag, wacht_op_bevestiging=False)
        | Q(rol__in=_telt(rol), period__endswith__lte=dag),
        organisatie__in={organisatie for organisatie, _ in gevraagd},
        regio__in={regio for _, regio in gevraagd},
    )
    nu: dict[tuple[int, int], list[Contactpersoon]] = defaultdict(list)
    eerder: dict[tuple[int, int], list[Contactpersoon]] = defaultdict(list)
    for contact in rijen.select_related("persoon", "vervanger").order_by("pk") if gevraagd else ():
        plek = (contact.organisatie_id, contact.regio_id)
        (nu if contact.holds_on(dag) else eerder)[plek].append(contact)
    return {plek: _ontvangers(nu[plek], eerder[plek], rol) for plek in gevraagd}


def _ontvangers(nu: list[Contactpersoon], eerder: list[Contactpersoon], rol: str) -> list[Persoon]:
    voor_rol = [contact for contact in nu if contact.rol in _telt(rol)]
    gevonden = [p for contact in voor_rol if (p := _bereikbaar(contact.persoon, contact.vervanger))]
    if not gevonden:
        gevonden = [p for p in (_waarnemer(eerder),) if p]
    return list(dict.fromkeys(gevonden or [contact.persoon for contact in nu if contact.persoon.postvak]))


def _telt(rol: str) -> set[str]:
    """The roles that are on the same level."""
    return next(({str(r) for r in rollen} for rollen in NIVEAUS.values() if rol in rollen), {rol})


def _bereikbaar(*personen: Persoon | None) -> Persoon | None:
    """The first of these that has an address."""
    return next((persoon for persoon in personen if persoon and persoon.email), None)


def _waarnemer(eerder: list[Contactpersoon]) -> Persoon | None:
    """The deputy of the one who last had the role: mail goes there until a successor is named."""
    laatst = max(eerder, key=lambda contact: (contact.period.upper, contact.pk), default=None)
    return _bereikbaar(laatst.vervanger) if laatst else None
