"""The configuration of this room."""

from django.apps import AppConfig


class VensterConfig(AppConfig):
    """See the package's modules."""

    name = "venster"
    default_auto_field = "django.db.models.BigAutoField"
