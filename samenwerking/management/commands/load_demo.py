"""Load the demo content: invented people, agendas and answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenwerking.demo.laden import Geweigerd, laad


class Command(BaseCommand):
    """May be run again: what is there stays as people made it."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = laad()
        except Geweigerd as refusal:
            raise CommandError(str(refusal)) from None
        if options["verbosity"]:
            self.stdout.write(
                "Demo content loaded: invented people, agendas and answers."
                if loaded
                else "The demo content is there already; nothing was changed."
            )
