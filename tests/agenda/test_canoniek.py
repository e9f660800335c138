"""The frozen agenda as canonical JSON."""

import datetime
import json

import pytest

from agenda import actions
from agenda.canoniek import canoniek, inhoud
from agenda.models import Blok, Versie, VersieStuk
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture
def rijk():
    """An agenda in which nothing is left empty."""
    regio = factories.regio()
    gemeente = factories.gemeente("Enschede", regio=regio)
    kantoor = factories.zorgkantoor("Menzis Zorgkantoor", regio=regio)
    opgave = fabriek.opgave(
        fabriek.thema(fabriek.agenda(regio), tekst="<p>Ouderen eerst</p>"),
        cijfers=[{"omschrijving": "75-plussers", "waarde": "12%", "jaar": 2025, "bron": "CBS"}],
    )
    afspraak = fabriek.afspraak(
        fabriek.functie(fabriek.doel(opgave, bod=True, nuljaar=2025, streefjaar=2029)),
        trekker=gemeente,
        partners=[kantoor],
        regels=[(gemeente, "Richt het loket in"), (None, "Bespreken elk kwartaal")],
        financiering=["Wmo", "Wlz"],
        evaluatie=datetime.date(2027, 12, 1),
    )
    fabriek.actie(afspraak, organisatie=kantoor, gereed=datetime.date(2027, 2, 1))
    return afspraak.agenda


def test_it_follows_the_schema(rijk):
    frozen = inhoud(rijk, versie=1, peildatum=datetime.date(2026, 11, 23))
    assert frozen["periode"] == {"van": "2026-01-01", "tot_en_met": "2029-12-31"}
    assert [partij["naam"] for partij in frozen["partijen"]] == ["Enschede", "Menzis Zorgkantoor"]
    [afspraak] = frozen["themas"][0]["opgaven"][0]["doelen"][0]["functies"][0]["afspraken"]
    assert afspraak["nummer"] == "O1"
    assert afspraak["trekker"]["slug"] == "enschede"
    assert afspraak["partners"][0]["sinds"] == "2026-11-23"
    assert afspraak["wie_doet_wat"][1] == {"wie": None, "tekst": "Bespreken elk kwartaal"}
    assert afspraak["acties"] == [
        {"titel": "Huisartsen uitnodigen", "wie": "Menzis Zorgkantoor", "gereed": "2027-02-01"}
    ]


def test_what_was_frozen_comes_back_byte_for_byte(rijk):
    frozen = inhoud(rijk, versie=1, peildatum=datetime.date(2026, 11, 23))
    actions.aanbieden(rijk, by=None)
    assert canoniek(Versie.objects.get().inhoud) == canoniek(frozen)
    assert json.loads(canoniek(frozen)) == frozen


def test_a_frozen_version_does_not_follow_the_agenda(rijk):
    before = canoniek(actions.aanbieden(rijk, by=None).inhoud)
    fabriek.afspraak(rijk.blokken.get(soort="doel"), "Later bedacht")
    actions.verwijderen(rijk.blokken.get(soort="functie"), by=None)
    assert canoniek(Versie.objects.get().inhoud) == before
    assert actions.aanbieden(rijk, by=None).nummer == 2


def test_numbers_run_in_reading_order_and_tell_themes_apart():
    agenda = fabriek.agenda()
    for code in ("preventie", "ouderen"):
        doel = fabriek.doel(fabriek.opgave(fabriek.thema(agenda, code)))
        fabriek.afspraak(doel, "Zonder functie")
        fabriek.afspraak(fabriek.functie(doel), "Met functie")
    actions.aanbieden(agenda, by=None)
    rows = VersieStuk.objects.afspraken().order_by("plek").values_list("nummer", "titel")
    assert list(rows) == [
        ("P1", "Met functie"),
        ("P2", "Zonder functie"),
        ("O1", "Met functie"),
        ("O2", "Zonder functie"),
    ]


def test_what_is_put_away_is_not_frozen(rijk):
    actions.verwijderen(Blok.objects.get(soort="opgave"), by=None)
    assert actions.aanbieden(rijk, by=None).inhoud["themas"][0]["opgaven"] == []


def test_who_speaks_for_whom_is_in_it_only_when_the_regio_chose_so(rijk):
    gemeente = rijk.regio.plaatsingen.get().gemeente
    ander = factories.gemeente("Borne", regio=rijk.regio)
    factories.mandaat(ander, gemeente, rijk.regio)
    dag = datetime.date(2026, 11, 23)
    assert "spreekt_namens" not in inhoud(rijk, versie=1, peildatum=dag)
    rijk.regio.mandaat_in_document = True
    [mandaat] = inhoud(rijk, versie=1, peildatum=dag)["spreekt_namens"]
    assert (mandaat["wie"]["slug"], mandaat["namens"]["slug"]) == ("enschede", "borne")
    assert (mandaat["thema"], mandaat["besluit"]) == (None, None)


def test_the_end_of_a_mandate_says_which_agreements_stay(rijk):
    from regions.gevolgen import gevolgen
    from regions.models import Thema

    gemeente = rijk.regio.plaatsingen.get().gemeente
    ander = factories.gemeente("Borne", regio=rijk.regio)
    factories.themas()
    ouderen = factories.mandaat(gemeente, ander, rijk.regio, thema=Thema.objects.get(code="ouderen"))
    ggz = factories.mandaat(gemeente, ander, rijk.regio, thema=Thema.objects.get(code="ggz"))
    [gevolg] = gevolgen(ouderen, datetime.date(2026, 11, 24))
    assert gevolg.zin.startswith("Enschede doet mee aan 1 afspraak hierover")
    assert gevolgen(ggz, datetime.date(2026, 11, 24)) == []
