"""What waits for someone in the proposals: those to answer, and the answers to one's own."""

import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from agenda.models import Voorstel
from agenda.redactie import te_beantwoorden
from regions.models import Gebruiker, Regio
from regions.rights import Right
from regions.taken import Taak
from tekst.getallen import aantal

ZICHTBAAR = datetime.timedelta(days=14)  # an answer is news for two weeks


def inspraak_taken(gebruiker: Gebruiker) -> list[Taak]:
    """For who edits how many proposals wait, a line per regio; for who proposed the answers of late."""
    return [*_te_beantwoorden(gebruiker), *_beantwoord(gebruiker)]


def _te_beantwoorden(gebruiker: Gebruiker) -> list[Taak]:
    if not gebruiker.may(Right.BLOK_EDIT):
        return []
    wacht = te_beantwoorden(Voorstel.objects.zichtbaar(gebruiker).open(), gebruiker)
    counts = dict(wacht.order_by().values_list("blok__agenda__regio").annotate(n=Count("pk")))
    return [
        Taak(
            titel=f"{aantal(counts[regio.pk], 'voorstel wacht', 'voorstellen wachten')} op uw antwoord",
            url=reverse("voorstellen", args=[regio.code]),
            regio=regio,
            status="neem over of zeg waarom niet",
        )
        for regio in Regio.objects.filter(pk__in=list(counts)).order_by("naam", "pk")
    ]


def _beantwoord(gebruiker: Gebruiker) -> list[Taak]:
    if not gebruiker.may(Right.VOORSTEL_DOEN):
        return []
    answered = (Voorstel.Stand.OVERGENOMEN, Voorstel.Stand.AFGEWEZEN)
    own = Voorstel.objects.zichtbaar(gebruiker).filter(door=gebruiker, stand__in=answered)
    late = own.filter(beantwoord_op__gte=timezone.now() - ZICHTBAAR).select_related("blok__agenda__regio")
    return [
        Taak(
            titel=f"Antwoord op uw voorstel: {voorstel.get_aard_display()} {voorstel.get_soort_display()}",
            url=reverse("voorstel", args=[voorstel.blok.agenda.regio.code, voorstel.pk]),
            regio=voorstel.blok.agenda.regio,
            status=voorstel.get_stand_display(),
        )
        for voorstel in late.order_by("-beantwoord_op", "-pk")
    ]
