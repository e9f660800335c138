"""To whom mail for a role goes: every mail to a contact person asks here."""

import datetime

from regions.models import Contactpersoon, Organisatie, Persoon, Regio
from regions.models.personen import NIVEAUS, ContactpersoonQuerySet
from regions.periods import today


def ontvangers(
    organisatie: Organisatie, regio: Regio, rol: str, dag: datetime.date | None = None
) -> list[Persoon]:
    """Who speaks in this role; else whoever stands in; else the shared mailbox. All have an address."""
    dag = dag or today()
    hier = Contactpersoon.objects.filter(organisatie=organisatie, regio=regio)
    hier = hier.select_related("persoon", "vervanger").order_by("pk")
    nu = hier.on(dag).filter(wacht_op_bevestiging=False)
    voor_rol = [contact for contact in nu if contact.rol in _telt(rol)]
    gevonden = [p for contact in voor_rol if (p := _bereikbaar(contact.persoon, contact.vervanger))]
    if not gevonden:
        gevonden = [p for p in (_waarnemer(hier, rol, dag),) if p]
    return list(dict.fromkeys(gevonden or [contact.persoon for contact in nu if contact.persoon.postvak]))


def _telt(rol: str) -> set[str]:
    """The roles that are on the same level."""
    return next(({str(r) for r in rollen} for rollen in NIVEAUS.values() if rol in rollen), {rol})


def _bereikbaar(*personen: Persoon | None) -> Persoon | None:
    """The first of these that has an address."""
    return next((persoon for persoon in personen if persoon and persoon.email), None)


def _waarnemer(hier: ContactpersoonQuerySet, rol: str, dag: datetime.date) -> Persoon | None:
    """The deputy of the one who last had the role: mail goes there until a successor is named."""
    eerder = hier.filter(rol__in=_telt(rol), period__endswith__lte=dag)
    laatst = eerder.order_by("-period__endswith", "-pk").first()
    return _bereikbaar(laatst.vervanger) if laatst else None
