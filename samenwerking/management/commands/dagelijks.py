"""All that is due by date, up to and including today; may run twice, catches up missed days."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regions.periods import today
from samenwerking.dagelijks import inhalen


class Command(BaseCommand):
    """The worker runs this each day; by hand it does no harm."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if failed := inhalen(today()):
            raise CommandError(f"Not done: {', '.join(failed)}. The log says why; run this again later.")
