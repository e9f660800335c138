"""The ways in that organisations have of their own."""

from typing import Any

from django import template

from samenwerking.eigen_inlog import settings_apps

register = template.Library()


@register.simple_tag
def eigen_inlog() -> list[Any]:
    """The providers, by name."""
    return sorted(settings_apps(), key=lambda app: app.name)
