"""How an afspraak goes, told by who works on it."""

import datetime

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.models import Afspraak, Voortgang
from regions.models import Gebruiker
from regions.periods import today
from regions.rights import Right


def melden(
    afspraak: Afspraak,
    *,
    stand: str,
    zin: str,
    by: Gebruiker | None,
    op: datetime.date | None = None,
    als: str = "",
) -> Voortgang:
    """A new report; the ones before stay."""
    als = als or hoedanigheid(by, afspraak.blok.agenda.regio, Right.VOORTGANG_GIVE)
    voortgang = Voortgang(afspraak=afspraak, stand=stand, zin=zin, op=op or today(), door=by, als=als)
    voortgang.full_clean(exclude=["door"])  # who is not known of what came from elsewhere
    voortgang.save()
    return voortgang
