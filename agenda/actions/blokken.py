"""Blokken come, change, move, go and come back."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.schrijven import schrijf
from agenda.models import DETAILS, Agenda, Blok
from agenda.zicht import OPENBAAR, Zicht
from regions.gereed import Gereed, sleutel
from regions.models import Gebruiker
from regions.periods import since
from regions.rights import Right


class Ingehaald(Exception):
    """Someone saved, or put away, this blok after the form was opened; carries it as it is now."""

    def __init__(self, blok: Blok) -> None:
        super().__init__(str(blok))
        self.blok = blok


@transaction.atomic
def toevoegen(
    agenda: Agenda,
    soort: str,
    *,
    by: Gebruiker | None,
    ouder: Blok | None = None,
    als: str = "",
    **velden: Any,
) -> Blok:
    """A new blok, the last of its kind under its ouder; `velden` as in schrijf()."""
    om_de_beurt(agenda.pk)  # two that come at once do not get one place
    siblings = Blok.objects.filter(agenda=agenda, ouder=ouder)
    last = siblings.aggregate(last=Max("volgorde"))["last"] or 0
    als = als or hoedanigheid(by, agenda.regio, Right.AGENDA_EDIT)
    blok = Blok.objects.create(
        agenda=agenda, ouder=ouder, soort=soort, volgorde=last + 1, gewijzigd_door=by, gewijzigd_als=als
    )
    if soort == Blok.Soort.AFSPRAAK:
        velden.setdefault("period", since(agenda.since))
    schrijf(DETAILS[soort](blok=blok), **velden)
    return blok


_VAST = Gereed(lambda: Blok.objects.select_for_update().filter(pk=sleutel()))


@transaction.atomic
def bewaren(
    blok: Blok, gezien: str, *, by: Gebruiker, schrijf_op: Callable[[], bool], terugzetten: bool = False
) -> bool:
    """The one way in which the words of a blok change: only by who has seen its latest version.

    `schrijf_op` checks and writes them, and says whether it did; raises Ingehaald when someone was first.
    """
    if terugzetten:
        om_de_beurt(blok.agenda_id)
    (nu,) = _VAST(pk=blok.pk)
    if nu.changed_since(gezien) or (nu.verwijderd_op and not terugzetten):
        raise Ingehaald(nu)
    if not schrijf_op():
        return False
    if nu.verwijderd_op:
        zet_terug(nu)
        nu.verwijderd_op = None
    nu.gewijzigd_op, nu.gewijzigd_door = timezone.now(), by
    nu.gewijzigd_als = hoedanigheid(by, blok.agenda.regio, Right.AGENDA_EDIT)
    nu.save(update_fields=["gewijzigd_op", "gewijzigd_door", "gewijzigd_als"])
    blok.version, blok.gewijzigd_op, blok.gewijzigd_als = nu.version, nu.gewijzigd_op, nu.gewijzigd_als
    return True


class AndersGezet(Exception):
    """Someone else moved this blok after who moves it now saw where it stood."""


def eis_plaats(blok: Blok, gezien: str) -> None:
    """That it stands where who moves it saw it; nothing is asked of who does not say where that was."""
    nu = Blok.objects.values_list("plaatsversie", flat=True).get(pk=blok.pk)
    if gezien and gezien != str(nu):
        raise AndersGezet


@transaction.atomic
def verplaatsen(blok: Blok, *, omhoog: bool, zicht: Zicht = OPENBAAR, gezien: str = "") -> bool:
    """One place up or down among those of its kind that who moves it sees; False at the end of the row."""
    om_de_beurt(blok.agenda_id)
    eis_plaats(blok, gezien)
    siblings = Blok.objects.levend().filter(agenda=blok.agenda, ouder=blok.ouder, soort=blok.soort)
    row = list(siblings.order_by("volgorde", "pk"))
    seen = set(siblings.voor(zicht).values_list("pk", flat=True))
    shown = [n for n, sibling in enumerate(row) if sibling.pk in seen]
    at = next((n for n, place in enumerate(shown) if row[place].pk == blok.pk), -1)
    to = at + (-1 if omhoog else 1)
    if at < 0 or not 0 <= to < len(shown):
        return False
    place, other = shown[at], shown[to]
    row[place], row[other] = row[other], row[place]
    zet_in_volgorde(row, verplaatst=blok)
    return True


@transaction.atomic
def verwijderen(blok: Blok, *, by: Gebruiker) -> int:
    """Put a blok away with all that hangs under it; it can be put back for thirty days."""
    om_de_beurt(blok.agenda_id)
    levend = Blok.objects.levend().filter(pk__in=_tak(blok))
    return levend.update(
        verwijderd_op=timezone.now(),
        gewijzigd_door=by,
        gewijzigd_als=hoedanigheid(by, blok.agenda.regio, Right.AGENDA_EDIT),
    )


class OuderIsWeg(Exception):
    """What it hung under was put away too; that comes back first."""


@transaction.atomic
def zet_terug(blok: Blok) -> int:
    """Put a blok back, with all that was put away together with it."""
    om_de_beurt(blok.agenda_id)
    blok.refresh_from_db(fields=["ouder", "verwijderd_op"])
    if blok.ouder and blok.ouder.verwijderd_op:
        raise OuderIsWeg
    return Blok.objects.filter(pk__in=_tak(blok), verwijderd_op=blok.verwijderd_op).update(verwijderd_op=None)


def om_de_beurt(agenda: int) -> None:
    """Who changes the tree of an agenda waits for who is doing so; always before a blok is held."""
    Agenda.objects.select_for_update().get(pk=agenda)


def zet_in_volgorde(row: Iterable[Blok], *, verplaatst: Blok) -> None:
    """These blokken of one row stand in this order; who sees the moved one next knows that it was moved."""
    for volgorde, blok in enumerate(row, start=1):
        if blok.pk == verplaatst.pk:
            Blok.objects.filter(pk=blok.pk).update(volgorde=volgorde, plaatsversie=F("plaatsversie") + 1)
        elif blok.volgorde != volgorde:
            Blok.objects.filter(pk=blok.pk).update(volgorde=volgorde)


def _tak(blok: Blok) -> Iterable[int]:
    """The keys of a blok and of all under it."""
    kinderen: dict[int | None, list[int]] = {}
    for pk, ouder in Blok.objects.filter(agenda=blok.agenda_id).values_list("pk", "ouder"):
        kinderen.setdefault(ouder, []).append(pk)
    tak = [blok.pk]
    for pk in tak:
        tak += kinderen.get(pk, [])
    return tak
