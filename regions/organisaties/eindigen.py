"""The end of an organisation that is no gemeente: a gemeente ends by a herindeling."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from regions.gevolgen import Gevolg, Verhinderd, gevolgen, voer_uit
from regions.models import Concessie, Deelname, Mandaat, Organisatie, Toegang
from regions.overlap import wanneer
from tekst.getallen import aantal


def wat_volgt(organisatie: Organisatie, tot: datetime.date) -> list[Gevolg]:
    """All that would end with the organisation, and what must be done before."""
    return [*_hier(organisatie, tot), *gevolgen(organisatie, tot)]


def _hier(organisatie: Organisatie, tot: datetime.date) -> Iterator[Gevolg]:
    for concessie in _na(organisatie.concessies.select_related("regio"), tot):
        yield Gevolg(
            zin=f"{organisatie} heeft dan nog de concessie voor {concessie.regio} ({wanneer(concessie)}). "
            "Beëindig die eerst.",
            verhindert=True,
        )
    onderdelen = organisatie.onderdelen.filter(period__contains=tot).order_by("naam", "pk")
    if namen := [str(onderdeel) for onderdeel in onderdelen]:
        yield Gevolg(zin=f"Bij {organisatie} horen dan nog: {', '.join(namen)}.", verhindert=True)
    for rijen, een, meer in (
        (organisatie.deelnames, "deelname in een regio", "deelnames in regio's"),
        (organisatie.contacten, "rol van een contactpersoon", "rollen van contactpersonen"),
        (organisatie.toegang_set, "toegang van een gebruiker", "toegangen van gebruikers"),
    ):
        if number := len(_na(rijen, tot)):
            yield Gevolg(zin=f"Er {'eindigt' if number == 1 else 'eindigen'} {aantal(number, een, meer)}.")


def _na(rijen: Any, dag: datetime.date) -> list[Any]:
    """Those that hold on the day or begin after it."""
    open_end, later = rijen.filter(period__endswith__isnull=True), rijen.filter(period__endswith__gt=dag)
    return list((open_end | later).order_by("period", "pk"))


@transaction.atomic
def beeindig(organisatie: Organisatie, *, tot: datetime.date) -> None:
    """From `tot` on the organisation is no more, and neither is what it took part in; or nothing changes."""
    Organisatie.objects.select_for_update().get(pk=organisatie.pk)
    if redenen := [gevolg.zin for gevolg in _hier(organisatie, tot) if gevolg.verhindert]:
        raise Verhinderd(*redenen)
    voer_uit(organisatie, tot)
    for rijen in _wat_eindigt(organisatie):
        for rij in _na(rijen.select_for_update(of=("self",)), tot):
            if rij.since >= tot:
                raise Verhinderd(f"{rij} begint pas op {rij.since:%d-%m-%Y}. Haal dat eerst weg.")
            rij.end(tot)
    organisatie.end(tot)


def _wat_eindigt(organisatie: Organisatie) -> list[Any]:
    """Contact persons end with their organisation in the database itself."""
    return [
        Mandaat.objects.filter(gever=organisatie),
        Mandaat.objects.filter(ontvanger=organisatie),
        Deelname.objects.filter(organisatie=organisatie),
        Toegang.objects.filter(organisatie=organisatie),
        Concessie.objects.filter(zorgkantoor=organisatie),
    ]
