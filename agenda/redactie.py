"""Who may edit which blok: the one place where that is asked.

Who holds AGENDA_EDIT edits all of it. A redacteur of some themes holds BLOK_EDIT alone, and edits what hangs
under those themes, not the themes themselves, nor what is about the whole agenda.
"""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat

from agenda.models import Blok, Voorstel
from agenda.models.blok import BlokQuerySet
from agenda.models.inspraak import VoorstelQuerySet
from regions.models import Regio, Toegang
from regions.rights import Right, Rol

# From a blok to its theme: itself, or at most five steps up.
_NAAR_THEMA = ["ouder__" * stappen + "thema__thema" for stappen in range(len(Blok.Soort))]
NIET_UW_THEMA = (
    "U bent redacteur van andere thema's van deze agenda. Doe een voorstel, of vraag de regiocoördinator."
)


def eigen_themas(gebruiker: Any, regio: Regio) -> frozenset[int]:
    """The keys of the themes to which this right to edit is limited; none for who edits all, or nothing."""
    if gebruiker.may(Right.AGENDA_EDIT, regio=regio):
        return frozenset()
    held = [t for t in gebruiker.toegangen if t.gives(Right.BLOK_EDIT, regio=regio)]
    return frozenset(thema for toegang in held for thema in toegang.alleen_themas)


def mag_blok(gebruiker: Any, blok: Blok) -> bool:
    """Whether this user may change, move, put away and put back this blok."""
    if gebruiker.may(Right.AGENDA_EDIT, regio=blok.agenda.regio):
        return True
    return blok.soort != Blok.Soort.THEMA and mag_onder(gebruiker, blok)


def mag_onder(gebruiker: Any, blok: Blok) -> bool:
    """Whether this user may add something under this blok."""
    if gebruiker.may(Right.AGENDA_EDIT, regio=blok.agenda.regio):
        return True
    return onder_themas(Blok.objects.filter(pk=blok.pk), gebruiker, blok.agenda.regio).exists()


def eis_blok(gebruiker: Any, blok: Blok) -> Blok:
    """The blok, for who may edit it; 403 with the reason for who may not."""
    if not mag_blok(gebruiker, blok):
        raise PermissionDenied(NIET_UW_THEMA)
    return blok


def eis_onder(gebruiker: Any, blok: Blok) -> Blok:
    """The blok, for who may add something under it; 403 with the reason for who may not."""
    if not mag_onder(gebruiker, blok):
        raise PermissionDenied(NIET_UW_THEMA)
    return blok


def onder_themas(rows: BlokQuerySet, gebruiker: Any, regio: Regio) -> BlokQuerySet:
    """Of these blokken of a regio those under which this user may add something, in one query."""
    if gebruiker.may(Right.AGENDA_EDIT, regio=regio):
        return rows
    own = eigen_themas(gebruiker, regio)
    if not own:
        return rows.none()
    return rows.filter(_hangt_onder(own))


def _hangt_onder(themas: frozenset[int], vanaf: str = "") -> Q:
    """Of a blok, or of what has one (`vanaf`): that it is one of these themes or hangs under one."""
    return reduce(or_, (Q(**{f"{vanaf}{pad}__in": themas}) for pad in _NAAR_THEMA))


def te_beantwoorden(rows: VoorstelQuerySet, gebruiker: Any) -> VoorstelQuerySet:
    """Of these proposals those that this user may answer, in all regio's at once."""
    mine = Q(blok__agenda__regio__in=Regio.objects.open_to(gebruiker, Right.AGENDA_EDIT).values("pk"))
    for toegang in gebruiker.toegangen:
        if toegang.alleen_themas:
            below = Q(blok__agenda__regio=toegang.regio_id) & _hangt_onder(toegang.alleen_themas, "blok__")
            mine |= below & (~Q(blok__soort=Blok.Soort.THEMA) | Q(aard=Voorstel.Aard.NIEUW))
    return rows.filter(mine)


def te_bewerken(rows: BlokQuerySet, gebruiker: Any, regio: Regio) -> BlokQuerySet:
    """Of these blokken of a regio those that this user may change: the theme itself only who edits all."""
    mine = onder_themas(rows, gebruiker, regio)
    return mine if gebruiker.may(Right.AGENDA_EDIT, regio=regio) else mine.exclude(soort=Blok.Soort.THEMA)


def redacteurnamen(dag: Any) -> ArraySubquery:
    """Of a blok that is a theme: who edits it that day without editing the whole, by name and organisatie."""
    rows = Toegang.objects.on(dag).filter(
        rol=Rol.REDACTEUR,
        regio=OuterRef("agenda__regio"),
        redacteurthemas__thema=OuterRef("thema__thema"),
        gebruiker__is_active=True,
    )
    naam = Concat(F("gebruiker__naam"), Value(", "), F("organisatie__naam"))
    names = Case(When(organisatie=None, then=F("gebruiker__naam")), default=naam)
    return ArraySubquery(rows.order_by("gebruiker__naam", "pk").values(als=names))
