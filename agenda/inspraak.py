"""Who may bring something to a blok, and what was brought, in words."""

from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString

from agenda.forms import BlokForm
from agenda.models import Afspraak, Blok, Voorstel
from regions.conflict import als_post, leesbaar, opschriften
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from tekst.verschil import verschil


def namens(gebruiker: Any, regio: Regio) -> list[Organisatie]:
    """For which organisaties this user may propose here, the one that was chosen to work for first."""
    rows = [
        toegang
        for toegang in gebruiker.toegangen
        if toegang.organisatie
        and toegang.gives(Right.VOORSTEL_DOEN, regio=regio, organisatie=toegang.organisatie)
    ]
    rows.sort(key=lambda toegang: toegang != gebruiker.gekozen)
    return list(dict.fromkeys(toegang.organisatie for toegang in rows))


def doet_mee(blok: Blok, organisaties: list[Organisatie]) -> bool:
    """Whether one of these leads this afspraak or takes part in it today."""
    if blok.soort != Blok.Soort.AFSPRAAK:
        return False
    afspraak: Afspraak = blok.afspraak
    named = {organisatie.pk for organisatie in organisaties}
    if afspraak.trekker_id in named:
        return True
    return afspraak.partners.on(today()).filter(organisatie__in=named).exists()


def velden_van(form: BlokForm) -> dict[str, list[str]]:
    """What was filled in, as a form posts it, to fill the same form with later."""
    data = als_post(form)
    return {name: values for name, values in data.lists() if name != "reden"}


def woorden_van(form: BlokForm, begin: BlokForm | None) -> list[list[str]]:
    """Of each field that differs its label, what it said and what is proposed."""
    oud = leesbaar(begin) if begin else {}
    labels = opschriften(form)
    return [
        [labels[name].rstrip("?"), oud.get(name, ""), nieuw]
        for name, nieuw in leesbaar(form).items()
        if name != "reden" and nieuw != oud.get(name, "")
    ]


def verschillen(voorstel: Voorstel) -> list[tuple[str, SafeString]]:
    """What is proposed, field by field, with the words that come and go marked."""
    return [(label, verschil(oud, nieuw)) for label, oud, nieuw in voorstel.woorden]


def als_invoer(voorstel: Voorstel) -> QueryDict:
    """The proposed text as if it was posted."""
    data = QueryDict(mutable=True)
    for name, values in voorstel.velden.items():
        data.setlist(name, values)
    return data
