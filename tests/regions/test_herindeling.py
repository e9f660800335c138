"""Herindeling of gemeenten: looked at, confirmed, and until its day taken back."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from regions.herindelen import plan
from regions.herindelen.weigering import Geweigerd
from regions.models import (
    Contactpersoon,
    Deelname,
    Herindeling,
    Indeling,
    Inwonertal,
    Mandaat,
    Organisatie,
    Plaatsing,
    Toegang,
    Wijziging,
)
from regions.periods import since
from regions.rights import Rol
from regions.sluitend import bevindingen
from tests import factories
from tests.regions.herindeling import (
    NIEUWJAAR,
    bevestig,
    land,
    op_in,
    tabellen,
    weigeringen,
    wijziging,
)

pytestmark = pytest.mark.django_db
OUDJAAR = NIEUWJAAR - datetime.timedelta(days=1)


@pytest.fixture
def gemeenten(db):
    """The gemeenten of a small country, by name."""
    land()
    return {gemeente.naam: gemeente for gemeente in Organisatie.objects.filter(soort="gemeente")}


@pytest.fixture
def hilversum(gemeenten):
    return gemeenten["Hilversum"]


@pytest.fixture
def wijdemeren(gemeenten):
    return gemeenten["Wijdemeren"]


@pytest.fixture
def by():
    return factories.gebruiker(Rol.FUNCTIONEEL, naam="Vincent Roelofs")


@pytest.fixture
def mensen(wijdemeren, hilversum):
    """Who speaks for Wijdemeren, on whose behalf, and who may sign in for it."""
    gooi = wijdemeren.plaatsingen.get(regio__code="t-gooi").regio
    factories.contact(wijdemeren, gooi, rol=Contactpersoon.Rol.BESTUURLIJK, wie=factories.persoon("Bea"))
    factories.contact(wijdemeren, gooi, wie=factories.persoon("Anton"), tot=datetime.date(2028, 1, 1))
    orgaan = factories.organisatie("GGD", "partner")
    Deelname.objects.create(regio=gooi, organisatie=orgaan, period=since(factories.BEGIN))
    Mandaat.objects.create(
        gever=wijdemeren,
        ontvanger=orgaan,
        regio=gooi,
        vorm="orgaan",
        basis="afspraak",
        period=since(factories.BEGIN),
    )
    return factories.gebruiker(Rol.MEDEWERKER, organisatie=wijdemeren, naam="Mieke")


def namen_op(dag):
    return {naam for _, naam, *_ in plaatsen_op(dag)}


def plaatsen_op(dag, code="werk"):
    from regions.sluitend import plaatsingen

    return plaatsingen(Indeling.objects.get(code=code), dag)


def test_looking_changes_nothing(wijdemeren, hilversum, mensen):
    rij = op_in(wijdemeren, hilversum)
    voor = tabellen()
    gezien = plan.bereken(rij)
    assert tabellen() == voor
    assert gezien.weigeringen == []
    assert [kop for kop, _ in gezien.groepen] == ["Contactpersonen", "Mandaten", "Toegang"]


def test_a_gemeente_goes_up_in_another_on_its_day(wijdemeren, hilversum, by):
    bevestig(op_in(wijdemeren, hilversum), by)
    assert "Wijdemeren" in namen_op(OUDJAAR)
    assert "Wijdemeren" not in namen_op(NIEUWJAAR)
    for code in ("werk", "zorgkantoorregio", "iza"):
        assert bevindingen(Indeling.objects.get(code=code), NIEUWJAAR).klopt
    rij = Herindeling.objects.get(van=wijdemeren, naar=hilversum)
    assert (rij.datum, rij.status, rij.geheel) == (NIEUWJAAR, "bevestigd", True)


def test_it_is_taken_back_and_every_table_is_as_it_was(wijdemeren, hilversum, mensen, by):
    Herindeling.objects.create(van=wijdemeren, naar=hilversum, datum=NIEUWJAAR, vorm="toevoeging")
    voor = tabellen()
    rij = bevestig(op_in(wijdemeren, hilversum), by)
    assert tabellen() != voor
    plan.neem_terug(rij, by=by)
    assert tabellen() == voor
    assert Wijziging.objects.get().status == "teruggenomen"


def test_a_merger_to_a_new_gemeente_is_taken_back_too(wijdemeren, hilversum, mensen, by):
    voor = tabellen()
    rij = wijziging(
        "samenvoeging", van=[wijdemeren.pk, hilversum.pk], naar=[], naam="Gooistad", cbs_code="GM1999"
    )
    bevestig(rij, by)
    nieuw = Organisatie.objects.get(cbs_code="GM1999")
    assert {p.regio.code for p in nieuw.plaatsingen.filter(indeling__code="werk")} == {"t-gooi"}
    assert namen_op(NIEUWJAAR) == {"Aalten", "Arnhem", "Winterswijk", "Gooistad"}
    plan.neem_terug(Wijziging.objects.get(), by=by)
    assert tabellen() == voor


def test_on_its_day_it_can_no_longer_be_taken_back(wijdemeren, hilversum, by, monkeypatch):
    rij = bevestig(op_in(wijdemeren, hilversum), by)
    monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: NIEUWJAAR)
    with pytest.raises(Geweigerd, match="tot de dag waarop zij ingaat"):
        plan.neem_terug(rij, by=by)


def test_what_was_built_upon_it_is_in_the_way_of_taking_it_back(wijdemeren, hilversum, by):
    rij = bevestig(op_in(wijdemeren, hilversum), by)
    wijdemeren.refresh_from_db()
    wijdemeren.naam = "Wijde Meren"
    wijdemeren.save()
    with pytest.raises(Geweigerd, match="“Wijde Meren”"):
        plan.neem_terug(rij, by=by)


def test_contacts_mandates_and_access_go_to_the_successor(wijdemeren, hilversum, mensen, by):
    bevestig(op_in(wijdemeren, hilversum), by)
    straks = Contactpersoon.objects.on(NIEUWJAAR).filter(organisatie=hilversum)
    assert {(c.persoon.naam, c.wacht_op_bevestiging) for c in straks} == {("Bea", True), ("Anton", False)}
    assert not Contactpersoon.objects.on(NIEUWJAAR).filter(organisatie=wijdemeren)
    assert Contactpersoon.objects.on(OUDJAAR).filter(organisatie=wijdemeren).count() == 2
    assert Mandaat.objects.on(NIEUWJAAR).get().gever == hilversum
    assert Mandaat.objects.on(NIEUWJAAR).get().wacht_op_bevestiging
    assert Toegang.objects.on(NIEUWJAAR).get(gebruiker=mensen).organisatie == hilversum


def test_what_is_not_ticked_ends(wijdemeren, hilversum, mensen, by):
    bevestig(op_in(wijdemeren, hilversum), by, keuzes={})
    for model in (Contactpersoon, Mandaat):
        assert not model.objects.on(NIEUWJAAR).exists()
        assert model.objects.on(OUDJAAR).exists()
    assert not Toegang.objects.on(NIEUWJAAR).filter(gebruiker=mensen).exists()


def test_the_record_names_no_person(wijdemeren, hilversum, mensen, by):
    rij = bevestig(op_in(wijdemeren, hilversum), by)
    kept = str([rij.verslag, rij.opdracht, rij.stappen, rij.keuzes, rij.uitkomst])
    assert "Bea" not in kept
    assert "2 contactpersonen gaan naar Hilversum." in kept


def test_a_split_gemeente_is_divided_as_chosen(gemeenten, mensen, by, wijdemeren):
    naar = [gemeenten["Hilversum"], gemeenten["Arnhem"]]
    rij = wijziging("splitsing", van=[wijdemeren.pk], naar=[g.pk for g in naar])
    gezien = plan.bereken(rij)
    assert {v.waarde for v in gezien.voorstellen} == {""}
    anton = next(v for v in gezien.voorstellen if "Anton" in v.zin)
    bevestig(rij, by, keuzes={anton.sleutel: str(naar[1].pk)})
    assert Contactpersoon.objects.on(NIEUWJAAR).get().organisatie == naar[1]
    assert Contactpersoon.objects.on(NIEUWJAAR).get().regio.code == "arnhem"
    assert list(Herindeling.objects.values_list("geheel", flat=True)) == [False, False]


def test_inhabitants_are_added_up_on_the_day(wijdemeren, hilversum, by):
    for gemeente, n in ((wijdemeren, 25000), (hilversum, 94000)):
        Inwonertal.objects.create(gemeente=gemeente, peildatum=datetime.date(2024, 1, 1), aantal=n)
    bevestig(op_in(wijdemeren, hilversum), by)
    assert Inwonertal.objects.count() == 2
    plan.dagelijks(NIEUWJAAR)
    assert hilversum.inwonertallen.latest("peildatum").aantal == 119000


def test_who_came_since_goes_along_on_the_day(wijdemeren, hilversum, by):
    bevestig(op_in(wijdemeren, hilversum), by)
    gooi = wijdemeren.plaatsingen.get(regio__code="t-gooi").regio
    factories.contact(wijdemeren, gooi, wie=factories.persoon("Later"), tot=NIEUWJAAR)
    plan.dagelijks(NIEUWJAAR)
    plan.dagelijks(NIEUWJAAR)
    assert Contactpersoon.objects.on(NIEUWJAAR).get().organisatie == hilversum
    assert Contactpersoon.objects.on(OUDJAAR).get().organisatie == wijdemeren


def test_a_gemeente_gets_another_name_on_the_day(hilversum, by):
    rij = bevestig(wijziging("naam", van=[hilversum.pk], naar=[], naam="Hilverzum"), by)
    hilversum.refresh_from_db()
    assert hilversum.naam == "Hilversum"
    plan.dagelijks(NIEUWJAAR)
    hilversum.refresh_from_db()
    assert (hilversum.naam, hilversum.alias_lijst) == ("Hilverzum", ["Hilversum"])
    rij.refresh_from_db()
    assert rij.uitgevoerd_op == NIEUWJAAR


def test_a_border_that_moves_is_recorded_and_ends_nothing(wijdemeren, hilversum, by):
    rij = wijziging("grens", van=[wijdemeren.pk], naar=[hilversum.pk], inwoners={str(wijdemeren.pk): 20000})
    bevestig(rij, by)
    plan.dagelijks(NIEUWJAAR)
    wijdemeren.refresh_from_db()
    assert wijdemeren.last_day is None
    assert Herindeling.objects.get().vorm == "grens"
    assert wijdemeren.inwonertallen.get().aantal == 20000


@pytest.mark.parametrize(
    ("soort", "van", "naar", "zin"),
    [
        ("toevoeging", ["Wijdemeren"], ["Wijdemeren"], "Wijdemeren staat er twee keer."),
        ("samenvoeging", ["Wijdemeren"], [], "Kies ten minste twee gemeenten"),
        ("splitsing", ["Wijdemeren"], ["Hilversum"], "ten minste twee om haar over te verdelen"),
        (
            "toevoeging",
            ["Weesp"],
            ["Hilversum"],
            "Weesp is er niet meer vanaf 24-3-2022, opgegaan in Arnhem.",
        ),
        ("toevoeging", ["Hilversum"], ["Weesp"], "Weesp is er niet meer vanaf 24-3-2022"),
        ("toevoeging", ["Hilversum"], ["Morgen"], "Morgen bestaat op 1-1-2027 nog niet"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_row_in_the_way(gemeenten, soort, van, naar, zin):
    gooi = gemeenten["Hilversum"].plaatsingen.get(indeling__code="werk").regio
    dag = datetime.date(2022, 3, 24)
    gemeenten["Weesp"] = factories.gemeente("Weesp", regio=gooi, tot=dag)
    gemeenten["Morgen"] = factories.gemeente("Morgen", van=datetime.date(2028, 1, 1))
    Herindeling.objects.create(
        van=gemeenten["Weesp"], naar=gemeenten["Arnhem"], datum=dag, vorm="toevoeging", status="bevestigd"
    )
    rij = wijziging(
        soort,
        van=[gemeenten[naam].pk for naam in van],
        naar=[gemeenten[naam].pk for naam in naar],
        naam="Nieuw",
        cbs_code="GM1999",
    )
    assert zin in " ".join(weigeringen(rij))


def test_a_code_that_is_taken_is_refused(wijdemeren, hilversum):
    rij = wijziging(
        "samenvoeging", van=[wijdemeren.pk, hilversum.pk], naar=[], naam="X", cbs_code=hilversum.cbs_code
    )
    assert weigeringen(rij) == [f"{hilversum.cbs_code} is al de CBS-code van Hilversum."]


def test_a_later_move_of_the_gemeente_is_in_the_way(wijdemeren, hilversum, by):
    arnhem = Plaatsing.objects.filter(regio__code="arnhem").first().regio
    later = datetime.date(2027, 7, 1)
    bevestig(wijziging("regio_hertekenen", later, gemeenten=[wijdemeren.pk], naar=arnhem.pk), by)
    (zin,) = weigeringen(op_in(wijdemeren, hilversum))
    assert "Wijdemeren hoort vanaf 1-7-2027 bij Arnhem" in zin


def test_what_would_happen_otherwise_than_was_looked_at_is_not_done(wijdemeren, hilversum, by):
    rij = op_in(wijdemeren, hilversum)
    gezien = plan.bereken(rij).kenmerk
    factories.toegang(factories.gebruiker(), Rol.MEDEWERKER, organisatie=wijdemeren)
    with pytest.raises(plan.Ingehaald):
        plan.bevestig(rij, keuzes={}, gezien=gezien, by=by)
    wijdemeren.refresh_from_db()
    assert wijdemeren.last_day is None


def test_the_whole_time_line_stays_closed(wijdemeren, hilversum, by, capsys):
    bevestig(op_in(wijdemeren, hilversum), by)
    call_command("check_house")
    assert "geen enkele regio" not in capsys.readouterr().out


def test_the_last_beheerder_of_a_gemeente_that_ends_goes_along_or_ends(wijdemeren, hilversum, by):
    wie = factories.gebruiker(Rol.BEHEERDER, organisatie=wijdemeren, naam="Bert")
    rij = op_in(wijdemeren, hilversum)
    bevestig(rij, by, keuzes={})
    assert not Toegang.objects.on(NIEUWJAAR).filter(gebruiker=wie).exists()
    plan.neem_terug(rij, by=by)
    bevestig(op_in(wijdemeren, hilversum), by)
    assert Toegang.objects.on(NIEUWJAAR).get(gebruiker=wie).organisatie == hilversum


@pytest.mark.parametrize(
    ("tot", "naar_van"),
    [(None, None), (datetime.date(2022, 1, 1), None), (NIEUWJAAR, datetime.date(2028, 1, 1))],
    ids=["does not end", "ended before", "in one that is not there yet"],
)
def test_past_the_form_the_database_refuses_what_cannot_be(gemeenten, tot, naar_van):
    weg = factories.gemeente("Weg", tot=tot)
    naar = factories.gemeente("Morgen", van=naar_van) if naar_van else gemeenten["Hilversum"]
    Herindeling.objects.create(van=weg, naar=naar, datum=NIEUWJAAR, vorm="toevoeging", status="bevestigd")
    with pytest.raises(IntegrityError, match="must end that day"), transaction.atomic():
        connection.check_constraints()
    Herindeling.objects.all().delete()
