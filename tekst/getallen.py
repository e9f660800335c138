"""Numbers with their nouns, and names in a row."""

from collections.abc import Iterable


def aantal(n: int, one: str, many: str) -> str:
    """'1 gemeente', '14 gemeenten', '1.204 gemeenten'."""
    return f"{n:,}".replace(",", ".") + f" {one if n == 1 else many}"


def opsomming(words: Iterable[str]) -> str:
    """'Hengelo', 'Hengelo en Borne', 'Hengelo, Borne en Almelo'."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} en {last}" if first else last
