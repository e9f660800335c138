"""What an organisation takes along for its archive."""

import datetime
import hashlib
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from agenda import actions
from agenda.models import Zaaknummer
from documents.actions import maak
from documents.models import Document
from regions.models import Uitvoer
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
PAGE = reverse("archief", args=["almelo"])
NS = "{https://www.nationaalarchief.nl/mdto}"
# The order of the schema of MDTO 1.0.1, and what may not be left out.
VOLGORDE = {
    "informatieobject": [
        "identificatie",
        "naam",
        "aggregatieniveau",
        "classificatie",
        "trefwoord",
        "omschrijving",
        "raadpleeglocatie",
        "dekkingInTijd",
        "dekkingInRuimte",
        "taal",
        "event",
        "waardering",
        "bewaartermijn",
        "informatiecategorie",
        "isOnderdeelVan",
        "bevatOnderdeel",
        "heeftRepresentatie",
        "aanvullendeMetagegevens",
        "gerelateerdInformatieobject",
        "archiefvormer",
        "betrokkene",
        "activiteit",
        "beperkingGebruik",
    ],
    "bestand": [
        "identificatie",
        "naam",
        "omvang",
        "bestandsformaat",
        "checksum",
        "URLBestand",
        "isRepresentatieVan",
    ],
}
VERPLICHT = {
    "informatieobject": {"identificatie", "naam", "waardering", "archiefvormer", "beperkingGebruik"},
    "bestand": {"identificatie", "naam", "omvang", "bestandsformaat", "checksum", "isRepresentatieVan"},
}


@pytest.fixture
def twente():
    return factories.regio()


@pytest.fixture
def almelo(twente):
    return factories.gemeente("Almelo", regio=twente)


def stel_vast(regio, wie):
    versie = actions.aanbieden(fabriek.keten(regio, trekker=wie).agenda, by=None)
    return actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Overleg").document


@pytest.fixture
def document(twente, almelo):
    return maak(stel_vast(twente, almelo))


@pytest.fixture
def collega(as_rol, almelo):
    return as_rol(Rol.MEDEWERKER, organisatie=almelo)


def gezipt(response):
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def kinderen(inhoud, soort):
    wortel = ET.fromstring(inhoud)
    (object_,) = wortel
    assert (wortel.tag, object_.tag) == (f"{NS}MDTO", f"{NS}{soort}")
    return object_


def test_a_year_is_one_zip_with_each_file_and_its_descriptions(collega, almelo, document):
    assert "2026" in collega.get(PAGE).text
    archief = gezipt(collega.post(PAGE, {"jaar": "2026"}))
    pdf, bestand, object_ = archief.namelist()
    assert archief.read(pdf) == bytes(document.bestand)
    som = kinderen(archief.read(bestand), "bestand").find(f"{NS}checksum/{NS}checksumWaarde").text
    assert som == hashlib.sha256(archief.read(pdf)).hexdigest()
    tekst = archief.read(object_).decode()
    assert document.kenmerk in tekst
    assert almelo.cbs_code in tekst
    assert Uitvoer.objects.get().wat == "archief 2026"


@pytest.mark.parametrize("soort", VOLGORDE)
def test_the_descriptions_hold_to_the_schema(collega, document, soort):
    archief = gezipt(collega.post(PAGE, {"jaar": "2026"}))
    eind = ".bestand.mdto.xml" if soort == "bestand" else ".pdf.mdto.xml"
    (naam,) = [naam for naam in archief.namelist() if naam.endswith(eind)]
    object_ = kinderen(archief.read(naam), soort)
    namen = [kind.tag.removeprefix(NS) for kind in object_]
    plekken = [VOLGORDE[soort].index(naam) for naam in namen]
    assert plekken == sorted(plekken)
    assert VERPLICHT[soort] <= set(namen)
    assert all(len(element) or element.text for element in object_.iter())


def test_the_same_year_gives_the_same_bytes(collega, document):
    eerste, tweede = (b"".join(collega.post(PAGE, {"jaar": "2026"}).streaming_content) for _ in range(2))
    assert eerste == tweede


def test_the_own_zaaknummer_is_in_it_and_that_of_another_is_not(collega, twente, almelo, document):
    borne = factories.gemeente("Borne", regio=twente)
    Zaaknummer.objects.create(organisatie=almelo, document=document, nummer="Z-ALMELO")
    Zaaknummer.objects.create(organisatie=borne, document=document, nummer="Z-BORNE")
    archief = gezipt(collega.post(PAGE, {"jaar": "2026"}))
    alles = b"".join(archief.read(naam) for naam in archief.namelist())
    assert b"Z-ALMELO" in alles
    assert b"Z-BORNE" not in alles


def test_only_of_regios_in_which_it_took_part_that_day(collega, document):
    zeeland = factories.regio("Zeeland")
    maak(stel_vast(zeeland, factories.gemeente("Goes", regio=zeeland)))
    later = factories.regio("Drenthe")
    maak(stel_vast(later, factories.gemeente("Assen", regio=later)))
    namen = gezipt(collega.post(PAGE, {"jaar": "2026"})).namelist()
    assert {naam.split("/")[0] for naam in namen} == {"twente"}


def test_who_left_before_takes_nothing_along(as_rol, twente, document):
    weg = factories.verzekeraar("Salland", regio=twente, tot=VANDAAG - datetime.timedelta(days=1))
    client = as_rol(Rol.MEDEWERKER, organisatie=weg)
    assert "geen document" in client.get(reverse("archief", args=["salland"])).text


def test_what_is_not_made_yet_is_told(collega, twente, almelo):
    stel_vast(twente, almelo)
    Document.objects.update(mislukt="Het ging mis.")
    assert "1 nog in de maak" in collega.get(PAGE).text
    assert "over een minuut" in collega.post(PAGE, {"jaar": "2026"}, follow=True).text
    assert Document.objects.get().mislukt == ""


def test_a_year_that_is_not_there_is_told(collega, document):
    assert "geen documenten" in collega.post(PAGE, {"jaar": "1999"}, follow=True).text


def test_for_anyone_else_it_does_not_exist(as_rol, twente, document):
    borne = factories.gemeente("Borne", regio=twente)
    for rol, waar in ((Rol.MEDEWERKER, {"organisatie": borne}), (Rol.LANDELIJK, {})):
        client = as_rol(rol, **waar)
        assert client.get(PAGE).status_code == 404
        assert client.post(PAGE, {"jaar": "2026"}).status_code == 404
    assert not Uitvoer.objects.exists()
