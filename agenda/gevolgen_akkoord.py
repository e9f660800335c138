"""What waits for an answer when a party ends, a gemeente is redivided or moves, or a regio ends."""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import Q

from agenda.models import Akkoord, Versie
from agenda.models.akkoorden import AkkoordOordeel
from regions.gevolgen import Gevolg
from regions.herindelen.onderwerp import Hertekening, Opvolging
from regions.models import Organisatie, Regio


def wacht_op(organisatie: Organisatie, regio: Regio | None = None) -> list[Versie]:
    """The versions offered on which this organisation still has to answer; in one regio, or in all."""
    offered = Versie.alle.ter_vaststelling().filter(inhoud__partijen__contains=[{"slug": organisatie.slug}])
    if regio:
        offered = offered.filter(Q(agenda__regio=regio) | Q(onderwerpen_van=regio))
    oordelen = Akkoord.objects.laatste().filter(organisatie=organisatie, versie__in=offered)
    klaar = [a.versie_id for a in oordelen if a.oordeel != AkkoordOordeel.WACHT]
    rows = offered.exclude(pk__in=klaar).select_related("agenda__regio", "onderwerpen_van")
    return list(rows.order_by("pk"))


def _van(versie: Versie) -> str:
    wat = "agenda" if versie.agenda_id else versie.waarvan
    return f"versie {versie.nummer} van de {wat} van {versie.regio}"


def organisatie_antwoordt_niet(organisatie: Organisatie, dag: datetime.date) -> Iterator[Gevolg]:
    """Who is no more gives no answer: what is offered is decided on before that day, or offered again."""
    for versie in wacht_op(organisatie):
        yield Gevolg(
            zin=f"{organisatie} gaf nog geen oordeel over {_van(versie)}. Laat dat voor die dag doen, of "
            "bied daarna een nieuwe versie aan."
        )


def oordeel_volgt_op(opvolging: Opvolging, dag: datetime.date) -> Iterator[Gevolg]:
    """A frozen version names the old gemeente; its successor answers on the next one."""
    wie = opvolging.opvolger
    for van in opvolging.van:
        for versie in wacht_op(van):
            daarna = f"dan geeft {wie} zijn oordeel" if wie else "dan geven de nieuwe gemeenten hun oordeel"
            yield Gevolg(
                zin=f"{van} gaf nog geen oordeel over {_van(versie)}. Laat dat voor die dag doen, of bied "
                f"daarna een nieuwe versie aan: {daarna}."
            )


def oordeel_bij_hertekening(tekening: Hertekening, dag: datetime.date) -> Iterator[Gevolg]:
    """Who moves no longer decides where it was; what a regio that ends did not decide on stays undecided."""
    for verhuizing in tekening.verhuizingen:
        for versie in wacht_op(verhuizing.gemeente, verhuizing.van):
            yield Gevolg(
                zin=f"{verhuizing.gemeente} gaf nog geen oordeel over {_van(versie)} en doet daar na die dag "
                "niet meer mee."
            )
    for versie in _open_in(tekening.eindigt):
        yield Gevolg(
            zin=f"{versie} van de {versie.waarvan} van {versie.regio} ligt nog ter vaststelling. Stel haar "
            "voor die dag vast, of bied in de nieuwe regio een nieuwe versie aan."
        )


def _open_in(regios: Iterable[Regio]) -> list[Versie]:
    hier = Q(agenda__regio__in=list(regios)) | Q(onderwerpen_van__in=list(regios))
    rows = Versie.alle.ter_vaststelling().filter(hier).select_related("agenda__regio", "onderwerpen_van")
    return list(rows.order_by("pk"))
