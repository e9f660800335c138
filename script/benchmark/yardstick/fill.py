"""Makes the tables of the yardstick and the items that E edits, and prints these."""

import json
import os
import sys

import django

ITEMS = 18
PLACES = 4


def main() -> None:
    """Make all of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmark.yardstick.settings"
    django.setup()
    from django.core.management import call_command

    from benchmark.yardstick.models import Access, Item, Place

    call_command("migrate", run_syncdb=True, verbosity=0)
    made = []
    for n in range(PLACES):
        place = Place.objects.create(name=f"Regio {n}")
        Access.objects.create(place=place, who="Noor Jansen")
        rows = [Item(place=place, title=f"Afspraak {i}", text="Zo doen we het. " * 16) for i in range(ITEMS)]
        made += [(place.pk, item.pk) for item in Item.objects.bulk_create(rows)]
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    main()
