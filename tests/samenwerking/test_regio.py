"""All regio's and one of them; an organisation in all its regio's."""

import datetime

import pytest
from django.urls import reverse

from documents.actions import vastleggen
from regions.models import Contactpersoon, Herindeling, Inwonertal, Regio, Soort
from regions.rights import Rol
from tests import factories
from tests.documents.inhoud import agenda
from tests.queries import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    regio = factories.regio("Twente")
    factories.gemeente("Hengelo", regio=regio, aliassen="Hengelo (O)")
    factories.zorgkantoor("Menzis Zorgkantoor", regio=regio)
    return regio


def test_every_regio_is_listed_by_name_and_on_the_map(twente, as_rol):
    factories.regio("Achterhoek")
    text = as_rol(Rol.LANDELIJK).get(reverse("regios")).text
    assert text.index(">Achterhoek</a></th>") < text.index(">Twente</a></th>")
    assert 'class="tile-map"' in text


def test_a_gemeente_is_found_by_part_of_its_alias_without_accents(twente, as_rol):
    factories.gemeente("'s-Gravenhage", slug="s-gravenhage", regio=twente, aliassen="Den Haag|Frŷslân")
    client = as_rol(Rol.LANDELIJK)
    for asked in ("den haag", "DEN H", "fryslan"):
        response = client.get(reverse("regios"), {"q": asked}, headers={"HX-Request": "true"})
        assert "<html" not in response.text
        assert "&#x27;s-Gravenhage</a>" in response.text


def test_nothing_found_is_said(twente, as_rol):
    assert (
        "Er is geen regio of organisatie"
        in as_rol(Rol.LANDELIJK).get(reverse("regios"), {"q": "Parijs"}).text
    )


def test_as_many_queries_for_1_regio_as_for_31(as_rol):
    client = as_rol(Rol.LANDELIJK)
    numbers = []
    for made in (1, 30):
        for number in range(made):
            factories.gemeente(regio=factories.regio(f"Regio {made} {number}"))
        with counted() as statements:
            client.get(reverse("regios"), {"q": "gemeente"})
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 4


def test_the_page_of_a_regio_names_its_parties(twente, as_rol):
    text = as_rol(Rol.LANDELIJK).get(twente.get_absolute_url()).text
    assert ">Hengelo</a>" in text
    assert ">Menzis Zorgkantoor</a>" in text


def test_inhabitants_are_the_last_known_with_their_day_and_source(twente, as_rol):
    gemeente = twente.plaatsingen.get().gemeente
    for jaar, aantal in ((2023, 80_000), (2024, 82_000)):
        Inwonertal.objects.create(gemeente=gemeente, peildatum=datetime.date(jaar, 1, 1), aantal=aantal)
    text = as_rol(Rol.LANDELIJK).get(twente.get_absolute_url()).text
    assert "82.000" in text
    assert "1 januari 2024 (Bron: CBS)" in text


def test_who_may_not_see_a_regio_gets_404(twente, as_rol):
    ggd = factories.organisatie("GGD Zeeland", factories.Soort.PARTNER)
    assert as_rol(Rol.PARTNER, organisatie=ggd).get(twente.get_absolute_url()).status_code == 404


def test_an_unknown_regio_is_404(as_rol):
    assert as_rol(Rol.LANDELIJK).get("/regio/atlantis/").status_code == 404


def test_the_overlay_is_no_page(twente, as_rol):
    iza = factories.regio("IZA Twente", indeling=factories.indeling("iza", overlay=True))
    assert as_rol(Rol.LANDELIJK).get(reverse("regio", args=[iza.code])).status_code == 404


def test_an_organisation_stands_in_all_its_regios(twente, as_rol):
    vgz = factories.verzekeraar("VGZ", regio=twente)
    factories.contact(vgz, twente, rol=Contactpersoon.Rol.ACCOUNTMANAGER, wie=factories.persoon("Anna Kok"))
    text = as_rol(Rol.LANDELIJK).get(vgz.get_absolute_url()).text
    assert "Anna Kok" in text
    assert "accountmanager" in text


def test_a_gemeente_that_ended_says_what_became_of_it(twente, as_rol):
    weesp = factories.gemeente("Weesp", tot=datetime.date(2022, 3, 24))
    Herindeling.objects.create(
        datum=datetime.date(2022, 3, 24),
        vorm=Herindeling.Vorm.TOEVOEGING,
        van=weesp,
        naar=factories.gemeente("Amsterdam"),
        status=Herindeling.Status.BEVESTIGD,
    )
    text = as_rol(Rol.LANDELIJK).get(weesp.get_absolute_url()).text
    assert "t/m 23 maart 2022" in text
    assert ">Amsterdam</a>" in text


def test_signed_out_one_is_asked_to_sign_in(client, twente):
    assert client.get(twente.get_absolute_url()).url.startswith(reverse("account_login"))
    assert Regio.objects.count() == 2


def test_the_page_of_a_regio_opens_its_rooms(twente, as_rol):
    text = (
        as_rol(Rol.COORDINATOR, regio=twente, organisatie=factories.gemeente())
        .get(twente.get_absolute_url())
        .text
    )
    assert reverse("agenda", args=["twente"]) in text
    assert "Er is nog geen ronde geweest" in text
    assert "nog geen documenten" in text


def test_others_are_not_led_to_the_agenda_that_is_being_worked_on(twente, as_rol):
    text = as_rol(Rol.LANDELIJK).get(twente.get_absolute_url()).text
    assert f'href="{reverse("agenda", args=["twente"])}"' not in text
    assert "nog geen vastgestelde agenda" in text


def test_a_partner_reads_who_takes_part_in_its_regio_and_nobody_elses(twente, as_rol):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    factories.Deelname.objects.create(regio=twente, organisatie=ggd, period=factories.since(factories.BEGIN))
    factories.gemeente("Goes", regio=factories.regio("Zeeland"))
    client = as_rol(Rol.PARTNER, organisatie=ggd)
    assert client.get("/organisatie/ggd-twente/").status_code == 200
    assert client.get("/organisatie/goes/").status_code == 404


def frozen(regio, **inhoud):
    """A document of the regio: adopted, or only offered with `vaststelling=None`."""
    return vastleggen(
        soort="samenwerkingsagenda",
        titel="Samen gezond",
        inhoud=agenda(**inhoud),
        template="documents/samenwerkingsagenda.html",
        regio=regio,
        by=None,
    )


def test_an_adopted_document_stands_on_the_page_for_everyone(twente, as_rol):
    document = frozen(twente)
    assert document.get_absolute_url() in as_rol(Rol.LANDELIJK).get(twente.get_absolute_url()).text


def test_an_offered_one_only_for_the_parties_of_the_regio(twente, as_rol):
    document = frozen(twente, vaststelling=None)
    url = twente.get_absolute_url()
    assert document.get_absolute_url() not in as_rol(Rol.LANDELIJK).get(url).text
    party = as_rol(Rol.MEDEWERKER, organisatie=twente.plaatsingen.get().gemeente)
    assert document.get_absolute_url() in party.get(url).text


def test_the_page_counts_who_has_nobody_as_the_table_of_contacts_does(twente, as_rol):
    hengelo = twente.plaatsingen.get().gemeente
    client = as_rol(Rol.LANDELIJK)
    assert "2 partijen hebben nog geen aanspreekpunt" in client.get(twente.get_absolute_url()).text
    factories.contact(hengelo, twente)
    assert "1 partij heeft nog geen aanspreekpunt" in client.get(twente.get_absolute_url()).text
    assert client.get(reverse("contacten", args=["twente"])).text.count("nog geen aanspreekpunt") >= 1


def test_the_map_of_a_day_holds_the_regios_of_that_day(as_rol):
    factories.regio("Arnhem", tot=datetime.date(2027, 1, 1))
    factories.regio("Achterhoek", van=datetime.date(2027, 1, 1))
    client = as_rol(Rol.LANDELIJK)
    voor, na = (client.get(reverse("regios"), {"op": day}).text for day in ("2026-12-31", "2027-01-01"))
    assert ">Arnhem</a></th>" in voor
    assert ">Achterhoek</a></th>" not in voor
    assert ">Achterhoek</a></th>" in na
    assert "Op de kaart, op 1 januari 2027" in na
    assert ">Arnhem</a></th>" not in na
