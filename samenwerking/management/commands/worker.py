"""Makes documents, sends the outbox and does what is due by date, until it is told to stop."""

from typing import Any

from django.core.management.base import BaseCommand

from samenwerking.werker.werker import Werker


class Command(BaseCommand):
    """Any number of these may run beside each other."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        Werker().run()
