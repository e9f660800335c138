"""What is due by date: each job is done once for each day, also for days that were missed."""

import datetime
import logging
from collections.abc import Callable

from django.core.management import call_command
from django.db import DatabaseError, transaction
from post_office.utils import cleanup_expired_mails

from agenda import aanwezig, opruimen
from agenda.herinnering import herinner as voortgang_gevraagd
from documents.actions import ruim_op as oude_uittreksels
from documents.actions import vraag_achtergebleven
from regions import bewaren
from regions.herindelen import plan as herindelen
from regions.klopt import herinner
from regions.lijsten import ruim_op as oude_lijsten
from regions.mandaten.bericht import herinner as mandaat_eindigt
from regions.mandaten.bewijs import ruim_op as ongebruikte_bewijsstukken
from regions.toegang_einde import herinner as toegang_eindigt
from samenwerking import over_termijn
from samenwerking.models import Dagtaak

logger = logging.getLogger(__name__)

CATCH_UP = 31  # days: further back nothing is made up for

Job = Callable[[datetime.date], None]


def contactgegevens(day: datetime.date) -> None:
    """Of who has had no role for the term of it, address and number go, and mostly the name."""
    bewaren.wis_personen(day)


def gebruikers(day: datetime.date) -> None:
    """Who has had no access for the term of it can no longer sign in, and is no longer known by name."""
    bewaren.wis_gebruikers(day)


def verlopen_sessies(day: datetime.date) -> None:
    """Sessions that ended leave nothing behind."""
    call_command("clearsessions", verbosity=0)
    over_termijn.sessies(day).delete()


def oude_concepten(day: datetime.date) -> None:
    """Unsent text is kept for its term after someone last worked on it."""
    over_termijn.concepten(day).delete()


def oude_mail(day: datetime.date) -> None:
    """The outbox keeps a mail, and what was attached to it, for its term."""
    cleanup_expired_mails(over_termijn.moment("mail", day), delete_attachments=True, batch_size=1000)


def oude_taken(day: datetime.date) -> None:
    """Finished work is kept for its term."""
    over_termijn.taken(day).delete()


def oude_uitvoer(day: datetime.date) -> None:
    """Who took a list along is kept for its term."""
    over_termijn.uitvoer(day).delete()


def achtergebleven_documenten(day: datetime.date) -> None:
    """No document waits for ever for its file."""
    vraag_achtergebleven()


# Under which name each job is remembered; a new room adds its own here.
DAGELIJKS: dict[str, Job] = {
    "contactgegevens": contactgegevens,
    "gebruikers": gebruikers,
    "toegang die eindigt": toegang_eindigt,
    "mandaat dat eindigt": mandaat_eindigt,
    "verlopen sessies": verlopen_sessies,
    "oude concepten": oude_concepten,
    "oude lijsten": oude_lijsten,
    "klopt dit nog": herinner,
    "voortgang gevraagd": voortgang_gevraagd,
    "wie iets open had": aanwezig.ruim_op,
    "ongebruikte bewijsstukken": ongebruikte_bewijsstukken,
    "oude mail": oude_mail,
    "oude taken": oude_taken,
    "oude uitvoer": oude_uitvoer,
    "oude voorstellen": opruimen.ruim_voorstellen_op,
    "oude opmerkingen": opruimen.ruim_opmerkingen_op,
    "oude uittreksels": oude_uittreksels,
    "achtergebleven documenten": achtergebleven_documenten,
    "herindelingen": herindelen.dagelijks,
}


def inhalen(today: datetime.date) -> list[str]:
    """Do all that is due up to and including today; answers with the names of the jobs that failed."""
    failed = []
    for name, job in DAGELIJKS.items():
        try:
            while _one_day(name, job, today):
                pass
        except DatabaseError:
            raise
        except Exception:
            logger.exception("The daily job %r failed; it is tried again.", name)
            failed.append(name)
    return failed


@transaction.atomic
def _one_day(name: str, job: Job, today: datetime.date) -> bool:
    """Do the first day that is still to be done, if there is one; two workers never do the same."""
    yesterday = today - datetime.timedelta(days=1)
    Dagtaak.objects.get_or_create(naam=name, defaults={"gedaan_tot_en_met": yesterday})
    done = Dagtaak.objects.select_for_update().get(naam=name)
    if done.gedaan_tot_en_met >= today:
        return False
    first = max(done.gedaan_tot_en_met, today - datetime.timedelta(days=CATCH_UP))
    done.gedaan_tot_en_met = first + datetime.timedelta(days=1)
    job(done.gedaan_tot_en_met)
    done.save(update_fields=["gedaan_tot_en_met"])
    return True
