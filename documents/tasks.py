"""What the worker does for this room."""

from django.tasks import task

from documents.models import Document


@task()
def maak_bestand(pk: int) -> None:
    """Make the file of a document; asked twice, it is made once."""
    from documents.actions import maak
    from documents.bericht import meld

    document = Document.objects.select_related("door").get(pk=pk)
    if not document.is_gemaakt:
        meld(maak(document))
