"""Everything the house needs before it opens: tables, reference data, demo content, static files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from regions import reference
from samenwerking.demo.laden import staat_er_al


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
        if not reference.is_current():
            self.say("Loading municipalities, regions and organisations ...")
            call_command("load_reference", verbosity=0)
        if settings.DEMO and not staat_er_al():
            self.say("Making the demo content; the first time this takes a while ...")
            call_command("load_demo", verbosity=0)

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
