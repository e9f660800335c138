"""Market shares from a spreadsheet, and the largest insurer as a suggestion."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from regions import lijsten
from regions.inleeslijsten.marktaandelen import LIJST
from regions.lijsten import Stand
from regions.models import Contactpersoon, Lijstbestand, Marktaandeel
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db
KOP = "Zorgverzekeraar;Gemeente;Regio;Jaar;Aandeel;Bron\n"
GOED = f"""{KOP}Menzis;Almelo;;2025;41,4;Vektis
Anderzorg;;Twente;2025;38;Vektis
VGZ;GM0141;;2025;20%;Vektis
"""
FOUT = f"""{KOP}Mensis;Almelo;;2025;41,4;Vektis
Menzis;Atlantis;;2025;41,4;Vektis
Menzis;GM9999;;2025;41,4;Vektis
Menzis;;;2025;41,4;Vektis
Menzis;Almelo;Twente;2025;41,4;Vektis
Menzis;Almelo;;2031;41,4;Vektis
Menzis;Almelo;;2025;141;Vektis
Menzis;Almelo;;2025;veel;Vektis
Menzis;Almelo;;2025;60;
Menzis;Almelo;;2025;60;Vektis
Anderzorg;Almelo;;2025;10;Vektis
VGZ;Almelo;;2025;60;Vektis
Menzis;Weesp;;2025;1;Vektis
"""


@pytest.fixture
def twente():
    regio = factories.regio("Twente")
    factories.gemeente("Almelo", regio=regio, cbs_code="GM0141")
    factories.gemeente("Weesp", tot=datetime.date(2022, 3, 24))
    factories.verzekeraar("Menzis", regio=regio, aliassen="Anderzorg")
    factories.verzekeraar("VGZ")
    return regio


@pytest.fixture
def wie():
    return factories.gebruiker(Rol.FUNCTIONEEL)


def lees(wie, inhoud):
    blad = lijsten.begin(LIJST, None, "aandelen.csv", inhoud.encode(), by=wie)
    return blad, lijsten.bekijk(blad, LIJST)


def neem_over(wie, inhoud):
    blad, plan = lees(wie, inhoud)
    return lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)


def test_shares_are_taken_in_by_code_name_and_label(twente, wie):
    neem_over(wie, GOED)
    found = Marktaandeel.objects.values_list("organisatie__naam", "gemeente__naam", "regio__naam", "aandeel")
    assert set(found) == {
        ("Menzis", "Almelo", None, Decimal("41.40")),
        ("Menzis", None, "Twente", Decimal("38.00")),
        ("VGZ", "Almelo", None, Decimal("20.00")),
    }


def test_an_old_file_again_changes_nothing(twente, wie):
    neem_over(wie, GOED)
    events = Marktaandeel.pgh_event_model.objects.count()
    _, plan = lees(wie, GOED)
    assert {regel.stand for regel in plan.regels} == {Stand.GELIJK}
    neem_over(wie, GOED)
    assert Marktaandeel.objects.count() == 3
    assert Marktaandeel.pgh_event_model.objects.count() == events


def test_a_changed_share_says_what_it_was(twente, wie):
    neem_over(wie, GOED)
    _, plan = lees(wie, f"{KOP}Menzis;Almelo;;2025;42;Vektis")
    assert plan.met(Stand.GEWIJZIGD)[0].wat == ["wordt 42,00%, bron: Vektis", "was 41,40%, bron: Vektis"]


def test_every_fault_is_told_by_row_and_nothing_is_taken_over(twente, wie):
    blad, plan = lees(wie, FOUT)
    zinnen = "\n".join(map(str, plan.fouten))
    for deel in (
        "Rij 2, kolom ‘Zorgverzekeraar’: ‘Mensis’ kennen wij niet",
        "Rij 3, kolom ‘Gemeente’: de gemeente ‘Atlantis’ kennen wij niet",
        "Rij 4, kolom ‘Gemeente’: de gemeente GM9999 kennen wij niet",
        "Rij 5: vul een gemeente in of een regio",
        "Rij 6: vul een gemeente in of een regio",
        "Rij 7, kolom ‘Jaar’: 2031 kan niet",
        "Rij 8, kolom ‘Aandeel’: ‘141’ ligt niet tussen 0 en 100",
        "Rij 9, kolom ‘Aandeel’: ‘veel’ is geen getal",
        "Rij 10, kolom ‘Bron’: is niet ingevuld",
        "Rij 12, kolom ‘Zorgverzekeraar’: Menzis in Almelo staat ook al op rij 11",
        "Rij 14, kolom ‘Gemeente’: Weesp was er in 2025 niet meer",
        "de aandelen in gemeente Almelo zijn in 2025 samen 120.00%",
    ):
        assert deel in zinnen
    with pytest.raises(lijsten.Intussen):
        lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)
    assert not Marktaandeel.objects.exists()


def test_fractions_instead_of_percents_are_noticed(twente, wie):
    _, plan = lees(wie, f"{KOP}Menzis;Almelo;;2025;0,41;V\nVGZ;Almelo;;2025;0,2;V")
    assert "Schrijf 41,4 en niet 0,414" in str(plan.fouten[0])


def test_the_file_goes_through_the_pages(as_rol, twente):
    client = as_rol(Rol.FUNCTIONEEL)
    bestand = SimpleUploadedFile("a.csv", GOED.encode())
    kolommen = client.post(reverse("beheer_inlezen", args=["marktaandelen"]), {"bestand": bestand}).url
    gekozen = {f"kolom_{n}": str(n) for n in range(6)}
    nakijken = client.post(kolommen, gekozen).url
    page = client.get(nakijken)
    assert "3 nieuw" in page.text
    client.post(nakijken, {"gezien": page.context["plan"].kenmerk})
    assert Lijstbestand.objects.get().verwerkt_op
    lijst = client.get(reverse("beheer_marktaandelen"), {"q": "almelo"})
    assert "2 marktaandelen" in lijst.text
    export = client.get(reverse("beheer_marktaandelen_export", args=["csv"]))
    assert "GM0141" in export.getvalue().decode()
    assert client.get(reverse("beheer_marktaandelen_export", args=["pdf"])).status_code == 404


@pytest.mark.parametrize("name", ["beheer_marktaandelen", "beheer_marktaandelen_export"])
def test_shares_are_kept_by_the_functioneel_beheerder_only(as_rol, twente, name):
    args = ["csv"] if "export" in name else []
    assert as_rol(Rol.COORDINATOR, regio=twente).get(reverse(name, args=args)).status_code == 404


@pytest.mark.parametrize("anders", [{"aandeel": 101}, {"regio": None}, {"bron": ""}])
def test_the_database_holds_a_share_to_one_place_and_to_100(twente, anders):
    velden = {
        "organisatie": factories.verzekeraar("CZ"),
        "regio": twente,
        "jaar": 2025,
        "aandeel": 1,
        "bron": "V",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Marktaandeel.objects.create(**velden | anders)


def test_the_same_share_twice_is_refused_by_the_database(twente, wie):
    neem_over(wie, GOED)
    een = Marktaandeel.objects.filter(regio=twente).get()
    een.pk, een._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        een.save()


def test_the_largest_is_suggested_and_nobody_is_made_contact(as_rol, twente, wie):
    neem_over(wie, GOED)
    client = as_rol(Rol.COORDINATOR, regio=twente)
    page = client.get(reverse("contacten", args=["twente"])).text
    assert "Grootste zorgverzekeraar hier in 2025: Menzis (38%), bron: Vektis." in page
    assert "Aanspreekpunt toevoegen voor Menzis" in page
    assert "Grootste zorgverzekeraar" in client.get(reverse("contact_nieuw", args=["twente"])).text
    assert not Contactpersoon.objects.exists()
