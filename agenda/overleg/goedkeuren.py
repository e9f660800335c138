"""The list of decisions of an overleg is approved in a later one, and frozen as that; or taken back."""

from django.db import transaction
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Agendapunt, Overleg
from agenda.overleg.acties import bewaar
from agenda.overleg.voorgesteld import lijst_van
from agenda.papier.overleg import besluitenlijst, documenten_van, leg_vast
from documents.actions import intrekken
from documents.models import Document
from regions.models import Gebruiker
from regions.rights import Right


@transaction.atomic
def keur_goed(punt: Agendapunt, *, by: Gebruiker) -> Document:
    """Approve the list that this point is about; what was made of it before is replaced."""
    eerder, later = _beide(lijst_van(punt), punt.overleg_id)
    if eerder.goedgekeurd_in_id not in (None, later.pk):
        raise NietMogelijk(f"De besluitenlijst is al vastgesteld: {eerder.goedgekeurd_in}.")
    if eerder.goedgekeurd_in_id is None:
        _eis_mogelijk(eerder, later)
        eerder = _bewaar(
            eerder,
            by,
            goedgekeurd_in=later,
            goedgekeurd_op=timezone.now(),
            goedgekeurd_door=by,
            goedgekeurd_als=hoedanigheid(by, eerder.regio, Right.OVERLEG_LEIDEN),
        )
    return leg_vast(eerder, besluitenlijst(eerder), by=by)


@transaction.atomic
def trek_in(overleg: Overleg, *, by: Gebruiker) -> Overleg:
    """The list is open again; the document that said it was approved no longer holds."""
    if overleg.goedgekeurd_in_id is None:
        return overleg
    eerder, later = _beide(overleg.pk, overleg.goedgekeurd_in_id)
    if eerder.goedgekeurd_in_id != later.pk:
        return eerder
    _eis_lijst_open(later)
    for document in documenten_van(eerder).filter(vastgesteld=True, ingetrokken_op=None):
        intrekken(document, by=by)
    return _bewaar(
        eerder, by, goedgekeurd_in=None, goedgekeurd_op=None, goedgekeurd_door=None, goedgekeurd_als=""
    )


def _beide(eerder: int | None, later: int) -> tuple[Overleg, Overleg]:
    """Both meetings, locked in one order, so that two who do this at once wait for each other."""
    rows = Overleg.objects.select_for_update(of=("self",)).select_related("regio").order_by("pk")
    found = {overleg.pk: overleg for overleg in rows.filter(pk__in=[pk for pk in (eerder, later) if pk])}
    if eerder not in found or eerder == later:
        raise NietMogelijk("Bij dit punt hoort geen besluitenlijst van een eerder overleg.")
    return found[eerder], found[later]


def _eis_mogelijk(eerder: Overleg, later: Overleg) -> None:
    """Raises NietMogelijk with what stands in the way."""
    if eerder.regio_id != later.regio_id or eerder.datum >= later.datum:
        raise NietMogelijk("Een besluitenlijst wordt vastgesteld in een later overleg van dezelfde regio.")
    if eerder.afgelast_op:
        raise NietMogelijk("Dat overleg ging niet door. Er is geen besluitenlijst om vast te stellen.")
    if later.afgelast_op:
        raise NietMogelijk("Dit overleg is afgelast. Stel de besluitenlijst vast in het volgende overleg.")
    if not later.is_geweest:
        raise NietMogelijk("Dit overleg moet nog komen. Vaststellen kan vanaf de dag zelf.")
    _eis_lijst_open(later)


def _eis_lijst_open(later: Overleg) -> None:
    """What a list says that was approved itself does not change any more."""
    if later.goedgekeurd_in_id:
        raise NietMogelijk(
            f"De besluitenlijst van {later} is zelf al vastgesteld. Trek eerst die vaststelling in."
        )


def _bewaar(overleg: Overleg, by: Gebruiker, **velden: object) -> Overleg:
    return bewaar(overleg, str(overleg.version), by=by, regio=overleg.regio, **velden)
