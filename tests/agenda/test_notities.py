"""What an organisation notes for itself at a point of an overleg."""

import pytest
from django.core import mail

from agenda.models import Notitie
from agenda.overleg import acties
from regions import concepten
from regions.rights import Rol
from tests import factories
from tests.agenda.overleg import overleg, punt
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
O = "/regio/twente/overleg/"  # noqa: E741
GEHEIM = "Wij gaan hoogstens akkoord met de helft."


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def almelo(regio):
    return factories.gemeente("Almelo", regio=regio)


@pytest.fixture
def wachttijden(regio, almelo):
    return punt(overleg(regio, VANDAAG))


def schrijf(client, punt, tekst=GEHEIM, version="0"):
    return client.post(f"{O}punt/{punt.pk}/notitie/almelo/", {"tekst": tekst, "version": version})


def test_colleagues_read_and_change_it(as_rol, almelo, wachttijden):
    assert schrijf(as_rol(Rol.MEDEWERKER, organisatie=almelo), wachttijden).status_code == 302
    collega = as_rol(Rol.BESTUURDER, organisatie=almelo)
    assert GEHEIM in collega.get(wachttijden.overleg.get_absolute_url()).text
    assert schrijf(collega, wachttijden, "Toch alles.", "1").status_code == 302
    assert Notitie.objects.get().tekst == "Toch alles."


def test_nobody_else_reads_or_writes_it(as_rol, regio, almelo, wachttijden):
    schrijf(as_rol(Rol.MEDEWERKER, organisatie=almelo), wachttijden)
    borne = factories.gemeente("Borne", regio=regio)
    pad = wachttijden.overleg.get_absolute_url()
    anderen = [(Rol.COORDINATOR, {"regio": regio}), (Rol.MEDEWERKER, {"organisatie": borne})]
    anderen += [(Rol.FUNCTIONEEL, {}), (Rol.LANDELIJK, {})]
    for rol, waar in anderen:
        client = as_rol(rol, **waar)
        assert schrijf(client, wachttijden, "Van mij", "1").status_code == 404
        for adres in (pad, f"{pad}besluitenlijst/", f"/zoeken/?q={GEHEIM[:12]}", "/beheer/logboek/"):
            assert GEHEIM not in client.get(adres).text
    assert Notitie.objects.get().tekst == GEHEIM
    assert not mail.outbox


def test_two_colleagues_do_not_overwrite_each_other(as_rol, almelo, wachttijden):
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    schrijf(client, wachttijden)
    response = schrijf(client, wachttijden, "De mijne")
    assert response.status_code == 409
    assert GEHEIM in response.text
    assert "De mijne" in response.text
    response = schrijf(client, wachttijden, "De tweede", "1")
    assert response.status_code == 302
    assert schrijf(client, wachttijden, "De derde", "1").status_code == 409


def test_emptied_it_is_gone(as_rol, almelo, wachttijden):
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    schrijf(client, wachttijden)
    schrijf(client, wachttijden, "", "1")
    assert not Notitie.objects.exists()


def test_it_outlives_its_point(as_rol, almelo, wachttijden):
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    schrijf(client, wachttijden)
    acties.haal_van_agenda(wachttijden)
    text = client.get(wachttijden.overleg.get_absolute_url()).text
    assert GEHEIM in text
    assert "punten die er niet meer zijn" in text


def test_what_was_not_sent_is_found_again_by_who_may_write_it(almelo, regio, wachttijden):
    sleutel = f"notitie-{wachttijden.pk}-{almelo.pk}"
    collega = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    ander = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    for wie in (collega, ander):
        found = concepten.herkomst(wie, sleutel)
        hier = f"{O}punt/{wachttijden.pk}/notitie/almelo/"
        assert (found and found[1]) == (hier if wie == collega else None)
