"""Signing in through the identity provider of one's own organisation: known people only.

Whoever was invited gets in when the provider vouches for that very address, within the domains agreed for
that provider. What else the provider tells about a person is not kept.
"""

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest
from django.shortcuts import render

from regions.models import Gebruiker

# RFC 8176, Authentication Method Reference Values: more than one factor was shown.
MFA = "mfa"
REDENEN = {
    "geen_adres": "{van} gaf ons uw e-mailadres niet. Vraag de ICT-afdeling van uw organisatie om dit mee te "
    "sturen.",
    "niet_bevestigd": "{van} heeft uw e-mailadres niet bevestigd. Vraag de ICT-afdeling van uw organisatie "
    "om dit te doen.",
    "ander_domein": "Uw e-mailadres hoort niet bij {van}. Log in met een code per e-mail.",
    "onbekend": "U hebt nog geen toegang tot Samenwerking. De beheerder van uw organisatie kan u uitnodigen, "
    "op het e-mailadres waarmee u net inlogde.",
    "ander_account": "Dit account van {van} hoort bij een ander e-mailadres. Log in met een code per e-mail.",
    "klopt_niet": "De gegevens van {van} kloppen niet met elkaar. Probeer het opnieuw.",
}


class Adapter(DefaultSocialAccountAdapter):
    """Nobody signs up this way, and providers come from the environment alone."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        apps = settings_apps()
        return [app for app in apps if provider in (None, app.provider, app.provider_id)]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        gezegd = sociallogin.account.extra_data
        app = next(app for app in settings_apps() if app.provider_id == sociallogin.account.provider)
        claims = gezegd.get("id_token", {}) | gezegd.get("userinfo", {})
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
        if reden := _bezwaar(sociallogin, gezegd, claims, app.settings["domeinen"]):
            raise _geweigerd(request, reden, app.name)
        if not sociallogin.is_existing:
            _koppel(sociallogin, claims["email"])
        sociallogin.tweede_stap = _tweede_stap(gezegd.get("id_token", {}), app.settings)


def settings_apps() -> list[Any]:
    """The providers, as allauth knows them."""
    from allauth.socialaccount.models import SocialApp

    found = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return [SocialApp(provider="openid_connect", **app) for app in found]


def _bezwaar(sociallogin: SocialLogin, gezegd: Any, claims: Any, domeinen: list[str]) -> str:
    """Why this person does not get in; empty when they do."""
    email = str(claims.get("email") or "")
    subjecten = {deel["sub"] for deel in gezegd.values() if isinstance(deel, dict) and "sub" in deel}
    if len(subjecten) != 1:
        return "klopt_niet"
    if "@" not in email:
        return "geen_adres"
    if claims.get("email_verified") is not True:
        return "niet_bevestigd"
    if email.rpartition("@")[2].lower() not in domeinen:
        return "ander_domein"
    bekend = Gebruiker.objects.filter(email__iexact=email, is_active=True).first()
    if sociallogin.is_existing:
        return "" if sociallogin.user == bekend else "ander_account"
    if bekend is None or not bekend.toegang_set.exists():
        return "onbekend"
    eerder = SocialAccount.objects.filter(user=bekend, provider=sociallogin.account.provider)
    return "ander_account" if eerder.exists() else ""


def _koppel(sociallogin: SocialLogin, email: str) -> None:
    """From now on this account of the provider is this user."""
    sociallogin.user = sociallogin.account.user = Gebruiker.objects.get(email__iexact=email)
    sociallogin.account.save()


def _tweede_stap(id_token: Any, app_settings: Any) -> bool:
    """Whether the provider asked for a second factor itself: said in amr, or by an acr that was agreed."""
    amr = id_token.get("amr")
    return (isinstance(amr, list) and MFA in amr) or id_token.get("acr") in app_settings["tweede_stap_acr"]


def _geweigerd(request: HttpRequest, reden: str, van: str) -> ImmediateHttpResponse:
    context = {"reden": REDENEN[reden].format(van=van), "van": van}
    return ImmediateHttpResponse(render(request, "socialaccount/geweigerd.html", context, status=403))


@receiver(user_logged_in)
def onthoud_tweede_stap(request: HttpRequest, **kwargs: Any) -> None:
    """A second factor that the provider asked for counts for this session."""
    sociallogin = kwargs.get("sociallogin")
    if sociallogin is not None:
        request.session["via"] = sociallogin.account.provider
        if getattr(sociallogin, "tweede_stap", False):
            request.session["tweede_factor"] = True
