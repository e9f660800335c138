"""Rich text in this room's forms: plain to type, without losing a mark that was made."""

from tekst.schoon import TeLang, plat, schoon


def als_invoer(html: str) -> str:
    """What stands in the text box: plain text where that comes back as the same, else the marked-up text."""
    gewoon = plat(html)
    return gewoon if schoon(gewoon) == html else html


__all__ = ["TeLang", "als_invoer", "plat", "schoon"]
