"""Let the first functioneel beheerder in, who invites everyone else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from regions.models import Gebruiker, Toegang
from regions.periods import since, today
from regions.rights import Rol


class Command(BaseCommand):
    """Refuses once there is a functioneel beheerder: from then on they invite each other."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("naam")

    @transaction.atomic
    def handle(self, *, email: str, naam: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email!r} is not an e-mail address.") from None
        if Toegang.objects.now().filter(rol=Rol.FUNCTIONEEL, gebruiker__is_active=True).exists():
            raise CommandError(
                "There is a functioneel beheerder already: they invite the next one from /beheer/."
            )
        gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
        gebruiker = gebruiker or Gebruiker.objects.create_user(email=email, naam=naam)
        Toegang.objects.create(gebruiker=gebruiker, rol=Rol.FUNCTIONEEL, period=since(today()))
        self.stdout.write(
            f"{gebruiker.email} may sign in with a code by e-mail, and sets up a second factor at once."
        )
