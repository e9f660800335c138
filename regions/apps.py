"""The room that knows who and where."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Users, organisations, regio's and who speaks for whom."""

    name = "regions"
    verbose_name = "Wie en waar"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from regions.deuren import open_deuren

        open_deuren()
