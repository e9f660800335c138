"""/beheer/: master data, the log and the outbox."""

import datetime

import pytest
from django.urls import reverse
from post_office.models import STATUS

from regions.beheer import Deur, deuren
from regions.mail import mail
from regions.models import Deelname, Plaatsing
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db

BLADEN = [
    "beheer",
    "beheer_organisaties",
    "beheer_indelingen",
    "beheer_toegang",
    "beheer_logboek",
    "beheer_postvak_uit",
]


@pytest.fixture
def beheer(as_rol):
    factories.indeling()
    return as_rol(Rol.FUNCTIONEEL, naam="Bea Beheer")


@pytest.mark.parametrize("naam", BLADEN)
def test_beheer_exists_for_the_functioneel_beheerder_only(as_rol, beheer, naam):
    assert beheer.get(reverse(naam)).status_code == 200
    assert as_rol(Rol.LANDELIJK).get(reverse(naam)).status_code == 404


def test_every_door_of_beheer_opens(beheer):
    page = beheer.get(reverse("beheer")).text
    assert all(reverse(deur.url, args=deur.args) in page for deur in deuren())


def test_a_room_above_adds_its_door(beheer, monkeypatch):
    monkeypatch.setattr("regions.beheer._deuren", [])
    from regions.beheer import registreer

    registreer(Deur(url="home", titel="Ronde", uitleg="Het venster.", telling=lambda: "3 vragen"))
    page = beheer.get(reverse("beheer")).text
    assert "Ronde" in page
    assert "3 vragen" in page


def test_an_organisation_is_found_without_accents_and_by_alias(beheer):
    factories.gemeente("Súdwest-Fryslân", slug="sudwest-fryslan")
    factories.gemeente("'s-Gravenhage", slug="s-gravenhage", aliassen="Den Haag")
    zoek = reverse("beheer_organisaties")
    assert "Súdwest-Fryslân" in beheer.get(zoek, {"q": "sudwest"}).text
    assert "Gravenhage" in beheer.get(zoek, {"q": "den haag"}).text
    assert "Geen organisatie gevonden" in beheer.get(zoek, {"q": "atlantis"}).text


def test_the_list_goes_by_pages_and_forgives_a_page_that_is_not_there(beheer):
    for number in range(60):
        factories.gemeente(f"Gemeente {number:02}")
    page = beheer.get(reverse("beheer_organisaties"), {"page": "99"}).text
    assert "Gemeente 59" in page
    assert "Gemeente 00" not in page


def test_an_ended_organisation_is_shown_when_asked(beheer):
    factories.gemeente("Weesp", tot=datetime.date(2022, 3, 24))
    assert "Weesp" not in beheer.get(reverse("beheer_organisaties")).text
    assert "23 maart 2022" in beheer.get(reverse("beheer_organisaties"), {"ook_vroeger": "on"}).text
    assert "t/m 23 maart 2022" in beheer.get(reverse("beheer_organisatie", args=["weesp"])).text


def test_a_division_on_a_day_with_its_finding_in_words(beheer):
    twente = factories.regio("Twente")
    factories.gemeente("Hengelo", regio=twente)
    factories.gemeente("Borne", regio=twente)
    Plaatsing.objects.get(gemeente__naam="Borne").end(datetime.date(2026, 1, 1))
    address = reverse("beheer_indelingen")
    assert "landsdekkend en sluitend" in beheer.get(address, {"op": "2025-12-31"}).text
    assert "In geen enkele regio: Borne." in beheer.get(address, {"op": "2026-01-01"}).text
    assert "niet bekend" in beheer.get(address, {"op": "2017-12-31"}).text
    assert "Deze dag bestaat niet" in beheer.get(address, {"op": "31 februari"}).text


def test_an_insurer_takes_part_and_ends(beheer):
    twente, menzis = factories.regio("Twente"), factories.verzekeraar("Menzis")
    nieuw = reverse("beheer_deelname_nieuw", args=["menzis"])
    assert beheer.post(nieuw, {"regio": twente.pk, "van": "2026-01-01"}).status_code == 302
    deelname = Deelname.objects.get(organisatie=menzis)
    assert "doet dan al mee" in beheer.post(nieuw, {"regio": twente.pk, "van": "2026-06-01"}).text
    einde = reverse("beheer_deelname_einde", args=["menzis", deelname.pk])
    assert beheer.post(einde, {"laatste_dag": "2025-12-31"}).status_code == 422
    assert beheer.post(einde, {"laatste_dag": "2026-12-31"}).status_code == 302
    deelname.refresh_from_db()
    assert deelname.last_day == datetime.date(2026, 12, 31)
    assert beheer.post(nieuw, {"regio": twente.pk, "van": "2027-01-01"}).status_code == 302


def test_a_gemeente_takes_part_by_where_it_lies_not_by_deelname(beheer):
    factories.gemeente("Hengelo")
    assert beheer.get(reverse("beheer_deelname_nieuw", args=["hengelo"])).status_code == 404


def test_the_log_says_who_changed_what_in_words(beheer):
    twente = factories.regio("Twente")
    factories.verzekeraar("Menzis")
    beheer.post(reverse("beheer_deelname_nieuw", args=["menzis"]), {"regio": twente.pk, "van": "2026-01-01"})
    deelname = Deelname.objects.get()
    beheer.post(reverse("beheer_deelname_einde", args=["menzis", deelname.pk]), {"laatste_dag": "2026-12-31"})
    page = beheer.get(reverse("beheer_logboek"), {"soort": "deelname"}).text
    assert "Doet mee in een regio gewijzigd: Twente, Menzis" in page
    assert "Periode: van vanaf 01-01-2026 naar 01-01-2026 t/m 31-12-2026" in page
    assert "Bea Beheer" in page
    assert "via beheer deelname einde" in page


def test_the_log_repeats_no_personal_data(beheer):
    sanne = factories.persoon("Sanne de Vries", email="geheim@example.nl", telefoon="0612345678")
    sanne.telefoon = "0687654321"
    sanne.naam = "Sanne Bakker"
    sanne.save()
    page = beheer.get(reverse("beheer_logboek"), {"soort": "persoon"}).text
    assert "Telefoon gewijzigd" in page
    assert "Naam gewijzigd" in page
    assert "geheim@example.nl" not in page
    assert "0687654321" not in page
    assert "Sanne de Vries" not in page


def test_the_log_is_filtered_by_day_and_kind(beheer):
    factories.regio("Twente")
    address = reverse("beheer_logboek")
    assert "niets veranderd" in beheer.get(address, {"tot_en_met": "2001-01-01"}).text
    assert "niets veranderd" in beheer.get(address, {"soort": "herindeling"}).text
    assert "geldige datum" in beheer.get(address, {"van": "ooit"}).text


def test_the_log_takes_as_many_queries_for_many_as_for_one(beheer):
    address = reverse("beheer_logboek")
    twente = factories.regio("Twente")

    def een(number):
        factories.contact(factories.gemeente(f"Gemeente-{number}", regio=twente), twente)

    een(0)
    beheer.get(address)
    with counted() as one:
        beheer.get(address)
    for number in range(1, 8):
        een(number)
    with counted() as many:
        beheer.get(address)
    assert len(many) == len(one), "\n".join(many)


@pytest.mark.parametrize("demo", [True, False])
def test_the_outbox_is_read_in_the_demo_only(beheer, settings, demo):
    settings.DEMO = demo
    mail("piet@example.nl", "Uw code", "mail/uitnodiging", {"door": "geheime tekst"})
    page = beheer.get(reverse("beheer_postvak_uit")).text
    assert "Uw code" in page
    assert "wacht op versturen" in page
    assert ("geheime tekst" in page) == demo


def test_a_mail_that_failed_is_tried_again(beheer):
    email = mail("piet@example.nl", "Uw code", "mail/uitnodiging", {})[0]
    again = reverse("beheer_postvak_opnieuw", args=[email.pk])
    type(email).objects.update(status=STATUS.sent)
    beheer.post(again)
    email.refresh_from_db()
    assert email.status == STATUS.sent
    type(email).objects.update(status=STATUS.failed)
    assert "Opnieuw versturen" in beheer.get(reverse("beheer_postvak_uit"), {"stand": "mislukt"}).text
    beheer.post(again)
    email.refresh_from_db()
    assert email.status == STATUS.queued


def test_nobody_else_tries_a_mail_again(as_rol):
    email = mail("piet@example.nl", "Uw code", "mail/uitnodiging", {})[0]
    address = reverse("beheer_postvak_opnieuw", args=[email.pk])
    assert as_rol(Rol.LANDELIJK).post(address).status_code == 404
