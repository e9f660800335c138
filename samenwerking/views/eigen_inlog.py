"""To the identity provider of an organisation and back, at Dutch addresses."""

from allauth.account import views as account
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from regions.gate import requires
from regions.rights import Right
from regions.views.beheer import kruimels
from samenwerking.eigen_inlog import settings_apps


@requires(Right.PUBLIC)
@require_http_methods(["GET", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """The sign-in page; from here alone a form may lead to the providers."""
    origins = [origin for app in settings_apps() for origin in app.settings["origins"]]
    if not origins:
        return account.login(request)
    csp = settings.SECURE_CSP | {"form-action": [*settings.SECURE_CSP["form-action"], *origins]}
    return csp_override(csp)(account.login)(request)


@requires(Right.PUBLIC)
@require_http_methods(["GET", "POST"])
def inloggen_via(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider, by the button on the sign-in page."""
    if request.method == "GET":
        return redirect("account_login")
    try:
        return oidc.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)


@requires(Right.PUBLIC)
@require_GET
def terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider, with what it says about who one is."""
    return oidc.callback(request, provider_id)


@requires(Right.PUBLIC)
@require_GET
def afgebroken(request: HttpRequest) -> HttpResponse:
    """Someone changed their mind at the provider."""
    return social.login_cancelled(request)


@requires(Right.PUBLIC)
@require_GET
def mislukt(request: HttpRequest) -> HttpResponse:
    """What the provider said cannot be relied on."""
    return social.login_error(request)


@requires(Right.BEHEER)
@require_GET
def beheer_inloggen(request: HttpRequest) -> HttpResponse:
    """Which organisations sign in through a provider of their own, and what it needs to know of us."""
    providers = [
        {
            "naam": app.name,
            "server": app.settings["server_url"],
            "domeinen": app.settings["domeinen"],
            "terug": settings.SITE_URL + reverse("openid_connect_callback", args=[app.provider_id]),
        }
        for app in settings_apps()
    ]
    context = {"providers": providers, "kruimels": kruimels()}
    return render(request, "beheer/inloggen.html", context)
