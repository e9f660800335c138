"""Giving access and ending it."""

import datetime

import pytest
from django.urls import reverse

from regions.models import Gebruiker, Toegang
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hengelo():
    return factories.gemeente("Hengelo", regio=factories.regio("Twente"))


@pytest.fixture
def beheer(as_rol):
    return as_rol(Rol.FUNCTIONEEL)


def nodig_uit(client, pagina_van=None, **fields):
    """Invite someone, on the page of the organisation or on that of /beheer/."""
    data = {"email": "nieuw@example.nl", "naam": "Piet Smit", "rol": "medewerker", "van": "2026-11-23"}
    address = (
        reverse("organisatie_uitnodigen", args=[pagina_van.slug])
        if pagina_van
        else reverse("beheer_uitnodigen")
    )
    return client.post(address, data | fields)


def test_an_invitation_makes_a_user_who_is_told_by_mail(as_rol, hengelo, outbox):
    response = nodig_uit(as_rol(Rol.BEHEERDER, organisatie=hengelo), hengelo)
    assert response.status_code == 302
    toegang = Toegang.objects.get(gebruiker__email="nieuw@example.nl")
    assert (toegang.rol, toegang.organisatie, toegang.gebruiker.has_usable_password()) == (
        "medewerker",
        hengelo,
        False,
    )
    assert toegang.gegeven_door.naam == "Noor Jansen"
    mail = outbox.get()
    assert mail.to == ["nieuw@example.nl"]
    assert reverse("account_login") in mail.message
    assert "medewerker, Hengelo" in mail.message


def test_a_known_address_is_the_same_user_with_one_role_more(beheer, hengelo):
    piet = factories.gebruiker(naam="Piet Smit", email="nieuw@example.nl", is_active=False)
    nodig_uit(beheer, email="Nieuw@example.nl", organisatie=hengelo.pk)
    piet.refresh_from_db()
    assert piet.toegang_set.count() == 1
    assert piet.is_active


def test_a_contact_person_becomes_the_user(beheer, hengelo):
    persoon = factories.persoon("Piet Smit", email="nieuw@example.nl")
    response = beheer.post(
        reverse("beheer_uitnodigen"),
        {
            "email": "nieuw@example.nl",
            "naam": "Piet Smit",
            "rol": "medewerker",
            "van": "2026-11-23",
            "organisatie": hengelo.pk,
        },
    )
    assert response.status_code == 302
    persoon.refresh_from_db()
    assert persoon.gebruiker.email == "nieuw@example.nl"


def test_a_name_in_a_mail_is_no_template(beheer, hengelo, outbox):
    nodig_uit(beheer, naam="{{ toegang.pk }}<b>", organisatie=hengelo.pk)
    assert "Beste {{ toegang.pk }}<b>," in outbox.get().message
    assert "&lt;b&gt;" in outbox.get().html_message


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"rol": "medewerker"}, "Kies de organisatie waarvan iemand medewerker is."),
        ({"rol": "coordinator"}, "Kies de regio waarvan iemand regiocoördinator is."),
        ({"rol": "medewerker", "tot_en_met": "2026-11-22"}, "De laatste dag ligt voor de eerste."),
        ({"rol": "baas"}, "Selecteer een geldige keuze"),
        ({"email": "piet"}, "geldig e-mailadres"),
    ],
)
def test_an_invitation_that_does_not_fit_is_refused(beheer, hengelo, outbox, fields, reden):
    response = nodig_uit(beheer, **fields)
    assert response.status_code == 422
    assert reden in response.text
    assert not Gebruiker.objects.filter(email="nieuw@example.nl").exists()
    assert not outbox.exists()


def test_a_role_fits_the_kind_of_organisation(beheer, hengelo):
    vng = factories.organisatie("VNG", soort=factories.Soort.LANDELIJK)
    assert "past niet bij een gemeente" in nodig_uit(beheer, rol="landelijk", organisatie=hengelo.pk).text
    assert (
        "past niet bij een landelijke partij" in nodig_uit(beheer, rol="medewerker", organisatie=vng.pk).text
    )
    assert nodig_uit(beheer, rol="landelijk", organisatie=vng.pk).status_code == 302


def test_the_same_access_is_not_given_twice(beheer, hengelo):
    nodig_uit(beheer, organisatie=hengelo.pk)
    response = nodig_uit(beheer, organisatie=hengelo.pk)
    assert "heeft deze toegang al" in response.text
    assert Toegang.objects.filter(gebruiker__email="nieuw@example.nl").count() == 1


def test_a_beheerder_invites_for_the_own_organisation_only(as_rol, hengelo):
    borne = factories.gemeente("Borne")
    client = as_rol(Rol.BEHEERDER, organisatie=hengelo)
    for name in ("organisatie_toegang", "organisatie_uitnodigen"):
        assert client.get(reverse(name, args=["borne"])).status_code == 403
        assert client.get(reverse(name, args=["hengelo"])).status_code == 200
    nodig_uit(client, hengelo, organisatie=borne.pk)
    assert Toegang.objects.get(gebruiker__email="nieuw@example.nl").organisatie == hengelo
    assert nodig_uit(client, hengelo, email="x@example.nl", rol="functioneel").status_code == 422


@pytest.mark.parametrize("rol", [Rol.MEDEWERKER, Rol.BESTUURDER])
def test_others_do_not_give_access(as_rol, hengelo, rol):
    client = as_rol(rol, organisatie=hengelo)
    assert client.get(reverse("organisatie_toegang", args=["hengelo"])).status_code == 403
    assert nodig_uit(client, hengelo).status_code == 403
    assert client.get(reverse("beheer_toegang")).status_code == 404


def test_access_ends_after_the_last_day(as_rol, hengelo):
    client = as_rol(Rol.BEHEERDER, organisatie=hengelo)
    toegang = factories.gebruiker(Rol.MEDEWERKER, organisatie=hengelo).toegang_set.get()
    address = reverse("organisatie_toegang_einde", args=["hengelo", toegang.pk])
    assert client.post(address, {"laatste_dag": "2026-11-22"}).status_code == 302
    toegang.refresh_from_db()
    assert toegang.last_day == datetime.date(2026, 11, 22)


def test_the_regio_appoints_its_coordinator_not_the_employer(as_rol, hengelo):
    client = as_rol(Rol.BEHEERDER, organisatie=hengelo)
    regio = factories.Regio.objects.get(code="twente")
    toegang = factories.gebruiker(Rol.COORDINATOR, regio=regio, organisatie=hengelo).toegang_set.get()
    address = reverse("organisatie_toegang_einde", args=["hengelo", toegang.pk])
    assert client.post(address, {"laatste_dag": "2026-11-23"}).status_code == 404


def test_the_access_of_another_organisation_does_not_exist_here(as_rol, hengelo):
    client = as_rol(Rol.BEHEERDER, organisatie=hengelo)
    borne = factories.gebruiker(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne")).toegang_set.get()
    assert client.get(reverse("organisatie_toegang_einde", args=["hengelo", borne.pk])).status_code == 404


def test_the_last_functioneel_beheerder_stays(sign_in):
    eerste, tweede = factories.gebruiker(Rol.FUNCTIONEEL), factories.gebruiker(Rol.FUNCTIONEEL, naam="Bea")
    client = sign_in(eerste)
    einde = [reverse("beheer_toegang_einde", args=[g.toegang_set.get().pk]) for g in (tweede, eerste)]
    assert client.post(einde[0], {"laatste_dag": "2026-11-30"}).status_code == 302
    response = client.post(einde[1], {"laatste_dag": "2026-11-23"})
    assert response.status_code == 422
    assert "is dan de laatste functioneel beheerder" in response.text
    assert eerste.toegang_set.get().last_day is None


def test_a_functioneel_beheerder_who_cannot_sign_in_does_not_count(sign_in):
    eerste = factories.gebruiker(Rol.FUNCTIONEEL)
    factories.gebruiker(Rol.FUNCTIONEEL, is_active=False)
    address = reverse("beheer_toegang_einde", args=[eerste.toegang_set.get().pk])
    assert sign_in(eerste).post(address, {"laatste_dag": "2026-11-23"}).status_code == 422
