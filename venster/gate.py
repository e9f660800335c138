"""The door of the question pages: who is asked, on whose behalf, and whether it can still be answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from regions.gate import check, naming
from regions.invoer import doorgegeven
from regions.models import Organisatie
from regions.rights import Right
from venster.models import Ronde, Uitnodiging

View = Callable[..., HttpResponse]
NOT_SHOWN = {"csrfmiddlewaretoken", "version", "tab", "van", "gezien"}


def uitgenodigd(*, moet_open: bool = True) -> Callable[[View], View]:
    """Hand the view the uitnodiging that this user may answer; anyone else gets 404.

    Closed, when it must be open: a page that says since when and whom to ask, with what was typed.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(
            request: HttpRequest, jaar: int, organisatie: str, regio: str, **kwargs: Any
        ) -> HttpResponse:
            user: Any = request.user
            uitnodiging = (
                Uitnodiging.objects.voor(user)
                .select_related("ronde", "organisatie", "regio", "inzending")
                .filter(ronde__jaar=jaar, organisatie__slug=organisatie, regio__code=regio)
                .first()
            )
            if uitnodiging is None:
                return _niet_gevraagd(request, jaar)
            if moet_open and not uitnodiging.is_open:
                return dicht(request, uitnodiging.ronde, uitnodiging)
            return view(request, uitnodiging=uitnodiging, **kwargs)

        return naming(Right.VENSTER_FILL, gate)

    return decorate


def eigen_organisatie(view: View) -> View:
    """Hand the view an organisation for which this user may answer; any other gets 404."""

    @wraps(view)
    def gate(request: HttpRequest, organisatie: str, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        own = Organisatie.objects.filter(pk__in=user.organisaties(Right.VENSTER_FILL))
        return view(request, organisatie=get_object_or_404(own, slug=organisatie), **kwargs)

    return naming(Right.VENSTER_FILL, gate)


def leidt_ronde(view: View) -> View:
    """Hand the view the round of this year, if this user runs rounds or was appointed to run this one."""

    @wraps(view)
    def gate(request: HttpRequest, jaar: int, **kwargs: Any) -> HttpResponse:
        ronde = get_object_or_404(Ronde.objects.select_related("eigenaar"), jaar=jaar)
        if ronde.eigenaar_id != request.user.pk:
            check(request.user, Right.RONDE_RUN)
        return view(request, ronde=ronde, **kwargs)

    return naming(Right.RONDE_RUN, gate)


def dicht(request: HttpRequest, ronde: Ronde, uitnodiging: Uitnodiging | None = None) -> HttpResponse:
    """Not open, or no longer: when it is, whom to ask, and what was typed."""
    context = {"ronde": ronde, "uitnodiging": uitnodiging, "getypt": getypt(request)}
    return render(request, "venster/dicht.html", context, status=409 if request.method == "POST" else 403)


def getypt(request: HttpRequest) -> list[str]:
    """The words that came with a request, so that a refusal does not throw them away."""
    return [value for _, value in doorgegeven(request.POST, NOT_SHOWN) if value.strip()]


def _niet_gevraagd(request: HttpRequest, jaar: int) -> HttpResponse:
    user: Any = request.user
    if user.may(Right.VENSTER_FILL):
        ronde = Ronde.objects.filter(jaar=jaar, geopend_op__isnull=True).first()
        if ronde:
            return dicht(request, ronde)
    if request.method == "POST" and (words := getypt(request)):
        return render(request, "venster/niet_gevraagd.html", {"getypt": words}, status=404)
    raise Http404("U bent hier niet voor gevraagd.")
