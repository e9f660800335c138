"""An alderman leaves on a date: the journeys of the coordinator, the deputy and the successor."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from documents.actions import maak
from documents.models import Document
from regions.models import Contactpersoon
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG

BESTUURLIJK = Contactpersoon.Rol.BESTUURLIJK
LAATSTE = VANDAAG + datetime.timedelta(days=7)


@pytest.fixture
def twente(transactional_db):
    factories.themas()
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    """Wim is wethouder, Piet the civil servant who stands in for him."""
    hengelo = factories.gemeente("Hengelo", regio=twente)
    wie = {"naam": "Piet Smit", "email": "piet@example.nl"}
    piet = factories.persoon(**wie, gebruiker=factories.gebruiker(Rol.MEDEWERKER, organisatie=hengelo, **wie))
    factories.contact(hengelo, twente, wie=piet)
    wim = factories.persoon("Wim Oud", email="wim@example.nl")
    factories.contact(hengelo, twente, rol=BESTUURLIJK, wie=wim, functie="wethouder Zorg", vervanger=piet)
    fabriek.keten(twente, trekker=hengelo)
    return hengelo


def beeindig(page, wie):
    """From the table of contacts to the form that ends a role, the date filled in."""
    page.goto("/regio/twente/contacten/")
    page.get_by_role("link", name=re.compile(f"Beëindigen ?: {wie}")).click()
    page.get_by_label("Laatste dag").fill(LAATSTE.isoformat())
    page.get_by_label("Na de verkiezingen").check()


def test_the_coordinator_ends_the_role_and_later_names_the_successor(page_as, twente, hengelo, js):
    page = page_as(Rol.COORDINATOR, js=js, regio=twente)
    beeindig(page, "Wim Oud")
    expect(page.get_by_text("1 afspraak waarvan Hengelo trekker is")).to_be_visible()
    expect(page.get_by_text("gaat de mail zolang naar Piet Smit")).to_be_visible()
    page.get_by_role("button", name="Rol beëindigen").click()
    expect(page.get_by_text("Er is nog geen opvolger.")).to_be_visible()

    page.goto("/")
    page.get_by_role("link", name="Opvolger van Wim Oud voor Hengelo").click()
    expect(page.get_by_label("Namens welke organisatie").locator("option:checked")).to_have_text("Hengelo")
    expect(page.get_by_label("Rol", exact=True)).to_have_value("bestuurlijk")
    page.get_by_label("E-mailadres", exact=False).first.fill("eva@example.nl")
    page.get_by_label("Naam", exact=True).fill("Eva Nieuw")
    page.get_by_label("Vanaf").fill((LAATSTE + datetime.timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Eva Nieuw is toegevoegd voor Hengelo.")).to_be_visible()

    page.goto("/")
    expect(page.get_by_text("Opvolger van Wim Oud")).to_have_count(0)
    later = LAATSTE + datetime.timedelta(days=2)
    page.goto(f"/regio/twente/contacten/?op={later.isoformat()}")
    expect(page.get_by_role("link", name="Eva Nieuw", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Wim Oud", exact=True)).to_have_count(0)


def test_the_deputy_is_told_and_is_found_as_who_stands_in(
    page_as, open_window, twente, hengelo, js, outbox, monkeypatch
):
    page = page_as(Rol.COORDINATOR, js=js, regio=twente)
    beeindig(page, "Wim Oud")
    page.get_by_role("button", name="Rol beëindigen").click()
    page.get_by_text("Er is nog geen opvolger.").wait_for()
    mail = outbox.get(to=["piet@example.nl"])
    assert "U bent de vervanger" in mail.message

    monkeypatch.setattr(
        "regions.periods.timezone.localdate", lambda *args: LAATSTE + datetime.timedelta(days=1)
    )
    piet = factories.Gebruiker.objects.get(email="piet@example.nl")
    eigen = open_window(piet, js=js)
    eigen.goto(re.search(r"http\S+(/regio/twente/contacten/)", mail.message)[1])
    leeg = eigen.get_by_role("region", name="Nog geen aanspreekpunt").or_(
        eigen.locator("section", has_text="Nog geen aanspreekpunt")
    )
    expect(leeg.first).to_contain_text("portefeuille nog niet verdeeld (laatst bekend: Wim Oud)")
    expect(leeg.first).to_contain_text("zolang: Piet Smit")


def test_the_successor_is_named_at_once_and_opens_the_inwerkdossier(
    page_as, open_window, twente, hengelo, js, outbox, impatient
):
    page = page_as(Rol.COORDINATOR, js=js, regio=twente)
    beeindig(page, "Wim Oud")
    page.get_by_label("E-mailadres van de opvolger").fill("eva@example.nl")
    page.get_by_role("button", name="Rol beëindigen").click()
    fout = page.get_by_role("link", name="Vul de naam in: dit e-mailadres kennen wij nog niet.")
    expect(fout).to_be_visible()
    expect(page.get_by_label("Laatste dag")).to_have_value(LAATSTE.isoformat())
    page.get_by_label("Naam van de opvolger").fill("Eva Nieuw")
    page.get_by_role("button", name="Rol beëindigen").click()
    expect(page.get_by_text("Daarna is Eva Nieuw het.")).to_be_visible()

    eva = factories.gebruiker(Rol.BESTUURDER, organisatie=hengelo, naam="Eva Nieuw", email="eva@example.nl")
    eva_persoon = factories.Persoon.objects.get(email="eva@example.nl")
    eva_persoon.gebruiker = eva
    eva_persoon.save()
    mail = outbox.get(to=["eva@example.nl"])
    eigen = open_window(eva, js=js)
    eigen.goto(re.search(r"http\S+?(/regio/\S+)", mail.message)[1])
    expect(eigen.get_by_role("heading", name="Inwerkdossier Hengelo")).to_be_visible()
    expect(eigen.get_by_text("Eén loket voor mantelzorgers")).to_be_visible()
    eigen.get_by_role("button", name="Download als PDF").click()
    expect(eigen.get_by_text("De PDF wordt gemaakt.")).to_be_visible()
    maak(Document.objects.get())
    with eigen.expect_download() as download:
        eigen.get_by_role("link", name=re.compile("^Download .*pdf$")).click()
    assert download.value.suggested_filename == f"twente-inwerkdossier-hengelo-{VANDAAG}.pdf"


def test_two_change_one_contact_and_nothing_typed_is_lost(page_as, twente, hengelo, js):
    een, ander = (page_as(Rol.COORDINATOR, js=js, regio=twente) for _ in range(2))
    for page in (een, ander):
        page.goto("/regio/twente/contacten/")
        page.get_by_role("link", name=re.compile("Wijzigen ?: Wim Oud")).click()
    een.get_by_label("Telefoonnummer").fill("06-11111111")
    een.get_by_role("button", name="Opslaan").click()
    een.get_by_text("zijn opgeslagen").wait_for()
    ander.get_by_label("Functie").fill("wethouder Zorg en Jeugd")
    ander.get_by_role("button", name="Opslaan").click()
    expect(ander.get_by_role("heading", name="Iemand anders heeft dit intussen gewijzigd")).to_be_visible()
    expect(ander.get_by_text("Tekst toen u begon").first).to_be_visible()
    ander.get_by_role("button", name="Voeg samen").click()
    expect(ander.get_by_label("Telefoonnummer")).to_have_value("06-11111111")
    expect(ander.get_by_label("Functie")).to_have_value("wethouder Zorg en Jeugd")
    ander.get_by_role("button", name="Opslaan").click()
    expect(ander.get_by_text("zijn opgeslagen")).to_be_visible()
    wim = Contactpersoon.objects.select_related("persoon").get(rol=BESTUURLIJK)
    assert (wim.functie, wim.persoon.telefoon) == ("wethouder Zorg en Jeugd", "06-11111111")


def test_finding_someone_while_typing_from_any_page(page_as, twente, hengelo, js):
    page = page_as(Rol.LANDELIJK, js=js)
    page.goto("/regios/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill("wim")
    field.press("Enter")
    expect(page.get_by_role("link", name="Wim Oud")).to_be_visible()
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("piet")
    if not js:
        field.press("Enter")
    expect(page.get_by_role("link", name="Piet Smit")).to_be_visible()
    expect(page.get_by_role("link", name="Wim Oud")).to_have_count(0)
    page.get_by_role("link", name="Piet Smit").click()
    expect(page.get_by_role("heading", name="Vervangt")).to_be_visible()
