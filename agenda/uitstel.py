"""A pilot's days of decision: moving one is counted, and moving it again needs a reason."""

import datetime
from collections.abc import Mapping

from agenda.models import Afspraak, Uitstel


def verzetten(afspraak: Afspraak, nieuw: Mapping[str, datetime.date | None]) -> list[Uitstel]:
    """What would be written down if these days became these, not saved; naming a first day moves nothing."""
    if afspraak.pk is None or not nieuw:
        return []
    oud = Afspraak.objects.filter(pk=afspraak.pk).values(*Uitstel.Welke.values).first()
    if oud is None:
        return []
    return [
        Uitstel(
            afspraak=afspraak,
            welke=welke,
            nummer=Uitstel.objects.filter(afspraak=afspraak.pk, welke=welke).count() + 1,
            van=oud[welke],
            naar=naar,
        )
        for welke, naar in nieuw.items()
        if oud[welke] and oud[welke] != naar
    ]
