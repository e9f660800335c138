"""The top floor: what looks over all rooms."""

from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    """Front page, the pages of a regio and an organisatie, the national overview."""

    name = "samenwerking"
    default_auto_field = "django.db.models.BigAutoField"
