"""The door of every view: which right it needs, and in which regio or for which organisatie."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from regions.gereed import Gereed, Waarde
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import RIGHTS, Reach, Right, Rol

View = Callable[..., HttpResponse]


def requires(right: Right) -> Callable[[View], View]:
    """Let in only who holds `right`; a view under regio/<code>/ or organisatie/<slug>/ is handed the object.

    A regio that may not be seen, or a right to see that is lacking: 404. Anything else: 403 with a reason.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if right is Right.PUBLIC:
                return view(request, *args, **kwargs)
            user: Any = request.user
            if "regio" in kwargs:
                kwargs["regio"] = _gezien(user, kwargs["regio"])
            if "organisatie" in kwargs:
                kwargs["organisatie"] = get_object_or_404(Organisatie, slug=kwargs["organisatie"])
                _may_know_of(user, kwargs["organisatie"])
            check(user, right, regio=kwargs.get("regio"), organisatie=kwargs.get("organisatie"))
            return view(request, *args, **kwargs)

        return login_not_required(naming(right, gate)) if right is Right.PUBLIC else naming(right, gate)

    return decorate


_REGIO = Gereed(lambda: Regio.objects.werk().filter(code=Waarde("code", CharField())))


def _gezien(user: Any, code: str) -> Regio:
    """The working regio with this code, as in Regio.objects.seen_by(); 404 when this user may not open it."""
    reach = user.reach(Right.REGIO_SEE)
    for regio in _REGIO(code=code):
        if reach is None or regio.pk in reach:
            return regio
    raise Http404


def _may_know_of(user: Any, organisatie: Organisatie) -> None:
    """Who may see some regio's only knows of who takes part there, and of the own organisation."""
    if user.reach(Right.REGIO_SEE) is None:
        return
    eigen = any(toegang.organisatie_id == organisatie.pk for toegang in user.toegangen)
    if not eigen and not Regio.objects.seen_by(user).of(organisatie, today()).exists():
        raise Http404


def naming(right: Right, gate: View) -> View:
    """The gate, which tells whoever asks which right it needs."""
    gate.right = right  # type: ignore[attr-defined]
    return gate


def check(
    user: Any, right: Right, *, regio: Regio | None = None, organisatie: Organisatie | None = None
) -> None:
    """Pass in silence, or answer as the gate does: 404 for what may not be seen, 403 with the reason."""
    if right is Right.SIGNED_IN or user.may(right, regio=regio, organisatie=organisatie):
        return
    if right.is_seeing:
        raise Http404
    raise PermissionDenied(reason(right, regio=regio, organisatie=organisatie))


def reason(right: Right, *, regio: Regio | None = None, organisatie: Organisatie | None = None) -> str:
    """Why not, and who can: in words for the person who asked."""
    rollen = [rol for rol in Rol if right in RIGHTS[rol]]
    who = " of ".join(rol.label for rol in rollen)
    where = f" in {regio}" if regio and any(RIGHTS[rol][right] is not Reach.LAND for rol in rollen) else ""
    whose = f" voor {organisatie}" if organisatie else ""
    return f"Dit kan alleen een {who}{whose}{where}. Vraag degene die bij u de toegang regelt om deze rol."
