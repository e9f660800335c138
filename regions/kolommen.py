"""Who does what, laid out per side; what belongs to no party is done together."""

from collections.abc import Callable, Iterable

from regions.models.organisaties import Soort

KOLOMMEN: dict[str, str] = {
    Soort.GEMEENTE: "Gemeenten",
    Soort.ZORGVERZEKERAAR: "Zorgverzekeraar",
    Soort.ZORGKANTOOR: "Zorgkantoor",
    Soort.PARTNER: "Partners",
    "": "Samen",
}


def in_kolommen[T](regels: Iterable[T], soort: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """The lines by side, in a fixed order; only the sides that do something."""
    per_soort: dict[str, list[T]] = {}
    for regel in regels:
        per_soort.setdefault(soort(regel), []).append(regel)
    rest = [naam for naam in per_soort if naam not in KOLOMMEN]
    return [
        (KOLOMMEN.get(naam, "Anderen"), per_soort[naam]) for naam in (*KOLOMMEN, *rest) if naam in per_soort
    ]
