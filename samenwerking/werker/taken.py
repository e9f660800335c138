"""The task queue, one task at a time; and what becomes of a task whose worker died."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.tasks.base import TaskResultStatus
from django.tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

TRIES = 3


class WerkerWeg(Exception):
    """The worker died while it did this, time and again: out of memory, most likely."""


class EenTaak(Worker):
    """The worker of the queue itself, for at most one task; tells which one it is doing, before it begins."""

    def __init__(self, worker_id: str, begint: Callable[[Any], None]) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        self.begint = begint
        self.bezig: Any = None
        self.gedaan = False

    def run_task(self, db_task_result: DBTaskResult) -> None:
        self.bezig = db_task_result.pk
        self.begint(self.bezig)
        super().run_task(db_task_result)
        self.bezig, self.gedaan = None, True


def herstel() -> None:
    """Put back the tasks whose worker is gone; one that took three workers along is given up."""
    for pk in list(DBTaskResult.objects.running().values_list("pk", flat=True)):
        with transaction.atomic():
            running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
            task = running.filter(pk=pk).first()
            if task and not leeft(task.worker_ids[-1]):
                _put_back(task) if len(task.worker_ids) < TRIES else _give_up(task)


def leeft(worker_id: str) -> bool:
    """Whether the worker of that name still holds the lock on its name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [worker_id])
        return bool(cursor.fetchone()[0])


def _put_back(task: DBTaskResult) -> None:
    task.status = TaskResultStatus.READY
    task.save(update_fields=["status"])


def _give_up(task: DBTaskResult) -> None:
    task.set_failed(WerkerWeg(f"{len(task.worker_ids)} workers died doing this."))
    task_finished.send(sender=type(task.task.get_backend()), task_result=task.task_result)
