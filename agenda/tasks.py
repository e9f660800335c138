"""What the worker does for this room."""

from django.tasks import task


@task()
def maak_bundel(pk: int, vingerafdruk: str) -> None:
    """Make the bundle of an overleg of the papers that were there when it was asked for."""
    from agenda.overleg import bundel

    try:
        bundel.maak(pk, vingerafdruk)
    except Exception:
        bundel.mislukt(pk, "Het maken van de bundel ging mis.")
        raise
