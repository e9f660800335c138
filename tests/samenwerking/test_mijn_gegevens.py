"""One sees all that is held about oneself and nothing about another, and can take it along or correct it."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from agenda import actions
from agenda.models import Akkoord
from regions import privacy
from regions.mail import mail
from regions.models import Concept, Contactpersoon, Persoon
from regions.rights import Rol
from regions.uitvoer import noteer
from samenwerking.mijn_gegevens import ZONDER_PERSOON, delen
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def almelo(twente):
    return factories.gemeente("Almelo", regio=twente)


@pytest.fixture
def mia(almelo, twente):
    """Someone with a bit of everything."""
    mia = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo, naam="Mia Mulder", email="mia@example.nl")
    wie = factories.persoon("Mia Mulder", email="m.mulder@example.nl", telefoon="0612345678", gebruiker=mia)
    factories.contact(almelo, twente, wie=wie, functie="beleidsadviseur")
    Concept.objects.create(
        gebruiker=mia, sleutel="contact-nieuw-1", tab="1", velden={"naam": "Een half woord"}
    )
    Authenticator.objects.create(user=mia, type="totp", data={"secret": "geheimzaad"})
    SocialAccount.objects.create(user=mia, provider="gemeente-almelo", uid="almelo-17")
    mail("mia@example.nl", "Uw code", "mail/uitnodiging", {})
    return mia


@pytest.fixture
def piet(almelo, twente):
    """Someone else, of the same organisation."""
    piet = factories.gebruiker(Rol.BEHEERDER, organisatie=almelo, naam="Piet Pot", email="piet@example.nl")
    wie = factories.persoon("Piet Pot", telefoon="0699999999", gebruiker=piet)
    factories.contact(almelo, twente, wie=wie)
    mail("piet@example.nl", "Iets voor Piet", "mail/uitnodiging", {})
    noteer(piet, "contactpersonen", "xlsx", 12, regio=twente)
    return piet


def test_everything_is_there_with_why_and_until_when(sign_in, mia):
    page = sign_in(mia).get(reverse("mijn_gegevens")).text
    for woord in (
        "mia@example.nl",
        "m.mulder@example.nl",
        "0612345678",
        "beleidsadviseur",
        "medewerker, Almelo",
        "authenticator-app",
        "almelo-17",
        "Een half woord",
        "Uw code",
        "Tot 12 maanden na het einde van de laatste rol.",
    ):
        assert woord in page, woord
    assert "geheimzaad" not in page


def test_where_cells_stand_under_each_other_each_says_what_it_is(sign_in, mia):
    page = sign_in(mia).get(reverse("mijn_gegevens")).text
    assert '<td><span class="stack-label">Vanaf: </span>01-01-2018</td>' in page
    assert '<th scope="row">E-mailadres</th><td>mia@example.nl</td>' in page


def test_nothing_of_another_is_there_but_whom_to_ask(sign_in, mia, piet):
    page = sign_in(mia).get(reverse("mijn_gegevens")).text
    assert "0699999999" not in page
    assert "Iets voor Piet" not in page
    assert "Piet Pot, <a" in page


def test_who_took_along_a_list_that_could_hold_one_is_told_by_role(sign_in, mia, piet):
    page = sign_in(mia).get(reverse("mijn_gegevens")).text
    assert "contactpersonen van Twente" in page
    assert "beheerder van de organisatie, Almelo" in page


def test_who_took_along_the_list_of_access_is_told(sign_in, mia, piet, almelo):
    noteer(piet, "toegang", "csv", 2, organisatie=almelo)
    assert "toegang van Almelo" in sign_in(mia).get(reverse("mijn_gegevens")).text


def test_a_list_of_another_regio_is_not_told(sign_in, mia, piet):
    noteer(piet, "contactpersonen", "xlsx", 12, regio=factories.regio("Gooi"))
    assert "van Gooi" not in sign_in(mia).get(reverse("mijn_gegevens")).text


def test_no_kind_of_data_is_left_out(mia):
    told = {code for deel in delen(mia) for code in deel.soorten}
    assert told | ZONDER_PERSOON == set(privacy.gegevens())


def test_akkoorden_in_ones_name_are_there_and_those_of_a_namesake_elsewhere_not(mia, almelo, twente):
    elders = factories.gemeente("Hengelo", regio=twente)
    afspraak = fabriek.keten(twente, afspraken=1, trekker=almelo)
    versie = actions.aanbieden(afspraak.agenda, by=None)
    for organisatie in (almelo, elders):
        Akkoord.objects.create(
            versie=versie,
            organisatie=organisatie,
            oordeel=Akkoord.Oordeel.AKKOORD,
            naam="Mia Mulder",
            functie="adviseur",
            datum=VANDAAG,
        )
    deel = next(deel for deel in delen(mia) if deel.soorten == ("akkoord",))
    assert [rij[1] for rij in deel.rijen] == ["Almelo"]


@pytest.mark.parametrize("vorm", ["json", "txt"])
def test_it_can_be_taken_along(sign_in, mia, piet, vorm):
    response = sign_in(mia).get(reverse("mijn_gegevens_meenemen", args=[vorm]))
    assert response.headers["Content-Disposition"].endswith(f'.{vorm}"')
    assert "m.mulder@example.nl" in response.text
    assert "0699999999" not in response.text
    if vorm == "json":
        found = {deel["titel"]: deel for deel in json.loads(response.text)["delen"]}
        assert {"Wat": "Telefoonnummer", "Vastgelegd": "0612345678"} in found["U als contactpersoon"][
            "vastgelegd"
        ]


def test_another_form_is_not_there(sign_in, mia):
    assert sign_in(mia).get(reverse("mijn_gegevens_meenemen", args=["exe"])).status_code == 404


@pytest.mark.parametrize("name", ["mijn_gegevens", "mijn_gegevens_wijzigen", "mijn_gegevens_vragen"])
def test_who_is_not_signed_in_sees_nothing(client, name):
    assert client.get(reverse(name)).status_code == 302


def test_one_corrects_how_one_is_reached(sign_in, mia):
    client, address = sign_in(mia), reverse("mijn_gegevens_wijzigen")
    velden = {"email": "nieuw@example.nl", "telefoon": "0687654321", "version": mia.persoon.version}
    assert client.post(address, velden).status_code == 302
    wie = Persoon.objects.get(gebruiker=mia)
    assert (wie.email, wie.telefoon) == ("nieuw@example.nl", "0687654321")
    late = client.post(address, velden | {"telefoon": "0600000000"})
    assert late.status_code == 409
    assert "Er staat nu: nieuw@example.nl en 0687654321" in late.text


def test_an_address_of_another_is_refused(sign_in, mia, piet):
    velden = {"email": piet.persoon.email, "telefoon": "", "version": mia.persoon.version}
    response = sign_in(mia).post(reverse("mijn_gegevens_wijzigen"), velden)
    assert response.status_code == 422
    assert "hoort al bij iemand anders" in response.text


def test_who_is_no_contact_person_has_nothing_to_correct(sign_in):
    assert sign_in(factories.gebruiker()).get(reverse("mijn_gegevens_wijzigen")).status_code == 404


def test_one_asks_those_who_keep_the_house(sign_in, mia, outbox, settings):
    settings.BEHEER_EMAIL = ""
    factories.gebruiker(Rol.FUNCTIONEEL, email="bea@example.nl")
    client = sign_in(mia)
    assert client.post(reverse("mijn_gegevens_vragen"), {"tekst": ""}).status_code == 422
    client.post(reverse("mijn_gegevens_vragen"), {"soort": "verwijderen", "tekst": "Haal mij weg."})
    sent = outbox.get(to="bea@example.nl")
    assert sent.subject == "Verzoek over persoonsgegevens: Gegevens laten verwijderen"
    assert "Haal mij weg." in sent.message
    assert "mia@example.nl" in sent.message


def test_it_takes_as_many_queries_for_many_rows_as_for_one(sign_in, mia, almelo, twente):
    client, address = sign_in(mia), reverse("mijn_gegevens")
    client.get(address)
    with counted() as one:
        client.get(address)
    for rol in (Contactpersoon.Rol.BESTUURLIJK, Contactpersoon.Rol.COORDINATOR):
        factories.contact(almelo, twente, wie=mia.persoon, rol=rol)
        mail("mia@example.nl", "Nog een", "mail/uitnodiging", {})
    with counted() as many:
        client.get(address)
    assert len(many) == len(one), "\n".join(many)
