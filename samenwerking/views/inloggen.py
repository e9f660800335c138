"""Signing in, as far as this house adds something to it."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from regions.gate import requires
from regions.models import Gebruiker
from regions.rights import Right


@requires(Right.PUBLIC)
@require_POST
def voorbeeld_inloggen(request: HttpRequest) -> HttpResponse:
    """Sign in as an invented user with one click: in the demo only."""
    if not settings.DEMO:
        raise Http404
    user = get_object_or_404(Gebruiker, email=request.POST.get("email", ""), is_demo=True, is_active=True)
    return perform_login(request, Login(user=user, redirect_url=_next(request)))


@requires(Right.SIGNED_IN)
def weer_ingelogd(request: HttpRequest) -> HttpResponse:
    """Where one lands after signing in on a second tab, with the way back to the first."""
    return render(request, "samenwerking/weer_ingelogd.html")


def _next(request: HttpRequest) -> str | None:
    from allauth.utils import get_request_param
    from django.utils.http import url_has_allowed_host_and_scheme

    url = get_request_param(request, "next")
    return url if url and url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else None
