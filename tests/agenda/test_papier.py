"""A document about the agenda: what one may choose, what is in it, and the PDF of every kind."""

import pytest
from django.urls import reverse

from agenda.actions import aanbieden, antwoorden, vaststellen
from agenda.models import Agenda
from agenda.papier.inhoud import zonder_namen
from agenda.papier.maken import Keuze, inhoud_van, maak, waarschuwingen
from agenda.papier.verschillen import verschillen
from documents.actions import als_html
from documents.afspraken import met_thema
from documents.models import Document
from documents.standen import Stand, status
from regions.periods import today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.documents.inhoud import agenda as inhoud
from tests.documents.keuring import elements, keur

pytestmark = pytest.mark.django_db
PAGE = reverse("agenda_document", args=["twente"])


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def almelo(twente):
    return factories.gemeente("Almelo", regio=twente)


@pytest.fixture
def afspraak(twente, almelo):
    return fabriek.keten(twente, trekker=almelo)


@pytest.fixture
def versie(twente, almelo, afspraak):
    """A version that was decided on."""
    found = aanbieden(Agenda.objects.get(regio=twente), by=None)
    antwoorden(
        found, almelo, by=None, oordeel="akkoord", naam="A. Geheim", functie="wethouder", datum=today()
    )
    vaststellen(found, op=today(), overleg="Bestuurlijk overleg", by=None)
    return type(found).objects.met_besluit().get(pk=found.pk)


def coordinator(twente):
    return factories.gebruiker(Rol.COORDINATOR, regio=twente)


def kies(**changes):
    return {"wat": "samenwerkingsagenda", "uit": "nu", "sinds": ""} | changes


def test_each_kind_is_accessible_archivable_and_reproducible(twente, versie, afspraak):
    sleutel = inhoud_sleutel(versie)
    keuzes = [
        Keuze(wat="samenwerkingsagenda", versie=None, sinds=versie),
        Keuze(wat="convenant", versie=versie),
        Keuze(wat="werkafspraak", versie=versie, afspraak=sleutel, namen=False),
    ]
    for keuze in keuzes:
        pdf = keur(maak(twente, keuze, by=None))
        assert len(list(elements(pdf.Root.StructTreeRoot, "/Table"))) > 0


def inhoud_sleutel(versie):
    return next(found["sleutel"] for _, found in met_thema(versie.inhoud))


def test_a_draft_says_so_on_every_page_and_is_no_decision(twente, afspraak):
    document = maak(twente, Keuze(wat="samenwerkingsagenda", versie=None), by=None)
    html = als_html(document)
    assert 'class="demo concept"' in html or 'class=" concept"' in html
    assert "Concept, niet vastgesteld" in html
    assert status(document).stand == Stand.CONCEPT
    assert "-concept-" in document.bestandsnaam


def test_a_new_convenant_takes_the_place_of_the_one_before(twente, versie, afspraak):
    eerste = maak(twente, Keuze(wat="convenant", versie=versie), by=None)
    nieuw = aanbieden(Agenda.objects.get(regio=twente), by=None)
    vaststellen(nieuw, op=today(), overleg="Bestuurlijk overleg", by=None)
    nieuw = type(nieuw).objects.met_besluit().get(pk=nieuw.pk)
    tweede = maak(twente, Keuze(wat="convenant", versie=nieuw), by=None)
    assert tweede.vervangt == eerste
    assert status(eerste).stand == Stand.VERVANGEN


def test_roles_only_leaves_the_name_out_of_pdf_and_attachment(twente, versie):
    document = maak(twente, Keuze(wat="samenwerkingsagenda", versie=versie, namen=False), by=None)
    assert "A. Geheim" not in document.inhoud
    assert "A. Geheim" not in als_html(document)
    assert "wethouder" in als_html(document)


def test_roles_only_changes_nothing_where_nothing_was_decided():
    bare = inhoud(vaststelling=None)
    assert zonder_namen(bare) == bare


def test_changes_are_marked_word_by_word():
    oud, nieuw = inhoud(), inhoud()
    nieuw["themas"][0]["opgaven"][0]["tekst"] = "<p>Het aantal valongevallen daalt.</p>"
    nieuw["themas"][1]["opgaven"] = [nieuw["themas"][0]["opgaven"][0] | {"titel": "Nieuw", "doelen": []}]
    found = verschillen(oud, nieuw)
    assert [(een["hoe"], een["titel"]) for een in found] == [
        ("anders", "Ouderen vallen te vaak"),
        ("erbij", "Nieuw"),
    ]
    assert ["stijgt", "daalt"] in found[0]["velden"][0]["delen"]
    assert verschillen(oud, oud) == []


def test_a_regio_without_agenda_has_nothing_to_print(twente):
    assert inhoud_van(twente, Keuze(wat="samenwerkingsagenda", versie=None)) is None


def test_a_name_outside_the_fonts_gives_a_warning():
    text = " ".join(waarschuwingen(inhoud(titel="Agenda 漢")))
    assert "漢" in text
    assert "niet in ons lettertype" in text
    assert waarschuwingen(inhoud()) == []


def test_the_page_shows_it_first_and_makes_it_when_posted(sign_in, twente, versie):
    client = sign_in(coordinator(twente))
    page = client.get(PAGE, kies(wat="convenant", uit="1"))
    assert "Ondertekening" in page.text
    assert page.text.count("<h1") == 1
    response = client.post(PAGE, kies(wat="convenant", uit="1"))
    document = Document.objects.get(soort="convenant")
    assert response.url == reverse("document_pdf", args=[document.kenmerk])


def test_a_colleague_makes_a_draft_but_no_convenant_that_stays(sign_in, twente, almelo, versie):
    client = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo))
    assert client.post(PAGE, kies()).status_code == 302
    assert client.post(PAGE, kies(wat="convenant", uit="1")).status_code == 403
    assert client.get(PAGE, kies(wat="convenant", uit="1")).status_code == 200


def test_who_takes_no_part_finds_nothing(sign_in, twente, versie):
    client = sign_in(factories.gebruiker(Rol.LANDELIJK))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, kies()).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"wat": "werkafspraak"}, {"wat": "proza"}, {"uit": "99"}, {"uit": "1", "sinds": "1"}]
)
def test_a_choice_that_cannot_be_says_why(sign_in, twente, versie, wrong):
    response = sign_in(coordinator(twente)).get(PAGE, kies(**wrong))
    assert response.status_code == 422
    assert "Fout: " in response.text
