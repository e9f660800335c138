"""The worker's own line to the database: hears when there is work, and shows that the worker lives."""

import os
import select
from types import TracebackType
from typing import Any, Self

from django.db import connections
from django.utils.crypto import get_random_string

CHANNEL = "werk"
OUTBOX = "outbox"


class Verbinding:
    """A session with a name of its own; the lock on that name goes when the worker dies, however it dies.

    It needs a session of its own: a pooler between worker and database must pool sessions, not transactions.
    """

    def __init__(self) -> None:
        self.naam = f"werker-{get_random_string(16)}"
        self._wrapper: Any = connections.create_connection("default")

    def __enter__(self) -> Self:
        self._wrapper.ensure_connection()
        self._raw = self._wrapper.connection
        self._raw.autocommit = True
        self._raw.add_notify_handler(lambda notify: None)  # else they would be kept for whoever reads them
        # So that pg_stat_activity says which process it is.
        self._raw.execute("SELECT set_config('application_name', %s, false)", [f"werker {os.getpid()}"])
        self._raw.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [self.naam])
        self._raw.execute("SET lock_timeout = 500")  # a task may be giving its own row back this moment
        self._raw.execute(f"LISTEN {CHANNEL}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wrapper.close()

    def wait(self, seconds: float) -> bool:
        """Until there is work, or so many seconds; whether we were called."""
        called, _, _ = select.select([self._raw.fileno()], [], [], seconds)
        self.proef()
        return bool(called)

    def proef(self) -> None:
        """Read what called, if anything did; fails when the line is dead."""
        self._raw.execute("SELECT 1")

    def neem_outbox(self) -> bool:
        """Whether the outbox is ours to send; two workers would send each mail twice."""
        took = self._raw.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [OUTBOX])
        return bool(took.fetchone()[0])

    def laat_outbox(self) -> None:
        """Another may send."""
        self._raw.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [OUTBOX])

    def geef_terug(self, task: Any) -> None:
        """The task that is being done is for another worker, and this try does not count."""
        self._raw.execute(
            "UPDATE django_tasks_database_dbtaskresult"
            "   SET status = 'READY', started_at = NULL, worker_ids = worker_ids - -1"
            " WHERE id = %s AND status = 'RUNNING'",
            [task],
        )
        self._raw.execute(f"NOTIFY {CHANNEL}")
