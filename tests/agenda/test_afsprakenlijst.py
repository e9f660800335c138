"""An existing list of agreements comes into the agenda: all of it or nothing, and nothing twice."""

import datetime

import pytest

from agenda.afsprakenlijst import LIJST
from agenda.models import Afspraak, Blok
from regions.lijsten import begin, bekijk, neem_over
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.regions.proeflijst import xlsx

pytestmark = pytest.mark.django_db
KOPPEN = ["Thema", "Opgave", "Doel", "Functie", "Functie beoogt", "Afspraak", "Trekker", "Partners", "Vorm"]
KOPPEN += ["Van", "Tot en met", "Financiering"]


@pytest.fixture
def regio():
    regio = factories.regio()
    factories.gemeente("Enschede", regio=regio)
    factories.verzekeraar("Menzis", regio=regio)
    factories.themas()
    fabriek.agenda(regio)
    return regio


@pytest.fixture
def noor(regio):
    return factories.gebruiker(Rol.COORDINATOR, regio=regio)


def rij(**velden):
    leeg = dict.fromkeys(KOPPEN, "")
    return [*(leeg | {"Thema": "Ouderen", "Afspraak": "Eén loket"} | velden).values()]


def blad(regio, by, *rijen):
    return begin(LIJST, regio, "lijst.xlsx", xlsx(KOPPEN, *rijen), by=by)


def neem(regio, by, *rijen):
    gelezen = blad(regio, by, *rijen)
    return neem_over(gelezen, LIJST, gezien=bekijk(gelezen, LIJST).kenmerk)


def test_a_list_becomes_agreements_with_all_they_hang_under(regio, noor):
    vol = {
        "Opgave": "Thuis wonen",
        "Doel": "Minder crisis",
        "Functie": "Steun",
        "Functie beoogt": "voorkomen",
        "Trekker": "Enschede",
        "Partners": "Menzis; Enschede",
        "Vorm": "pilot",
        "Van": "1-3-2027",
        "Tot en met": "31-12-2027",
        "Financiering": "Wmo, zvw",
    }
    neem(regio, noor, rij(**vol), rij(**vol | {"Afspraak": "Een tweede"}))
    afspraak = Afspraak.objects.get(titel="Eén loket")
    assert (afspraak.trekker.naam, afspraak.vorm, afspraak.financiering) == (
        "Enschede",
        "pilot",
        ["Wmo", "Zvw"],
    )
    assert (afspraak.van, afspraak.tot_en_met) == (datetime.date(2027, 3, 1), datetime.date(2027, 12, 31))
    assert {partner.organisatie.naam for partner in afspraak.partners.all()} == {"Menzis", "Enschede"}
    assert Blok.objects.filter(soort="opgave").count() == Blok.objects.filter(soort="functie").count() == 1


def test_what_is_there_already_stays_as_it_is(regio, noor):
    neem(regio, noor, rij())
    Afspraak.objects.update(tekst="<p>Bijgewerkt</p>")
    again = blad(regio, noor, rij(Afspraak="EEN LOKET"), rij(Afspraak="Iets nieuws"))
    assert [regel.stand.value for regel in bekijk(again, LIJST).regels] == ["bestaat al", "nieuw"]
    neem_over(again, LIJST, gezien=bekijk(again, LIJST).kenmerk)
    assert Afspraak.objects.get(titel="Eén loket").tekst == "<p>Bijgewerkt</p>"
    assert Afspraak.objects.count() == 2


def test_without_opgave_and_doel_it_says_where_it_comes(regio, noor):
    uitkomst = bekijk(blad(regio, noor, rij()), LIJST)
    assert "Nog te benoemen" in uitkomst.meldingen[0]
    assert "bij: Nog te benoemen › Nog te benoemen" in uitkomst.regels[0].wat[0]


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"Thema": "Sport"}, "het thema ‘Sport’ is er niet"),
        ({"Trekker": "Nergenshuizen"}, "kennen wij niet"),
        ({"Partners": "Menzis; Nergenshuizen"}, "kennen wij niet"),
        ({"Vorm": "misschien"}, "kan hier niet"),
        ({"Financiering": "zakgeld"}, "kan hier niet"),
        ({"Van": "1-3-2027", "Tot en met": "1-2-2027"}, "ligt voor de eerste dag"),
        ({"Van": "31-2-2027"}, "geen bestaande datum"),
        ({"Afspraak": ""}, ""),
        ({"Afspraak": "x" * 201}, "langer dan 200"),
        ({"Functie": "Steun"}, "kies wat de functie beoogt"),
    ],
)
def test_a_fault_is_told_and_nothing_is_taken_over(regio, noor, velden, melding):
    uitkomst = bekijk(blad(regio, noor, rij(Afspraak="Goed"), rij(**velden)), LIJST)
    assert not uitkomst.is_goed
    assert any(melding in fout.melding for fout in uitkomst.fouten)
    assert not Afspraak.objects.exists()


def test_one_name_twice_under_a_theme_is_pointed_out(regio, noor):
    uitkomst = bekijk(blad(regio, noor, rij(), rij()), LIJST)
    assert "staat ook al op rij 2" in uitkomst.fouten[0].melding


def test_who_does_not_edit_the_agenda_takes_nothing_in(regio):
    beheer = factories.gebruiker(Rol.FUNCTIONEEL)
    uitkomst = bekijk(blad(regio, beheer, rij()), LIJST)
    assert "wie de agenda van de regio bewerkt" in uitkomst.fouten[0].melding


def test_a_regio_without_an_agenda_is_told_to_begin_one():
    regio = factories.regio("Drenthe")
    noor = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    assert "nog geen agenda" in bekijk(blad(regio, noor, rij()), LIJST).fouten[0].melding


def test_markup_in_a_cell_is_made_safe(regio, noor):
    koppen = ["Thema", "Afspraak", "Toelichting"]
    inhoud = xlsx(koppen, ["Ouderen", "Eén loket", "<script>alert(1)</script><b>Bel</b> ons"])
    gelezen = begin(LIJST, regio, "lijst.xlsx", inhoud, by=noor)
    neem_over(gelezen, LIJST, gezien=bekijk(gelezen, LIJST).kenmerk)
    assert Afspraak.objects.get().tekst == "<p><strong>Bel</strong> ons</p>"
