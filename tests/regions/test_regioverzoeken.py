"""A gemeente asks for another regio: asked, answered once, or withdrawn."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regions.models import Regioverzoek
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db
ANTWOORD = {"uitkomst": "toegestaan", "waarom": "Alle gemeenten vinden het goed."}


@pytest.fixture
def borne():
    return factories.gemeente("Borne", regio=factories.regio("Twente"))


@pytest.fixture
def zwolle():
    return factories.regio("Zwolle")


@pytest.fixture
def vraag(zwolle):
    return {"naar": zwolle.pk, "gewenst_per": "2028-01-01", "reden": "De zorg is daar."}


@pytest.fixture
def verzoek(borne, zwolle):
    return Regioverzoek.objects.create(
        gemeente=borne,
        van=borne.plaatsingen.get().regio,
        naar=zwolle,
        gewenst_per=datetime.date(2028, 1, 1),
        reden="De zorg is daar.",
        gevraagd_door=factories.gebruiker(Rol.BESTUURDER, organisatie=borne, email="wethouder@example.nl"),
    )


def adres(verzoek, stap=""):
    return reverse(f"regioverzoek{stap}", args=["borne", verzoek.pk])


def test_a_bestuurder_asks_and_the_functioneel_beheerder_has_a_task(as_rol, borne, vraag):
    client = as_rol(Rol.BESTUURDER, organisatie=borne)
    response = client.post(reverse("regioverzoek_nieuw", args=["borne"]), vraag)
    verzoek = Regioverzoek.objects.get()
    assert response.url == verzoek.get_absolute_url()
    assert verzoek.van.naam == "Twente"
    assert "Borne vraagt om regio Zwolle" in as_rol(Rol.FUNCTIONEEL).get("/").text


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"gewenst_per": "2026-11-23"}, "Kies een dag die nog komt."),
        ({"reden": " "}, "Waarom?: vul dit in"),
        ({"naar": ""}, "vul dit in"),
        ({"gewenst_per": "31-31-2028"}, "geldige datum"),
    ],
)
def test_bad_input_is_refused_with_the_reason(as_rol, borne, vraag, anders, reden):
    client = as_rol(Rol.BEHEERDER, organisatie=borne)
    response = client.post(reverse("regioverzoek_nieuw", args=["borne"]), vraag | anders)
    assert response.status_code == 422
    assert reden in response.text


def test_one_does_not_ask_for_the_own_region_nor_twice(as_rol, borne, vraag, verzoek):
    client = as_rol(Rol.BEHEERDER, organisatie=borne)
    eigen = vraag | {"naar": verzoek.van_id}
    text = client.post(reverse("regioverzoek_nieuw", args=["borne"]), eigen).text
    assert "Borne hoort al bij Twente." in text
    assert "Er is al een verzoek: Borne vraagt om regio Zwolle" in text


@pytest.mark.parametrize(
    "anders",
    [
        {"pk": None},
        {"pk": None, "uitkomst": "afgewezen"},
        {"pk": None, "uitkomst": "toegestaan", "antwoord": "", "beantwoord_op": "2026-11-23T10:00Z"},
        {"reden": ""},
    ],
)
def test_the_database_refuses_two_open_and_answers_without_why(verzoek, anders):
    for naam, waarde in anders.items():
        setattr(verzoek, naam, waarde)
    verzoek._state.adding = verzoek.pk is None
    with pytest.raises(IntegrityError), transaction.atomic():
        verzoek.save()


def test_the_answer_is_recorded_and_mailed_to_who_asked(as_rol, verzoek, outbox):
    client = as_rol(Rol.FUNCTIONEEL, naam="Bea Beheer")
    assert client.post(adres(verzoek, "_antwoord"), ANTWOORD).status_code == 302
    page = client.get(adres(verzoek)).text
    assert "Alle gemeenten vinden het goed." in page
    assert "door Bea Beheer" in page
    assert "hertekenen/?gemeenten=" in page
    email = outbox.get()
    assert email.to == ["wethouder@example.nl"]
    assert "Het antwoord: toegestaan." in email.message


def test_an_answer_says_why(as_rol, verzoek):
    response = as_rol(Rol.FUNCTIONEEL).post(adres(verzoek, "_antwoord"), ANTWOORD | {"waarom": ""})
    assert response.status_code == 422
    verzoek.refresh_from_db()
    assert verzoek.is_open


def test_it_is_answered_or_withdrawn_once(as_rol, borne, verzoek):
    gemeente = as_rol(Rol.BEHEERDER, organisatie=borne)
    gemeente.post(adres(verzoek, "_intrekken"))
    late = as_rol(Rol.FUNCTIONEEL).post(adres(verzoek, "_antwoord"), ANTWOORD, follow=True)
    assert "intussen ingetrokken" in late.text
    verzoek.refresh_from_db()
    assert verzoek.uitkomst == "ingetrokken"


def test_the_redraw_form_is_filled_in_beforehand(as_rol, verzoek):
    client = as_rol(Rol.FUNCTIONEEL)
    vraag = {"gemeenten": verzoek.gemeente.cbs_code, "naar": verzoek.naar_id, "datum": "2028-01-01"}
    page = client.get(reverse("beheer_regios_hertekenen"), vraag).text
    assert verzoek.gemeente.cbs_code in page
    assert f'value="{verzoek.naar_id}" selected' in page


def test_both_coordinators_read_it_and_others_do_not(as_rol, borne, zwolle, verzoek):
    zeeland = factories.regio("Zeeland")
    for regio in (verzoek.van, zwolle):
        assert as_rol(Rol.COORDINATOR, regio=regio).get(adres(verzoek)).status_code == 200
        assert (
            "vraagt om regio Zwolle" in as_rol(Rol.COORDINATOR, regio=regio).get(f"/regio/{regio.code}/").text
        )
    ander = as_rol(Rol.COORDINATOR, regio=zeeland, organisatie=factories.gemeente("Goes", regio=zeeland))
    assert ander.get(adres(verzoek)).status_code == 404
    assert "vraagt om regio" not in ander.get("/regio/zwolle/").text
    assert "vraagt om regio" not in ander.get("/organisatie/borne/").text
    assert as_rol(Rol.LANDELIJK).get(adres(verzoek)).status_code == 404


def test_who_may_ask_answer_and_withdraw(as_rol, borne, verzoek):
    medewerker = as_rol(Rol.MEDEWERKER, organisatie=borne)
    assert medewerker.get(adres(verzoek)).status_code == 200
    assert medewerker.get(reverse("regioverzoek_nieuw", args=["borne"])).status_code == 403
    assert medewerker.post(adres(verzoek, "_intrekken")).status_code == 403
    assert medewerker.post(adres(verzoek, "_antwoord"), ANTWOORD).status_code == 404
    assert medewerker.get(reverse("beheer_regioverzoeken")).status_code == 404
    ander = as_rol(Rol.BESTUURDER, organisatie=factories.gemeente("Hengelo"))
    assert ander.get(reverse("regioverzoek_nieuw", args=["borne"])).status_code == 403


def test_an_insurer_asks_for_no_region(as_rol):
    menzis = factories.verzekeraar("Menzis")
    client = as_rol(Rol.BEHEERDER, organisatie=menzis)
    assert client.get(reverse("regioverzoek_nieuw", args=["menzis"])).status_code == 404
