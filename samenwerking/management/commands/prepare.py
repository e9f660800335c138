"""Everything the house needs before it opens: tables, reference data, demo content, static files."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    """Does only what is not done yet, so that a second start is quick."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Making or changing the tables ...")
            call_command("migrate", interactive=False, verbosity=0)
        if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
            call_command("createcachetable", verbosity=0)
        self.load()
        self.collect()

    def load(self) -> None:
        """Reference data when their files changed; demo content once, never over what people made of it."""
        done = read_done()
        version = digest(
            path.read_bytes() for path in sorted((settings.BASE_DIR / "fixtures").rglob("*.csv"))
        )
        if done.get("reference") != version:
            self.say("Loading municipalities, regions and organisations ...")
            call_command("load_reference", verbosity=0)
            write_done(done | {"reference": version})
        if settings.DEMO and not done.get("demo"):
            self.say("Making the demo content; the first time this takes a while ...")
            call_command("load_demo", verbosity=0)
            write_done(read_done() | {"demo": True})

    def collect(self) -> None:
        """Static files, when one of them changed."""
        if settings.WHITENOISE_USE_FINDERS:
            return
        files = [Path(store.path(path)) for finder in get_finders() for path, store in finder.list([])]
        version = digest(f"{file} {file.stat().st_mtime_ns}".encode() for file in sorted(files))
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        if not stamp.exists() or stamp.read_text() != version:
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(version)

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def read_done() -> dict[str, Any]:
    """What was loaded before: kept as a remark on a table, so that it goes and comes with the data."""
    if not apps.get_model("regions", "Regio")._default_manager.exists():
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('regions_regio'::regclass, 'pg_class')")
        remark = cursor.fetchone()[0]
    try:
        return json.loads(remark or "{}")
    except ValueError:
        return {}


def write_done(done: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("COMMENT ON TABLE regions_regio IS %s", [json.dumps(done, sort_keys=True)])
