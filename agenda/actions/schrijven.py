"""The words of a blok into their rows: cleaned, and the lines that belong to them brought in line."""

import datetime
from collections.abc import Iterable
from typing import Any

from agenda.models import Afspraak, Detail, Partner, WieDoetWat
from agenda.rijk import schoon
from regions.models import Organisatie
from regions.periods import since, today

Regel = tuple[Organisatie | None, str]


def schrijf(
    detail: Detail,
    *,
    partners: Iterable[Organisatie] | None = None,
    sinds: datetime.date | None = None,
    regels: Iterable[Regel] | None = None,
    **velden: Any,
) -> None:
    """Save the detail of a blok with these fields; of an afspraak also its partners and who does what."""
    for naam, waarde in velden.items():
        setattr(detail, naam, schoon(waarde) if naam == "tekst" else waarde)
    detail.save()
    if isinstance(detail, Afspraak):
        if partners is not None:
            zet_partners(detail, partners, sinds)
        if regels is not None:
            _zet_regels(detail, regels)


def zet_partners(
    afspraak: Afspraak, partners: Iterable[Organisatie], sinds: datetime.date | None = None
) -> None:
    """From now on these take part; who stays keeps the day it joined."""
    gewenst = {partner.pk: partner for partner in partners}
    day = today()
    for partner in afspraak.partners.filter(period__upper_inf=True):
        if gewenst.pop(partner.organisatie_id, None):
            continue
        if partner.since < day:
            partner.end(day)
        else:  # it joined today, or was to join later: it never took part
            partner.delete()
    for organisatie in gewenst.values():
        begin = sinds or max(day, afspraak.van)
        Partner.objects.create(afspraak=afspraak, organisatie=organisatie, period=since(begin))


def _zet_regels(afspraak: Afspraak, regels: Iterable[Regel]) -> None:
    over = {regel.organisatie_id: regel for regel in afspraak.wie_doet_wat.all()}
    for volgorde, (organisatie, tekst) in enumerate(regels):
        regel = over.pop(organisatie.pk if organisatie else None, None)
        if regel is None:
            regel = WieDoetWat(afspraak=afspraak, organisatie=organisatie)
        elif (regel.tekst, regel.volgorde) == (tekst, volgorde):
            continue
        regel.tekst, regel.volgorde = tekst, volgorde
        regel.save()
    WieDoetWat.objects.filter(pk__in=[regel.pk for regel in over.values()]).delete()
