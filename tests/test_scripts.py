"""What a stranger meets first: the scripts, the requirements and the embedded PostgreSQL."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from samenwerking import postgres
from samenwerking.postgres.server import pid_lines

HOUSE = Path(__file__).resolve().parent.parent
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]


def run(*command, **env):
    """Run a script of the house; a value of None takes a variable away."""
    said = {name: value for name, value in (os.environ | env).items() if value is not None}
    return subprocess.run(command, cwd=HOUSE, env=said, capture_output=True, text=True, timeout=60)


def manage(*arguments, **env):
    return run(sys.executable, "manage.py", *arguments, **env)


# script/server


def test_a_port_in_use_is_said_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("script/server", PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert f"PORT={port + 1} script/server" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("port", ["acht", "0", "65536", "99999999999", "80 80"])
def test_a_port_that_is_none_is_refused(port):
    done = run("script/server", PORT=port)
    assert (done.returncode, "from 1 to 65535" in done.stderr) == (1, True)


# The environment variables


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://somewhere/x", "must start with postgresql://"),
        ("postgresql://somewhere", "names no database"),
        ("postgresql://x@127.0.0.1:1/x", "The database does not let us in"),
    ],
)
def test_a_database_that_cannot_be_had_is_said_in_words(url, words):
    done = manage("prepare", DATABASE_URL=url, DEMO="1")
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_variable_is_named():
    done = manage("prepare", DATABASE_URL="postgresql://x@127.0.0.1:1/x", DEMO=None, SECRET_KEY=None)
    assert done.returncode == 1
    assert "SECRET_KEY is missing" in done.stderr
    assert "Traceback" not in done.stderr


# script/bootstrap


def finder(folder, **pythons):
    """What find_python answers when only these programs are on the path."""
    for name, script in pythons.items():
        program = folder / name.replace("_", ".")
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    for name in ("head", "cat", "id"):
        (folder / name).symlink_to(shutil.which(name))
    functions = (HOUSE / "script/bootstrap").read_text().partition("# The environment")[0]
    functions = functions.replace('cd "$(dirname', ': "$(dirname')
    return subprocess.run(
        [shutil.which("bash"), "-c", f"{functions}\nfind_python"],
        cwd=folder,
        env={"PATH": str(folder), "HOME": str(folder)},
        capture_output=True,
        text=True,
    )


REAL = f'exec {sys.executable} "$@"'
OLD = 'case "$2" in *print*) printf " (python3 is 3.9)" ;; *) exit 1 ;; esac'
WITHOUT_VENV = f'case "$2" in *ensurepip*) exit 1 ;; *) exec {sys.executable} "$@" ;; esac'


def test_a_fitting_python_is_found_beside_an_old_one(tmp_path):
    assert finder(tmp_path, python3=OLD, python3_12=REAL).stdout.strip() == str(tmp_path / "python3.12")


def test_a_python_without_venv_is_passed_over(tmp_path):
    assert finder(tmp_path, python3_13=WITHOUT_VENV, python3=REAL).stdout.strip() == str(tmp_path / "python3")


def test_without_a_fitting_python_it_is_said_which_to_install(tmp_path):
    done = finder(tmp_path, python3=OLD)
    assert done.returncode == 1
    assert "Python 3.12 or later is needed" in done.stderr
    assert "(python3 is 3.9)" in done.stderr
    assert "brew install python@3.13" in done.stderr


def test_a_missing_venv_is_named(tmp_path):
    done = finder(tmp_path, python3=WITHOUT_VENV)
    assert done.returncode == 1
    assert re.search(r"apt-get install python3\.\d+-venv", done.stderr)


# The requirements


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_place_to_fetch_from(name):
    text = (HOUSE / name).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.MULTILINE)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_and_has_a_hash(name):
    text = (HOUSE / name).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9.\[\]-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


def test_the_tests_run_with_the_versions_that_production_has():
    production, tests = (
        set(re.findall(r"^[a-z0-9.\[\]-]+==\S+", (HOUSE / name).read_text(), re.MULTILINE))
        for name in REQUIREMENTS
    )
    assert production <= tests


# The embedded PostgreSQL


@pytest.fixture
def data():
    """A place for a server of one's own, open to the account it runs as, deep and with a space in it."""
    with tempfile.TemporaryDirectory(prefix="een map") as folder:
        Path(folder).chmod(0o755)
        chosen = postgres.place(Path(folder) / ("diep" * 30) / "postgres")
        yield chosen
        postgres.remove(chosen)


def ask(url, query="SELECT 1"):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone()[0]


def await_end(pid):
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)


def test_two_that_start_at_once_get_the_same_server(data):
    command = [sys.executable, "-W", "error", "-m", "samenwerking.postgres", "url", "--data", str(data)]
    with ThreadPoolExecutor() as pool:
        first, second = pool.map(lambda _: run(*command, XDG_RUNTIME_DIR=None), range(2))
    assert first.stderr == second.stderr == ""
    assert first.stdout == second.stdout
    assert ask(first.stdout.strip(), "SELECT current_database()") == "samenwerking"
    assert ask(first.stdout.strip(), "SELECT current_setting('is_superuser')") == "off"


def test_the_server_comes_back_after_it_was_killed(data):
    url = postgres.database_url(data)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    pid = int(pid_lines(data)[0])
    os.kill(pid, signal.SIGKILL)
    await_end(pid)
    assert not postgres.is_running(data)
    assert ask(postgres.database_url(data), "SELECT number FROM kept") == 7


def test_a_stale_process_number_of_another_program_does_not_deceive(data):
    url = postgres.database_url(data)
    lines = pid_lines(data)
    postgres.stop(data)
    (data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:], ""]))
    assert not postgres.is_running(data)
    assert ask(postgres.database_url(data)) == 1
    assert postgres.database_url(data) == url


def test_a_port_taken_meanwhile_is_not_waited_for(data):
    postgres.database_url(data)
    port = int(pid_lines(data)[3])
    postgres.stop(data)
    with socket.create_server(("127.0.0.1", port)):
        assert ask(postgres.database_url(data)) == 1
    assert int(pid_lines(data)[3]) != port


def test_what_stands_in_the_place_of_the_data_is_left_alone(data):
    data.mkdir(parents=True)
    (data / "brief.txt").write_text("van een mens")
    with pytest.raises(postgres.PostgresError, match="holds files that are not PostgreSQL's"):
        postgres.start(data)
    assert not postgres.remove(data)
    assert (data / "brief.txt").exists()
