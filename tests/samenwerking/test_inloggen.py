"""Signing in: by password or code, by invitation only, with a second factor where a role asks for it."""

import re

import pytest
from django.urls import reverse

from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-wachtwoord"


def sign_in(client, gebruiker, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": gebruiker.email, "password": password})


def test_a_password_opens_the_door(client):
    noor = factories.gebruiker(password=PASSWORD)
    assert sign_in(client, noor).url == reverse("home")
    assert "Mijn werk" in client.get("/").text


def test_a_wrong_password_is_told_without_saying_who_exists(client):
    known = sign_in(client, factories.gebruiker(password=PASSWORD), "anders-dan-dat")
    unknown = client.post(reverse("account_login"), {"login": "niemand@example.nl", "password": "x"})
    for response in (known, unknown):
        assert response.status_code == 200
        assert "horen niet bij elkaar" in response.text


def test_a_code_by_mail_opens_the_door_and_waits_in_the_outbox(client, outbox):
    noor = factories.gebruiker()
    client.post(reverse("account_request_login_code"), {"email": noor.email})
    mail = outbox.get(to=noor.email)
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.message, re.M).group(1)
    assert client.post(reverse("account_confirm_login_code"), {"code": code}).status_code == 302
    assert "Mijn werk" in client.get("/").text


def test_nobody_signs_up_uninvited(client):
    client.post(reverse("account_signup"), {"email": "nieuw@example.nl", "password1": PASSWORD})
    from regions.models import Gebruiker

    assert not Gebruiker.objects.filter(email="nieuw@example.nl").exists()


def test_an_inactive_user_stays_outside(client):
    noor = factories.gebruiker(password=PASSWORD, is_active=False)
    sign_in(client, noor)
    assert "_auth_user_id" not in client.session


@pytest.fixture
def other_page():
    return reverse("mfa_view_recovery_codes").replace("account/herstelcodes/", "concept/x/bewaren/")


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEERDER, Rol.FUNCTIONEEL])
def test_these_roles_set_up_a_second_factor_first(client, rol, other_page):
    regio = factories.regio()
    client.force_login(factories.gebruiker(rol, regio=regio, organisatie=factories.gemeente(regio=regio)))
    response = client.post(other_page, {"tab": "abcdefgh"})
    assert (response.status_code, response.url) == (302, reverse("mfa_index"))
    assert "verplicht" in client.get(reverse("mfa_index")).text


def test_in_the_demo_they_go_on_without(as_rol, settings, other_page):
    settings.DEMO = True
    response = as_rol(Rol.FUNCTIONEEL).post(other_page, {"tab": "abcdefgh"})
    assert response.status_code == 200


def test_a_medewerker_needs_no_second_factor(as_rol, other_page):
    response = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente()).post(other_page, {"tab": "abcdefgh"})
    assert response.status_code == 200


def test_who_has_a_second_factor_passes_it_at_sign_in(client):
    from allauth.mfa.totp.internal.auth import (
        TOTP,
        format_hotp_value,
        generate_totp_secret,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    secret = generate_totp_secret()
    noor = factories.gebruiker(Rol.FUNCTIONEEL, password=PASSWORD)
    TOTP.activate(noor, secret)
    assert sign_in(client, noor).url == reverse("mfa_authenticate")
    assert client.get(reverse("mfa_index")).status_code == 302
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post(reverse("mfa_authenticate"), {"code": code}).url == reverse("home")
    assert client.post("/concept/x/bewaren/", {"tab": "abcdefgh"}).status_code == 200


def test_one_click_signs_in_as_an_example_user_in_the_demo_only(client, settings):
    noor = factories.gebruiker(is_demo=True)
    assert client.post(reverse("voorbeeld_inloggen"), {"email": noor.email}).status_code == 404
    settings.DEMO = True
    assert client.post(reverse("voorbeeld_inloggen"), {"email": noor.email}).status_code == 302


def test_a_real_user_is_no_example_user(client, settings):
    settings.DEMO = True
    noor = factories.gebruiker()
    assert client.post(reverse("voorbeeld_inloggen"), {"email": noor.email}).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_request_login_code",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_signup",
    ],
)
def test_the_pages_before_the_door_open(client, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "account_change_password", "usersessions_list", "weer_ingelogd", "mfa_list_webauthn"],
)
def test_the_pages_of_ones_account_open(client, name):
    sign_in(client, factories.gebruiker(password=PASSWORD))
    assert client.get(reverse(name)).status_code == 200
