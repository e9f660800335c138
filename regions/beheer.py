"""The doors of /beheer/: this room names its own, a room above adds its own in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass

from regions.rights import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Deur:
    """A page of /beheer/: url name, what it is called, what one does there, perhaps a count in words."""

    url: str
    titel: str
    uitleg: str
    telling: Callable[[], str] | None = None
    right: Right = Right.BEHEER
    args: tuple[str, ...] = ()


_deuren: list[Deur] = []


def registreer(deur: Deur) -> None:
    """From now on the start page of /beheer/ has this door."""
    if deur not in _deuren:
        _deuren.append(deur)


def deuren() -> list[Deur]:
    """All doors, in the order in which they were registered."""
    return list(_deuren)
