"""One organisation gets more time than the others."""

import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from regions.periods import today
from venster import mail
from venster.actions.weigeringen import Geweigerd
from venster.models import Ronde, Uitnodiging, Uitstel

if TYPE_CHECKING:
    from regions.models import Gebruiker


@transaction.atomic
def stel_uit(
    uitnodiging: Uitnodiging, *, tot_en_met: datetime.date, reden: str, by: "Gebruiker | None"
) -> Uitstel:
    """Let it be answered until a later day, for a reason that the organisation reads; who decided it is kept.

    Once more is another uitstel, also when it is shorter than the one before.
    """
    ronde = Ronde.objects.select_for_update().get(pk=uitnodiging.ronde_id)
    if weigering := _waarom_niet(ronde, tot_en_met, reden):
        raise Geweigerd(weigering)
    uitstel = Uitstel.objects.create(
        uitnodiging=uitnodiging, tot_en_met=tot_en_met, reden=reden.strip(), door=by
    )
    uitnodiging.sluit_op, uitnodiging.reden = tot_en_met, uitstel.reden
    uitnodiging.save(update_fields=["sluit_op", "reden"])
    mail.uitgesteld(uitnodiging, uitstel)
    return uitstel


def _waarom_niet(ronde: Ronde, tot_en_met: datetime.date, reden: str) -> str:
    if ronde.geopend_op is None or ronde.gepubliceerd_op:
        return "Uitstel geven kan zolang de ronde loopt."
    if tot_en_met < today():
        return "Deze dag is al voorbij. Kies vandaag of een latere dag."
    if tot_en_met <= ronde.sluit_op:
        return f"Iedereen kan al antwoorden tot en met {ronde.sluit_op:%d-%m-%Y}. Kies een latere dag."
    if ronde.publiceert_op and tot_en_met >= ronde.publiceert_op:
        return f"De uitkomst wordt gepubliceerd op {ronde.publiceert_op:%d-%m-%Y}. Kies een dag daarvoor."
    if not reden.strip():
        return "Schrijf op waarom deze organisatie meer tijd krijgt."
    return ""
