"""What waits for someone: the shape in which every room tells Mijn werk."""

import datetime
from dataclasses import dataclass

from regions.models import Regio


@dataclass(frozen=True, slots=True, kw_only=True)
class Taak:
    """One thing that waits for this user: what, where to go, in which regio, and until when."""

    titel: str
    url: str
    regio: Regio | None = None
    status: str = ""
    uiterlijk: datetime.date | None = None
