"""How an afspraak goes, told by who works on it."""

import datetime

from django.utils import timezone

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


def geef_voortgang_vrij(afspraak: Afspraak, vrij: bool, *, by: Gebruiker) -> None:
    """Everybody who sees the adopted agenda sees how it goes from now on; or the parties alone again."""
    als = hoedanigheid(by, afspraak.blok.agenda.regio, Right.AGENDA_VASTSTELLEN)
    afspraak.voortgang_vrij_op = timezone.now() if vrij else None
    afspraak.voortgang_vrij_als = als if vrij else ""
    afspraak.save(update_fields=["voortgang_vrij_op", "voortgang_vrij_als"])
