"""The kinds of document there are: each room registers its own, with who sees them and their layout."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from regions.rights import Right

if TYPE_CHECKING:
    from documents.models import Document
    from regions.models import Gebruiker

Gegevens = dict[str, Any]
Tabel = tuple[list[str], list[list[Any]]]


def zonder_meer(inhoud: Gegevens) -> Gegevens:
    """The layout of a document that prints its content as it is."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentsoort:
    """What has to be known of a kind: its name, who sees it, how its content is laid out and tabled.

    `recht` is for what was decided on, `recht_eerder` for what was not; a kind about one organisatie says
    with `mag` itself who sees it. `tabel` gives the heads and rows of the xlsx that is attached.
    """

    code: str
    naam: str
    template: str
    recht: Right = Right.REGIO_SEE
    recht_eerder: Right = Right.AGENDA_SEE
    opmaak: Callable[[Gegevens], Gegevens] = zonder_meer
    tabel: Callable[[Gegevens], Tabel] | None = None
    mag: "Callable[[Gebruiker, Document], bool] | None" = None


_SOORTEN: dict[str, Documentsoort] = {}


def registreer(soort: Documentsoort) -> None:
    """Make a kind known; a room does so in its AppConfig.ready()."""
    if _SOORTEN.setdefault(soort.code, soort) != soort:
        raise ValueError(f"There are two kinds of document called {soort.code}.")


def soort_van(code: str) -> Documentsoort:
    """The kind with this code."""
    return _SOORTEN[code]


def soorten() -> list[Documentsoort]:
    """All kinds, by name."""
    return sorted(_SOORTEN.values(), key=lambda soort: soort.naam)
