"""The running server: found, started, stopped, and the address of a database in it."""

import contextlib
import fcntl
import os
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from samenwerking.postgres.cluster import SCRATCH, SETTINGS, create_cluster, password_of
from samenwerking.postgres.programs import (
    ELSEWHERE,
    Account,
    PostgresError,
    elsewhere,
    make_parent,
    own_programs,
    runnable_programs,
)

DATA = Path(__file__).resolve().parent.parent.parent / "var" / "postgres"
DATABASE = "samenwerking"
ROLE = "samenwerking"
SSL_REQUEST = struct.pack("!II", 8, 80877103)
LOG_LIMIT = 5_000_000
DATABASE_SCRIPT = r"""
\set password `echo "$PGPASSWORD"`
SELECT format('CREATE ROLE %I LOGIN CREATEDB PASSWORD %L', :'role', :'password')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
"""


def database_url(data: Path | None = None, database: str = DATABASE) -> str:
    """The URL of a database in the embedded server; server and database are made when they are not there."""
    data = place(data)
    start(data)
    _create_database(data, database)
    return f"postgresql://{ROLE}:{password_of(data)}@127.0.0.1:{pid_lines(data)[3].strip()}/{database}"


def place(data: Path | None = None) -> Path:
    """Where the data live: where asked, or in var/ of the checkout; elsewhere if the way there is closed."""
    wanted = Path(os.path.abspath(data or DATA))
    if os.geteuid() != 0:
        return wanted
    existing = next(folder for folder in [wanted, *wanted.parents] if folder.exists())
    if Account(wanted).can("-x", existing if existing != wanted else wanted.parent):
        return wanted
    return elsewhere(str(wanted)) / "postgres"


def start(data: Path, *, scratch: bool = False) -> bool:
    """Start the server unless it runs; whether it was this call that started it."""
    if is_running(data):
        return False
    with _locked(data):
        if is_running(data):
            return False
        account = Account(data)
        programs = runnable_programs(data, account)
        if not (data / "PG_VERSION").exists():
            create_cluster(data, account, programs, SETTINGS | SCRATCH if scratch else SETTINGS)
        _forget_stale_pid(data)
        _launch(data, account, programs)
        return True


def stop(data: Path) -> bool:
    """Stop the server if it runs; whether it did."""
    if not data.parent.exists():
        return False
    with _locked(data):
        if _postmaster(data) is None:
            return False
        account = Account(data)
        done = account.run(
            runnable_programs(data, account) / "pg_ctl", "-D", data, "-m", "fast", "-t", "60", "stop"
        )
        if done.returncode:
            raise PostgresError(f"PostgreSQL in {data} does not stop:\n{done.stdout.strip()}")
        return True


def remove(data: Path) -> bool:
    """Stop the server and throw its data away; only a folder that this program made."""
    if not (data / "password").exists():
        return False
    stop(data)
    shutil.rmtree(data)
    data.with_name(f"{data.name}.lock").unlink(missing_ok=True)
    if data.parent.match(str(ELSEWHERE / "samenwerking-*")):
        data.parent.rmdir()
    return True


def is_running(data: Path) -> bool:
    """Whether this folder's own server runs and answers."""
    lines = pid_lines(data)
    ready = len(lines) >= 8 and lines[7].strip() == "ready"
    return ready and _postmaster(data) is not None and _answers(int(lines[3]))


def _create_database(data: Path, database: str) -> None:
    """The application's role may make databases (tests do) but is no superuser: nothing may need one."""
    done = subprocess.run(  # noqa: S603
        [
            *(own_programs(data) / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"),
            *("-v", f"role={ROLE}", "-v", f"database={database}"),
            *("-h", "127.0.0.1", "-p", pid_lines(data)[3].strip(), "-U", "postgres", "postgres"),
        ],
        input=DATABASE_SCRIPT,
        env={"PATH": os.environ.get("PATH", os.defpath), "PGPASSWORD": password_of(data)},
        capture_output=True,
        text=True,
    )
    if done.returncode and "already exists" not in done.stderr:
        raise PostgresError(
            f"PostgreSQL in {data} cannot make the database {database}:\n{done.stderr.strip()}"
        )


def _launch(data: Path, account: Account, programs: Path) -> None:
    """Start the server on a free port, the one it had before if it can; it outlives whoever starts it."""
    log = data / "log"
    for port in _ports(data):
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            os.truncate(log, 0)
        begin = log.stat().st_size if log.exists() else 0
        done = account.run(
            *(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "120", "-o", f"-p {port}", "start"),
        )
        if done.returncode == 0:
            (data / "port").write_text(str(port))
            return
        said = log.read_text(errors="replace")[begin:] if log.exists() else ""
        if "pre-existing shared memory" in said:
            time.sleep(1)  # the last children of a killed server are still leaving
        elif "could not bind" not in said:
            break
    last = "\n".join((said or done.stdout).strip().splitlines()[-8:])
    raise PostgresError(f"PostgreSQL does not start. Its log, {log}, says:\n{last}")


def _ports(data: Path) -> Iterator[int]:
    with contextlib.suppress(OSError, ValueError):
        yield int((data / "port").read_text())
    for _ in range(8):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        yield port


def pid_lines(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except PermissionError:
        password_of(data)
        raise
    except (FileNotFoundError, NotADirectoryError):
        return []


def _postmaster(data: Path) -> int | None:
    """The process id of this folder's server: not of another process that got the number after a crash."""
    lines = pid_lines(data)
    if not lines or not lines[0].strip().isdigit():
        return None
    pid = int(lines[0])
    return pid if _command_of(pid) == "postgres" else None


def _command_of(pid: int) -> str:
    """The name of the program that runs under this number; empty when none does."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/comm").read_text(errors="replace").strip()
        except OSError:
            return ""
    done = subprocess.run(  # noqa: S603
        ["/bin/ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True
    )
    return Path(done.stdout.strip()).name


def _forget_stale_pid(data: Path) -> None:
    """PostgreSQL sees through a stale pid file, but not through one whose number another process has now."""
    lines = pid_lines(data)
    if lines and _command_of(int(lines[0])) and _postmaster(data) is None:
        (data / "postmaster.pid").unlink()


def _answers(port: int) -> bool:
    """Whether a PostgreSQL answers there: it is asked for encryption and says yes or no with one letter."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
            link.sendall(SSL_REQUEST)
            return link.recv(1) in (b"S", b"N")
    except OSError:
        return False


@contextlib.contextmanager
def _locked(data: Path) -> Iterator[None]:
    """One process at a time starts or stops the server of a folder."""
    try:
        make_parent(data)
        lock = open(data.with_name(f"{data.name}.lock"), "a")  # noqa: SIM115 - closed below
    except OSError as error:
        raise PostgresError(
            f"The embedded database cannot be kept in {data.parent}: {error.strerror} ({error.filename}). "
            "Make it a folder that you may write in, or set DATABASE_URL."
        ) from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
