"""Why something cannot be done now, in words for who asked; and on which day one acts."""

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from regions.periods import today
from venster.kern import Deel

if TYPE_CHECKING:
    from venster.models import Deelconcept


class Geweigerd(ValueError):
    """It cannot be done now; the sentence says why."""


class Onvolledig(Geweigerd):
    """JA or NEE is missing for some parts."""

    def __init__(self, delen: list[Deel]) -> None:
        super().__init__("Kies JA of NEE voor " + " en ".join(deel.lidwoord for deel in delen) + ".")
        self.delen = delen


class Ingehaald(Geweigerd):
    """A colleague was first; what stands now comes with it."""

    def __init__(self, nu: "Deelconcept | None" = None) -> None:
        super().__init__("Een collega heeft dit intussen gewijzigd.")
        self.nu = nu


def dag_van(op: datetime.datetime | None) -> datetime.date:
    """The day of a moment in the Netherlands, or today."""
    return timezone.localtime(op).date() if op else today()
