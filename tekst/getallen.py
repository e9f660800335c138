"""Numbers with their nouns."""


def aantal(n: int, one: str, many: str) -> str:
    """'1 gemeente', '14 gemeenten', '1.204 gemeenten'."""
    return f"{n:,}".replace(",", ".") + f" {one if n == 1 else many}"
