"""Themes, deputies, shared mailboxes; a contact within its organisation; two who change one contact."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regions.gevolgen import gevolgen
from regions.models import Concept, Contactpersoon, Persoon, Thema
from regions.periods import since
from regions.post import ontvangers
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.regions.test_contacten import nieuw, url

pytestmark = pytest.mark.django_db

BESTUURLIJK, AMBTELIJK = Contactpersoon.Rol.BESTUURLIJK, Contactpersoon.Rol.AMBTELIJK


@pytest.fixture
def twente():
    factories.themas()
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


@pytest.fixture
def coordinator(as_rol, twente):
    return as_rol(Rol.COORDINATOR, regio=twente)


def voor(thema):
    return Thema.objects.get(code=thema).pk


def test_a_contact_is_for_themes_and_has_a_deputy_by_email(coordinator, twente, hengelo):
    response = nieuw(
        coordinator,
        hengelo,
        themas=[voor("ouderen")],
        vervanger_email="piet@example.nl",
        vervanger_naam="Piet Smit",
    )
    assert response.status_code == 302
    contact = Contactpersoon.objects.get()
    assert [thema.code for thema in contact.themas.all()] == ["ouderen"]
    assert contact.vervanger == Persoon.objects.get(naam="Piet Smit")
    page = coordinator.get(url("contacten")).text
    assert "voor Ouderen" in page
    assert ">Piet Smit</a>" in page.split("vervanger: ")[1]


def test_a_deputy_is_chosen_from_who_is_known_here(coordinator, twente, hengelo):
    piet = factories.contact(hengelo, twente, wie=factories.persoon("Piet Smit")).persoon
    assert nieuw(coordinator, hengelo, vervanger=piet.pk).status_code == 302
    assert Contactpersoon.objects.get(persoon__naam="Sanne de Vries").vervanger == piet
    elders = factories.persoon("Iemand van elders")
    assert nieuw(coordinator, hengelo, rol="bestuurlijk", vervanger=elders.pk).status_code == 422


def test_a_theme_of_another_regio_cannot_be_chosen(coordinator, hengelo):
    zeeland = Thema.objects.create(code="kust", naam="Kust", regio=factories.regio("Zeeland"))
    assert nieuw(coordinator, hengelo, themas=[zeeland.pk]).status_code == 422


def test_the_filter_on_a_theme_keeps_who_is_there_for_all(coordinator, twente, hengelo):
    for naam, themas in (("Ada Ouderen", ["ouderen"]), ("Bea Alles", []), ("Cor Ggz", ["ggz"])):
        contact = factories.contact(hengelo, twente, wie=factories.persoon(naam))
        contact.themas.set([voor(thema) for thema in themas])
    page = coordinator.get(url("contacten"), {"thema": voor("ouderen")}).text
    assert "Ada Ouderen" in page
    assert "Bea Alles" in page
    assert "Cor Ggz" not in page


@pytest.mark.parametrize("deel", ["henge", "ANDRÉ", "andre"])
def test_the_filter_finds_part_of_a_name_without_accents(coordinator, twente, hengelo, deel):
    factories.contact(hengelo, twente, wie=factories.persoon("André Kuipers"))
    factories.gemeente("Borne", regio=twente)
    page = coordinator.get(url("contacten"), {"naam": deel}).text
    assert "André Kuipers" in page
    assert "Borne" not in page


def test_part_of_a_persons_name_shows_that_person_and_whom_they_stand_in_for(coordinator, twente, hengelo):
    factories.contact(hengelo, twente, wie=factories.persoon("Ada Een"), rol=BESTUURLIJK)
    piet = factories.persoon("Piet Vervanger")
    factories.contact(hengelo, twente, wie=factories.persoon("Bea Twee"), vervanger=piet)
    page = coordinator.get(url("contacten"), {"naam": "piet"}).text
    assert "Bea Twee" in page
    assert "Ada Een" not in page
    assert "nog geen bestuurlijk" not in page
    assert "Ada Een" in coordinator.get(url("contacten"), {"naam": "hengelo"}).text


def test_what_the_end_of_an_organisation_means_for_its_contacts_is_told(twente, hengelo):
    factories.contact(hengelo, twente)
    assert "1 contactpersoon spreekt vanaf die dag niet meer namens Hengelo." in [
        gevolg.zin for gevolg in gevolgen(hengelo, VANDAAG)
    ]
    factories.contact(hengelo, twente, van=VANDAAG + datetime.timedelta(days=9))
    assert any(gevolg.verhindert for gevolg in gevolgen(hengelo, VANDAAG))


def test_nobody_found_is_said_with_a_way_back(coordinator, hengelo):
    assert "Niemand gevonden" in coordinator.get(url("contacten"), {"naam": "xyz"}).text


def test_after_an_election_the_last_name_is_kept_in_words(coordinator, twente, hengelo):
    factories.contact(hengelo, twente)
    factories.contact(
        hengelo,
        twente,
        rol=BESTUURLIJK,
        wie=factories.persoon("Wim Oud"),
        tot=VANDAAG,
        einde_reden="verkiezing",
    )
    page = coordinator.get(url("contacten")).text
    assert "portefeuille nog niet verdeeld (laatst bekend: Wim Oud)" in page
    factories.contact(hengelo, twente, rol=BESTUURLIJK, van=VANDAAG)
    assert "portefeuille nog niet verdeeld" not in coordinator.get(url("contacten")).text


def test_who_waits_for_confirmation_does_not_count(coordinator, twente, hengelo):
    factories.contact(hengelo, twente, rol=BESTUURLIJK, wacht_op_bevestiging=True)
    page = coordinator.get(url("contacten")).text
    assert "wacht op bevestiging" in page
    assert "nog geen aanspreekpunt" in page
    assert ontvangers(hengelo, twente, BESTUURLIJK) == []


def test_a_postvak_receives_and_never_signs_in(coordinator, twente, hengelo):
    assert (
        nieuw(coordinator, hengelo, naam="Team Zorg", email="zorg@hengelo.nl", postvak="on").status_code
        == 302
    )
    postvak = Persoon.objects.get(postvak=True)
    assert postvak.gebruiker is None
    assert ontvangers(hengelo, twente, BESTUURLIJK) == [postvak]
    assert "gedeeld postvak" in coordinator.get(url("contacten")).text
    with pytest.raises(IntegrityError), transaction.atomic():
        Persoon.objects.filter(pk=postvak.pk).update(gebruiker=factories.gebruiker())


def test_the_address_of_a_user_is_no_postvak(coordinator, hengelo):
    factories.gebruiker(email="sanne@example.nl")
    response = nieuw(coordinator, hengelo, postvak="on")
    assert response.status_code == 422
    assert "Met dit e-mailadres logt iemand in" in response.text


def test_mail_goes_to_the_contact_else_the_deputy_else_the_postvak(twente, hengelo):
    piet = factories.persoon("Piet", email="piet@example.nl")
    postvak = factories.persoon("Team Zorg", email="zorg@example.nl", postvak=True)
    factories.contact(hengelo, twente, wie=postvak, rol=AMBTELIJK)
    wim = factories.contact(hengelo, twente, rol=BESTUURLIJK, vervanger=piet)
    assert ontvangers(hengelo, twente, BESTUURLIJK) == [wim.persoon]
    wim.persoon.email = ""
    wim.persoon.save()
    assert ontvangers(hengelo, twente, BESTUURLIJK) == [piet]
    wim.end(VANDAAG)
    assert ontvangers(hengelo, twente, BESTUURLIJK) == [piet]
    Contactpersoon.objects.filter(pk=wim.pk).update(vervanger=None)
    assert ontvangers(hengelo, twente, BESTUURLIJK) == [postvak]


def test_a_contact_lies_within_its_organisation(coordinator, twente):
    weg = factories.gemeente("Weg", regio=twente, tot=datetime.date(2027, 1, 1))
    response = nieuw(coordinator, weg)
    assert response.status_code == 422
    assert "Weg bestaat t/m 31-12-2026: kies uiterlijk die dag." in response.text
    assert nieuw(coordinator, weg, tot_en_met="2026-12-31").status_code == 302
    with pytest.raises(IntegrityError, match="outside"), transaction.atomic():
        factories.contact(weg, twente)


def test_contacts_end_with_their_organisation(twente, hengelo):
    contact = factories.contact(hengelo, twente)
    hengelo.plaatsingen.get().end(VANDAAG)
    hengelo.end(VANDAAG)
    contact.refresh_from_db()
    assert contact.period == since(factories.BEGIN, VANDAAG)
    assert contact.einde_reden == "herindeling"


def test_a_contact_to_come_is_in_the_way_of_the_end(twente, hengelo):
    factories.contact(hengelo, twente, van=VANDAAG + datetime.timedelta(days=9))
    with pytest.raises(IntegrityError, match="outside"), transaction.atomic():
        hengelo.end(VANDAAG)


def wijzig(client, contact, **fields):
    data = {"naam": "Sanne de Vries", "email": "sanne@example.nl", "functie": "adviseur", "version": "1-1"}
    return client.post(url("contact_wijzigen", contact.pk), data | fields)


@pytest.fixture
def contact(twente, hengelo):
    return factories.contact(
        hengelo,
        twente,
        wie=factories.persoon("Sanne de Vries", email="sanne@example.nl"),
        functie="adviseur",
    )


def test_a_second_saver_sees_three_texts_and_saves_nothing(coordinator, contact):
    assert wijzig(coordinator, contact, functie="senior adviseur").status_code == 302
    response = wijzig(coordinator, contact, telefoon="06-1", functie="strateeg")
    assert response.status_code == 409
    for words in ("Mijn tekst", "Nu opgeslagen", "Tekst toen u begon", "senior", "strateeg"):
        assert words in response.text, words
    assert 'name="telefoon" value="06-1"' in response.text
    contact.refresh_from_db()
    assert (contact.functie, contact.persoon.telefoon) == ("senior adviseur", "")


def test_the_three_ways_on(coordinator, contact):
    wijzig(coordinator, contact, functie="senior adviseur")
    samen = wijzig(coordinator, contact, telefoon="06-1", keuze="samen", version="1-2", begonnen="1-1")
    assert samen.status_code == 200
    assert 'value="senior adviseur"' in samen.text
    assert 'value="06-1"' in samen.text
    assert wijzig(coordinator, contact, functie="strateeg", keuze="opgeslagen").status_code == 302
    contact.refresh_from_db()
    assert contact.functie == "senior adviseur"
    assert wijzig(coordinator, contact, functie="strateeg", keuze="mijn", version="1-2").status_code == 302
    contact.refresh_from_db()
    assert contact.functie == "strateeg"


@pytest.mark.django_db(transaction=True)  # each save is a moment of its own
def test_themes_of_the_moment_one_began_are_known(coordinator, contact):
    wijzig(coordinator, contact, themas=[voor("ggz")])
    wijzig(coordinator, contact, themas=[voor("ouderen")], version="1-2")
    response = wijzig(coordinator, contact, themas=[voor("preventie")], version="1-2")
    assert response.status_code == 409
    kolom = response.text.split("conflict__toen")[1]
    assert "GGZ" in kolom
    assert "Niet meer te vinden" not in kolom


def test_what_was_not_sent_waits_in_the_form(coordinator, contact):
    data = {"tab": "abcdefgh12345678", "functie": "half getypt", "naam": "Sanne", "version": "1-1"}
    coordinator.post(reverse("concept_bewaren", args=[f"contact-{contact.pk}"]), data)
    page = coordinator.get(url("contact_wijzigen", contact.pk)).text
    concept = Concept.objects.get()
    assert f"?concept={concept.pk}" in page
    assert "half getypt" in coordinator.get(url("contact_wijzigen", contact.pk), {"concept": concept.pk}).text
    assert "Gegevens van Sanne de Vries, Hengelo" in coordinator.get("/").text
    wijzig(coordinator, contact, tab="abcdefgh12345678")
    assert not Concept.objects.exists()
