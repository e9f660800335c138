"""What an end in the room below means for the agendas: what is led, to be done, and waits for an answer."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from agenda.gevolgen_akkoord import wacht_op
from agenda.models import TREKKERS, Actie, Afspraak, Akkoord, Blok, Themablok
from agenda.models.akkoorden import AkkoordOordeel
from regions.gevolgen import Gevolg
from regions.models import Contactpersoon, Mandaat, Organisatie, Thema
from tekst.getallen import aantal


def _openbaar(model: Any) -> Any:
    """Only what everybody sees: what is told here is read by whoever ends something."""
    return model.objects.levend().filter(blok__in=Blok.objects.voor())


def organisatie_houdt_op(organisatie: Organisatie, dag: datetime.date) -> Iterator[Gevolg]:
    """Nothing is forbidden or moved: a person chooses the next trekker, but has to know of it."""
    leads = _openbaar(Afspraak).filter(trekker=organisatie, blok__agenda__period__endswith__gt=dag)
    if number := leads.count():
        afspraken = aantal(number, "afspraak", "afspraken")
        yield Gevolg(zin=f"{organisatie} is trekker van {afspraken}. Kies daarvoor een nieuwe trekker.")
    if number := _openbaar(Actie).open().filter(organisatie=organisatie).count():
        acties = aantal(number, "actie", "acties")
        yield Gevolg(zin=f"{organisatie} heeft nog {acties} te doen. Kies wie die overneemt.")


def contact_gaat_weg(contact: Contactpersoon, dag: datetime.date) -> Iterator[Gevolg]:
    """All of it is the organisation's and stays there: the next one has to know of it."""
    organisatie, regio = contact.organisatie, contact.regio
    yield from _trekt_thema(contact, dag)
    acties = _openbaar(Actie).open().filter(organisatie=organisatie, blok__agenda__regio=regio)
    titels = [actie.titel for actie in acties.order_by("gereed", "pk")]
    if titels:
        wat = aantal(len(titels), "open actie", "open acties")
        yield Gevolg(zin=f"Naar de opvolger: {wat} van {organisatie} ({_opsomming(titels)}).")
    leads = _openbaar(Afspraak).filter(
        trekker=organisatie, blok__agenda__regio=regio, blok__agenda__period__endswith__gt=dag
    )
    titels = [afspraak.titel for afspraak in leads.order_by("blok__volgorde", "pk")]
    if titels:
        wat = aantal(len(titels), "afspraak", "afspraken")
        yield Gevolg(zin=f"Naar de opvolger: {wat} waarvan {organisatie} trekker is ({_opsomming(titels)}).")
    for versie in wacht_op(organisatie, regio):
        wat = "agenda" if versie.agenda_id else versie.waarvan
        yield Gevolg(
            zin=f"Het oordeel van {organisatie} over versie {versie.nummer} van de {wat} is er nog niet."
        )


def _trekt_thema(contact: Contactpersoon, dag: datetime.date) -> Iterator[Gevolg]:
    """The themes this person leads: from the day on they stand under "nog uit te werken"."""
    leads = Q()
    for trekker in TREKKERS:
        leads |= Q(**{trekker: contact})
    themas = Themablok.objects.levend().filter(leads, blok__agenda__period__endswith__gt=dag)
    namen = [str(blok) for blok in themas.select_related("thema").order_by("blok__volgorde", "pk")]
    if namen:
        wat = aantal(len(namen), "thema", "thema's")
        yield Gevolg(
            zin=f"{contact.persoon} is trekker van {wat} ({_opsomming(namen)}). Kies wie het overneemt."
        )


def _opsomming(titels: list[str], most: int = 4) -> str:
    rest = [f"en nog {len(titels) - most}"] if len(titels) > most else []
    return "; ".join([*titels[:most], *rest])


def mandaat_eindigt(mandaat: Mandaat, dag: datetime.date) -> Iterator[Gevolg]:
    """What the giver takes part in stays agreed; no akkoord says whether it rested on a mandate."""
    gever, regio = mandaat.gever, mandaat.regio
    levend = _openbaar(Afspraak).filter(blok__agenda__regio=regio, blok__agenda__period__endswith__gt=dag)
    mee = levend.of_organisatie(gever)
    if mandaat.thema:
        mee = mee.filter(pk__in=_onder_thema(mandaat.thema))
    if titels := [afspraak.titel for afspraak in mee.order_by("blok__volgorde", "pk")]:
        wat = aantal(len(titels), "afspraak", "afspraken")
        yield Gevolg(
            zin=f"{gever} doet mee aan {wat} hierover ({_opsomming(titels)}). Wat daarin staat blijft gelden."
        )
    for akkoord in Akkoord.objects.laatste().filter(
        organisatie=gever, versie__agenda__regio=regio, versie__agenda__period__endswith__gt=dag
    ):
        if akkoord.oordeel != AkkoordOordeel.WACHT:
            yield Gevolg(
                zin=f"Het oordeel van {gever} over versie {akkoord.versie.nummer} van de agenda "
                f"({akkoord.get_oordeel_display()}) blijft staan. Er is niet vastgelegd of het op dit "
                "mandaat berustte."
            )


def _onder_thema(thema: Thema) -> Any:
    """The agreements under a theme: by way of opgave and doel, and a functie where there is one."""
    boven = "blok__ouder__ouder__ouder"
    onder = Q(**{f"{boven}__thema__thema": thema}) | Q(**{f"{boven}__ouder__thema__thema": thema})
    return Afspraak.objects.filter(onder).values("pk")
