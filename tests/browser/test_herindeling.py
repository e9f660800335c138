"""A herindeling by form: looked at, confirmed, seen on a day before and after, and taken back."""

import pytest
from playwright.sync_api import expect

from regions.models import Contactpersoon, Organisatie, Regio
from regions.rights import Rol
from tests import factories
from tests.regions.herindeling import land


@pytest.fixture
def beheer(page_as, transactional_db, js):
    """The functioneel beheerder, in a small country."""
    _, gooi = land()
    wijdemeren = Organisatie.objects.get(naam="Wijdemeren")
    factories.contact(
        wijdemeren, gooi, rol=Contactpersoon.Rol.BESTUURLIJK, wie=factories.persoon("Bea de Bestuurder")
    )
    return page_as(Rol.FUNCTIONEEL, js=js)


def bekijk(page, dag):
    """The contact persons of 't Gooi on a day."""
    page.goto("/regio/t-gooi/contacten/")
    page.get_by_label("Op welke dag").fill(dag)
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_text("Zo was of is het op")).to_be_visible()


def bij(page, naam):
    """The heading of the row of an organisation."""
    return page.get_by_role("rowheader", name=naam)


def test_a_herindeling_is_entered_looked_at_and_taken_back(beheer):
    beheer.goto("/beheer/")
    beheer.get_by_role("link", name="Herindelingen en regio's").click()
    beheer.get_by_role("link", name="Herindeling van gemeenten").click()
    beheer.get_by_label("gaan op in een bestaande gemeente").check()
    beheer.get_by_label("Met ingang van").fill("2027-01-01")
    beheer.get_by_label("Om welke gemeente of gemeenten").fill("Wijdemeren")
    beheer.get_by_label("In welke gemeente gaan zij op").fill("Hilversem")
    beheer.get_by_role("button", name="Laat zien wat er gebeurt").click()
    expect(beheer.get_by_role("link", name="“Hilversem” kennen wij niet")).to_be_visible()
    beheer.get_by_label("In welke gemeente gaan zij op").fill("Hilversum")
    beheer.get_by_role("button", name="Laat zien wat er gebeurt").click()
    expect(beheer.get_by_role("heading", name="Wijdemeren gaat op in Hilversum")).to_be_visible()
    expect(beheer.get_by_text("Wijdemeren is er vanaf 1-1-2027 niet meer.")).to_be_visible()
    expect(beheer.get_by_label("Bea de Bestuurder")).to_be_checked()
    beheer.get_by_role("button", name="Bevestigen").click()
    expect(beheer.get_by_text("Bevestigd: Wijdemeren gaat op in Hilversum")).to_be_visible()
    adres = beheer.url
    bekijk(beheer, "2026-12-31")
    expect(bij(beheer, "Wijdemeren")).to_be_visible()
    bekijk(beheer, "2027-01-01")
    expect(bij(beheer, "Wijdemeren")).to_have_count(0)
    expect(beheer.get_by_text("Wacht op bevestiging")).to_be_visible()
    beheer.goto(adres)
    beheer.get_by_role("button", name="Terugnemen").click()
    expect(beheer.get_by_text("Alles is weer zoals het daarvoor was.")).to_be_visible()
    bekijk(beheer, "2027-01-01")
    expect(bij(beheer, "Wijdemeren")).to_be_visible()


def test_the_achterhoek_leaves_arnhem(beheer):
    beheer.goto("/beheer/wijzigingen/")
    beheer.get_by_role("link", name="Een regio splitsen").click()
    beheer.get_by_label("Welke regio wordt gesplitst?").select_option(label="Arnhem")
    beheer.get_by_label("Hoe heten de nieuwe regio's?").fill("Achterhoek")
    beheer.get_by_label("Met ingang van").fill("2027-01-01")
    beheer.get_by_role("button", name="Doorgaan").click()
    for naam in ("Aalten", "Winterswijk"):
        beheer.get_by_label(naam).select_option(label="Achterhoek")
    beheer.get_by_label("een lege agenda").check()
    beheer.get_by_role("button", name="Laat zien wat er gebeurt").click()
    expect(beheer.get_by_text("Van Arnhem naar Achterhoek gaan Aalten en Winterswijk.")).to_be_visible()
    beheer.get_by_role("button", name="Bevestigen").click()
    expect(beheer.get_by_text("Bevestigd: Achterhoek wordt een eigen regio, los van Arnhem")).to_be_visible()
    beheer.goto("/regio/arnhem/")
    expect(beheer.get_by_text("Per 1 januari 2027 wordt Achterhoek een eigen regio")).to_be_visible()
    beheer.goto("/regios/")
    beheer.get_by_label("Op welke dag").fill("2027-01-01")
    beheer.get_by_role("button", name="Toon deze dag").click()
    beheer.get_by_role("rowheader", name="Achterhoek").get_by_role("link").click()
    expect(beheer.get_by_role("heading", name="Regio Achterhoek")).to_be_visible()
    assert Regio.objects.get(code="achterhoek").plaatsingen.count() == 2
