"""Print the demo sign-ins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from regions.models import Gebruiker
from samenwerking.demo.gebruikers import DEMO_USERS, WACHTWOORD


class Command(BaseCommand):
    """Prints nothing where there are none."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        there = Gebruiker.objects.filter(is_demo=True, is_active=True).values_list("email", flat=True)
        users = [user for user in DEMO_USERS if user.email in set(there)]
        if not settings.DEMO or not users:
            return
        self.stdout.write(f"Voorbeeldgebruikers, wachtwoord van allemaal: {WACHTWOORD}")
        for user in users:
            self.stdout.write(f"  {user.email:<24}{user.rol.label:<30}{user.wat_u_hiermee_ziet}")
