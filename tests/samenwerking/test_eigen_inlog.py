"""Signing in through an organisation's own OpenID provider: a real one, that runs beside the test."""

import html
import re

import pytest
import requests
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from oidc_provider_mock import User, run_server_in_thread

from regions.rights import Rol
from samenwerking import omgeving
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
NOOR = "noor@enschede.nl"
MENSEN = [
    User(sub="noor", claims={"email": NOOR, "email_verified": True}),
    User(sub="mfa", claims={"email": NOOR, "email_verified": True, "amr": ["pwd", "mfa"]}),
    User(sub="onbevestigd", claims={"email": NOOR, "email_verified": False}),
    User(sub="zonder", claims={}),
    User(sub="onbekend", claims={"email": "piet@enschede.nl", "email_verified": True}),
    User(sub="elders", claims={"email": "noor@elders.nl", "email_verified": True}),
]


@pytest.fixture(scope="module")
def provider():
    """The address of the provider."""
    with run_server_in_thread(user_claims=MENSEN) as server:
        yield f"http://localhost:{server.server_port}"


def app(url, **instellingen):
    (one,) = omgeving_lijst(url)
    one["settings"] |= instellingen
    return {"openid_connect": {"APPS": [one]}}


def omgeving_lijst(url):
    given = {"id": "enschede", "naam": "Gemeente Enschede", "server_url": url, "domeinen": ["Enschede.nl"]}
    return [omgeving._identiteit(given | {"client_id": "samenwerking", "secret": "geheim"}, False)]


@pytest.fixture
def noor():
    return factories.gebruiker(Rol.BEHEERDER, organisatie=factories.gemeente("Enschede"), email=NOOR)


@pytest.fixture(autouse=True)
def ingesteld(settings, provider):
    settings.SOCIALACCOUNT_PROVIDERS = app(provider)


def naar_provider(client):
    return client.post(reverse("openid_connect_login", args=["enschede"])).url


def kies(adres, sub):
    """Be this person at the provider; answers where it sends us."""
    answer = requests.post(adres, data={"sub": sub}, allow_redirects=False, timeout=10)
    return answer.headers["Location"].removeprefix("http://testserver")


def log_in(client, sub):
    return client.get(kies(naar_provider(client), sub))


def ingelogd(client):
    return "_auth_user_id" in client.session


def test_who_was_invited_gets_in_and_is_known_the_next_time(client, noor):
    assert log_in(client, "noor").url == reverse("home")
    account = noor.socialaccount_set.get()
    assert (account.uid, account.extra_data) == ("noor", {})
    client.logout()
    log_in(client, "noor")
    account = noor.socialaccount_set.get()
    assert (ingelogd(client), account.extra_data) == (True, {})


@pytest.mark.parametrize(
    ("sub", "reden"),
    [
        ("onbevestigd", "heeft uw e-mailadres niet bevestigd"),
        ("zonder", "gaf ons uw e-mailadres niet"),
        ("onbekend", "U hebt nog geen toegang tot Samenwerking"),
        ("elders", "Uw e-mailadres hoort niet bij Gemeente Enschede"),
    ],
)
def test_who_does_not_fit_is_told_why(client, noor, sub, reden):
    factories.gebruiker(Rol.FUNCTIONEEL, email="noor@elders.nl")
    response = log_in(client, sub)
    assert (response.status_code, ingelogd(client)) == (403, False)
    assert reden in html.unescape(response.text)
    assert noor.socialaccount_set.count() == 0


def test_a_second_account_at_the_provider_does_not_take_over(client, noor):
    log_in(client, "noor")
    client.logout()
    assert "hoort bij een ander e-mailadres" in log_in(client, "mfa").text
    assert not ingelogd(client)


def test_who_cannot_sign_in_any_more_stays_out(client, noor):
    log_in(client, "noor")
    client.logout()
    noor.is_active = False
    noor.save()
    assert log_in(client, "noor").status_code == 403
    assert not ingelogd(client)


def test_a_wrong_issuer_is_not_believed(client, noor, settings, provider):
    anders = {"issuer": "https://elders.nl"}
    settings.SOCIALACCOUNT_PROVIDERS = app(provider, openid_configuration_overrides=anders)
    assert "Inloggen is niet gelukt" in log_in(client, "noor").text
    assert not ingelogd(client)


def test_an_answer_counts_once_and_for_who_asked(client, noor):
    antwoord = kies(naar_provider(client), "noor")
    other = client.__class__()
    assert "Inloggen is niet gelukt" in other.get(antwoord).text
    assert client.get(antwoord).status_code == 302
    client.logout()
    assert "Inloggen is niet gelukt" in client.get(antwoord).text
    assert not ingelogd(client)


def test_a_provider_that_does_not_answer_is_told_so(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = app("http://localhost:1")
    response = client.post(reverse("openid_connect_login", args=["enschede"]))
    assert "Inloggen is niet gelukt" in response.text


def test_the_second_factor_of_the_provider_counts_when_it_says_so(client, noor, provider):
    log_in(client, "noor")
    assert client.get("/organisatie/enschede/toegang/").url == reverse("mfa_index")
    client.logout()
    noor.socialaccount_set.all().delete()
    log_in(client, "mfa")
    assert client.get("/organisatie/enschede/toegang/").status_code == 200


def test_only_the_sign_in_page_lets_a_form_lead_to_the_provider(client, provider):
    def form_action(url):
        return re.search(r"form-action ([^;]*)", client.get(url).headers["Content-Security-Policy"]).group(1)

    assert form_action(reverse("account_login")) == f"'self' {provider}"
    assert form_action("/") == form_action(reverse("account_request_login_code")) == "'self'"
    assert "Inloggen via Gemeente Enschede" in client.get(reverse("account_login")).text


def test_an_unknown_provider_is_not_found(client):
    assert client.post(reverse("openid_connect_login", args=["elders"])).status_code == 404
    assert client.get(reverse("openid_connect_login", args=["enschede"])).url == reverse("account_login")


def test_the_functioneel_beheerder_reads_what_the_provider_needs_to_know(as_rol):
    tekst = as_rol(Rol.FUNCTIONEEL).get(reverse("beheer_inloggen")).text
    assert f"{django_settings.SITE_URL}/inloggen/via/enschede/terug/" in tekst
    assert "geheim" not in tekst.replace("een geheim bij hoort", "")
    assert as_rol(Rol.LANDELIJK).get(reverse("beheer_inloggen")).status_code == 404


@pytest.mark.parametrize("fout", ["{", '[{"id": "x"}]', '[{"id":"x","naam":"X","server_url":"http://x"}]'])
def test_a_provider_that_is_set_up_wrong_is_told_at_the_start(monkeypatch, fout):
    monkeypatch.setenv("OIDC_PROVIDERS", fout)
    with pytest.raises(ImproperlyConfigured, match="must be a JSON list"):
        omgeving.identiteiten("OIDC_PROVIDERS", secure=True)


def test_an_invitation_that_was_left_too_long_is_asked_for_again(client, noor, monkeypatch):
    import datetime

    from django.utils import timezone

    moment = timezone.now() - datetime.timedelta(days=40)
    noor.toegang_set.update(uitgenodigd_op=moment)
    assert "Uw uitnodiging is verlopen" in log_in(client, "noor").text
    assert not ingelogd(client)
