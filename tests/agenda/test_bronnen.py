"""What an agenda rests on: an address, a file, or both; put right, replaced, taken away."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from agenda import actions
from agenda.canoniek import inhoud
from agenda.models import Bron, Bronbestand, Werkwijze
from regions.periods import today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
W = f"{A}hoe-wij-samenwerken/"
PDF = b"%PDF-1.7 beeld"


@pytest.fixture
def afspraak():
    return fabriek.keten(factories.regio())


@pytest.fixture
def coordinator(as_rol, afspraak):
    regio = afspraak.agenda.regio
    return as_rol(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))


def bestand(inhoud=PDF, naam="beeld.pdf"):
    return SimpleUploadedFile(naam, inhoud)


def velden(**over):
    data = {"soort": "regiobeeld", "titel": "Regiobeeld", "jaar": 2025, "gemaakt_door": "GGD Twente"}
    return data | {"url": "https://www.example.nl/beeld"} | over


def nieuw(client, **over):
    return client.post(f"{A}bron/nieuw/", velden(**over))


def wijzig(client, version="1", **over):
    return client.post(f"{A}bron/{Bron.objects.get().pk}/wijzigen/", velden(version=version, **over))


def test_a_regiobeeld_stands_with_the_agenda_and_can_go(coordinator):
    assert nieuw(coordinator, samen="on").status_code == 302
    text = coordinator.get(W).text
    assert "Regiobeeld, 2025, gemaakt door GGD Twente; samen gemaakt" in text
    pad = f"{A}bron/{Bron.objects.get().pk}/weg/"
    assert coordinator.get(pad).status_code == 200
    assert Bron.objects.exists()
    coordinator.post(pad)
    assert not Bron.objects.exists()
    assert Bron.pgh_event_model.objects.filter(pgh_label="delete").count() == 1


@pytest.mark.parametrize("url", ["http://example.nl", "javascript:alert(1)", "geen adres", ""])
def test_an_address_that_is_not_https_is_refused(coordinator, url):
    assert nieuw(coordinator, url=url).status_code == 422
    assert not Bron.objects.exists()


def test_the_database_wants_https_too(afspraak):
    regels = {"soort": "anders", "titel": "x", "jaar": 2025, "gemaakt_door": "x", "url": "http://x.nl"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Bron.objects.create(agenda=afspraak.agenda, **regels)


def test_a_source_is_named_once(coordinator):
    nieuw(coordinator)
    response = nieuw(coordinator)
    assert response.status_code == 422
    assert "Deze bron staat er al." in response.text


def test_a_file_comes_back_as_it_went_in_and_never_opens_in_the_page(coordinator):
    assert nieuw(coordinator, url="", bestand=bestand()).status_code == 302
    bron = Bron.objects.get()
    assert "beeld.pdf" in coordinator.get(W).text
    response = coordinator.get(f"{A}bron/{bron.pk}/bestand/")
    assert response.content == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="beeld.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_version_names_the_file(coordinator, afspraak):
    nieuw(coordinator, url="", bestand=bestand())
    (bron,) = inhoud(afspraak.agenda, versie=1, peildatum=today())["bronnen"]
    assert (bron["titel"], bron["bestand"]) == ("Regiobeeld", "beeld.pdf")


def test_what_was_adopted_says_what_it_rests_on_and_how_one_works(coordinator, afspraak):
    nieuw(coordinator)
    Werkwijze.objects.create(agenda=afspraak.agenda, besluiten="<p>Bij <strong>meerderheid</strong>.</p>")
    versie = actions.aanbieden(afspraak.agenda, by=None)
    besluit = actions.vaststellen(versie, by=None, op=today(), overleg="Overleg", toelichting="")
    for pad in (versie.get_absolute_url(), besluit.document.get_absolute_url()):
        text = coordinator.get(pad).text
        assert "Bij <strong>meerderheid</strong>." in text
        assert "https://www.example.nl/beeld" in text


def docx(*namen):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        for naam in namen:
            archief.writestr(naam, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (b"<script>x</script>", "beeld.pdf", "heet .pdf, maar is het niet"),
        (b"MZ\x90\x00", "beeld.docx", "heet .docx, maar is het niet"),
        (docx("word/document.xml", "word/vbaProject.bin"), "beeld.docx", "heet .docx, maar is het niet"),
        (b"\x89PNG\r\n\x1a\n", "beeld.jpg", "heet .jpg, maar is het niet"),
        (PDF, "beeld.exe", "kan hier niet"),
        (PDF, "beeld", "kan hier niet"),
        (b"%PDF-" + b"x" * (20 * 1024 * 1024), "beeld.pdf", "is groter dan 20 MB"),
        (b"", "beeld.pdf", "leeg"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_with_a_sentence(coordinator, inhoud, naam, zin):
    response = nieuw(coordinator, bestand=bestand(inhoud, naam))
    assert response.status_code == 422
    assert zin in response.text
    assert "GGD Twente" in response.text
    assert not Bronbestand.objects.exists()


def test_when_something_else_is_wrong_the_file_is_asked_for_again(coordinator):
    response = nieuw(coordinator, titel="", bestand=bestand())
    assert response.status_code == 422
    assert "Kies het bestand nog eens" in response.text


def test_a_file_is_replaced_and_the_old_one_goes(coordinator):
    nieuw(coordinator, url="", bestand=bestand())
    assert wijzig(coordinator, url="", titel="Beter", bestand=bestand(b"%PDF-2", "b.PDF")).status_code == 302
    bron = Bron.objects.get()
    assert (bron.titel, bron.bestand.naam, bytes(bron.bestand.inhoud)) == ("Beter", "b.pdf", b"%PDF-2")
    assert Bronbestand.objects.count() == 1


def test_words_change_and_the_file_stays(coordinator):
    nieuw(coordinator, url="", bestand=bestand())
    assert wijzig(coordinator, url="", titel="Beter").status_code == 302
    assert Bron.objects.get().bestand.naam == "beeld.pdf"


def test_a_file_goes_only_when_an_address_is_left(coordinator):
    nieuw(coordinator, url="", bestand=bestand())
    response = wijzig(coordinator, url="", zonder_bestand="on")
    assert response.status_code == 422
    assert "Geef een adres, of kies een bestand." in response.text
    assert wijzig(coordinator, zonder_bestand="on").status_code == 302
    assert not Bronbestand.objects.exists()
    assert coordinator.get(f"{A}bron/{Bron.objects.get().pk}/bestand/").status_code == 404


def test_the_file_goes_with_its_source(coordinator):
    nieuw(coordinator, bestand=bestand())
    pad = f"{A}bron/{Bron.objects.get().pk}/weg/"
    assert "beeld.pdf" in coordinator.get(pad).text
    coordinator.post(pad)
    assert not Bronbestand.objects.exists()


def test_who_was_late_is_told_and_loses_no_words(coordinator):
    nieuw(coordinator)
    wijzig(coordinator, titel="Van de een")
    response = wijzig(coordinator, titel="Van de ander", bestand=bestand())
    assert response.status_code == 409
    assert "Van de een" in response.text
    assert "Van de ander" in response.text
    assert Bron.objects.get().titel == "Van de een"
    assert not Bronbestand.objects.exists()
    assert wijzig(coordinator, version="2", titel="Van de ander").status_code == 302


def test_only_parties_of_the_regio_get_the_file_and_only_editors_change_it(as_rol, coordinator, afspraak):
    nieuw(coordinator, bestand=bestand())
    pad = f"{A}bron/{Bron.objects.get().pk}/"
    almelo = factories.gemeente("Almelo", regio=afspraak.agenda.regio)
    medewerker = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    assert medewerker.get(f"{pad}bestand/").content == PDF
    for wat in ("wijzigen", "weg"):
        assert medewerker.post(f"{pad}{wat}/", velden(version="1")).status_code == 403
    assert as_rol(Rol.LANDELIJK).get(f"{pad}bestand/").status_code == 404
    drenthe = factories.regio("Drenthe")
    fabriek.keten(drenthe)
    elders = as_rol(Rol.COORDINATOR, regio=drenthe)
    for wat in ("bestand", "wijzigen", "weg"):
        assert elders.get(f"/regio/drenthe/agenda/{pad.removeprefix(A)}{wat}/").status_code == 404
