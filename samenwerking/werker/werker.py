"""The worker's life: what it does in turn, how it waits, how it outlives the database and how it stops."""

import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError, connections
from post_office.mail import get_queued, send_queued

from documents.pdf import opwarmen
from regions.bezorging import geef_op
from regions.periods import today
from samenwerking.dagelijks import inhalen
from samenwerking.werker.taken import EenTaak, herstel
from samenwerking.werker.verbinding import Verbinding

logger = logging.getLogger(__name__)

AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
NAP = 5.0  # seconds between looks when nothing calls: mail that waits for its time, tasks of a dead worker
LONGEST_PAUSE = 30.0
LATER = 600.0  # seconds until a daily job that failed is tried again
LAST_MAIL = 5  # seconds that a batch of mail may take to finish when we are told to stop


class Werker:
    """Does one task, one batch of mail and what is due by date, and then waits to be woken."""

    def __init__(self) -> None:
        self.verbinding: Verbinding | None = None
        self.taak: EenTaak | None = None
        self.wacht = self.stopt = False
        self.dag_klaar: object = None
        self.dag_weer = 0.0

    def run(self) -> None:
        """Until a signal ends it; while the database is away it tries again, less and less often."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        pause = 0.0
        while True:
            try:
                with Verbinding() as self.verbinding:
                    herstel()  # proves that the tables answer too
                    if pause:
                        logger.warning("The database is back.")
                    pause = 0.0
                    while True:
                        self.beurt()
            except AWAY as error:
                if not pause:
                    logger.warning("The database is away; trying until it is back: %s", first_line(error))
                connections.close_all()
                pause = min(pause * 2 or 0.25, LONGEST_PAUSE)
                with self.wachtend():
                    time.sleep(pause)

    def beurt(self) -> None:
        """One round; without work it ends with a wait."""
        assert self.verbinding  # noqa: S101
        self.verbinding.proef()
        busy = [self.probeer(doe) for doe in (self.een_taak, self.post, self.dag)]
        if not any(busy):
            self.probeer(herstel)
            connections.close_all()
        with self.wachtend():
            if not any(busy) and not self.verbinding.wait(NAP):
                self.probeer(opwarmen)

    @contextmanager
    def wachtend(self) -> Iterator[None]:
        """Here a signal ends us on the spot; elsewhere the round, or its batch of mail, is finished first."""
        self.wacht = True
        try:
            if self.stopt:
                sys.exit(0)
            yield
        finally:
            self.wacht = False

    def probeer(self, doe: Callable[[], bool | None]) -> bool:
        """What goes wrong in one thing is written down and keeps nothing else from being done."""
        try:
            return bool(doe())
        except AWAY:
            raise
        except Exception:
            logger.exception("The worker could not do %s.", doe.__name__)
            return False

    def een_taak(self) -> bool:
        """The next task of the queue; whether there was one."""
        assert self.verbinding  # noqa: S101
        self.taak = EenTaak(self.verbinding.naam, self.begint)
        self.taak.run()
        if self.taak.gedaan:
            gc.collect()  # a PDF leaves circles behind: the next must not stand on top of them
        return self.taak.gedaan

    def post(self) -> bool:
        """One batch of the outbox, unless another worker sends; whether anything was sent."""
        assert self.verbinding  # noqa: S101
        if not get_queued().exists() or not self.verbinding.neem_outbox():
            return False
        try:
            tried = sum(send_queued(log_level=1)) > 0
            geef_op()
            return tried
        finally:
            self.verbinding.laat_outbox()

    def dag(self) -> None:
        """What is due by date, once a day; what failed, again later."""
        day = today()
        if day == self.dag_klaar or time.monotonic() < self.dag_weer:
            return
        self.dag_weer = time.monotonic() + LATER
        with self.wachtend():  # each job is undone by the database, or done
            if not inhalen(day):
                self.dag_klaar, self.dag_weer = day, 0.0

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Stop now: a task goes back to the queue, a batch of mail is finished so that none goes twice."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.stopt = True
        go_after(LAST_MAIL)
        if self.taak and self.taak.bezig:
            self.give_back_and_go(self.taak.bezig)
        if self.wacht:
            sys.exit(0)

    def begint(self, task: object) -> None:
        """A task was taken; who told us to stop while we took it is not kept waiting."""
        if self.stopt:
            self.give_back_and_go(task)

    def give_back_and_go(self, task: object) -> None:
        """Leave without another word: what the task had done in the database is undone by the database."""
        try:
            assert self.verbinding  # noqa: S101
            self.verbinding.geef_terug(task)
        except (DatabaseError, psycopg.Error):
            pass  # then the next worker finds it by itself
        os._exit(0)


def go_after(seconds: int) -> None:
    """Whatever hangs, the process is gone by then."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)


def first_line(error: Exception) -> str:
    """What the database said, on one line."""
    return " ".join(str(error).split())[:300]
