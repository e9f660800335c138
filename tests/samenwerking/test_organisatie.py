"""The page of an organisation: all its regio's, and only what the visitor may see."""

import pytest
from django.urls import reverse

from regions.models import Contactpersoon, Deelname, Mandaat, Marktaandeel, Organisatie, Soort, Uitvoer
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted
from tests.venster import factories as venster

pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


def pagina(client, organisatie):
    return client.get(organisatie.get_absolute_url()).text


def test_a_gemeente_says_in_which_iza_regios_it_lies(as_rol, twente, hengelo):
    overlay = factories.indeling("iza", overlay=True)
    for naam in ("Achterhoek", "Twente West"):
        factories.plaatsing(hengelo, factories.regio(naam, indeling=overlay))
    client = as_rol(Rol.LANDELIJK)
    assert "Valt in IZA-regio Achterhoek en in IZA-regio Twente West." in pagina(client, hengelo)
    text = client.get("/regio/twente/").text
    assert "IZA-regio Achterhoek (1 gemeente) en IZA-regio Twente West (1 gemeente)." in text


def test_a_concern_names_its_zorgkantoren_and_labels(as_rol, twente, hengelo):
    menzis = factories.verzekeraar("Menzis", regio=twente, aliassen="Anderzorg|PMA")
    factories.zorgkantoor("Menzis Zorgkantoor", regio=twente, concern=menzis)
    text = pagina(as_rol(Rol.LANDELIJK), menzis)
    assert "Labels en andere namen: Anderzorg, PMA." in text
    assert "Menzis Zorgkantoor</a>, voor Twente" in text
    kantoor = pagina(as_rol(Rol.LANDELIJK), Organisatie.objects.get(soort=Soort.ZORGKANTOOR))
    assert "Concessie voor" in kantoor


def test_mandates_stand_with_giver_and_receiver(as_rol, twente, hengelo):
    borne = factories.gemeente("Borne", regio=twente)
    Mandaat.objects.create(
        gever=borne,
        ontvanger=hengelo,
        regio=twente,
        vorm="centrumgemeente",
        basis="afspraak",
        period=since(factories.BEGIN),
    )
    client = as_rol(Rol.LANDELIJK)
    assert "Hengelo spreekt namens" in pagina(client, hengelo)
    assert "spreekt namens Borne" in pagina(client, borne)


def test_a_draft_agreement_is_read_by_the_parties_of_the_region_only(as_rol, twente, hengelo):
    fabriek.keten(twente, trekker=hengelo)
    partij = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne", regio=twente))
    assert "1 afspraak" in pagina(partij, hengelo)
    elders = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Goes", regio=factories.regio("Zeeland")))
    assert "afspraak</h2>" not in pagina(elders, hengelo)
    assert "afspraak</h2>" not in pagina(as_rol(Rol.LANDELIJK), hengelo)


def test_whether_it_answered_is_read_by_itself_and_the_coordinator_only(as_rol, twente, hengelo):
    venster.geopend(2026)
    borne = factories.gemeente("Borne", regio=twente)
    for client in (as_rol(Rol.MEDEWERKER, organisatie=hengelo), as_rol(Rol.COORDINATOR, regio=twente)):
        assert "Twente: nog geen antwoord" in pagina(client, hengelo)
    text = pagina(as_rol(Rol.MEDEWERKER, organisatie=borne), hengelo)
    assert "gevraagd voor 1 regio" in text
    assert "nog geen antwoord" not in text


def test_the_largest_insurer_is_named_with_year_and_source(as_rol, twente, hengelo):
    for naam, jaar, aandeel in (("Menzis", 2025, "41.4"), ("VGZ", 2025, "20"), ("CZ", 2024, "80")):
        Marktaandeel.objects.create(
            organisatie=factories.verzekeraar(naam),
            gemeente=hengelo,
            jaar=jaar,
            aandeel=aandeel,
            bron="Vektis",
        )
    factories.contact(Organisatie.objects.get(naam="Menzis"), twente, wie=factories.persoon("Anna Kok"))
    text = pagina(as_rol(Rol.LANDELIJK), hengelo)
    assert "Grootste zorgverzekeraar hier in 2025:" in text
    assert "Menzis</a> (41%). Bron: Vektis. Aanspreekpunt daar: Anna Kok (ambtelijk)." in text


def test_a_partner_sees_another_party_in_the_shared_region_only(as_rol, twente):
    zeeland = factories.regio("Zeeland")
    menzis = factories.verzekeraar("Menzis", regio=twente)
    Deelname.objects.create(regio=zeeland, organisatie=menzis, period=since(factories.BEGIN))
    factories.contact(menzis, zeeland, wie=factories.persoon("Zeeuwse Anna"))
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    client = as_rol(Rol.PARTNER, organisatie=ggd)
    text = pagina(client, menzis)
    assert "Doet mee in 1 regio" in text
    assert "Zeeuwse Anna" not in text
    export = reverse("organisatie_export", args=["menzis", "csv"])
    assert "Zeeland" not in client.get(export).getvalue().decode()
    assert client.get(reverse("organisatie_export", args=["menzis", "pdf"])).status_code == 404


def test_persons_leave_only_with_who_keeps_them_and_it_is_noted(as_rol, twente, hengelo):
    factories.contact(hengelo, twente, wie=factories.persoon("Anna Kok"), rol=Contactpersoon.Rol.BESTUURLIJK)
    export = reverse("organisatie_export", args=["hengelo", "csv"])
    assert "Anna Kok" not in as_rol(Rol.LANDELIJK).get(export).getvalue().decode()
    assert not Uitvoer.objects.exists()
    own = as_rol(Rol.MEDEWERKER, organisatie=hengelo).get(export).getvalue().decode()
    assert "Anna Kok" in own
    assert Uitvoer.objects.get().rijen == 1


def test_as_many_queries_for_1_regio_as_for_12(as_rol, twente):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    client = as_rol(Rol.LANDELIJK)

    def vul(regio):
        factories.contact(menzis, regio)
        gemeente = factories.gemeente(regio=regio)
        Mandaat.objects.create(
            gever=gemeente,
            ontvanger=menzis,
            regio=regio,
            vorm="orgaan",
            basis="afspraak",
            period=since(factories.BEGIN),
        )
        fabriek.keten(regio, trekker=menzis)

    vul(twente)
    pagina(client, menzis)
    with counted() as one:
        pagina(client, menzis)
    for nummer in range(11):
        regio = factories.regio(f"Regio {nummer}")
        Deelname.objects.create(regio=regio, organisatie=menzis, period=since(factories.BEGIN))
        vul(regio)
    with counted() as many:
        pagina(client, menzis)
    assert len(many) == len(one), "\n".join(many)


def test_an_insurer_confirms_itself_where_it_is_active(as_rol, twente):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    bevestig = reverse("deelname_bevestigen", args=["menzis"])
    assert as_rol(Rol.COORDINATOR, regio=twente).post(bevestig).status_code == 403
    client = as_rol(Rol.MEDEWERKER, organisatie=menzis)
    assert "Ja, dit klopt" in pagina(client, menzis)
    client.post(bevestig, {"deelname": menzis.deelnames.get().pk})
    assert "Menzis heeft op 23 november 2026 bevestigd dat dit klopt." in pagina(client, menzis)


def test_one_confirms_only_what_one_looked_at(as_rol, twente):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    ander = factories.verzekeraar("VGZ", regio=twente).deelnames.get()
    client = as_rol(Rol.MEDEWERKER, organisatie=menzis)
    client.post(reverse("deelname_bevestigen", args=["menzis"]), {"deelname": ander.pk})
    assert not Deelname.objects.exclude(bevestigd_op=None).exists()
