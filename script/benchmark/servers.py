"""Databases and web servers of the benchmark's own, and nothing of them left afterwards."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from benchmark import machine

ROOT = Path(__file__).resolve().parent.parent.parent
GUNICORN = [
    "--preload",
    "--worker-class",
    "gthread",
    "--workers",
    "2",
    "--threads",
    "4",
    "--log-level",
    "error",
]


class Databases:
    """Databases in the server that DATABASE_URL names; only those made here are dropped."""

    def __init__(self, url: str) -> None:
        self.url, self.made = url, []
        self.prefix = f"bench_{os.getpid()}_"

    def address(self, name: str) -> str:
        """The URL of one."""
        return urlsplit(self.url)._replace(path=f"/{self.prefix}{name}").geturl()

    def _server(self, *statements: sql.Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def create(self, name: str, like: str = "") -> str:
        """A new one, empty or a copy of another; answers with its URL."""
        new = sql.Identifier(self.prefix + name)
        if like:
            copied = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
            self._server(copied.format(new, sql.Identifier(self.prefix + like)))
        else:
            self._server(sql.SQL("CREATE DATABASE {}").format(new))
        self.made.append(name)
        return self.address(name)

    def drop_all(self) -> None:
        """Every one that was made here; one that something still looks into (autovacuum) a little later."""
        while self.made:
            gone = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(self.prefix + self.made[-1]))
            for attempt in range(20):
                try:
                    self._server(gone)
                    break
                except psycopg.errors.ObjectInUse:
                    time.sleep(0.5)
                    if attempt == 19:
                        sys.stderr.write(
                            f"script/bench: left behind: database {self.prefix}{self.made[-1]}\n"
                        )
            self.made.pop()

    def postmaster(self) -> list[int]:
        """The process whose children serve the databases, when it runs on this machine."""
        with psycopg.connect(self.url) as connection:
            backend = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
            try:
                name = Path(f"/proc/{backend}/comm").read_text().strip()
            except OSError:
                return []
            return [machine.parent(backend)] if name == "postgres" else []

    def version(self) -> str:
        """As it calls itself, with what matters most for a commit."""
        with psycopg.connect(self.url) as connection:
            number, fsync = connection.execute(
                "SELECT current_setting('server_version'), current_setting('fsync')"
            ).fetchone()
            return f"PostgreSQL {number} (fsync {fsync})"


def environment(**changes: str) -> dict[str, str]:
    """The environment of a production installation on this machine, without TLS."""
    dropped = ("DEMO", "DEBUG", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORT")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "script")]),
        "SECURE": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": SECRET,
        "MAIL_URL": "smtp+plain://127.0.0.1:9",  # no worker runs, so nothing is sent
        "SITE_URL": "http://127.0.0.1",
        **changes,
    }


SECRET = secrets.token_urlsafe(50)


def run(*arguments: str, **changes: str) -> Any:
    """A command of ours in that environment; what it says is JSON, or nothing."""
    done = subprocess.run(
        [sys.executable, *arguments], env=environment(**changes), cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"script/bench: {' '.join(arguments)} failed:\n{done.stderr or done.stdout}")
    return json.loads(done.stdout) if done.stdout.startswith(("{", "[")) else None


class Server:
    """gunicorn with two processes of four threads, on a free port of 127.0.0.1."""

    def __init__(self, application: str, **changes: str) -> None:
        self.port = _free_port()
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            application,
            "--bind",
            f"127.0.0.1:{self.port}",
            *GUNICORN,
        ]
        self.process = subprocess.Popen(command, env=environment(SERVING="1", **changes), cwd=ROOT)
        for _ in range(600):
            if self.process.poll() is not None:
                raise SystemExit("script/bench: the web server did not start; the lines above say why.")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.stop()
        raise SystemExit("script/bench: the web server does not answer.")

    @property
    def pid(self) -> int:
        """Of the process that started the others."""
        return self.process.pid

    def stop(self) -> None:
        """And wait until it is gone."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
