"""The werkindeling split, joined and redrawn; what hangs on a regio in this room follows."""

import datetime

import pytest

from regions.herindelen import plan
from regions.herindelen.weigering import Geweigerd
from regions.models import (
    Concessie,
    Contactpersoon,
    Deelname,
    Gespreksonderwerp,
    Indeling,
    Mandaat,
    Organisatie,
    Plaatsing,
    Regio,
    Toegang,
    Wijziging,
)
from regions.periods import since
from regions.rights import Rol
from regions.sluitend import bevindingen, plaatsingen
from tests import factories
from tests.regions.herindeling import NIEUWJAAR, bevestig, tabellen, weigeringen, wijziging

pytestmark = pytest.mark.django_db
OUDJAAR = NIEUWJAAR - datetime.timedelta(days=1)


@pytest.fixture
def by():
    return factories.gebruiker(Rol.FUNCTIONEEL)


@pytest.fixture
def bezetting(arnhem, gemeenten):
    """All that may hang on a regio."""
    menzis = factories.verzekeraar("Menzis", regio=arnhem)
    kantoor = factories.organisatie("Menzis Zorgkantoor", "zorgkantoor")
    zorg = Regio.objects.get(indeling__code="zorgkantoorregio", code__startswith="arnhem")
    Concessie.objects.create(regio=zorg, zorgkantoor=kantoor, period=since(factories.BEGIN))
    for wie, organisatie in (("Aad", gemeenten["Aalten"]), ("Mia", menzis), ("Kas", kantoor)):
        factories.contact(organisatie, arnhem, wie=factories.persoon(wie))
    Mandaat.objects.create(
        gever=gemeenten["Aalten"],
        ontvanger=gemeenten["Winterswijk"],
        regio=arnhem,
        vorm="centrumgemeente",
        basis="afspraak",
        period=since(factories.BEGIN),
    )
    Gespreksonderwerp.objects.create(
        regio=arnhem, onderwerp="Tarieven", bespreken="nee", afspreken="nee", period=since(factories.BEGIN)
    )
    factories.toegang(factories.gebruiker(), Rol.MEDEWERKER, organisatie=gemeenten["Aalten"], regio=arnhem)
    return factories.toegang(factories.gebruiker(naam="Coby"), Rol.COORDINATOR, regio=arnhem)


def nieuw(naam, gemeenten, **velden):
    return {
        "naam": naam,
        "code": naam.lower().replace(" ", "-"),
        "agenda": "leeg",
        "coordinatoren": [],
        "gemeenten": [g.pk for g in gemeenten],
    } | velden


def achterhoek(arnhem, gemeenten, **velden):
    """Aalten and Winterswijk leave Arnhem."""
    weg = [gemeenten["Aalten"], gemeenten["Winterswijk"]]
    return wijziging("regio_splitsen", regio=arnhem.pk, nieuw=[nieuw("Achterhoek", weg, **velden)])


def werk(dag):
    return {naam: regio for _, naam, _, regio in plaatsingen(Indeling.objects.get(code="werk"), dag)}


def test_the_achterhoek_leaves_arnhem(arnhem, gemeenten, by):
    zorg = Indeling.objects.get(code="zorgkantoorregio")
    voor = plaatsingen(zorg, NIEUWJAAR)
    bevestig(achterhoek(arnhem, gemeenten, tegel_code="ACH", tegel_rij=4, tegel_kolom=6), by)
    assert werk(OUDJAAR)["Aalten"] == "Arnhem"
    assert werk(NIEUWJAAR)["Aalten"] == werk(NIEUWJAAR)["Winterswijk"] == "Achterhoek"
    assert werk(NIEUWJAAR)["Arnhem"] == "Arnhem"
    assert plaatsingen(zorg, NIEUWJAAR) == voor
    assert bevindingen(Indeling.objects.get(code="werk"), NIEUWJAAR).klopt


def test_a_regio_that_is_split_whole_ends(arnhem, gemeenten, by):
    delen = [
        nieuw("Stad", [gemeenten["Arnhem"]]),
        nieuw("Land", [gemeenten["Aalten"], gemeenten["Winterswijk"]]),
    ]
    bevestig(wijziging("regio_splitsen", regio=arnhem.pk, nieuw=delen), by)
    arnhem.refresh_from_db()
    assert arnhem.last_day == OUDJAAR
    assert set(werk(NIEUWJAAR).values()) == {"Stad", "Land", "'t Gooi"}


def test_all_that_hangs_on_a_regio_follows(arnhem, gemeenten, bezetting, by):
    bevestig(achterhoek(arnhem, gemeenten, coordinatoren=[bezetting.pk]), by)
    nieuw = Regio.objects.get(code="achterhoek")
    straks = nieuw.contacten.on(NIEUWJAAR)
    assert set(straks.values_list("persoon__naam", flat=True)) == {"Aad", "Mia", "Kas"}
    blijft = set(arnhem.contacten.on(NIEUWJAAR).values_list("persoon__naam", flat=True))
    assert blijft == {"Mia", "Kas"}
    assert Mandaat.objects.on(NIEUWJAAR).get().regio == nieuw
    assert Deelname.objects.on(NIEUWJAAR).filter(organisatie__naam="Menzis").count() == 2
    assert nieuw.gespreksonderwerpen.get().onderwerp == "Tarieven"
    rollen = Toegang.objects.on(NIEUWJAAR).filter(regio=nieuw)
    assert set(rollen.values_list("rol", flat=True)) == {Rol.COORDINATOR, Rol.MEDEWERKER}
    assert Toegang.objects.on(NIEUWJAAR).filter(regio=arnhem).get() == bezetting
    namen = Organisatie.objects.taking_part(nieuw, NIEUWJAAR).values_list("naam", flat=True)
    assert set(namen) == {"Aalten", "Winterswijk", "Menzis", "Menzis Zorgkantoor"}


@pytest.mark.parametrize("heel", [False, True])
def test_a_split_is_taken_back_and_every_table_is_as_it_was(arnhem, gemeenten, bezetting, by, heel):
    voor = tabellen()
    rij = achterhoek(arnhem, gemeenten, coordinatoren=[bezetting.pk])
    if heel:
        rij.opdracht["nieuw"].append(nieuw("Stad", [gemeenten["Arnhem"]]))
        rij.save()
    bevestig(rij, by)
    assert tabellen() != voor
    plan.neem_terug(rij, by=by)
    assert tabellen() == voor


def test_regios_are_joined_and_taken_apart_again(arnhem, gemeenten, bezetting, by):
    gooi = Regio.objects.get(code="t-gooi")
    voor = tabellen()
    rij = wijziging(
        "regio_samenvoegen", naar=gooi.pk, op=[arnhem.pk], agenda="samen", coordinatoren=[bezetting.pk]
    )
    bevestig(rij, by)
    assert set(werk(NIEUWJAAR).values()) == {"'t Gooi"}
    assert not arnhem.contacten.on(NIEUWJAAR).exists()
    assert gooi.contacten.on(NIEUWJAAR).count() == 3
    assert Toegang.objects.on(NIEUWJAAR).get(rol=Rol.COORDINATOR).regio == gooi
    plan.neem_terug(rij, by=by)
    assert tabellen() == voor


def test_a_gemeente_moves_to_another_regio(arnhem, gemeenten, bezetting, by):
    gooi = Regio.objects.get(code="t-gooi")
    bevestig(wijziging("regio_hertekenen", naar=gooi.pk, gemeenten=[gemeenten["Aalten"].pk]), by)
    assert werk(NIEUWJAAR)["Aalten"] == "'t Gooi"
    assert gooi.contacten.on(NIEUWJAAR).get().persoon.naam == "Aad"
    assert not Mandaat.objects.on(NIEUWJAAR).exists()  # Winterswijk does not take part there


def test_who_was_named_since_goes_along_on_the_day(arnhem, gemeenten, by):
    bevestig(achterhoek(arnhem, gemeenten), by)
    factories.contact(gemeenten["Aalten"], arnhem, wie=factories.persoon("Later"))
    plan.dagelijks(NIEUWJAAR)
    assert Contactpersoon.objects.on(NIEUWJAAR).get().regio.code == "achterhoek"


def test_a_regio_gets_another_name_on_the_day(arnhem, by):
    bevestig(wijziging("regio_naam", regio=arnhem.pk, naam="Gelderland-Midden"), by)
    plan.dagelijks(OUDJAAR)
    arnhem.refresh_from_db()
    assert arnhem.naam == "Arnhem"
    plan.dagelijks(NIEUWJAAR)
    arnhem.refresh_from_db()
    assert (arnhem.naam, arnhem.aliassen, arnhem.code) == ("Gelderland-Midden", "Arnhem", "arnhem")


def test_the_tile_of_another_regio_is_refused(arnhem, gemeenten):
    (zin,) = weigeringen(achterhoek(arnhem, gemeenten, tegel_rij=4, tegel_kolom=4))
    assert zin == "Op die plek van de kaart staat 't Gooi al. Kies een andere rij of kolom."


def test_a_code_that_is_taken_is_refused(arnhem, gemeenten):
    assert (
        "De code “t-gooi” is al van de regio 't Gooi."
        in weigeringen(achterhoek(arnhem, gemeenten, code="t-gooi"))[0]
    )


def test_a_regio_may_not_be_left_without_gemeenten_by_moving_them(arnhem, gemeenten):
    gooi = Regio.objects.get(code="t-gooi")
    rij = wijziging(
        "regio_hertekenen",
        naar=gooi.pk,
        gemeenten=[gemeenten[n].pk for n in ("Aalten", "Arnhem", "Winterswijk")],
    )
    assert "Bij Arnhem hoort dan geen gemeente meer." in weigeringen(rij)[0]


def test_a_gap_that_would_come_names_every_gemeente_in_it(arnhem, gemeenten, by, monkeypatch):
    """Whatever an act forgot, it is found by looking at the whole country."""
    real = Plaatsing.save
    monkeypatch.setattr(
        Plaatsing, "save", lambda self, **kw: real(self, **kw) if not kw.get("force_insert") else None
    )
    monkeypatch.setattr("regions.herindelen.boek.Boek._schrijf", lambda *args: None)
    monkeypatch.setattr("regions.herindelen.boek.waarden", lambda rij: {})
    zinnen = weigeringen(achterhoek(arnhem, gemeenten))
    assert zinnen[0] == "De indeling is dan niet landsdekkend en sluitend."
    assert any("Aalten" in zin for zin in zinnen)
    assert any("Winterswijk" in zin for zin in zinnen)


def test_a_regio_that_ended_cannot_be_split(arnhem, gemeenten, by):
    gooi = Regio.objects.get(code="t-gooi")
    bevestig(
        wijziging("regio_samenvoegen", naar=gooi.pk, op=[arnhem.pk], agenda="apart", coordinatoren=[]), by
    )
    assert "De regio Arnhem is er niet meer vanaf 1-1-2027." in weigeringen(achterhoek(arnhem, gemeenten))


def test_a_second_change_on_top_is_in_the_way_of_taking_back_the_first(arnhem, gemeenten, by):
    eerste = bevestig(achterhoek(arnhem, gemeenten), by)
    achter = Regio.objects.get(code="achterhoek")
    later = datetime.date(2028, 1, 1)
    tweede = wijziging("regio_hertekenen", later, naar=achter.pk, gemeenten=[gemeenten["Arnhem"].pk])
    assert weigeringen(tweede)  # Arnhem would be left empty
    tweede = wijziging(
        "regio_hertekenen",
        later,
        naar=Regio.objects.get(code="t-gooi").pk,
        gemeenten=[gemeenten["Aalten"].pk],
    )
    bevestig(tweede, by)
    with pytest.raises(Geweigerd, match="iets anders veranderd"):
        plan.neem_terug(eerste, by=by)
    plan.neem_terug(tweede, by=by)
    plan.neem_terug(eerste, by=by)
    assert set(Wijziging.objects.filter(bevestigd_op__isnull=False).values_list("status", flat=True)) == {
        "teruggenomen"
    }
