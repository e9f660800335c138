"""What is over its term on a day, per kind of data that goes by date: privacy.toml says when."""

import datetime
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from post_office.models import Email

from agenda import opruimen
from regions import bewaren
from regions.models import Concept, Uitvoer
from regions.privacy import gegeven


def moment(code: str, day: datetime.date) -> datetime.datetime:
    """What happened before this moment is over its term."""
    after = gegeven(code).grens(day) + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(after, datetime.time()))


def concepten(day: datetime.date) -> Any:
    """Unsent text nobody worked on."""
    return Concept.objects.filter(gewijzigd_op__lt=moment("concept", day))


def mail(day: datetime.date) -> Any:
    """Mail in the outbox, sent or not."""
    return Email.objects.filter(created__lt=moment("mail", day))


def taken(day: datetime.date) -> Any:
    """Finished work of the worker."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=moment("taak", day))


def uitvoer(day: datetime.date) -> Any:
    """Who took which list along."""
    return Uitvoer.objects.filter(op__lt=moment("uitvoer", day))


def sessies(day: datetime.date) -> Any:
    """What is known of sessions that are over: the session itself is gone, or ended before now."""
    live = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    return UserSession.objects.filter(~Exists(live))


# By the name of the daily job that removes them.
WAT: dict[str, Callable[[datetime.date], Any]] = {
    "contactgegevens": bewaren.te_wissen_personen,
    "gebruikers": bewaren.te_wissen_gebruikers,
    "verlopen sessies": sessies,
    "oude concepten": concepten,
    "oude mail": mail,
    "oude taken": taken,
    "oude uitvoer": uitvoer,
    "oude voorstellen": opruimen.voorstellen,
    "oude opmerkingen": opruimen.opmerkingen,
}
