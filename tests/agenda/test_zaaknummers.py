"""An organisation's own number of a document or an akkoord, which nobody else sees anywhere."""

import pytest
from django.db import IntegrityError, transaction

from agenda import actions
from agenda.models import Akkoord, Zaaknummer
from agenda.papier.overleg import besluitenlijst, leg_vast
from documents.actions import als_html
from documents.weergave import gegevens
from regions.models import Soort
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import overleg
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
NUMMER = "Z2026-0042"


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def almelo(regio):
    return factories.gemeente("Almelo", regio=regio)


@pytest.fixture
def borne(regio):
    return factories.gemeente("Borne", regio=regio)


@pytest.fixture
def document(regio):
    found = overleg(regio, VANDAAG)
    return leg_vast(found, besluitenlijst(found), by=None)


@pytest.fixture
def akkoord(regio, almelo):
    fabriek.keten(regio)
    versie = actions.aanbieden(regio.agendas.get(), by=None)
    wie = {"naam": "Eva", "functie": "wethouder", "datum": VANDAAG}
    return Akkoord.objects.create(versie=versie, organisatie=almelo, oordeel="akkoord", **wie)


def adres(organisatie, ding):
    soort, sleutel = ("akkoord", ding.pk) if isinstance(ding, Akkoord) else ("document", ding.kenmerk)
    return f"/organisatie/{organisatie.slug}/zaaknummer/{soort}/{sleutel}/"


@pytest.mark.parametrize("rol", [Rol.MEDEWERKER, Rol.BESTUURDER])
def test_noted_it_stands_with_the_document_for_colleagues_only(as_rol, regio, almelo, borne, document, rol):
    ons = as_rol(rol, organisatie=almelo)
    response = ons.post(adres(almelo, document), {"nummer": NUMMER, "version": "0"})
    assert response.url == document.get_absolute_url()
    onze = f"/regio/{regio.code}/onze/{almelo.slug}/"
    for page in (document.get_absolute_url(), onze, f"/organisatie/{almelo.slug}/onze/"):
        assert NUMMER in ons.get(page).text
    for wie in (
        as_rol(Rol.MEDEWERKER, organisatie=borne),
        as_rol(Rol.COORDINATOR, regio=regio),
        as_rol(Rol.COORDINATOR, regio=regio, organisatie=borne),
        as_rol(Rol.BEHEERDER, organisatie=almelo),
        as_rol(Rol.LANDELIJK),
    ):
        for page in (document.get_absolute_url(), onze, adres(almelo, document)):
            assert NUMMER not in wie.get(page).text
        assert wie.get(adres(almelo, document)).status_code == 404
        assert wie.post(adres(almelo, document), {"nummer": "X", "version": "1"}).status_code == 404
    assert Zaaknummer.objects.get().nummer == NUMMER
    assert NUMMER not in als_html(document) + str(gegevens(document))


def test_the_coordinator_notes_it_for_its_own_organisation(as_rol, regio, almelo, document):
    client = as_rol(Rol.COORDINATOR, regio=regio, organisatie=almelo)
    client.post(adres(almelo, document), {"nummer": NUMMER, "version": "0"})
    assert Zaaknummer.objects.get().organisatie == almelo


def test_on_an_akkoord_of_the_own_organisation(as_rol, almelo, borne, akkoord):
    ons = as_rol(Rol.BESTUURDER, organisatie=almelo)
    ons.post(adres(almelo, akkoord), {"nummer": NUMMER, "version": "0"})
    versie = akkoord.versie.get_absolute_url()
    assert NUMMER in ons.get(versie).text
    assert NUMMER in ons.get(f"/organisatie/{almelo.slug}/onze/").text
    anders = as_rol(Rol.BESTUURDER, organisatie=borne)
    assert NUMMER not in anders.get(versie).text
    assert anders.get(adres(borne, akkoord)).status_code == 404


def test_what_one_may_not_see_has_no_number(as_rol, document):
    ver = factories.gemeente("Goes", regio=factories.regio("Zeeland"))
    client = as_rol(Rol.MEDEWERKER, organisatie=ver)
    assert client.get(adres(ver, document)).status_code == 404
    partner = factories.organisatie("Huisartsenkring", Soort.PARTNER)
    client = as_rol(Rol.PARTNER, organisatie=partner, regio=document.regio)
    assert client.get(adres(partner, document)).status_code == 404


def test_changed_taken_away_and_overtaken(as_rol, almelo, document):
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    url = adres(almelo, document)
    client.post(url, {"nummer": NUMMER, "version": "0"})
    response = client.post(url, {"nummer": "Van mij", "version": "0"})
    assert response.status_code == 409
    assert NUMMER in response.text
    client.post(url, {"nummer": "Nieuw", "version": "1"})
    assert Zaaknummer.objects.get().nummer == "Nieuw"
    client.post(url, {"nummer": "", "version": "2"})
    assert not Zaaknummer.objects.exists()
    assert client.post(url, {"nummer": "x" * 61, "version": "0"}).status_code == 422


def test_of_one_thing_one_number(almelo, document, akkoord):
    Zaaknummer.objects.create(organisatie=almelo, document=document, nummer="1")
    for fout in ({"document": document}, {"document": document, "akkoord": akkoord}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Zaaknummer.objects.create(organisatie=almelo, nummer="2", **fout)
