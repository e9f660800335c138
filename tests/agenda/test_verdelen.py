"""The agreements of a gemeente that was split are divided by hand."""

import datetime

import pytest
from django.urls import reverse

from agenda import verdelen
from agenda.models import Actie, Afspraak, Blok, Partner
from regions.herindelen import plan
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.regions.herindeling import bevestig, wijziging

pytestmark = pytest.mark.django_db
DAG = VANDAAG + datetime.timedelta(days=3)


@pytest.fixture
def afspraak(arnhem, gemeenten, monkeypatch):
    """Aalten led it, took part and had something to do; now Aalten is split over Arnhem and Winterswijk."""
    aalten = gemeenten["Aalten"]
    blok = fabriek.keten(
        arnhem, trekker=aalten, partners=[aalten], sinds=fabriek.VAN, regels=[(aalten, "Belt.")]
    )
    Actie.objects.update(organisatie=aalten)
    naar = [gemeenten["Arnhem"].pk, gemeenten["Winterswijk"].pk]
    bevestig(wijziging("splitsing", DAG, van=[aalten.pk], naar=naar))
    monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: DAG)
    plan.dagelijks(DAG)
    return blok.afspraak


def adres():
    return reverse("agenda_verdelen", args=["arnhem"])


def test_the_coordinator_has_a_task_that_leads_to_what_is_to_be_divided(afspraak, arnhem, as_rol):
    client = as_rol(Rol.COORDINATOR, regio=arnhem)
    home = client.get("/").text
    assert "Na een herindeling: 1 afspraak te verdelen" in home
    assert adres() in home
    text = client.get(adres()).text
    for zin in ("Aalten is trekker", "Aalten doet mee", "Aalten doet iets", "Aalten heeft deze actie"):
        assert zin in text


def test_each_thing_goes_to_whom_is_chosen(afspraak, arnhem, gemeenten, as_rol):
    stukken = {stuk.hoe: stuk.sleutel for stuk in verdelen.stukken([arnhem])}
    stad, dorp = str(gemeenten["Arnhem"].pk), str(gemeenten["Winterswijk"].pk)
    keuzes = {stukken["trekker"]: stad, stukken["deelnemer"]: "allen", stukken["regel"]: dorp}
    client = as_rol(Rol.COORDINATOR, regio=arnhem)
    version = Blok.objects.get(pk=afspraak.pk).version
    client.post(adres(), keuzes | {stukken["actie"]: "niemand"})
    nu = Afspraak.objects.get(pk=afspraak.pk)
    assert str(nu.trekker) == "Arnhem"
    assert set(Partner.objects.on(DAG).values_list("organisatie__naam", flat=True)) == {
        "Arnhem",
        "Winterswijk",
    }
    assert nu.wie_doet_wat.get().organisatie == gemeenten["Winterswijk"]
    assert Actie.objects.get().organisatie is None
    assert verdelen.stukken([arnhem]) == []
    assert Blok.objects.get(pk=afspraak.pk).version == version + 1
    assert "Er is niets te verdelen" in client.get(adres()).text


def test_what_is_left_open_waits(afspraak, arnhem, as_rol):
    as_rol(Rol.COORDINATOR, regio=arnhem).post(adres(), {"trekker-1-1": "", "iets": "anders"})
    assert len(verdelen.stukken([arnhem])) == 4


def test_a_key_that_is_no_successor_is_left_out(afspraak, arnhem, gemeenten, as_rol):
    trekker = next(s for s in verdelen.stukken([arnhem]) if s.hoe == "trekker")
    vreemd = str(gemeenten["Hilversum"].pk)
    as_rol(Rol.COORDINATOR, regio=arnhem).post(adres(), {trekker.sleutel: vreemd})
    assert str(Afspraak.objects.get().trekker) == "Aalten"


@pytest.mark.parametrize(("rol", "status"), [(Rol.LANDELIJK, 403), (Rol.COORDINATOR, 403)])
def test_who_does_not_edit_the_agenda_divides_nothing(afspraak, as_rol, rol, status):
    elders = {"regio": factories.regio("Twente")} if rol == Rol.COORDINATOR else {}
    assert as_rol(rol, **elders).post(adres(), {"a": "b"}).status_code == status
