"""A regio opens its adopted agenda to everyone, and closes it again."""

from django.db import transaction
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Openbaarmaking, Versie
from regions.models import Gebruiker, Regio
from regions.rights import Right


@transaction.atomic
def maak_openbaar(regio: Regio, *, by: Gebruiker) -> Openbaarmaking:
    """From now on everyone may read what this regio adopted, and what it adopts later; once is enough."""
    Regio.objects.select_for_update(no_key=True).get(pk=regio.pk)
    if Versie.objects.laatst_van(regio) is None:
        raise NietMogelijk("Er is nog geen agenda vastgesteld. Stel eerst een versie vast.")
    if now := Openbaarmaking.objects.nu().filter(regio=regio).first():
        return now
    als = hoedanigheid(by, regio, Right.AGENDA_VASTSTELLEN)
    return Openbaarmaking.objects.create(regio=regio, door=by, als=als)


def stop_openbaar(regio: Regio, *, by: Gebruiker) -> bool:
    """From now on only who signs in may read it; whether it was open."""
    als = hoedanigheid(by, regio, Right.AGENDA_VASTSTELLEN)
    now = Openbaarmaking.objects.nu().filter(regio=regio)
    return now.update(gestopt_op=timezone.now(), gestopt_door=by, gestopt_als=als) > 0
