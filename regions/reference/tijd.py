"""From when until when a gemeente existed, worked out from the list of herindelingen."""

import datetime

from regions.models import Herindeling
from regions.reference.lezen import Rij


def periodes(
    gemeenten: list[Rij], herindelingen: list[Rij], begin: datetime.date
) -> dict[str, tuple[datetime.date, datetime.date | None]]:
    """For each CBS code its first day and the day from which it no longer existed, if there is one.

    A gemeente that came out of a samenvoeging starts on that day, every other one on `begin`, the first day
    of which the division is known. Whoever went up in another one, whole or in parts, ends. A planned
    herindeling changes nothing, and neither does a border that moved.
    """
    bevestigd = [
        rij
        for rij in herindelingen
        if rij["status"] == Herindeling.Status.BEVESTIGD and rij["vorm"] != Herindeling.Vorm.GRENS
    ]
    eerste = {rij["naar"]: rij["datum"] for rij in bevestigd if rij["vorm"] == Herindeling.Vorm.SAMENVOEGING}
    einde = {rij["van"]: rij["datum"] for rij in bevestigd}
    codes = [rij["cbs_code"] for rij in gemeenten]
    return {code: (eerste.get(code, begin), einde.get(code)) for code in codes}
