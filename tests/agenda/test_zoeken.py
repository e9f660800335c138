"""Searching in agendas: what is found, marked and filtered, and by whom."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps

from agenda import actions
from agenda.models import VersieStuk
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
URL = "/zoeken/agenda/"


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


@pytest.fixture
def keten(twente, hengelo):
    return fabriek.keten(twente, tekst="<p>Wie <strong>mantelzorg</strong> geeft, belt.</p>", trekker=hengelo)


@pytest.fixture
def coordinator(as_rol, keten):
    return as_rol(Rol.COORDINATOR, regio=keten.agenda.regio)


@pytest.fixture
def landelijk(as_rol, keten):
    return as_rol(Rol.LANDELIJK)


def stel_vast(keten):
    versie = actions.aanbieden(keten.agenda, by=None)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Overleg", toelichting="")


def test_a_word_is_found_in_another_form_and_marked(coordinator):
    text = coordinator.get(URL, {"q": "mantelzorgers"}).text
    assert "Eén loket voor <mark>mantelzorgers</mark>" in text
    assert "Steun voor <mark>mantelzorgers</mark>" in text
    assert "Waaraan gewerkt wordt; voortgang: onbekend" in text


def test_a_mark_never_lets_through_what_was_typed(coordinator, keten):
    keten.afspraak.titel = "<script>alert(1)</script> mantelzorgers"
    keten.afspraak.save()
    text = coordinator.get(URL, {"q": "mantelzorgers"}).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_who_is_no_party_finds_only_what_was_adopted(landelijk, keten):
    assert "Er is niets gevonden" in landelijk.get(URL, {"q": "mantelzorgers"}).text
    stel_vast(keten)
    keten.afspraak.titel = "Nog niet besloten over mantelzorgers"
    keten.afspraak.save()
    text = landelijk.get(URL, {"q": "mantelzorgers"}).text
    assert "Eén loket voor <mark>mantelzorgers</mark>" in text
    assert "/regio/twente/agenda/versies/1/#O1" in text
    assert "Nog niet besloten" not in text
    assert "voortgang nu" not in text


def test_only_the_last_adopted_version_is_searched(landelijk, keten):
    stel_vast(keten)
    actions.verwijderen(keten, by=factories.gebruiker())
    stel_vast(keten)
    assert "Eén loket" not in landelijk.get(URL, {"q": "loket"}).text


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"thema": "Ouderen"}, True),
        ({"thema": "Preventie"}, False),
        ({"functie": "Steun voor mantelzorgers"}, True),
        ({"regio": "twente"}, True),
        ({"regio": "drenthe"}, False),
        ({"partij": "hengelo"}, True),
        ({"partij": "borne"}, False),
        ({"soort": "afspraak"}, True),
        ({"soort": "doel"}, False),
        ({"stand": "onbekend"}, True),
        ({"stand": "op_koers"}, False),
        ({"vastgesteld": "on"}, False),
    ],
)
def test_each_filter_narrows(as_rol, twente, keten, filters, found):
    drenthe = factories.regio("Drenthe")
    factories.gemeente("Borne", regio=twente)
    user = as_rol(Rol.COORDINATOR, regio=twente)
    factories.toegang(factories.Gebruiker.objects.get(), Rol.COORDINATOR, regio=drenthe)
    text = user.get(URL, {"q": "loket"} | filters).text
    assert ("Eén <mark>loket</mark>" in text) is found


@pytest.mark.parametrize(
    ("filters", "found"),
    [({"thema": "Ouderen"}, True), ({"thema": "GGZ"}, False), ({"partij": "hengelo"}, True)],
)
def test_what_was_adopted_is_filtered_too(landelijk, keten, filters, found):
    stel_vast(keten)
    assert ("Eén <mark>loket</mark>" in landelijk.get(URL, {"q": "loket"} | filters).text) is found


def test_the_state_filter_follows_the_last_report(coordinator, keten):
    for dagen, stand in ((9, "op_koers"), (1, "vast")):
        op = VANDAAG - datetime.timedelta(days=dagen)
        actions.melden(keten.afspraak, stand=stand, zin="", by=None, op=op, als="")
    assert "Eén <mark>loket" in coordinator.get(URL, {"q": "loket", "stand": "vast"}).text
    assert "Eén <mark>loket" not in coordinator.get(URL, {"q": "loket", "stand": "op_koers"}).text


def test_without_words_a_filter_lists_everything(coordinator):
    assert "Eén loket voor mantelzorgers" in coordinator.get(URL, {"soort": "afspraak"}).text


@pytest.mark.parametrize("q", ["\x00", "'; --", "a & | !", '"', "🙂", "ש" * 300, "%%", "  "])
def test_nothing_that_is_typed_breaks_it(coordinator, q):
    assert coordinator.get(URL, {"q": q}).status_code == 200


def test_a_filter_that_does_not_exist_is_said(coordinator):
    text = coordinator.get(URL, {"q": "loket", "regio": "nergens"}).text
    assert "Er is 1 probleem" in text


def test_every_piece_of_a_version_is_a_row(keten):
    stel_vast(keten)
    rows = VersieStuk.objects.order_by("plek").values_list("soort", flat=True)
    assert list(rows) == ["thema", "opgave", "doel", "functie", "afspraak", "actie"]


def test_versions_from_before_get_the_same_rows(keten):
    """Migration 0004 makes them from the JSON, as a version does when it is frozen."""
    stel_vast(keten)
    velden = ("plek", "soort", "nummer", "thema", "functie", "titel", "trekker", "organisaties", "vorm")
    fresh = list(VersieStuk.objects.order_by("plek").values_list(*velden))
    VersieStuk.objects.all().delete()
    import_module("agenda.migrations.0004_fill_stukken_of_versions").vul(apps, None)
    assert list(VersieStuk.objects.order_by("plek").values_list(*velden)) == fresh


def test_searching_costs_the_same_for_one_and_for_many(coordinator, keten):
    with counted() as few:
        coordinator.get(URL, {"q": "loket"})
    for n in range(10):
        fabriek.afspraak(keten.ouder, f"Nog een loket {n}")
    with counted() as many:
        coordinator.get(URL, {"q": "loket"})
    assert len(many) == len(few)


VORMEN = {
    "mantelzorg": "Steun voor mantelzorgers",
    "mantelzorgers": "Mantelzorg ontlasten",
    "huisartsen": "De huisarts belt terug",
    "huisarts": "Huisartsenpost dichtbij",
    '"huisarts belt" wijk': "De huisarts belt wijkverpleegkundigen",
}


@pytest.mark.parametrize(("woord", "titel"), VORMEN.items())
def test_what_begins_with_the_words_is_found_and_marked(coordinator, keten, woord, titel):
    keten.afspraak.titel = titel
    keten.afspraak.save()
    text = coordinator.get(URL, {"q": woord}).text
    assert f"#blok-{keten.pk}" in text
    assert "<mark>" in text


def test_the_words_as_they_are_come_first(coordinator, keten):
    for titel in ("Zorgloket", "Zorg Zorgloket Zorgpunt", "Zorg"):
        fabriek.afspraak(keten.ouder, titel)
    titels = [treffer.titel for treffer in coordinator.get(URL, {"q": "zorg"}).context["treffers"]]
    assert titels[-1] == "Zorgloket"
    assert len(titels) == len(set(titels))


@pytest.mark.parametrize("woorden", ["mantelzorg -loketten", '"lange mantelzorg"', "lan"])
def test_what_is_quoted_left_out_or_short_is_taken_as_it_is(coordinator, keten, woorden):
    keten.afspraak.titel, keten.afspraak.tekst = "Loketten: lange mantelzorgers", ""
    keten.afspraak.save()
    found = coordinator.get(URL, {"q": woorden}).context["treffers"]
    assert keten.afspraak.titel not in [treffer.titel for treffer in found]


def test_adopted_pieces_are_found_by_their_beginning_too(landelijk, keten):
    stel_vast(keten)
    assert "<mark>mantelzorgers</mark>" in landelijk.get(URL, {"q": "mantelzorg loket"}).text


RAAR = [
    "it's een zorgloket",
    "''",
    "zorg' | 'zorg",
    "a' <-> b",
    "\\",
    "http://x.nl/'abcd'efgh:*",
    "!!!! zorgen",
    ":* &",
]


@pytest.mark.parametrize("woorden", RAAR)
def test_no_sign_breaks_the_question(coordinator, woorden):
    assert coordinator.get(URL, {"q": woorden}).status_code == 200


def test_what_it_was_found_by_is_told_and_marked(landelijk, keten):
    stel_vast(keten)
    text = landelijk.get(URL, {"q": "hengelo", "soort": "afspraak"}).text
    assert "Trekker: <mark>Hengelo</mark>" in text
    text = landelijk.get(URL, {"q": "mantelzorgers", "soort": "actie"}).text
    assert "Functie: Steun voor <mark>mantelzorgers</mark>" in text
    assert "Functie:" not in landelijk.get(URL, {"q": "loket"}).text
