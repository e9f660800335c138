"""What may be discussed and agreed on, with its history."""

import datetime

import pytest
from django.db import IntegrityError
from django.urls import reverse

from regions.models import Gespreksonderwerp
from regions.onderwerpen import neem_over, taken, voorbeelden
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db

TARIEVEN = {"onderwerp": "Tarieven", "bespreken": "nee", "afspreken": "nee", "waarom": "Mededingingswet"}


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def coordinator(as_rol, twente):
    return as_rol(Rol.COORDINATOR, regio=twente)


def bewaar(client, pk=None, **fields):
    address = reverse("onderwerp_nieuw", args=["twente"])
    if pk:
        address = reverse("onderwerp_wijzigen", args=["twente", pk])
        fields = {"version": f"{pk}.1"} | fields
    return client.post(address, TARIEVEN | fields)


def onderwerp(regio, van=datetime.date(2026, 1, 1), **fields):
    return Gespreksonderwerp.objects.create(regio=regio, period=since(van), **TARIEVEN | fields)


def test_a_subject_is_written_down(coordinator, twente):
    assert bewaar(coordinator).status_code == 302
    assert Gespreksonderwerp.objects.get().regio == twente
    assert "Tarieven" in coordinator.get(reverse("onderwerpen", args=["twente"])).text


def test_changing_keeps_what_held_before(coordinator, twente):
    eerder = onderwerp(twente)
    assert bewaar(coordinator, eerder.pk, bespreken="ja").status_code == 302
    address = reverse("onderwerpen", args=["twente"])
    assert "praten: </span>nee" in coordinator.get(address, {"op": "2026-11-22"}).text
    assert "praten: </span>ja" in coordinator.get(address).text


def test_changing_on_the_day_itself_makes_no_second_row(coordinator, twente):
    vandaag = onderwerp(twente, van=datetime.date(2026, 11, 23))
    bewaar(coordinator, vandaag.pk, bespreken="ja")
    assert Gespreksonderwerp.objects.get().bespreken == "ja"


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"bespreken": "voorwaarden", "afspreken": "nee"}, "Schrijf op onder welke voorwaarden."),
        ({"afspreken": "ja"}, "daarover kunt u ook niets afspreken"),
        ({"bespreken": ""}, "Mogen we hierover praten?"),
    ],
)
def test_what_does_not_fit_is_refused(coordinator, fields, reden):
    response = bewaar(coordinator, **fields)
    assert response.status_code == 422
    assert reden in response.text


def test_ending_keeps_the_past(coordinator, twente):
    eerder = onderwerp(twente)
    coordinator.post(
        reverse("onderwerp_beeindigen", args=["twente", eerder.pk]),
        {"laatste_dag": "2026-11-22", "version": f"{eerder.pk}.1"},
    )
    eerder.refresh_from_db()
    assert eerder.last_day == datetime.date(2026, 11, 22)


def test_others_read_and_no_more(as_rol, twente):
    eerder = onderwerp(twente)
    client = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Hengelo", regio=twente))
    assert client.get(reverse("onderwerpen", args=["twente"])).status_code == 200
    assert bewaar(client).status_code == 403
    assert bewaar(client, eerder.pk).status_code == 403
    assert client.get(reverse("onderwerp_beeindigen", args=["twente", eerder.pk])).status_code == 403


def test_a_subject_of_another_regio_does_not_exist_here(coordinator):
    ander = onderwerp(factories.regio("Zeeland"))
    assert bewaar(coordinator, ander.pk).status_code == 404


def test_conditions_and_who_is_bound_are_on_the_page(coordinator, twente):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    fields = {"bespreken": "voorwaarden", "voorwaarden": "Alleen wat bekend is", "soorten": ["gemeente"]}
    assert bewaar(coordinator, **fields, organisaties=[menzis.pk]).status_code == 302
    page = coordinator.get(reverse("onderwerpen", args=["twente"])).text
    assert "Alleen wat bekend is" in page
    assert "gemeenten, Menzis" in page


@pytest.mark.parametrize(
    "fields", [{"bespreken": "voorwaarden"}, {"bespreken": "nee", "afspreken": "ja"}], ids=str
)
def test_the_database_refuses_what_the_form_does(twente, fields):
    with pytest.raises(IntegrityError):
        onderwerp(twente, **fields)


def test_the_same_subject_twice_and_a_day_that_is_past_are_refused(coordinator, twente):
    onderwerp(twente)
    assert "staat al op de lijst" in bewaar(coordinator, onderwerp="tarieven").text
    late = bewaar(coordinator, onderwerp="Anders", opnieuw_bekijken_op="2026-11-23")
    assert "Kies een dag na vandaag." in late.text


def test_the_history_of_a_subject_is_read_on_its_page(coordinator, twente):
    eerder = onderwerp(twente)
    bewaar(coordinator, eerder.pk, waarom="Artikel 6", soorten=["gemeente"])
    nieuw = Gespreksonderwerp.objects.get(vorige=eerder)
    for pk in (eerder.pk, nieuw.pk):
        page = coordinator.get(reverse("onderwerp", args=["twente", pk])).text
        assert "Waarom: van Mededingingswet naar Artikel 6" in page
        assert "Geldt voor: van leeg naar gemeente" in page
        assert "door: </span>u</td>" in page


def test_who_was_overtaken_sees_three_texts(coordinator, twente):
    eerder = onderwerp(twente)
    bewaar(coordinator, eerder.pk, waarom="Van de ander")
    mijn = {"waarom": "Van mij", "version": f"{eerder.pk}.1"}
    answer = bewaar(coordinator, eerder.pk, **mijn)
    assert answer.status_code == 409
    assert "Tekst toen u begon" in answer.text
    assert "Mededingingswet" in answer.text
    nieuw = Gespreksonderwerp.objects.get(vorige=eerder)
    version = f"{nieuw.pk}.{nieuw.version}"
    both = bewaar(
        coordinator, eerder.pk, **mijn | {"version": version, "begonnen": f"{eerder.pk}.1"}, keuze="samen"
    )
    assert "Van mij" in both.text
    assert "Van de ander" in both.text
    assert bewaar(coordinator, eerder.pk, **mijn | {"version": version}, keuze="mijn").status_code == 302
    assert Gespreksonderwerp.objects.now().get().waarom == "Van mij"


def test_an_end_of_who_was_overtaken_is_not_done(coordinator, twente):
    eerder = onderwerp(twente)
    bewaar(coordinator, eerder.pk, waarom="Van de ander")
    address = reverse("onderwerp_beeindigen", args=["twente", eerder.pk])
    answer = coordinator.post(address, {"laatste_dag": "2026-12-31", "version": f"{eerder.pk}.1"})
    assert answer.status_code == 409
    assert Gespreksonderwerp.objects.now().get().last_day is None


def test_looking_again_at_a_later_day_makes_no_new_row(coordinator, twente):
    eerder = onderwerp(twente, opnieuw_bekijken_op=datetime.date(2026, 11, 1))
    assert bewaar(coordinator, eerder.pk, opnieuw_bekijken_op="2027-11-01").status_code == 302
    assert Gespreksonderwerp.objects.get().opnieuw_bekijken_op == datetime.date(2027, 11, 1)


@pytest.mark.parametrize(("dag", "aantal"), [("2026-11-23", 1), ("2026-11-24", 0)])
def test_the_coordinator_gets_a_task_when_the_day_has_come(twente, dag, aantal):
    onderwerp(twente, opnieuw_bekijken_op=dag)
    assert len(taken(factories.gebruiker(Rol.COORDINATOR, regio=twente))) == aantal
    assert taken(factories.gebruiker(Rol.FUNCTIONEEL)) == []
    assert taken(factories.gebruiker(Rol.COORDINATOR, regio=factories.regio("Zeeland"))) == []


def test_the_task_is_in_mijn_werk(coordinator, twente):
    onderwerp(twente, opnieuw_bekijken_op="2026-11-01")
    assert "1 gespreksonderwerp opnieuw bekijken" in coordinator.get("/").text


def test_a_regio_begins_with_examples(coordinator, twente):
    address = reverse("onderwerp_voorbeelden", args=["twente"])
    assert "Mededingingswet" in coordinator.get(address).text
    assert coordinator.post(address, {"codes": ["tarieven", "cijfers"]}).status_code == 302
    assert Gespreksonderwerp.objects.now().filter(regio=twente).count() == 2
    assert 'value="tarieven"' not in coordinator.get(address).text
    assert coordinator.post(address, {}).status_code == 422


def test_every_example_can_be_taken_over(twente):
    codes = [voorbeeld.code for voorbeeld in voorbeelden(twente)]
    assert neem_over(twente, codes) == len(set(codes)) == len(codes)
    assert neem_over(twente, codes) == 0


def test_the_list_can_be_taken_along_and_printed(coordinator, twente):
    onderwerp(twente, concurrentiegevoelig=True)
    export = coordinator.get(reverse("onderwerpen_export", args=["twente", "csv"]))
    text = b"".join(export.streaming_content).decode("utf-8-sig")
    assert "Tarieven;nee;nee;;Mededingingswet;alle partijen;ja;2026-01-01" in text
    assert coordinator.get(reverse("onderwerpen_export", args=["twente", "docx"])).status_code == 404
    assert "concurrentiegevoelig" in coordinator.get(reverse("onderwerpen_afdrukken", args=["twente"])).text


def test_the_list_costs_the_same_however_long(coordinator, twente):
    costs = []
    for nummer in range(3):
        onderwerp(twente, onderwerp=f"Onderwerp {nummer}")
        with counted() as statements:
            coordinator.get(reverse("onderwerpen", args=["twente"]))
        costs.append(len(statements))
    assert len(set(costs)) == 1


SEES = ["onderwerpen", "onderwerpen_afdrukken", "onderwerp"]
EDITS = ["onderwerp_nieuw", "onderwerp_voorbeelden", "onderwerp_wijzigen", "onderwerp_beeindigen"]
MATRIX = {
    Rol.COORDINATOR: (200, 200),
    Rol.REDACTEUR: (200, 200),
    Rol.MEDEWERKER: (200, 403),
    Rol.BESTUURDER: (200, 403),
    Rol.BEHEERDER: (200, 403),
    Rol.PARTNER: (200, 403),
    Rol.LANDELIJK: (200, 403),
    Rol.FUNCTIONEEL: (200, 403),
}


@pytest.mark.parametrize("rol", MATRIX)
@pytest.mark.parametrize("eigen", [True, False], ids=["here", "elsewhere"])
def test_who_may_do_which(as_rol, twente, rol, eigen):
    row = onderwerp(twente)
    where = twente if eigen else factories.regio("Zeeland")
    plaats = {"regio": where} if rol in (Rol.COORDINATOR, Rol.REDACTEUR) else {}
    if rol not in (Rol.COORDINATOR, Rol.REDACTEUR, Rol.FUNCTIONEEL):
        plaats = {"organisatie": factories.gemeente("Hengelo", regio=where)}
    client = as_rol(rol, **plaats)
    sees, edits = MATRIX[rol] if eigen else (200, 403)
    if rol == Rol.PARTNER and not eigen:
        sees, edits = 404, 404
    for namen, status in ((SEES, sees), (EDITS, edits)):
        for naam in namen:
            args = ["twente", row.pk] if naam in (SEES[2], *EDITS[2:]) else ["twente"]
            assert client.get(reverse(naam, args=args)).status_code == status, naam
