"""What a successor should know: for the successor, the beheerder and the coordinator, and nobody else."""

import datetime

import pytest
from django.urls import reverse

from agenda import actions as agenda_actions
from documents.models import Document
from documents.standen import Stand, status
from regions.models import Contactpersoon, Deelname, Mandaat, Soort, Uitvoer
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.documents.keuring import keur
from tests.queries import counted
from tests.venster import factories as venster
from venster.actions import openen, overnemen, publiceren
from venster.models import Inzending, Ronde

pytestmark = pytest.mark.django_db
MORGEN = VANDAAG + datetime.timedelta(days=1)
PAGE = reverse("inwerkdossier", args=["twente", "hengelo"])


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


@pytest.fixture
def vol(twente, hengelo):
    """Something of every room."""
    borne = factories.gemeente("Borne", regio=twente)
    factories.contact(borne, twente, wie=factories.persoon("Bo Borne"))
    factories.contact(hengelo, twente, wie=factories.persoon("Wim Oud"), tot=VANDAAG)
    afspraak = fabriek.keten(twente, trekker=hengelo)
    agenda_actions.toevoegen(
        afspraak.agenda, "actie", by=None, ouder=afspraak, titel="Bel de huisartsen", organisatie=hengelo
    )
    Mandaat.objects.create(
        gever=borne,
        ontvanger=hengelo,
        regio=twente,
        vorm="centrumgemeente",
        basis="afspraak",
        period=since(factories.BEGIN),
    )
    for jaar in (2023, 2024, 2025):
        ronde = Ronde.objects.create(
            jaar=jaar, peildatum=datetime.date(jaar, 1, 1), sluit_op=datetime.date(jaar, 3, 1)
        )
        openen(ronde, by=None, op=venster.moment(datetime.date(jaar, 1, 15)))
        said = venster.antwoorden("jnj", toelichting_agenda=f"Zo ging {jaar}.", steun_agenda="Stille wens.")
        sheets = Inzending.objects.filter(jaar=jaar, organisatie=hengelo)
        overnemen(dict.fromkeys(sheets, said), by=None, op=venster.moment(datetime.date(jaar, 2, 1)))
        publiceren(ronde, by=None, op=venster.moment(datetime.date(jaar, 4, 1)))


def opvolger(twente, hengelo, *, van=MORGEN, rol=Rol.BESTUURDER):
    """Someone who speaks for Hengelo from a day on, and signs in."""
    gebruiker = factories.gebruiker(rol, organisatie=hengelo)
    factories.contact(hengelo, twente, wie=factories.persoon("Eva Nieuw", gebruiker=gebruiker), van=van)
    return gebruiker


def test_it_holds_what_every_room_publishes(sign_in, twente, hengelo, vol):
    page = sign_in(opvolger(twente, hengelo)).get(PAGE).text
    for words in (
        "Eva Nieuw",
        "Wim Oud",
        "Bo Borne",
        "Eén loket voor mantelzorgers",
        "trekker",
        "Bel de huisartsen",
        "Hengelo spreekt namens Borne",
        "Zo ging 2025.",
        "Zo ging 2024.",
    ):
        assert words in page, words
    assert "Zo ging 2023." not in page
    assert "Stille wens" not in page


def test_a_word_given_on_two_themes_at_once_stands_on_one_line(as_rol, twente, hengelo):
    borne = factories.gemeente("Borne", regio=twente)
    preventie, ouderen, ggz = factories.themas()
    for thema, van in ((ouderen, VANDAAG), (ggz, VANDAAG), (preventie, factories.BEGIN)):
        factories.mandaat(borne, hengelo, twente, thema=thema, van=van)
    inhoud = as_rol(Rol.BEHEERDER, organisatie=hengelo).get(PAGE).context["inhoud"]
    over = [(rij["waarover"], rij["vanaf"]) for rij in inhoud["mandaten"]]
    assert over == [("Preventie", factories.BEGIN.isoformat()), ("Ouderen en GGZ", VANDAAG.isoformat())]


@pytest.mark.parametrize(
    ("rol", "waar"),
    [(Rol.BEHEERDER, "hengelo"), (Rol.COORDINATOR, "twente")],
)
def test_the_beheerder_and_the_coordinator_see_it(as_rol, twente, hengelo, rol, waar):
    client = as_rol(rol, **({"organisatie": hengelo} if waar == "hengelo" else {"regio": twente}))
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    "rol", [Rol.MEDEWERKER, Rol.BEHEERDER, Rol.COORDINATOR, Rol.LANDELIJK, Rol.FUNCTIONEEL]
)
def test_for_anyone_else_it_does_not_exist(as_rol, twente, hengelo, rol):
    zeeland = factories.regio("Zeeland")
    goes = factories.gemeente("Goes", regio=zeeland)
    where = {Rol.COORDINATOR: {"regio": zeeland}, Rol.MEDEWERKER: {"organisatie": hengelo}}
    land = rol in (Rol.LANDELIJK, Rol.FUNCTIONEEL)
    client = as_rol(rol, **({} if land else where.get(rol, {"organisatie": goes})))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE).status_code == 404


def test_who_left_sees_it_no_more(sign_in, twente, hengelo):
    gebruiker = factories.gebruiker(Rol.MEDEWERKER, organisatie=hengelo)
    factories.contact(hengelo, twente, wie=factories.persoon(gebruiker=gebruiker), tot=VANDAAG)
    assert sign_in(gebruiker).get(PAGE).status_code == 404


def test_a_partner_sees_what_was_adopted_and_no_drafts(sign_in, twente, vol):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER, slug="ggd")
    Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    doel = fabriek.doel(fabriek.opgave(fabriek.thema(twente.agendas.get(), "ggz")))
    fabriek.afspraak(doel, "Nog in concept", trekker=ggd)
    client = sign_in(opvolger(twente, ggd, rol=Rol.PARTNER))
    page = client.get(reverse("inwerkdossier", args=["twente", "ggd"]))
    assert page.status_code == 200
    assert "Nog in concept" not in page.text
    assert "Nog te doen" not in page.text
    assert "metingen" not in page.text


def test_posted_it_becomes_a_document_that_is_noted(sign_in, twente, hengelo, vol):
    client = sign_in(opvolger(twente, hengelo))
    response = client.post(PAGE)
    client.post(PAGE)
    document = Document.objects.defer(None).get()
    assert response.url == reverse("document_pdf", args=[document.kenmerk])
    assert document.titel == "Inwerkdossier Hengelo, regio Twente"
    assert status(document).stand == Stand.MOMENT
    assert "Bel de huisartsen" in document.inhoud
    keur(document)
    assert client.get(document.get_absolute_url()).status_code == 200
    noted = Uitvoer.objects.first()
    assert (noted.wat, noted.vorm, noted.organisatie) == ("Inwerkdossier", "pdf", hengelo)
    assert Uitvoer.objects.count() == 2


def test_a_document_is_not_for_a_neighbour_nor_for_who_left(sign_in, twente, hengelo, vol):
    gebruiker = opvolger(twente, hengelo)
    client = sign_in(gebruiker)
    client.post(PAGE)
    page = Document.objects.get().get_absolute_url()
    buur = factories.gebruiker(Rol.BEHEERDER, organisatie=factories.gemeente("Losser", regio=twente))
    assert sign_in(buur).get(page).status_code == 404
    assert sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=hengelo)).get(page).status_code == 404
    Contactpersoon.objects.filter(persoon__gebruiker=gebruiker).delete()
    assert sign_in(gebruiker).get(page).status_code == 404


def test_a_document_that_holds_more_than_one_sees_does_not_exist(sign_in, twente, vol):
    """A partner speaks for the GGD; the coordinator made its dossier out of how the agenda is worked on."""
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER, slug="ggd")
    Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    partner = opvolger(twente, ggd, rol=Rol.PARTNER)
    sign_in(factories.gebruiker(Rol.COORDINATOR, regio=twente)).post(
        reverse("inwerkdossier", args=["twente", "ggd"])
    )
    assert sign_in(partner).get(Document.objects.get().get_absolute_url()).status_code == 404


def test_the_number_of_queries_does_not_grow(sign_in, twente, hengelo, vol):
    client = sign_in(opvolger(twente, hengelo))
    with counted() as one:
        client.get(PAGE)
    for number in range(6):
        factories.contact(factories.gemeente(f"Gemeente-{number}", regio=twente), twente)
        fabriek.afspraak(
            twente.agendas.get().blokken.get(soort="doel"), f"Afspraak {number}", trekker=hengelo
        )
    with counted() as many:
        client.get(PAGE)
    assert len(many) == len(one), "\n".join(many)
