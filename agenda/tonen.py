"""How an agenda is shown: what its pages and their fragments need to know."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agenda.inspraak import namens
from agenda.models import Agenda, Blok
from agenda.redactie import mag_blok, mag_onder
from regions.kruimels import stap
from regions.models import Regio
from regions.rights import Right


def agenda_kruimel(regio: Regio) -> tuple[str, str]:
    """The agenda itself, as a step on the way."""
    return stap("agenda", "Agenda", regio)


def agenda_van(regio: Regio) -> Agenda:
    """The agenda that is worked on today, or 404 when none was begun."""
    agenda = Agenda.objects.current(regio)
    if agenda is None:
        raise Http404
    agenda.regio = regio
    return agenda


def show(request: HttpRequest, page: str, partial: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page; for htmx, only the named partial of it."""
    template = f"{page}#{partial}" if request.htmx else page  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def mag(request: HttpRequest, regio: Regio, blok: Blok | None = None) -> dict[str, bool]:
    """What this user may do here, or with this blok, for the buttons; `may_onder`: add something under it."""
    user: Any = request.user
    all_of_it = user.may(Right.AGENDA_EDIT, regio=regio)
    may_edit = mag_blok(user, blok) if blok else all_of_it
    return {
        "may_edit": may_edit,
        "may_onder": mag_onder(user, blok) if blok else all_of_it,
        "may_vaststellen": user.may(Right.AGENDA_VASTSTELLEN, regio=regio),
        "may_voorstel": not may_edit and bool(namens(user, regio)),
        "may_inspraak": user.may(Right.OPMERKING_DOEN, regio=regio),
    }


def plek(ouder: Blok | None, soort: str) -> str:
    """The id of the place where a new blok of this kind is typed."""
    return f"nieuw-{ouder.pk if ouder else 0}-{soort}"


def adres_nieuw(agenda: Agenda, ouder: Blok | None, soort: str) -> str:
    """Where a new blok of this kind is made."""
    if ouder is None:
        return reverse("thema_nieuw", args=[agenda.regio.code])
    return reverse("blok_nieuw", args=[agenda.regio.code, ouder.pk, soort])
