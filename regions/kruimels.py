"""The way to a page, as its breadcrumb says it: the same for every room."""

from django.urls import reverse

from regions.models import Regio

Kruimels = list[tuple[str, str]]


def naar_regio(regio: Regio, *verder: tuple[str, str]) -> Kruimels:
    """The way to a page of this regio: all regio's, the regio, and what lies between."""
    return [(reverse("regios"), "Regio's"), (regio.get_absolute_url(), str(regio)), *verder]


def stap(naam: str, woord: str, regio: Regio) -> tuple[str, str]:
    """A page of the regio as a step on the way."""
    return reverse(naam, args=[regio.code]), woord
