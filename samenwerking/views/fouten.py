"""When a request cannot go on: the cause, the way on, and every typed word kept."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from regions.gate import requires
from regions.invoer import doorgegeven
from regions.rights import Right

NOT_SHOWN = {"csrfmiddlewaretoken", "password", "password1", "password2", "code"}


def kept(request: HttpRequest, *, status: int, uitgelogd: bool) -> HttpResponse:
    """A page that carries what was posted as visible text, with sign-in and "Ga verder"."""
    fields = doorgegeven(request.POST, NOT_SHOWN)
    context = {"fields": fields, "uitgelogd": uitgelogd, "doel": request.get_full_path()}
    return render(request, "fouten/bewaard.html", context, status=status)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token no longer holds: signed in meanwhile, or a session that ended."""
    if request.headers.get("HX-Request") or request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse("U bent uitgelogd.", status=401, content_type="text/plain; charset=utf-8")
    return kept(request, status=403, uitgelogd=not request.user.is_authenticated)


@requires(Right.PUBLIC)
@never_cache
def csrf(request: HttpRequest) -> JsonResponse:
    """A fresh token for a page that outlived its session; and whether one is signed in again."""
    return JsonResponse({"token": get_token(request), "ingelogd": request.user.is_authenticated})
