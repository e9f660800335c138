"""How the parties work together is written down, and what was measured."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.models import Agenda, Doel, Meting, Werkwijze
from regions.models import Gebruiker
from regions.rights import Right


class Overtaken(Exception):
    """Someone saved this after the form was opened; carries what is stored now."""

    def __init__(self, werkwijze: Werkwijze) -> None:
        super().__init__(str(werkwijze))
        self.werkwijze = werkwijze


@transaction.atomic
def bewaar_werkwijze(agenda: Agenda, gezien: str, *, by: Gebruiker, **velden: Any) -> Werkwijze:
    """Save the page, only by who has seen its latest version ("0" before there is one)."""
    Agenda.objects.select_for_update().get(pk=agenda.pk)  # two that begin it at once come in turn
    werkwijze = Werkwijze.objects.filter(agenda=agenda).first()
    if werkwijze is None:
        werkwijze = Werkwijze(agenda=agenda)
    elif werkwijze.changed_since(gezien):
        raise Overtaken(werkwijze)
    for naam, waarde in velden.items():
        setattr(werkwijze, naam, waarde)
    werkwijze.gewijzigd_op, werkwijze.gewijzigd_door = timezone.now(), by
    werkwijze.gewijzigd_als = hoedanigheid(by, agenda.regio, Right.AGENDA_EDIT)
    werkwijze.save()
    return werkwijze


@transaction.atomic
def meet(doel: Doel, meting: Meting, *, by: Gebruiker) -> Meting:
    """What was measured of a doel on a day is added to what was measured before."""
    meting.doel, meting.door = doel, by
    meting.als = hoedanigheid(by, doel.blok.agenda.regio, Right.AGENDA_EDIT)
    meting.save()
    return meting
