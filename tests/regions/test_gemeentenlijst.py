"""The yearly list of the CBS: what changes is shown first, and no gap is left unseen."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regions import lijsten
from regions.inleeslijsten.gemeentenlijst import LIJST
from regions.lijsten import Stand
from regions.models import Organisatie
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
STRAKS = datetime.date(2027, 1, 1)
KOP = "Gemeentecode;GemeentecodeGM;Gemeentenaam;Provincienaam;Zorgkantoorregiocode;Zorgkantoorregionaam\n"
GELIJK = f"""{KOP}141;GM0141;Almelo;Overijssel;ZK22;Twente
164;GM0164;Hengelo (O.);Overijssel;ZK22;Twente
518;GM0518;'s-Gravenhage;Zuid-Holland;ZK10;Haaglanden
"""


@pytest.fixture
def land():
    """Two zorgkantoorregio's with three gemeenten."""
    indeling = factories.indeling("zorgkantoorregio")
    twente = factories.regio("Twente", indeling=indeling, cbs_code="ZK22")
    haaglanden = factories.regio("Haaglanden", indeling=indeling, cbs_code="ZK10")
    factories.gemeente("Almelo", regio=twente, cbs_code="GM0141", provincie="Overijssel")
    factories.gemeente(
        "Hengelo", regio=twente, cbs_code="GM0164", rechtsnaam="Hengelo (O.)", provincie="Overijssel"
    )
    factories.gemeente(
        "'s-Gravenhage", slug="s-gravenhage", regio=haaglanden, cbs_code="GM0518", provincie="Zuid-Holland"
    )


@pytest.fixture
def wie():
    return factories.gebruiker(Rol.FUNCTIONEEL)


def lees(wie, inhoud, dag=VANDAAG, naam="gemeenten.csv"):
    inhoud = inhoud if isinstance(inhoud, bytes) else inhoud.encode("utf-8-sig")
    blad = lijsten.begin(LIJST, None, naam, inhoud, by=wie, dag=dag)
    blad.koppeling.pop("Gemeentecode", None)
    return blad, lijsten.bekijk(blad, LIJST)


def neem_over(wie, inhoud, dag=VANDAAG):
    blad, plan = lees(wie, inhoud, dag)
    return lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)


def zinnen(plan):
    return "\n".join(map(str, plan.fouten))


def test_the_list_of_today_changes_nothing(land, wie):
    _, plan = lees(wie, GELIJK)
    assert zinnen(plan) == ""
    assert [regel.stand for regel in plan.regels] == [Stand.GELIJK] * 3
    assert plan.te_doen == []


@pytest.mark.parametrize("code", ["GM0141", "0141", "141", "gm141"])
def test_codes_with_and_without_gm_are_the_same(land, wie, code):
    inhoud = f"Gemeentecode,Gemeentenaam\n{code},Almelo\n"
    _, plan = lees(wie, inhoud)
    assert zinnen(plan) == ""
    assert plan.regels[0].wie == "Almelo (GM0141)"


def test_an_xlsx_with_numbers_for_codes_reads_the_same(land, wie):
    boek = openpyxl.Workbook()
    for rij in (("Gemeentecode", "Gemeentenaam", "Provincienaam"), (141, "Almelo", "Overijssel")):
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    _, plan = lees(wie, uit.getvalue(), naam="Gemeenten alfabetisch 2027.xlsx")
    assert zinnen(plan) == ""
    assert plan.regels[0].stand is Stand.GELIJK


LIGGING = "Lokaliseringen van gemeenten"
GEBIEDEN = f"""Regio's;Codes en namen van gemeenten/Code (code);{LIGGING}/Provincies/Code (code);\
{LIGGING}/Provincies/Naam (naam);{LIGGING}/Zorgkantoorregio's/Code (code);\
{LIGGING}/Zorgkantoorregio's/Naam (naam)
Almelo;GM0141  ;PV23  ;Overijssel (PV);ZK22  ;Twente
Hengelo (O.);GM0164  ;PV23  ;Overijssel (PV);ZK22  ;Twente
's-Gravenhage (gemeente);GM0518  ;PV28  ;Zuid-Holland (PV);ZK10  ;Haaglanden
"""


def test_the_table_of_areas_reads_the_same(land, wie):
    _, plan = lees(wie, GEBIEDEN)
    assert zinnen(plan) == ""
    assert [regel.stand for regel in plan.regels] == [Stand.GELIJK] * 3
    _, anders = lees(wie, GEBIEDEN.replace("ZK22  ;Twente", "ZK10  ;Haaglanden", 1))
    assert anders.regels[0].stand is Stand.GEWIJZIGD


def test_a_name_and_a_province_change_today(land, wie):
    inhoud = GELIJK.replace(";Almelo;Overijssel", ";Groot-Almelo;Gelderland")
    _, plan = lees(wie, inhoud)
    assert plan.met(Stand.GEWIJZIGD)[0].wat == [
        "naam: van Almelo naar Groot-Almelo",
        "provincie: van Overijssel naar Gelderland",
    ]
    neem_over(wie, inhoud)
    almelo = Organisatie.objects.get(cbs_code="GM0141")
    assert (almelo.naam, almelo.aliassen, almelo.provincie) == ("Groot-Almelo", "Almelo", "Gelderland")


def test_a_name_to_come_is_left_to_its_own_form(land, wie):
    _, plan = lees(wie, GELIJK.replace(";Almelo;", ";Groot-Almelo;"), STRAKS)
    assert not plan.met(Stand.GEWIJZIGD)
    [(url, wat)] = plan.te_doen
    assert "vorm=naam" in url
    assert "heet dan Groot-Almelo" in wat


def test_a_move_closes_the_old_row_and_opens_a_new_one(land, wie):
    neem_over(wie, GELIJK.replace("Almelo;Overijssel;ZK22;Twente", "Almelo;Overijssel;10;"), STRAKS)
    almelo = Organisatie.objects.get(cbs_code="GM0141")
    assert [(p.regio.naam, p.since, p.last_day) for p in almelo.plaatsingen.order_by("period")] == [
        ("Twente", factories.BEGIN, datetime.date(2026, 12, 31)),
        ("Haaglanden", STRAKS, None),
    ]


def test_a_move_in_the_past_is_refused(land, wie):
    inhoud = GELIJK.replace("Almelo;Overijssel;ZK22;Twente", "Almelo;Overijssel;ZK10;")
    _, plan = lees(wie, inhoud, datetime.date(2025, 1, 1))
    assert "Wat al voorbij is, verandert niet" in zinnen(plan)


def test_no_merger_is_performed_but_every_one_is_pointed_at(land, wie):
    inhoud = GELIJK.replace("164;GM0164;Hengelo (O.)", "1999;GM1999;Midden-Twente")
    _, plan = lees(wie, inhoud, STRAKS)
    assert [wat for _, wat in plan.te_doen] == [
        "Midden-Twente (GM1999) is nieuw: leg de herindeling vast",
        "Hengelo (GM0164) staat niet in de lijst: leg de herindeling vast",
    ]
    neem_over(wie, inhoud, STRAKS)
    assert Organisatie.objects.filter(cbs_code="GM0164", period__endswith=None).exists()
    assert not Organisatie.objects.filter(cbs_code="GM1999").exists()


def test_a_piece_of_the_list_is_not_taken_for_a_wave_of_mergers(land, wie):
    regio = Organisatie.objects.get(cbs_code="GM0141").plaatsingen.get().regio
    for nummer in range(61):
        factories.gemeente(f"Gemeente {nummer}", regio=regio, cbs_code=f"GM{3000 + nummer}")
    _, plan = lees(wie, GELIJK)
    assert plan.te_doen == []
    assert "61 gemeenten staan niet in dit bestand" in plan.meldingen[0]


def test_a_gap_names_every_gemeente_in_it_and_nothing_is_done(land, wie):
    inhoud = GELIJK.replace("ZK22;Twente", ";").replace(";Almelo;Overijssel", ";Almelo;Gelderland")
    blad, plan = lees(wie, inhoud)
    assert "in geen enkele zorgkantoorregio liggen dan: Almelo (GM0141), Hengelo (GM0164)." in zinnen(plan)
    with pytest.raises(lijsten.Intussen):
        lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)
    assert Organisatie.objects.get(cbs_code="GM0141").provincie == "Overijssel"


def test_ten_faults_are_told_by_row_and_nothing_is_done(land, wie):
    inhoud = """GemeentecodeGM;Gemeentenaam;Provincienaam;Zorgkantoorregiocode;Zorgkantoorregionaam
X141;Almelo;Overijssel;ZK22;Twente
GM0141;;Overijssel;ZK22;Twente
;Almelo;Overijssel;ZK22;Twente
GM0141;Almelo;Overijsel;ZK22;Twente
GM0141;Almelo;Overijssel;ZK99;Twente
GM0164;Hengelo (O.);Overijssel;ZKX;Twente
GM0164;Hengelo (O.);Overijssel;ZK22;Haaglanden
GM0518;'s-Gravenhage;Zuid-Holland;ZK10;Haaglanden;te;veel
GM0518;'s-Gravenhage;Zuid-Holland;ZK10;#N/A
GM0518;'s-Gravenhage;Gelderland;ZK10;Haaglanden
GM0518;'s-Gravenhage;Zuid-Holland;ZK10;Haaglanden
"""
    blad, plan = lees(wie, inhoud)
    assert {fout.rij for fout in plan.fouten} == {2, 3, 4, 5, 6, 7, 8, 9, 10, 12}
    for deel in (
        "Rij 2, kolom ‘GemeentecodeGM’: ‘X141’ is geen gemeentecode",
        "Rij 3, kolom ‘Gemeentenaam’: is niet ingevuld",
        "Rij 5, kolom ‘Provincienaam’: ‘Overijsel’ kan hier niet",
        "Rij 6, kolom ‘Zorgkantoorregiocode’: de regio ‘ZK99’ kennen wij niet",
        "Rij 8, kolom ‘Zorgkantoorregiocode’: de code en de naam zijn van twee regio's: Twente en Haaglanden",
        "Rij 12, kolom ‘GemeentecodeGM’: staat ook al op rij 11",
    ):
        assert deel in zinnen(plan)
    with pytest.raises(lijsten.Intussen):
        lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)
    assert Organisatie.objects.get(cbs_code="GM0518").provincie == "Zuid-Holland"


def test_who_changed_a_gemeente_meanwhile_is_not_overwritten(land, wie):
    inhoud = GELIJK.replace(";Almelo;Overijssel", ";Almelo;Gelderland")
    _, plan = lees(wie, inhoud)
    almelo = Organisatie.objects.get(cbs_code="GM0141")
    almelo.aliassen = "Almelo-Stad"
    almelo.save()
    with pytest.raises(ValidationError, match="intussen gewijzigd"):
        plan.met(Stand.GEWIJZIGD)[0].doe()


def test_the_list_goes_through_the_pages_with_its_day(as_rol, land):
    factories.indeling()
    client = as_rol(Rol.FUNCTIONEEL)
    begin = reverse("beheer_inlezen", args=["gemeentenlijst"])
    assert client.post(begin, {"bestand": bestand(), "dag": "ooit"}).status_code == 422
    kolommen = client.post(begin, {"bestand": bestand(), "dag": "2027-01-01"}).url
    gekozen = dict(zip([f"kolom_{n}" for n in range(5)], "12345", strict=True))
    nakijken = client.post(kolommen, gekozen).url
    page = client.get(nakijken)
    assert "vanaf 1 januari 2027" in page.text
    assert "Dit doet u zelf" in page.text
    assert client.get(page.context["plan"].te_doen[0][0]).status_code == 200
    client.post(nakijken, {"gezien": page.context["plan"].kenmerk})
    assert "Overgenomen" in client.get(nakijken).text


def bestand():
    inhoud = GELIJK + "1999;GM1999;Midden-Twente;Overijssel;ZK22;Twente\n"
    return SimpleUploadedFile("gemeenten.csv", inhoud.encode())


def test_only_the_functioneel_beheerder_takes_the_list_in(as_rol, land):
    coordinator = as_rol(Rol.COORDINATOR, regio=factories.regio("Zeeland"))
    assert coordinator.get(reverse("beheer_inlezen", args=["gemeentenlijst"])).status_code == 404
