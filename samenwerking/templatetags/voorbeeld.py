"""What only the demo shows."""

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def voorbeeldgebruikers() -> list[Any]:
    """The users one may sign in as with one click: in the demo only."""
    if not settings.DEMO:
        return []
    from samenwerking.demo.gebruikers import DEMO_USERS

    return list(DEMO_USERS)
