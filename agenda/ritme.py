"""How often progress is told: the agreed rhythm of an agenda, counted in months of the calendar.

Bron: issue 4, "Voortgang". The year is cut into stretches of so many months; on the first day of a stretch
who leads an afspraak of which nothing was told in the stretch before is asked. All rhythms begin on
1 January, so that everybody is asked on one day for everything together.
"""

import datetime

from agenda.models import Afspraak, Agenda, Voortgang
from regions.periods import today


def begin(dag: datetime.date, maanden: int) -> datetime.date:
    """The first day of the stretch in which a day lies."""
    return datetime.date(dag.year, (dag.month - 1) // maanden * maanden + 1, 1)


def vorige(dag: datetime.date, maanden: int) -> datetime.date:
    """The first day of the stretch before that."""
    return begin(begin(dag, maanden) - datetime.timedelta(days=1), maanden)


def is_achter(
    afspraak: Afspraak, laatste: Voortgang | None, maanden: int, dag: datetime.date | None = None
) -> bool:
    """Whether something should have been told of it by now; what is done need not be told of again."""
    dag = dag or today()
    if afspraak.van is None or afspraak.van >= begin(dag, maanden):
        return False  # it began in this stretch
    if afspraak.tot_en_met and afspraak.tot_en_met < vorige(dag, maanden):
        return False
    if laatste is None:
        return True
    return laatste.stand != Voortgang.Stand.AFGEROND and laatste.op < vorige(dag, maanden)


def is_vraagdag(dag: datetime.date, agenda: Agenda) -> bool:
    """Whether the rhythm of this agenda asks on this day."""
    return dag == begin(dag, agenda.voortgang_maanden)
