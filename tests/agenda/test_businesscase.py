"""What an afspraak costs: seen by its parties, by others only when each of them released it."""

import pytest

from agenda import actions
from agenda.models import Businesscase, Versie, Vrijgave
from regions.models import Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db
AGENDA = "/regio/twente/agenda/"
BEDRAG = "123.456"


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def enschede(regio):
    return factories.gemeente("Enschede", regio=regio)


@pytest.fixture
def menzis(regio):
    return factories.verzekeraar("Menzis", regio=regio)


@pytest.fixture
def afspraak(regio, enschede, menzis):
    blok = fabriek.keten(regio, trekker=enschede, partners=[menzis])
    regels = [
        {"organisatie": enschede, "kosten": 123456, "baten": None, "toelichting": ""},
        {"organisatie": menzis, "kosten": 0, "baten": 200000, "toelichting": "minder opnames"},
    ]
    actions.bewaar_businesscase(blok.afspraak, "0", by=None, per="jaar", toelichting="", regels=regels)
    return blok


@pytest.fixture
def mede(as_rol, enschede):
    return as_rol(Rol.MEDEWERKER, organisatie=enschede)


def url(afspraak, rest=""):
    return f"{AGENDA}blok/{afspraak.pk}/businesscase/{rest}"


def velden(enschede, menzis, **fields):
    return {
        "per": "jaar",
        "version": "1",
        f"kosten_{enschede.pk}": "500",
        f"baten_{menzis.pk}": "700",
    } | fields


def vrij(afspraak, *partijen):
    for partij in partijen:
        actions.geef_vrij(afspraak.afspraak.businesscase, partij, "1", by=None)


def test_a_party_sees_the_table_with_totals(mede, afspraak):
    for adres in (url(afspraak), AGENDA):
        text = mede.get(adres).text
        assert BEDRAG in text
        assert "baten min kosten: 76.544" in text


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.REDACTEUR])
def test_who_works_for_no_party_sees_nothing(as_rol, regio, afspraak, rol):
    client = as_rol(rol, regio=regio, organisatie=factories.gemeente("Borne", regio=regio))
    assert BEDRAG not in client.get(AGENDA).text
    assert "Businesscase" not in client.get(AGENDA).text
    assert client.get(url(afspraak)).status_code == 404
    assert client.get(url(afspraak, "wijzigen/")).status_code == 404


def test_a_coordinator_employed_by_a_party_is_not_that_party(as_rol, regio, enschede, afspraak):
    client = as_rol(Rol.COORDINATOR, regio=regio, organisatie=enschede)
    assert client.get(url(afspraak)).status_code == 404
    assert BEDRAG not in client.get(AGENDA).text


def test_others_see_it_when_each_party_released_it(as_rol, regio, afspraak, enschede, menzis):
    client = as_rol(Rol.COORDINATOR, regio=regio)
    vrij(afspraak, enschede)
    assert BEDRAG not in client.get(AGENDA).text
    vrij(afspraak, menzis)
    assert BEDRAG in client.get(AGENDA).text
    assert client.get(url(afspraak)).status_code == 200
    assert client.get(url(afspraak, "wijzigen/")).status_code == 403


def test_only_what_was_released_is_frozen(as_rol, regio, afspraak, enschede, menzis):
    def bevroren():
        actions.aanbieden(afspraak.agenda, by=None)
        doel = Versie.objects.latest("nummer").inhoud["themas"][0]["opgaven"][0]["doelen"][0]
        return doel["functies"][0]["afspraken"][0]["businesscase"]

    vrij(afspraak, enschede)
    assert bevroren() is None
    vrij(afspraak, menzis)
    assert bevroren()["saldo"] == 76544
    actions.trek_in(afspraak.afspraak.businesscase, menzis, by=None)
    client = as_rol(Rol.COORDINATOR, regio=regio)
    assert BEDRAG in client.get(f"{AGENDA}versies/2/").text
    assert BEDRAG not in client.get(AGENDA).text
    assert bevroren() is None


def test_other_amounts_are_released_anew(mede, afspraak, enschede, menzis):
    vrij(afspraak, enschede, menzis)
    assert mede.post(url(afspraak, "wijzigen/"), velden(enschede, menzis)).status_code == 302
    assert not Vrijgave.objects.geldend().exists()


def test_who_joins_later_must_release_it_too(as_rol, regio, afspraak, enschede, menzis):
    vrij(afspraak, enschede, menzis)
    actions.schrijf(
        afspraak.afspraak, partners=[menzis, factories.gemeente("Borne", regio=regio)], titel="Nieuw"
    )
    assert BEDRAG not in as_rol(Rol.COORDINATOR, regio=regio).get(AGENDA).text


def test_a_party_releases_in_its_own_name_only(mede, afspraak, enschede, menzis):
    door = url(afspraak, "vrijgeven/")
    assert mede.post(door, {"partij": menzis.slug, "version": "1"}).status_code == 404
    assert mede.post(door, {"partij": enschede.slug, "version": "1"}).status_code == 302
    assert Vrijgave.objects.geldend().get().organisatie == enschede
    mede.post(door, {"partij": enschede.slug, "intrekken": "ja"})
    assert not Vrijgave.objects.geldend().exists()


def test_amounts_that_one_did_not_see_are_not_released(mede, afspraak, enschede):
    text = mede.post(url(afspraak, "vrijgeven/"), {"partij": enschede.slug, "version": "0"}, follow=True).text
    assert "intussen gewijzigd" in text
    assert not Vrijgave.objects.exists()


def test_who_was_late_sees_three_texts(mede, afspraak, enschede, menzis, earlier):
    earlier()
    mede.post(url(afspraak, "wijzigen/"), velden(enschede, menzis))
    late = velden(enschede, menzis) | {f"kosten_{enschede.pk}": "999"}
    response = mede.post(url(afspraak, "wijzigen/"), late)
    assert response.status_code == 409
    for words in ("Mijn tekst", "Nu opgeslagen", "Tekst toen u begon", "999", "500", "123456"):
        assert words in response.text
    assert mede.post(url(afspraak, "wijzigen/"), late | {"version": "2", "keuze": "mijn"}).status_code == 302
    assert Businesscase.objects.get().regels.get(organisatie=enschede).kosten == 999


def test_a_negative_amount_is_refused_and_kept(mede, afspraak, enschede, menzis):
    wrong = velden(enschede, menzis) | {f"kosten_{enschede.pk}": "-5"}
    response = mede.post(url(afspraak, "wijzigen/"), wrong)
    assert response.status_code == 422
    assert 'value="-5"' in response.text


def test_a_closed_afspraak_has_no_business_case_for_others(as_rol, regio, afspraak, enschede, menzis):
    onderwerp = Gespreksonderwerp.objects.create(
        regio=regio,
        period=since(factories.BEGIN),
        onderwerp="Tarieven",
        bespreken="ja",
        afspreken="ja",
        concurrentiegevoelig=True,
    )
    vgz = factories.verzekeraar("VGZ", regio=regio)
    actions.schrijf(afspraak.afspraak, partners=[menzis, vgz])
    client = as_rol(Rol.MEDEWERKER, organisatie=vgz)
    assert client.get(url(afspraak)).status_code == 200
    type(afspraak).objects.filter(pk=afspraak.pk).update(onderwerp=onderwerp, verzekeraar=menzis)
    assert client.get(url(afspraak)).status_code == 404
    assert as_rol(Rol.MEDEWERKER, organisatie=enschede).get(url(afspraak)).status_code == 200
