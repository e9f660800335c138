"""The folder with the data: how it is made, and who may come in."""

import os
import secrets
import shutil
from pathlib import Path

from samenwerking.postgres.programs import Account, PostgresError, owner

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # its path may not be as long as a checkout's can be
    "max_connections": "100",
    "shared_buffers": "128MB",
    "fsync": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
SCRATCH = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}  # for data nobody will miss


def create_cluster(data: Path, account: Account, programs: Path, settings: dict[str, str]) -> None:
    """Make the data folder beside its place and move it there whole: half a one is never taken for one."""
    if data.exists() and any(data.iterdir()):
        raise PostgresError(f"{data} holds files that are not PostgreSQL's; move them away and try again.")
    fresh = data.with_name(f"{data.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if account.is_other:
        os.chown(fresh, account.uid, account.gid)
    password = _write_password(fresh, account)
    done = account.run(
        *(
            programs / "initdb",
            "-D",
            fresh,
            "-U",
            "postgres",
            "--pwfile",
            password,
            "--auth",
            "scram-sha-256",
        ),
        *(
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--locale-provider",
            "builtin",
            "--builtin-locale",
            "C.UTF-8",
        ),
        *(part for name, value in settings.items() for part in ("--set", f"{name}={value}")),
    )
    if done.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        raise PostgresError(f"PostgreSQL cannot make its data folder {data}:\n{done.stdout.strip()}")
    os.rename(password, fresh / "password")
    fresh.rename(data)


def _write_password(fresh: Path, account: Account) -> Path:
    """A random password, readable by the owner only: whoever else is on this machine may not come in."""
    path = fresh.with_name(f"{fresh.name}.password")
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(16))
    if account.is_other:
        os.chown(path, account.uid, account.gid)
    return path


def password_of(data: Path) -> str:
    try:
        return (data / "password").read_text().strip()
    except PermissionError:
        found = owner(data)
        name = found.pw_name if found else "another user"
        raise PostgresError(
            f"The database in {data} belongs to {name}. Work as that user or as root, "
            "set DATABASE_URL, or remove the folder (with what is stored in it)."
        ) from None
    except FileNotFoundError:
        raise PostgresError(f"{data} is not a database of this program: it has no password file.") from None
