"""What waits for someone: the shape in which every room tells Mijn werk."""

import datetime
from dataclasses import dataclass
from hashlib import blake2s

from django.utils import formats

from regions.models import Regio


@dataclass(frozen=True, slots=True, kw_only=True)
class Taak:
    """One thing that waits for this user: what, where to go, in which regio, and until when."""

    titel: str
    url: str
    regio: Regio | None = None
    status: str = ""
    uiterlijk: datetime.date | None = None

    @property
    def id(self) -> str:
        """An id for the page that no other task has."""
        return "taak-" + blake2s(f"{self.url} {self.titel}".encode(), digest_size=6).hexdigest()

    @property
    def uiterlijk_tekst(self) -> str:
        """The last day in words."""
        return formats.date_format(self.uiterlijk, "j F Y") if self.uiterlijk else ""
