"""What every page's frame needs to know."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from regions.rights import Right

NAV = (
    ("home", "Mijn werk", None),
    ("regios", "Regio's", Right.REGIO_SEE),
    ("venster", "Venster", Right.VENSTER_FILL),
    ("landelijk", "Landelijk", Right.LANDELIJK_SEE),
    ("beheer", "Beheer", Right.BEHEER),
)

FOOTER = (
    ("toegankelijkheid", "Toegankelijkheid"),
    ("privacy", "Privacy"),
    ("voor_fg", "Voor uw FG, CISO en archief"),
    ("echtheid", "Is dit document echt?"),
    ("contact", "Contact"),
)


def house(request: HttpRequest) -> dict[str, Any]:
    """Whether these are demo data, and the doors that are open to this user."""
    user = getattr(request, "user", None)
    return {
        "demo": settings.DEMO,
        "may_search": bool(user and user.is_authenticated and user.may(Right.REGIO_SEE)),
        # Made when the frame is drawn: a fragment has none.
        "nav": SimpleLazyObject(lambda: _nav(request)),
        "footer": SimpleLazyObject(_footer),
    }


@cache
def _footer() -> list[tuple[str, str]]:
    return [(reverse(name), label) for name, label in FOOTER]


def _nav(request: HttpRequest) -> list[tuple[str, str, bool]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    doors = []
    for name, label, right in NAV:
        if right is None or user.may(right):
            url = reverse(name)
            current = request.path == url if url == "/" else request.path.startswith(url)
            doors.append((url, label, current))
    return doors
