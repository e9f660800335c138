"""Signing in through the provider of one's own organisation, in a browser that obeys our policy."""

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect

from regions.rights import Rol
from tests import factories
from tests.samenwerking.test_eigen_inlog import NOOR, app

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def test_from_the_button_to_mijn_werk_and_out_again(open_window, settings, js):
    noor = User(sub="noor", claims={"email": NOOR, "email_verified": True})
    factories.gebruiker(Rol.MEDEWERKER, organisatie=factories.gemeente("Enschede"), email=NOOR)
    with run_server_in_thread(user_claims=[noor]) as server:
        settings.SOCIALACCOUNT_PROVIDERS = app(f"http://localhost:{server.server_port}")
        page = open_window(js=js)
        # The provider's own page asks for a style sheet from elsewhere, which is not what is tried here.
        page.context.route(
            "https://cdn.jsdelivr.net/**", lambda route: route.fulfill(content_type="text/css")
        )
        page.goto("/inloggen/")
        page.get_by_role("button", name="Inloggen via Gemeente Enschede").click()
        page.get_by_role("button", name="Authorize as noor").click()
        expect(page.get_by_role("heading", name="Mijn werk")).to_be_visible()
        page.get_by_role("button", name="Uitloggen").click()
        expect(page.get_by_role("link", name="Inloggen").first).to_be_visible()
