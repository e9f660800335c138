"""Who else has a blok open: information, never in the way of saving."""

import datetime

from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.models import Aanwezig, Blok
from agenda.models.aanwezig import GEZIEN
from regions.gereed import GereedWeg, sleutel
from regions.models import Gebruiker
from regions.rights import Right


def meld(blok: Blok, gebruiker: Gebruiker) -> list[str]:
    """This user has it open from now on, for less than a minute; gives back who else has."""
    now = timezone.now()
    Aanwezig.objects.filter(tot__lt=now).delete()
    als = hoedanigheid(gebruiker, blok.agenda.regio, Right.AGENDA_EDIT, Right.BLOK_EDIT)
    Aanwezig.objects.bulk_create(
        [Aanwezig(blok=blok, gebruiker=gebruiker, als=als, tot=now + GEZIEN)],
        update_conflicts=True,
        unique_fields=["blok", "gebruiker"],
        update_fields=["als", "tot"],
    )
    anderen = Aanwezig.objects.filter(blok=blok, tot__gte=now).exclude(gebruiker=gebruiker)
    return [str(rij) for rij in anderen.select_related("gebruiker").order_by("gebruiker__naam", "pk")]


def weg(blok: Blok, gebruiker: Gebruiker) -> None:
    """The form is closed."""
    _WEG(blok=blok.pk, gebruiker=gebruiker.pk)


_WEG = GereedWeg(lambda: Aanwezig.objects.filter(blok=sleutel("blok"), gebruiker=sleutel("gebruiker")))


def ruim_op(day: datetime.date) -> None:
    """The daily job: what nobody came by to clear away."""
    Aanwezig.objects.filter(tot__lt=timezone.now()).delete()
