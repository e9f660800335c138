"""The list of subjects is offered, agreed to and adopted as the agenda is; and looking back, and scans."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agenda import actions, evaluatie
from agenda.gevolgen_akkoord import oordeel_bij_hertekening, oordeel_volgt_op, organisatie_antwoordt_niet
from agenda.lijst import aanbieden_lijst
from agenda.models import Evaluatieantwoord, Scan, Vaststelling, Versie
from agenda.taken import taken
from documents.models import Document
from regions.herindelen.onderwerp import Hertekening, Opvolging, Verhuizing
from regions.models import Gebruiker, Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from samenwerking.evaluatie import uit_venster
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.venster import factories as venster

pytestmark = pytest.mark.django_db
G = "/regio/twente/onderwerpen/"
A = "/regio/twente/agenda/"
WIE = {"naam": "S. Bos", "functie": "wethouder", "datum": VANDAAG}


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def almelo(regio):
    return factories.gemeente("Almelo", regio=regio)


@pytest.fixture
def inkoop(regio):
    return Gespreksonderwerp.objects.create(
        regio=regio, onderwerp="Inkoop", bespreken="ja", afspreken="nee", period=since(VANDAAG)
    )


@pytest.fixture
def coordinator(as_rol, regio, almelo):
    return as_rol(Rol.COORDINATOR, regio=regio)


def test_from_list_to_document_and_its_next_version(coordinator, as_rol, regio, almelo, inkoop):
    coordinator.post(f"{G}vaststellen/", {"actie": "aanbieden"})
    wethouder = as_rol(Rol.BESTUURDER, organisatie=almelo)
    data = WIE | {"oordeel": "akkoord", "grond": "college"}
    assert wethouder.post(f"{G}versies/1/akkoord/almelo/", data).status_code == 302
    decide = {"actie": "vaststellen", "nummer": "1", "op": VANDAAG.isoformat(), "overleg": "Tafel"}
    again = as_rol(Rol.COORDINATOR, regio=regio)
    assert again.post(f"{G}vaststellen/", decide).status_code == 302
    document = Document.objects.get(soort="gespreksonderwerpen")
    assert document.data["onderwerpen"][0]["onderwerp"] == "Inkoop"
    assert document.data["vaststelling"]["akkoorden"][0]["organisatie"] == "Almelo"
    assert "Inkoop" in as_rol(Rol.LANDELIJK).get(f"{G}versies/1/").text
    Gespreksonderwerp.objects.update(afspreken="ja")
    tweede = aanbieden_lijst(document.regio, by=None)
    assert tweede.inhoud["wijzigingen"]["regels"][0]["velden"] == ["erover afspreken"]
    actions.vaststellen(tweede, by=None, op=VANDAAG, overleg="Tafel")
    assert Document.objects.get(soort="gespreksonderwerpen", versie="2").vervangt == document


def test_others_do_not_see_a_list_that_waits(coordinator, as_rol, inkoop):
    coordinator.post(f"{G}vaststellen/", {"actie": "aanbieden"})
    reader = as_rol(Rol.LANDELIJK)
    assert reader.get(f"{G}versies/1/").status_code == 404
    assert "versies/1/" not in reader.get(f"{G}versies/").text


def test_nothing_is_offered_of_an_empty_list(coordinator):
    response = coordinator.post(f"{G}vaststellen/", {"actie": "aanbieden"})
    assert response.status_code == 422
    assert "Er staat nog niets op de lijst" in response.text


def test_agenda_and_list_have_numbers_and_decisions_of_their_own(regio, almelo, inkoop):
    agenda = fabriek.keten(regio).agenda
    actions.aanbieden(agenda, by=None)
    lijst = aanbieden_lijst(regio, by=None)
    versie = actions.aanbieden(agenda, by=None)
    assert (lijst.nummer, versie.nummer) == (1, 2)
    actions.vaststellen(lijst, by=None, op=VANDAAG, overleg="Tafel")
    assert list(Versie.objects.ter_vaststelling()) == [versie]
    assert not Versie.objects.vastgesteld().exists()


def test_both_wait_on_mijn_werk(regio, almelo, inkoop):
    actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    aanbieden_lijst(regio, by=None)
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    titels = [taak.titel for taak in taken(Gebruiker.objects.get(pk=noor.pk))]
    assert titels == [
        "Oordeel van Almelo over versie 1 van de agenda",
        "Oordeel van Almelo over versie 1 van de gespreksonderwerpen",
    ]


def test_what_waits_for_an_answer_is_told_before_someone_ends_or_moves(regio, almelo):
    actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    elders, borne = factories.regio("Zeeland"), factories.gemeente("Borne", regio=regio)
    opvolging = Opvolging(dag=VANDAAG, vorm="fusie", van=(almelo,), naar=(borne,))
    verhuizing = Verhuizing(gemeente=almelo, van=regio, naar=elders)
    tekening = Hertekening(dag=VANDAAG, verhuizingen=(verhuizing,), eindigt=(regio,))
    said = [g.zin for g in organisatie_antwoordt_niet(almelo, VANDAAG)]
    said += [g.zin for g in oordeel_volgt_op(opvolging, VANDAAG)]
    said += [g.zin for g in oordeel_bij_hertekening(tekening, VANDAAG)]
    assert len(said) == 4
    assert "dan geeft Borne zijn oordeel" in said[1]
    assert "Versie 1 van de samenwerkingsagenda van Twente ligt nog ter vaststelling" in said[3]


@pytest.fixture
def ouderen(regio, almelo):
    agenda = fabriek.keten(regio).agenda
    thema = next(t for t in factories.themas() if t.code == "ouderen")
    return evaluatie.plan(agenda, thema, VANDAAG, by=None)


def test_a_theme_has_one_open_day_and_a_next_one_after_it(coordinator, ouderen):
    data = {"thema": ouderen.thema_id, "op": "2027-03-01"}
    assert coordinator.post(f"{A}evaluaties/", data).status_code == 302
    ouderen.refresh_from_db()
    assert ouderen.op == datetime.date(2027, 3, 1)
    early = coordinator.post(f"{A}evaluaties/{ouderen.pk}/afronden/", {"conclusie": "Goed"})
    assert "moet nog komen" in early.text
    coordinator.post(f"{A}evaluaties/", data | {"op": VANDAAG.isoformat()})
    assert coordinator.post(f"{A}evaluaties/{ouderen.pk}/afronden/", {"conclusie": "Goed"}).status_code == 302
    coordinator.post(f"{A}evaluaties/", data)
    assert ouderen.agenda.evaluaties.count() == 2


def test_each_party_answers_three_questions(as_rol, ouderen, almelo):
    noor = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    url = f"{A}evaluaties/{ouderen.pk}/almelo/"
    assert "Beantwoord ten minste één vraag" in noor.post(url, {"version": "0"}).text
    assert noor.post(url, {"version": "0", "agenda": "Ja", "resultaat": "Minder vallen"}).status_code == 302
    assert "Minder vallen" in noor.get(f"{A}evaluaties/{ouderen.pk}/").text
    assert noor.post(url, {"version": "0", "agenda": "Nee"}).status_code == 409
    assert Evaluatieantwoord.objects.get().agenda == "Ja"
    evaluatie.rond_af(ouderen, "We gaan door.", by=None)
    assert "is afgerond" in noor.post(url, {"version": "1", "agenda": "Nee"}).text


def test_it_begins_from_what_the_party_said_in_the_venster(as_rol, ouderen, almelo, regio):
    venster.geopend(2026)
    sheet = almelo.inzendingen.get(jaar=2026)
    venster.ingediend(sheet, None, "jnj", toelichting_agenda="Het gaat goed.", steun_proces="Geheim")
    assert uit_venster(almelo, regio, 2026)[1]["agenda"] == "JA. Het gaat goed"
    assert uit_venster(almelo, regio, 2027) is None
    text = as_rol(Rol.MEDEWERKER, organisatie=almelo).get(f"{A}evaluaties/{ouderen.pk}/almelo/").text
    assert "JA. Het gaat goed" in text
    assert "Geheim" not in text


def test_a_scan_is_stored_with_the_version_for_the_parties(coordinator, as_rol, regio, almelo):
    versie = actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Tafel")
    url = f"{A}versies/1/scan/"

    def send(inhoud=b"%PDF-1.7", naam="convenant.pdf"):
        data = {"bestand": SimpleUploadedFile(naam, inhoud), "getekend_op": VANDAAG.isoformat()}
        return coordinator.post(url, data)

    assert send().status_code == 302
    assert send().status_code == 422  # the same file twice
    assert "heet .pdf, maar is het niet" in send(b"MZ").text
    scan = Scan.objects.get()
    assert coordinator.get(f"{url}{scan.pk}/").content == b"%PDF-1.7"
    assert as_rol(Rol.LANDELIJK).get(f"{url}{scan.pk}/").status_code == 404
    assert "convenant.pdf" not in as_rol(Rol.LANDELIJK).get(f"{A}versies/1/").text
    assert as_rol(Rol.MEDEWERKER, organisatie=almelo).post(f"{url}{scan.pk}/weg/").status_code == 403
    assert as_rol(Rol.COORDINATOR, regio=regio).post(f"{url}{scan.pk}/weg/").status_code == 302
    assert not Scan.objects.exists()
    assert Vaststelling.objects.exists()
