"""The configuration of this room."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """See the package's modules."""

    name = "agenda"
    default_auto_field = "django.db.models.BigAutoField"
