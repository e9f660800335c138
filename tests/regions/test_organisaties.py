"""The master data of organisations: made once, changed under a version, ended; concessies; partners."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regions.models import Concessie, Deelname, Organisatie, Partnersoort, Soort
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db
VAN = "2027-01-01"
NIEUW = {"soort": "partner", "partnersoort": "ggd", "naam": "GGD Twente", "van": "2026-01-01"}


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def beheer(as_rol):
    factories.indeling()
    return as_rol(Rol.FUNCTIONEEL, naam="Bea Beheer")


@pytest.fixture
def coordinator(as_rol, twente):
    return as_rol(Rol.COORDINATOR, regio=twente, organisatie=factories.gemeente("Hengelo", regio=twente))


def test_an_organisation_is_added_and_gets_an_address(beheer):
    response = beheer.post(reverse("beheer_organisatie_nieuw"), NIEUW)
    assert response.url == reverse("beheer_organisatie", args=["ggd-twente"])
    assert Organisatie.objects.get(slug="ggd-twente").soort_in_woorden == "GGD"


@pytest.mark.parametrize("naam", ["GGD Twente", "ggd twenté", "Gezond Twente"])
def test_one_that_exists_is_not_made_twice_whatever_its_spelling(beheer, naam):
    factories.organisatie("GGD Twente", Soort.PARTNER, aliassen="Gezond Twente", partnersoort="ggd")
    response = beheer.post(reverse("beheer_organisatie_nieuw"), NIEUW | {"naam": naam})
    assert response.status_code == 422
    assert "Bestaat al: GGD Twente (GGD)." in response.text
    assert Organisatie.objects.filter(soort=Soort.PARTNER).count() == 1


def test_an_ended_one_gives_its_name_free_but_not_its_address(beheer):
    factories.organisatie("GGD Twente", Soort.PARTNER, tot=datetime.date(2025, 1, 1))
    beheer.post(reverse("beheer_organisatie_nieuw"), NIEUW)
    assert Organisatie.objects.filter(slug="ggd-twente-2").exists()


def test_a_kind_asks_for_what_belongs_to_it(beheer):
    factories.verzekeraar("Menzis")
    nieuw = reverse("beheer_organisatie_nieuw")
    assert "Kies wat voor partner" in beheer.post(nieuw, NIEUW | {"partnersoort": ""}).text
    assert "Alleen een partner" in beheer.post(nieuw, NIEUW | {"soort": "zorgkantoor"}).text
    concern = {"concern": Organisatie.objects.get().pk}
    assert "Alleen een zorgkantoor" in beheer.post(nieuw, NIEUW | concern).text
    assert "laatste dag ligt voor" in beheer.post(nieuw, NIEUW | {"tot_en_met": "2025-01-01"}).text


def test_the_database_holds_the_kind_of_a_partner_to_partners():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.verzekeraar("Menzis", partnersoort=Partnersoort.GGD)


def test_labels_of_a_concern_are_edited_one_on_a_line(beheer):
    menzis = factories.verzekeraar("Menzis", aliassen="Anderzorg")
    address = reverse("beheer_organisatie_wijzigen", args=["menzis"])
    assert "Labels en andere namen" in beheer.get(address).text
    posted = {"naam": "Menzis", "aliassen": "Anderzorg\n PMA \n\nPMA", "version": menzis.version}
    assert beheer.post(address, posted).status_code == 302
    menzis.refresh_from_db()
    assert menzis.aliassen == "Anderzorg|PMA"


def test_who_saves_second_sees_what_was_saved_first(beheer):
    menzis = factories.verzekeraar("Menzis")
    address = reverse("beheer_organisatie_wijzigen", args=["menzis"])
    beheer.post(address, {"naam": "Menzis", "rechtsnaam": "Menzis N.V.", "version": menzis.version})
    late = beheer.post(address, {"naam": "Menzis", "rechtsnaam": "Menzis B.V.", "version": menzis.version})
    assert late.status_code == 409
    assert "Menzis N.V." in late.text
    assert "Menzis B.V." in late.text
    assert Organisatie.objects.get(pk=menzis.pk).rechtsnaam == "Menzis N.V."


def test_the_name_of_a_gemeente_is_left_to_a_herindeling(beheer):
    hengelo = factories.gemeente("Hengelo")
    address = reverse("beheer_organisatie_wijzigen", args=["hengelo"])
    beheer.post(address, {"naam": "Anders", "aliassen": "Hengelo (O)", "version": hengelo.version})
    hengelo.refresh_from_db()
    assert (hengelo.naam, hengelo.aliassen) == ("Hengelo", "Hengelo (O)")
    assert beheer.get(reverse("beheer_organisatie_einde", args=["hengelo"])).status_code == 404


def test_the_end_of_an_organisation_ends_what_it_takes_part_in(beheer, twente):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    contact = factories.contact(ggd, twente)
    toegang = factories.toegang(factories.gebruiker(), Rol.PARTNER, organisatie=ggd)
    address = reverse("beheer_organisatie_einde", args=["ggd-twente"])
    assert "eindigt 1 deelname" in beheer.get(address).text
    assert beheer.post(address, {"laatste_dag": "2026-12-31"}).status_code == 302
    for row in (ggd, ggd.deelnames.get(), contact, toegang):
        row.refresh_from_db()
        assert row.last_day == datetime.date(2026, 12, 31)


def test_a_concession_must_end_before_its_zorgkantoor(beheer, twente):
    factories.zorgkantoor("Menzis Zorgkantoor", regio=twente)
    address = reverse("beheer_organisatie_einde", args=["menzis-zorgkantoor"])
    response = beheer.post(address, {"laatste_dag": "2026-12-31"})
    assert response.status_code == 422
    assert "de concessie voor Twente" in response.text
    assert Organisatie.objects.get(slug="menzis-zorgkantoor").last_day is None


@pytest.fixture
def concessie(twente):
    factories.zorgkantoor("Menzis Zorgkantoor", regio=twente)
    factories.zorgkantoor("VGZ Zorgkantoor")
    return Concessie.objects.get()


def nieuwe(concessie, **anders):
    ander = Organisatie.objects.get(slug="vgz-zorgkantoor")
    return {"regio": concessie.regio_id, "zorgkantoor": ander.pk, "van": VAN, "bron": "Stcrt."} | anders


def test_a_second_holder_is_refused_with_the_row_in_the_way(beheer, concessie):
    response = beheer.post(reverse("beheer_concessie_nieuw"), nieuwe(concessie))
    assert response.status_code == 422
    assert "al een concessiehouder: Menzis Zorgkantoor, vanaf 01-01-2018, zonder einddatum" in response.text


def test_a_second_holder_is_refused_by_the_database(concessie):
    ander = Organisatie.objects.get(slug="vgz-zorgkantoor")
    with pytest.raises(IntegrityError), transaction.atomic():
        Concessie.objects.create(
            regio=concessie.regio, zorgkantoor=ander, period=since(datetime.date(2027, 1, 1))
        )


def test_a_concession_ends_and_another_follows(beheer, concessie):
    einde = reverse("beheer_concessie_einde", args=[concessie.pk])
    assert beheer.post(einde, {"laatste_dag": "2017-01-01"}).status_code == 422
    assert beheer.post(einde, {"laatste_dag": "2026-12-31"}).url.endswith(f"?regio={concessie.regio_id}")
    lijst = reverse("beheer_concessies")
    assert "Nog geen zorgkantoor" in beheer.get(lijst, {"op": VAN}).text
    assert beheer.post(reverse("beheer_concessie_nieuw"), nieuwe(concessie)).status_code == 302
    assert "VGZ Zorgkantoor" in beheer.get(lijst, {"op": VAN}).text
    assert "VGZ Zorgkantoor" not in beheer.get(lijst, {"op": "2026-12-31"}).text


@pytest.mark.parametrize("name", ["beheer_organisatie_nieuw", "beheer_concessies", "beheer_concessie_nieuw"])
def test_master_data_exist_for_the_functioneel_beheerder_only(coordinator, name):
    assert coordinator.get(reverse(name)).status_code == 404


def test_one_searches_before_a_partner_is_made(coordinator, twente):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER, partnersoort="ggd")
    found = coordinator.get(reverse("partner_zoeken", args=["twente"]), {"q": "ggd"}).text
    assert "bestaat al: kies deze" in found
    meedoen = reverse("partner_meedoen", args=["twente", "ggd-twente"])
    assert meedoen in found
    assert coordinator.post(meedoen, {"van": "2026-01-01"}).status_code == 302
    assert ggd.deelnames.get().regio == twente
    assert "doet al mee" in coordinator.get(reverse("partner_zoeken", args=["twente"]), {"q": "ggd"}).text
    again = coordinator.post(meedoen, {"van": "2026-06-01"})
    assert "doet dan al mee in Twente: vanaf 01-01-2026, zonder einddatum" in again.text


def test_a_coordinator_makes_a_partner_for_the_own_region(coordinator, twente):
    posted = {"naam": "Huisartsen Twente", "partnersoort": "huisartsen", "van": "2026-01-01"}
    assert coordinator.post(reverse("partner_nieuw", args=["twente"]), posted).status_code == 302
    assert Deelname.objects.get().organisatie.naam == "Huisartsen Twente"
    again = coordinator.post(reverse("partner_nieuw", args=["twente"]), posted)
    assert "Bestaat al: Huisartsen Twente (huisartsenorganisatie)." in again.text
    assert "Laat Huisartsen Twente meedoen" in again.text
    assert Organisatie.objects.filter(soort=Soort.PARTNER).count() == 1


def test_a_coordinator_ends_a_partner_but_no_insurer(coordinator, twente):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    rij = Deelname.objects.create(regio=twente, organisatie=ggd, period=since(factories.BEGIN))
    menzis = factories.verzekeraar("Menzis", regio=twente).deelnames.get()
    einde = {"laatste_dag": "2026-12-31"}
    assert coordinator.post(reverse("deelnemer_einde", args=["twente", rij.pk]), einde).status_code == 302
    assert coordinator.post(reverse("deelnemer_einde", args=["twente", menzis.pk]), einde).status_code == 404
    assert "31 december 2026" in coordinator.get(reverse("deelnemers", args=["twente"])).text


def test_an_insurer_is_added_from_the_side_of_the_region(beheer, twente):
    menzis = factories.verzekeraar("Menzis")
    posted = {"organisatie": menzis.pk, "van": "2026-01-01"}
    assert beheer.post(reverse("deelnemer_nieuw", args=["twente"]), posted).status_code == 302
    assert "Menzis" in beheer.get(reverse("deelnemers", args=["twente"])).text


@pytest.mark.parametrize("name", ["deelnemers", "partner_zoeken", "partner_nieuw"])
def test_partners_are_kept_by_the_coordinator_of_the_region_only(coordinator, as_rol, twente, name):
    zeeland = factories.regio("Zeeland")
    assert coordinator.get(reverse(name, args=["twente"])).status_code == 200
    assert coordinator.get(reverse(name, args=[zeeland.code])).status_code == 403
    anders = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne", regio=twente))
    assert anders.get(reverse(name, args=["twente"])).status_code == 403


@pytest.mark.parametrize("name", ["beheer_concessies", "deelnemers"])
def test_as_many_queries_for_1_as_for_8(beheer, twente, name):
    address = reverse(name, args=["twente"] if name == "deelnemers" else [])

    def een(nummer):
        factories.zorgkantoor(f"Zorgkantoor {nummer}", regio=factories.regio(f"Regio {nummer}"))
        factories.verzekeraar(f"Verzekeraar {nummer}", regio=twente)

    een(0)
    beheer.get(address)
    with counted() as one:
        beheer.get(address)
    for nummer in range(1, 8):
        een(nummer)
    with counted() as many:
        beheer.get(address)
    assert len(many) == len(one), "\n".join(many)
