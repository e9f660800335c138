"""Contact persons from a spreadsheet: recognised, new, changed, or wrong with what to do about it."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regions import lijsten
from regions.inleeslijsten.contacten import LIJST
from regions.models import Contactpersoon, Lijstbestand, Persoon
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.regions import proeflijst

pytestmark = pytest.mark.django_db
KOPPEN = [
    "Gemeente",
    "Rol",
    "Naam",
    "E-mailadres",
    "Telefoonnummer",
    "Functie",
    "Thema",
    "Vervanger",
    "Vanaf",
]


@pytest.fixture
def twente():
    regio = factories.regio("Twente")
    factories.themas()
    factories.gemeente("Almelo", regio=regio, cbs_code="GM0141")
    factories.gemeente("Súdwest-Fryslân", slug="swf", regio=regio, aliassen="Sudwest")
    factories.gemeente("Elders")
    return regio


@pytest.fixture
def wie(twente):
    return factories.gebruiker(Rol.COORDINATOR, regio=twente)


@pytest.fixture
def bekijk(twente, wie):
    """What a list with these rows would mean."""

    def bekijk(*rijen, koppen=KOPPEN):
        inhoud = proeflijst.xlsx(koppen, *rijen)
        blad = lijsten.begin(LIJST, twente, "lijst.xlsx", inhoud, by=wie)
        return blad, lijsten.bekijk(blad, LIJST)

    return bekijk


@pytest.fixture
def neem_over(bekijk):
    """Take such a list over."""

    def neem_over(*rijen, **kwargs):
        blad, plan = bekijk(*rijen, **kwargs)
        assert plan.fouten == []
        return plan, lijsten.neem_over(blad, LIJST, gezien=plan.kenmerk)

    return neem_over


def fouten(plan):
    return [str(fout) for fout in plan.fouten]


def standen(plan):
    return [regel.stand.value for regel in plan.regels]


def test_a_new_person_gets_a_role_with_all_that_the_row_says(neem_over, twente):
    neem_over(
        [
            "Almelo",
            "Wethouder",
            "Noor Jansen",
            "Noor <n.jansen@almelo.nl>",
            612345678,
            "wethouder",
            "ggz, Ouderen",
            None,
            datetime.date(2026, 1, 1),
        ]
    )
    contact = Contactpersoon.objects.get()
    assert (contact.persoon.email, contact.persoon.telefoon) == ("n.jansen@almelo.nl", "0612345678")
    assert (contact.rol, contact.since, contact.bevestigd_op) == (
        "bestuurlijk",
        datetime.date(2026, 1, 1),
        None,
    )
    assert {thema.code for thema in contact.themas.all()} == {"ggz", "ouderen"}


@pytest.mark.parametrize("naam", ["almelo", "Gemeente Almelo", "gem. Almelo", "GM0141", "0141", "141"])
def test_an_organisation_is_found_as_people_write_it(bekijk, naam):
    assert standen(bekijk([naam, "ambtelijk", "A", "a@x.nl"])[1]) == ["nieuw"]


@pytest.mark.parametrize("naam", ["Sudwest Fryslan", "sudwest", "SÚDWEST-FRYSLÂN"])
def test_an_organisation_is_found_without_accents_and_by_alias(bekijk, naam):
    assert standen(bekijk([naam, "ambtelijk", "A", "a@x.nl"])[1]) == ["nieuw"]


def test_an_unknown_organisation_and_one_from_elsewhere_are_told_with_what_to_do(bekijk):
    plan = bekijk(["Almello", "ambtelijk", "A", "a@x.nl"], ["Elders", "ambtelijk", "B", "b@x.nl"])[1]
    assert "Bedoelt u Almelo?" in fouten(plan)[0]
    assert fouten(plan)[1].startswith("Rij 3, kolom ‘Organisatie’: Elders doet niet mee in regio Twente.")


def test_the_same_list_twice_changes_nothing(neem_over):
    rij = ["Almelo", "ambtelijk", "Sanne de Vries", "s@almelo.nl", "0612345678", "adviseur", "GGZ"]
    neem_over(rij)
    eerst = list(Contactpersoon.objects.values())
    plan, blad = neem_over(rij)
    assert standen(plan) == ["bestaat al"]
    assert list(Contactpersoon.objects.values()) == eerst
    assert blad.resultaat == [eerst[0]["id"]]


def test_a_known_person_is_matched_by_address_and_an_empty_cell_wipes_nothing(neem_over, twente):
    almelo = twente.plaatsingen.first().gemeente
    contact = factories.contact(
        almelo,
        twente,
        wie=factories.persoon("Sanne de Vries", email="S@almelo.nl", telefoon="1"),
        functie="oud",
    )
    plan, _ = neem_over(["Almelo", "ambtelijk", "sanne de vries", "s@ALMELO.nl", None, "adviseur"])
    assert plan.regels[0].wat == ["functie: oud wordt adviseur"]
    contact.refresh_from_db()
    assert (contact.functie, contact.persoon.telefoon) == ("adviseur", "1")


def test_without_an_address_a_person_is_matched_by_name_within_the_organisation(neem_over, twente):
    almelo = twente.plaatsingen.first().gemeente
    factories.contact(almelo, twente, wie=factories.persoon("Sanne de Vries", email="", telefoon="1"))
    plan, _ = neem_over(["Almelo", "ambtelijk", "Sanne de Vries", "s@almelo.nl"])
    assert plan.regels[0].wat == ["e-mail: leeg wordt s@almelo.nl"]
    assert Persoon.objects.get().email == "s@almelo.nl"


def test_nobody_is_renamed_by_a_list(bekijk, twente):
    factories.persoon("Sanne de Vries", email="s@almelo.nl")
    plan = bekijk(["Almelo", "ambtelijk", "Piet Bos", "s@almelo.nl"])[1]
    assert "s@almelo.nl is van Sanne de Vries." in fouten(plan)[0]


def test_a_name_in_three_columns_is_one_name(neem_over):
    koppen = ["Organisatie", "Functie", "Voornaam", "Tussenvoegsel", "Achternaam", "Mail"]
    plan, _ = neem_over(["Almelo", "Wethouder Zorg", "Sanne", "de", "Vries", "s@almelo.nl"], koppen=koppen)
    assert plan.regels[0].wie == "Sanne de Vries, bestuurlijk voor Almelo"
    assert "rol afgeleid van de functie" in plan.regels[0].wat


def test_a_deputy_may_stand_further_down(neem_over):
    neem_over(
        ["Almelo", "ambtelijk", "Een", "een@almelo.nl", None, None, None, "twee@almelo.nl"],
        ["Almelo", "ambtelijk", "Twee", "twee@almelo.nl"],
    )
    assert Contactpersoon.objects.get(persoon__naam="Een").vervanger.naam == "Twee"


def test_each_fault_says_what_to_do(bekijk):
    plan = bekijk(
        ["Almelo", "baas", "A", "a@x.nl"],
        ["Almelo", "ambtelijk", "B", "geen adres"],
        ["Almelo", "ambtelijk", "C", None],
        ["Almelo", "ambtelijk", "D", "d@x.nl", None, None, "wonen"],
        ["Almelo", "ambtelijk", "E", "e@x.nl", None, None, None, "weg@x.nl"],
        ["Almelo", "ambtelijk", "F", "f@x.nl"],
        ["Almelo", "ambtelijk", "F", "f@x.nl"],
        ["Almelo", "ambtelijk", "G", "g@x.nl", "bel mij"],
        ["Almelo", "ambtelijk", "H", "h@x.nl", None, None, None, None, "31-2-2026"],
        ["Almelo", None, "I", "i@x.nl"],
        ["Almelo", "ambtelijk", None, "j@x.nl"],
    )[1]
    assert [fout.rij for fout in plan.fouten] == [2, 3, 4, 5, 6, 8, 9, 10, 11, 12]
    assert "kies uit: bestuurlijk, ambtelijk" in fouten(plan)[0]
    assert "staat met deze rol ook in rij 7" in fouten(plan)[5]


def test_an_end_of_a_role_that_is_there_goes_by_its_own_page(bekijk, twente):
    almelo = twente.plaatsingen.first().gemeente
    factories.contact(almelo, twente, wie=factories.persoon("A", email="a@x.nl"))
    koppen = ["Organisatie", "Rol", "Naam", "E-mail", "Tot en met"]
    plan = bekijk(["Almelo", "ambtelijk", "A", "a@x.nl", datetime.date(2027, 1, 1)], koppen=koppen)[1]
    assert "Een einde geeft u op bij Contactpersonen" in fouten(plan)[0]


def test_a_role_that_ended_may_be_in_the_list(neem_over):
    koppen = ["Organisatie", "Rol", "Naam", "E-mail", "Van", "T/m"]
    dagen = [datetime.date(2020, 1, 1), datetime.date(2021, 12, 31)]
    neem_over(["Almelo", "ambtelijk", "A", "a@x.nl", *dagen], koppen=koppen)
    assert Contactpersoon.objects.get().last_day == dagen[1]


def test_someone_with_an_account_is_the_same_person(neem_over):
    user = factories.gebruiker(email="a@almelo.nl")
    neem_over(["Almelo", "ambtelijk", "A", "A@almelo.nl"])
    assert Persoon.objects.get().gebruiker == user


def test_two_imports_of_one_list_make_everyone_once(bekijk):
    rij = ["Almelo", "ambtelijk", "A", "a@almelo.nl"]
    (eerste, plan), (tweede, zelfde) = bekijk(rij), bekijk(rij)
    lijsten.neem_over(eerste, LIJST, gezien=plan.kenmerk)
    with pytest.raises(lijsten.Intussen):
        lijsten.neem_over(tweede, LIJST, gezien=zelfde.kenmerk)
    assert Contactpersoon.objects.count() == 1


def test_the_number_of_questions_does_not_grow_with_the_list(bekijk, django_assert_num_queries):
    from tests.queries import counted

    def vragen(aantal):
        blad, _ = bekijk(*(["Almelo", "ambtelijk", f"P{n}", f"p{n}@x.nl"] for n in range(aantal)))
        with counted() as gevraagd:
            lijsten.bekijk(blad, LIJST)
        return len(gevraagd)

    assert vragen(1) == vragen(31)


def test_the_example_is_a_list_that_can_be_read(sign_in, wie, twente):
    client = sign_in(wie)
    voorbeeld = client.get("/regio/twente/inlezen/contacten/voorbeeld/")
    bestand = SimpleUploadedFile("voorbeeld.xlsx", voorbeeld.content)
    client.post("/regio/twente/inlezen/contacten/", {"bestand": bestand})
    blad = Lijstbestand.objects.get()
    page = client.get(reverse("inlezen_nakijken", args=["twente", "contacten", blad.pk]))
    assert "2 nieuw" in page.text
    assert VANDAAG
