"""The configuration of this room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """See the package's modules."""

    name = "documents"
    default_auto_field = "django.db.models.BigAutoField"
