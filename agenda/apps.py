"""The configuration of this room."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """See the package's modules."""

    name = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what unsent text of this room belongs to."""
        from agenda.herkomst import herkomst
        from regions import concepten

        concepten.registreer("blok-", herkomst)
        concepten.registreer("nieuw-", herkomst)
