"""Who may edit which blok: the one place where that is asked.

Who holds AGENDA_EDIT edits all of it. A redacteur of some themes holds BLOK_EDIT alone, and edits what hangs
under those themes, not the themes themselves, nor what is about the whole agenda.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, OuterRef, Value, When
from django.db.models.functions import Concat

from agenda.models import Blok, Themablok
from regions.models import Regio, Toegang
from regions.rights import Right, Rol

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
    own = eigen_themas(gebruiker, blok.agenda.regio)
    return bool(own) and thema_van(blok) in own


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


def thema_van(blok: Blok) -> int:
    """The key of the theme under which it hangs, at most five steps up."""
    pk, ouder = blok.pk, blok.ouder_id
    while ouder:
        pk, ouder = Blok.objects.values_list("pk", "ouder").get(pk=ouder)
    return Themablok.objects.values_list("thema", flat=True).get(pk=pk)


def redacteurnamen() -> ArraySubquery:
    """Of a blok that is a theme: who edits it today without editing the whole, by name and organisatie."""
    rows = Toegang.objects.now().filter(
        rol=Rol.REDACTEUR,
        regio=OuterRef("agenda__regio"),
        redacteurthemas__thema=OuterRef("thema__thema"),
        gebruiker__is_active=True,
    )
    naam = Concat(F("gebruiker__naam"), Value(", "), F("organisatie__naam"))
    names = Case(When(organisatie=None, then=F("gebruiker__naam")), default=naam)
    return ArraySubquery(rows.order_by("gebruiker__naam", "pk").values(als=names))
