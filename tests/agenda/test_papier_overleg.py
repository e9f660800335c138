"""The besluitenlijst and a vergaderstuk as documents."""

import datetime

import pytest
from django.urls import reverse

from agenda.actions import aanbieden
from agenda.models import Actiepunt, Agendapunt, Besluit, Deelnemer, Overleg
from agenda.papier.overleg import besluitenlijst, leg_vast, vergaderstuk
from documents.actions import als_html
from documents.models import Document
from documents.standen import Stand, status
from regions.periods import today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import punt as punt_bij
from tests.documents.keuring import keur

pytestmark = pytest.mark.django_db


@pytest.fixture
def overleg():
    """An overleg of today with a point, a decision and an action."""
    regio = factories.regio("Twente")
    gemeente = factories.gemeente("Hengelo", regio=regio)
    found = Overleg.objects.create(regio=regio, soort="bestuurlijk", titel="Najaarsoverleg", datum=today())
    contact = factories.contact(gemeente, regio, wie=factories.persoon("Eva Wethouder"))
    Deelnemer.objects.create(overleg=found, contactpersoon=contact, aanwezig=True)
    punt = Agendapunt.objects.create(
        overleg=found, volgorde=1, aard="besluiten", titel="Het loket", tekst="<p>Waarom.</p>"
    )
    besluit = Besluit.objects.create(
        agendapunt=punt, regio=regio, jaar=today().year, nummer=1, tekst="Wij openen het loket."
    )
    Actiepunt.objects.create(agendapunt=punt, besluit=besluit, wat="Ruimte huren", organisatie=gemeente)
    return found


def url(overleg):
    return reverse("overleg_besluitenlijst_pdf", args=["twente", overleg.pk])


def coordinator(overleg):
    return factories.gebruiker(Rol.COORDINATOR, regio=overleg.regio)


def test_the_list_says_who_was_there_what_was_decided_and_who_acts(overleg):
    document = leg_vast(overleg, besluitenlijst(overleg), by=None)
    html = als_html(document)
    for text in ("Eva Wethouder", "Wij openen het loket.", "Ruimte huren", "Niet ingevuld"):
        assert text in html
    keur(document)


def test_a_vergaderstuk_says_what_is_asked(overleg):
    document = leg_vast(overleg, vergaderstuk(overleg.punten.get()), by=None)
    assert "Te besluiten" in als_html(document)
    keur(document)


def test_a_vergaderstuk_replaces_that_of_its_own_point_whatever_the_titles_are(overleg):
    punt = overleg.punten.get()
    eerste = leg_vast(overleg, vergaderstuk(punt), by=None)
    ander = leg_vast(overleg, vergaderstuk(punt_bij(overleg, titel=punt.titel)), by=None)
    assert ander.vervangt is None
    overleg.punten.filter(pk=punt.pk).update(titel="Een andere titel")
    later = leg_vast(overleg, vergaderstuk(overleg.punten.get(pk=punt.pk)), by=None)
    assert later.vervangt == eerste
    assert status(ander).stand == Stand.TER_VASTSTELLING


def test_a_vergaderstuk_is_no_version_but_names_the_one_it_is_about(overleg):
    zonder = leg_vast(overleg, vergaderstuk(overleg.punten.get()), by=None)
    assert zonder.versie == ""
    assert "Versie" not in als_html(zonder)
    overleg.punten.update(versie=aanbieden(fabriek.keten(overleg.regio).agenda, by=None))
    over = leg_vast(overleg, vergaderstuk(overleg.punten.get()), by=None)
    assert over.versie == ""
    assert "versie 1 van de samenwerkingsagenda" in als_html(over)


def test_made_again_after_a_change_it_replaces_the_first(overleg):
    eerste = leg_vast(overleg, besluitenlijst(overleg), by=None)
    assert leg_vast(overleg, besluitenlijst(overleg), by=None) == eerste
    Besluit.objects.update(tekst="Wij openen twee loketten.")
    tweede = leg_vast(overleg, besluitenlijst(overleg), by=None)
    assert status(eerste).stand == Stand.VERVANGEN
    assert status(tweede).stand == Stand.TER_VASTSTELLING


def test_the_coordinator_freezes_it_and_a_party_reads_it(sign_in, overleg):
    response = sign_in(coordinator(overleg)).post(url(overleg))
    document = Document.objects.get()
    assert response.url == reverse("document_pdf", args=[document.kenmerk])
    gemeente = factories.gemeente("Borne", regio=overleg.regio)
    partij = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=gemeente))
    assert partij.get(document.get_absolute_url()).status_code == 200
    assert partij.post(url(overleg)).status_code == 403
    assert sign_in(factories.gebruiker(Rol.LANDELIJK)).get(document.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("fields", [{"datum": datetime.date(2099, 1, 1)}, {"afgelast": True}])
def test_of_an_overleg_that_was_not_held_there_is_none(sign_in, overleg, fields):
    if fields.pop("afgelast", False):
        fields = {"afgelast_op": f"{today()}T10:00Z", "afgelast_reden": "Ziekte"}
    Overleg.objects.filter(pk=overleg.pk).update(**fields)
    response = sign_in(coordinator(overleg)).post(url(overleg), follow=True)
    assert "Dit overleg is niet gehouden" in response.text
    assert not Document.objects.exists()
