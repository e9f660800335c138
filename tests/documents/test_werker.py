"""The worker as a process of its own: started, woken, killed, cut off from its database, told to stop."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from documents.models import Document
from documents.tasks import maak_bestand
from samenwerking.werker import taken
from samenwerking.werker.verbinding import Verbinding
from samenwerking.werker.werker import Werker
from tests.documents.groot import groot
from tests.documents.test_vastleggen import leg_vast

pytestmark = pytest.mark.django_db(transaction=True)
# Seconds that a busy machine may take; a worker that hangs is killed after five, with another code.
SOON = 40
HOUSE = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def real_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def start(tmp_path):
    """Starts workers on the database of the tests; none is left afterwards."""
    started = []

    def start():
        db = connection.settings_dict
        host, port = db["HOST"] or "127.0.0.1", db["PORT"] or 5432
        url = f"postgresql://{db['USER']}:{db['PASSWORD']}@{host}:{port}/{db['NAME']}"
        environment = os.environ | {"DATABASE_URL": url, "DEMO": "1", "PYTHONWARNINGS": "default"}
        command = [sys.executable, "manage.py", "worker"]
        with (tmp_path / "said").open("a") as said:
            process = subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=said, stderr=said)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def until(true, seconds=40):
    """Wait until something holds; the machine of the tests may be slow."""
    end = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
    return answer


def is_made(document):
    return lambda: Document.objects.filter(pk=document.pk).exclude(bestand_sha256="").exists()


def listens(worker):
    """Asks whether this worker, not one that was killed, holds the lock that shows that it lives."""
    query = (
        "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
        " WHERE locktype = 'advisory' AND datname = current_database() AND application_name = %s"
    )

    def asked():
        with connection.cursor() as cursor:
            cursor.execute(query, [f"werker {worker.pid}"])
            return cursor.fetchone()[0] > 0

    return asked


def is_running():
    return DBTaskResult.objects.running().first()


def test_it_makes_what_is_asked_and_stops_when_told(start):
    worker = start()
    document = leg_vast()
    until(is_made(document))
    worker.terminate()
    assert worker.wait(SOON) == 0


def test_a_new_task_wakes_it():
    with Verbinding() as line:
        assert not line.wait(0)
        leg_vast()
        assert line.wait(SOON)


def test_told_to_stop_while_it_takes_a_task_it_gives_it_back(monkeypatch):
    monkeypatch.setattr("os._exit", sys.exit)
    werker = Werker()
    with Verbinding() as werker.verbinding:
        leg_vast()
        werker.stopt = True
        with pytest.raises(SystemExit):
            werker.een_taak()
    task = DBTaskResult.objects.get()
    assert (task.status, task.worker_ids) == ("READY", [])


def test_a_task_whose_worker_was_killed_is_done_by_the_next(start):
    document = leg_vast(groot(themas=1, opgaven=1, afspraken=4))
    killed = start()
    until(is_running)
    killed.kill()
    killed.wait()
    assert is_running()
    start()
    until(is_made(document))
    assert len(DBTaskResult.objects.get().worker_ids) == 2


def test_told_to_stop_halfway_it_gives_the_task_back(start):
    leg_vast(groot(themas=1, opgaven=1, afspraken=4))
    worker = start()
    until(is_running)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(SOON) == 0
    task = DBTaskResult.objects.get()
    assert (task.status, task.worker_ids) == ("READY", [])


def drop_others():
    """The database ends every session but ours; how many there were."""
    query = (
        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def test_it_outlives_a_database_that_drops_it(start, tmp_path):
    worker = start()
    until(listens(worker))
    assert drop_others()
    document = leg_vast()
    until(is_made(document))
    worker.terminate()
    assert worker.wait(SOON) == 0
    said = (tmp_path / "said").read_text()
    assert said.count("The database is away") == 1
    assert said.count("The database is back") == 1
    assert "Traceback" not in said


def test_it_sends_the_outbox(start):
    from post_office.models import STATUS, Email

    until(listens(start()))
    Email.objects.bulk_create([Email(from_email="a@example.nl", to=["b@example.nl"], status=STATUS.queued)])
    until(lambda: Email.objects.filter(status=STATUS.sent).exists())


def running(*workers):
    maak_bestand.enqueue(leg_vast().pk)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=list(workers))


def test_a_task_of_a_living_worker_is_left_alone():
    with Verbinding() as line:
        running(line.naam)
        taken.herstel()
        assert {task.status for task in DBTaskResult.objects.all()} == {"RUNNING"}


def test_a_task_that_takes_worker_after_worker_along_is_given_up():
    running("weg-1", "weg-2")
    taken.herstel()
    assert {task.status for task in DBTaskResult.objects.all()} == {"READY"}
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["weg-1", "weg-2", "weg-3"])
    taken.herstel()
    assert {task.status for task in DBTaskResult.objects.all()} == {"FAILED"}
    assert Document.objects.get().mislukt


def test_a_task_that_fails_tells_who_waits(monkeypatch):
    document = leg_vast()

    def broken(document):
        raise ZeroDivisionError

    monkeypatch.setattr("documents.pdf.als_pdf", broken)
    taken.EenTaak("test", print).run()
    document.refresh_from_db()
    assert document.mislukt == "Het maken van het bestand ging mis."


def test_a_file_that_is_too_large_says_so(monkeypatch):
    document = leg_vast()
    monkeypatch.setattr("documents.pdf.als_pdf", lambda document: b"0" * (20 * 1024 * 1024 + 1))
    taken.EenTaak("test", print).run()
    document.refresh_from_db()
    assert "20 MB" in document.mislukt


def test_two_workers_never_send_the_outbox_at_once():
    with Verbinding() as one, Verbinding() as other:
        assert one.neem_outbox()
        assert not other.neem_outbox()
        one.laat_outbox()
        assert other.neem_outbox()
