"""The pages of a regio's documents: who sees what, the file, and what one sees while it is being made."""

import pytest
from django.db import connection
from django.tasks import default_task_backend
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.actions import maak, mislukt
from documents.models import Document
from documents.views import documenten
from regions.rights import Rol
from tests import factories
from tests.documents.inhoud import agenda
from tests.documents.test_vastleggen import leg_vast, set_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(documenten, "WAIT", 0.0)


@pytest.fixture
def regio():
    return factories.regio("Twente")


def medewerker(regio):
    return {"organisatie": factories.gemeente(regio=regio)}


def url(name, document):
    return reverse(name, args=[document.kenmerk])


DOORS = ["document", "document_pdf", "document_status"]


@pytest.mark.parametrize("door", DOORS)
def test_whoever_sees_the_regio_sees_what_was_adopted(as_rol, regio, door):
    document = leg_vast(regio=regio)
    set_file(document)
    assert as_rol(Rol.LANDELIJK).get(url(door, document)).status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_a_partner_of_another_regio_does_not(as_rol, regio, door):
    elders = factories.regio("Elders")
    ggd = factories.verzekeraar(regio=elders)
    response = as_rol(Rol.PARTNER, organisatie=ggd, regio=elders).get(url(door, leg_vast(regio=regio)))
    assert response.status_code == 404


@pytest.mark.parametrize("door", DOORS)
def test_what_is_only_offered_is_for_the_parties_of_the_regio(client, as_rol, regio, door):
    document = leg_vast(agenda(vaststelling=None), regio=regio)
    set_file(document)
    assert as_rol(Rol.LANDELIJK).get(url(door, document)).status_code == 404
    assert as_rol(Rol.MEDEWERKER, **medewerker(regio)).get(url(door, document)).status_code == 200


@pytest.mark.parametrize("door", [*DOORS, "documenten"])
def test_who_is_signed_out_signs_in_first(client, regio, door):
    address = (
        reverse("documenten", args=["twente"]) if door == "documenten" else url(door, leg_vast(regio=regio))
    )
    assert client.get(address).status_code == 302


def test_the_list_tells_how_each_document_stands(as_rol, regio):
    first = leg_vast(regio=regio)
    leg_vast(agenda(versie=4), regio=regio, vervangt=first)
    leg_vast(agenda(versie=5, vaststelling=None), regio=regio)
    text = as_rol(Rol.LANDELIJK).get(reverse("documenten", args=["twente"])).text
    assert "Laatste versie" in text
    assert "Vervangen door versie 4" in text
    assert "versie 5" not in text


def test_the_list_of_a_regio_without_documents_says_so(as_rol, regio):
    assert "nog geen documenten" in as_rol(Rol.LANDELIJK).get(reverse("documenten", args=["twente"])).text


def test_the_list_takes_as_many_queries_for_one_as_for_many(as_rol, regio):
    client, counts = as_rol(Rol.LANDELIJK), []
    client.get(reverse("documenten", args=["twente"]))
    for versie in range(1, 7):
        leg_vast(agenda(versie=versie), regio=regio)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("documenten", args=["twente"]))
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_the_page_has_the_same_content_as_the_file(as_rol, regio):
    text = as_rol(Rol.LANDELIJK).get(url("document", leg_vast(regio=regio))).text
    assert text.count("<h1") == 1
    assert "Eén loket voor valpreventie" in text
    assert "A. Wethouder" in text


def test_the_file_comes_with_its_name_and_is_not_packed_again(as_rol, regio):
    document = maak(leg_vast(regio=regio))
    response = as_rol(Rol.LANDELIJK).get(url("document_pdf", document), headers={"Accept-Encoding": "gzip"})
    assert response.content == bytes(document.bestand)
    assert response["Content-Type"] == "application/pdf"
    assert (
        response["Content-Disposition"]
        == 'attachment; filename="twente-samenwerkingsagenda-v3-2026-03-12.pdf"'
    )
    again = as_rol(Rol.LANDELIJK).get(
        url("document_pdf", document), headers={"If-None-Match": response["ETag"]}
    )
    assert again.status_code == 304


def test_a_file_that_is_not_there_yet_leads_to_its_status(as_rol, regio):
    document = leg_vast(regio=regio)
    response = as_rol(Rol.LANDELIJK).get(url("document_pdf", document), follow=True)
    assert response.redirect_chain == [(url("document_status", document), 302)]
    assert "De PDF wordt gemaakt" in response.text
    assert '<noscript><meta http-equiv="refresh"' in response.text


def test_the_status_tells_a_script_only_what_changed(as_rol, regio):
    document = leg_vast(regio=regio)
    set_file(document)
    response = as_rol(Rol.LANDELIJK).get(url("document_status", document), headers={"HX-Request": "true"})
    assert "<html" not in response.text
    assert "De PDF is klaar" in response.text


def test_asking_for_the_status_keeps_no_session_alive(as_rol, regio):
    client = as_rol(Rol.LANDELIJK)
    client.get(url("document_status", leg_vast(regio=regio)))
    assert "actief" not in client.session


def test_what_failed_says_so_and_may_be_tried_again(as_rol, regio):
    document, client = leg_vast(regio=regio), as_rol(Rol.LANDELIJK)
    mislukt(document.pk, "Het maken van het bestand ging mis.")
    text = client.get(url("document_pdf", document), follow=True).text
    assert "Het maken van het bestand ging mis." in text
    default_task_backend.clear()
    client.post(url("document_pdf", document))
    client.post(url("document_pdf", document))
    assert len(default_task_backend.results) == 1
    assert Document.objects.get(pk=document.pk).mislukt == ""
