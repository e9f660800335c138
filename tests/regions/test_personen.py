"""A person's page, and leaving altogether: everyone only as far as they may reach."""

import datetime
import re

import pytest
from django.urls import reverse

from regions.models import Contactpersoon, Persoon, Soort, Toegang
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
ACCOUNTMANAGER = Contactpersoon.Rol.ACCOUNTMANAGER


@pytest.fixture
def regios():
    return [factories.regio(naam) for naam in ("Twente", "Utrecht", "Zeeland")]


@pytest.fixture
def menzis(regios):
    organisatie = factories.verzekeraar("Menzis", regio=regios[0])
    for regio in regios[1:]:
        regio.deelnames.create(organisatie=organisatie, period=factories.since(factories.BEGIN))
    return organisatie


@pytest.fixture
def ada(regios, menzis):
    """An accountmanager with three regio's, who signs in."""
    gebruiker = factories.gebruiker(Rol.MEDEWERKER, organisatie=menzis, naam="Ada", email="ada@example.nl")
    ada = factories.persoon("Ada", email="ada@example.nl", telefoon="06-1", gebruiker=gebruiker)
    for regio in regios:
        factories.contact(menzis, regio, rol=ACCOUNTMANAGER, wie=ada)
    return ada


def weg(client, persoon, **fields):
    data = {"laatste_dag": VANDAAG.isoformat(), "reden": "andere_functie", "toegang": "nee"}
    page = client.get(reverse("persoon_beeindigen", args=[persoon.pk])).text
    data["version"] = re.search(r'name="version" value="([^"]*)"', page)[1]
    return client.post(reverse("persoon_beeindigen", args=[persoon.pk]), data | fields)


def nog_bezig(persoon):
    return {c.regio.naam for c in persoon.contacten.filter(period__endswith__isnull=True)}


def test_the_page_shows_roles_now_and_before_and_the_deputy(as_rol, regios, menzis, ada):
    bob = factories.persoon("Bob")
    ada.contacten.filter(regio=regios[0]).update(vervanger=bob)
    ada.contacten.get(regio=regios[1]).end(VANDAAG)
    client = as_rol(Rol.LANDELIJK)
    page = client.get(ada.get_absolute_url()).text
    assert page.index("Rollen nu") < page.index("Twente") < page.index("Rollen eerder")
    assert page.index("Rollen eerder") < page.index(">Utrecht")
    assert 'href="mailto:ada@example.nl"' in page
    assert "Bob" in page
    assert "Vervangt" in client.get(bob.get_absolute_url()).text
    assert "rollen beëindigen" not in page


def test_who_speaks_nowhere_that_one_may_see_is_not_found(as_rol, regios, ada):
    ggd = factories.organisatie("GGD", Soort.PARTNER, slug="ggd")
    regios[0].deelnames.create(organisatie=ggd, period=factories.since(factories.BEGIN))
    partner = as_rol(Rol.PARTNER, organisatie=ggd)
    page = partner.get(ada.get_absolute_url()).text
    assert "Twente" in page
    assert "Zeeland" not in page
    los = factories.persoon("Nergens aanspreekpunt")
    assert partner.get(los.get_absolute_url()).status_code == 404
    ada.contacten.filter(regio=regios[0]).delete()
    assert partner.get(ada.get_absolute_url()).status_code == 404


def test_the_number_of_queries_does_not_grow(as_rol, regios, menzis):
    een = factories.contact(menzis, regios[0]).persoon
    client = as_rol(Rol.COORDINATOR, regio=regios[0])
    with counted() as one:
        client.get(een.get_absolute_url())
    for regio in regios:
        factories.contact(menzis, regio, rol=ACCOUNTMANAGER, wie=een)
    with counted() as many:
        client.get(een.get_absolute_url())
    assert len(many) == len(one), "\n".join(many)


def test_the_person_ends_all_roles_with_one_successor_and_one_mail(sign_in, ada, outbox):
    client = sign_in(ada.gebruiker)
    response = weg(client, ada, opvolger_email="bo@example.nl", opvolger_naam="Bo Nieuw", toegang="ja")
    assert response.status_code == 302
    assert nog_bezig(ada) == set()
    assert nog_bezig(Persoon.objects.get(naam="Bo Nieuw")) == {"Twente", "Utrecht", "Zeeland"}
    mail = outbox.get()
    assert mail.message.count("U volgt Ada op") == 3
    assert Toegang.objects.get(gebruiker=ada.gebruiker).last_day == VANDAAG


def test_a_successor_per_regio(sign_in, regios, menzis, ada):
    cas = factories.contact(menzis, regios[0], wie=factories.persoon("Cas")).persoon
    utrecht, zeeland = (ada.contacten.get(regio=regio).pk for regio in regios[1:])
    fields = {
        f"rol{utrecht}": cas.pk,
        f"rol{zeeland}_email": "dora@example.nl",
        f"rol{zeeland}_naam": "Dora",
    }
    response = weg(sign_in(ada.gebruiker), ada, **fields)
    assert response.status_code == 302
    assert set(cas.contacten.values_list("regio__naam", "rol")) >= {("Utrecht", "accountmanager")}
    assert nog_bezig(Persoon.objects.get(naam="Dora")) == {"Zeeland"}
    page = sign_in(factories.gebruiker(Rol.COORDINATOR, regio=regios[0])).get("/").text
    assert "Opvolger van Ada voor Menzis" in page


def test_a_coordinator_ends_only_the_own_regio_and_is_told_what_remains(as_rol, regios, ada):
    client = as_rol(Rol.COORDINATOR, regio=regios[0])
    page = client.get(reverse("persoon_beeindigen", args=[ada.pk])).text
    remains = page.split("Deze rollen blijven")[1]
    assert "Utrecht" in remains
    assert "Zeeland" in remains
    assert weg(client, ada).status_code == 302
    assert nog_bezig(ada) == {"Utrecht", "Zeeland"}


def test_a_role_out_of_reach_cannot_be_ended_by_posting_it(as_rol, regios, ada):
    client = as_rol(Rol.COORDINATOR, regio=regios[0])
    zeeland = ada.contacten.get(regio=regios[2])
    weg(client, ada, **{f"rol{zeeland.pk}_email": "x@example.nl", f"rol{zeeland.pk}_naam": "X"})
    assert nog_bezig(ada) == {"Utrecht", "Zeeland"}
    assert not Persoon.objects.filter(naam="X").exists()


def test_the_beheerder_ends_all_roles_for_the_own_organisation(as_rol, regios, menzis, ada):
    ander = factories.verzekeraar("CZ", regio=regios[0])
    factories.contact(ander, regios[0], wie=ada)
    client = as_rol(Rol.BEHEERDER, organisatie=menzis)
    assert weg(client, ada, toegang="ja").status_code == 302
    assert [contact.organisatie for contact in ada.contacten.filter(period__endswith__isnull=True)] == [ander]
    assert Toegang.objects.get(gebruiker=ada.gebruiker).last_day == VANDAAG


@pytest.mark.parametrize("rol", [Rol.LANDELIJK, Rol.BESTUURDER])
def test_who_keeps_no_contacts_may_look_and_not_end(as_rol, menzis, ada, rol):
    client = as_rol(rol, organisatie=menzis if rol == Rol.BESTUURDER else None)
    assert client.get(ada.get_absolute_url()).status_code == 200
    response = client.get(reverse("persoon_beeindigen", args=[ada.pk]))
    assert response.status_code == 403
    assert "de regiocoördinator van Twente" in response.text


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"laatste_dag": "2017-01-01"}, "begint pas op 01-01-2018"),
        ({"reden": ""}, "verplicht"),
        ({"opvolger_email": "ada@example.nl"}, "Kies iemand anders dan wie vertrekt."),
        ({"opvolger_email": "nieuw@example.nl"}, "Vul de naam in"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_done(sign_in, ada, fields, reden):
    response = weg(sign_in(ada.gebruiker), ada, **fields)
    assert response.status_code == 422
    assert reden in response.text
    assert len(nog_bezig(ada)) == 3


def test_one_role_that_cannot_be_followed_holds_all_back(sign_in, regios, menzis, ada):
    cas = factories.persoon("Cas")
    factories.contact(menzis, regios[1], rol=ACCOUNTMANAGER, wie=cas)
    response = weg(sign_in(ada.gebruiker), ada, opvolger=cas.pk)
    assert response.status_code == 422
    assert "Utrecht: Deze persoon heeft dan deze rol al" in response.text
    assert len(nog_bezig(ada)) == 3


def test_a_future_role_is_ended_too_when_the_day_is_later(sign_in, regios, menzis, ada):
    later = VANDAAG + datetime.timedelta(days=30)
    contact = ada.contacten.get(regio=regios[0])
    contact.period = factories.since(later)
    contact.save()
    dag = later + datetime.timedelta(days=1)
    assert weg(sign_in(ada.gebruiker), ada, laatste_dag=dag.isoformat()).status_code == 302
    assert nog_bezig(ada) == set()
