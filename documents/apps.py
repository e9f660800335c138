"""The configuration of this room."""

from typing import Any

from django.apps import AppConfig
from django.tasks import TaskResultStatus
from django.tasks.signals import task_finished


class DocumentsConfig(AppConfig):
    """Frozen documents, the files made of them, and whether a file is genuine."""

    name = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from documents import samenwerkingsagenda
        from documents.soorten import registreer

        registreer(samenwerkingsagenda.SOORT)
        task_finished.connect(tell_who_waits, dispatch_uid="documents")


def tell_who_waits(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """A file that could not be made says so on the page of who asked for it."""
    from documents.actions import mislukt
    from documents.tasks import maak_bestand

    if task_result.status != TaskResultStatus.FAILED or task_result.task.func is not maak_bestand.func:
        return
    too_large = any(error.exception_class_path.endswith(".TeGroot") for error in task_result.errors)
    mislukt(
        task_result.args[0],
        "Het bestand zou groter worden dan 20 MB. Kort teksten in en leg een nieuwe versie vast."
        if too_large
        else "Het maken van het bestand ging mis.",
    )
