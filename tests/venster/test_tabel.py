"""All regio's in one table: one form, one sitting."""

import pytest
from django.db import connection

from regions.rights import Rol
from tests import factories
from tests.venster import factories as venster
from venster import actions
from venster.models import Deelconcept, Indiening, Inzending

pytestmark = pytest.mark.django_db
TABEL = "/venster/2026/tabel/menzis/"


@pytest.fixture
def sheets():
    """An insurer that is asked for twelve regio's; its answer sheets."""
    menzis = factories.verzekeraar("Menzis")
    for nummer in range(1, 13):
        place = factories.regio(f"Regio {nummer:02}")
        factories.Deelname.objects.create(
            regio=place, organisatie=menzis, period=factories.since(factories.BEGIN)
        )
    venster.geopend()
    return list(Inzending.objects.order_by("regio__naam"))


@pytest.fixture
def page(sign_in, sheets):
    return sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=sheets[0].organisatie))


def cells(sheets, antwoord="ja", was=""):
    """The form as it is posted: every cell the same."""
    fields = {}
    for sheet in sheets:
        for deel in ("agenda", "proces", "resultaat"):
            fields |= {f"r{sheet.pk}-{deel}": antwoord, f"was-r{sheet.pk}-{deel}": was}
    return fields


def test_the_task_list_offers_the_table_to_who_has_many(page):
    assert f'href="{TABEL}"' in page.get("/venster/2026/").text


def test_every_cell_is_a_named_group_without_a_choice(page):
    text = page.get(TABEL).text
    assert text.count("<fieldset") == 36
    assert "Regio 01: agenda</legend>" in text
    assert "checked" not in text


def test_twelve_regios_are_answered_and_submitted_in_three_requests(page, sheets):
    assert page.post(TABEL, cells(sheets))["Location"] == f"{TABEL}nakijken/"
    response = page.get(f"{TABEL}nakijken/")
    assert "Dien 12 ingevulde regio’s in namens Menzis" in response.text
    gezien = {f"gezien-{stand.inzending.pk}": seen for stand, seen in response.context["klaar_om"]}
    page.post(f"{TABEL}nakijken/", gezien)
    page.post(f"{TABEL}nakijken/", gezien)
    assert Indiening.objects.count() == 12
    assert page.get(f"{TABEL}nakijken/").text.count("kenmerk <span") == 12


def test_twelve_submissions_are_confirmed_in_one_mail(page, sheets, outbox):
    page.post(TABEL, cells(sheets))
    response = page.get(f"{TABEL}nakijken/")
    page.post(
        f"{TABEL}nakijken/", {f"gezien-{s.inzending.pk}": seen for s, seen in response.context["klaar_om"]}
    )
    assert outbox.get().message.count("kenmerk") == 12


def test_a_cell_is_saved_at_once_and_only_words_come_back(page, sheets):
    response = page.post(TABEL, cells(sheets[:1], "nee"), headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'type="radio"' not in response.text
    assert "Opgeslagen als concept om" in response.text
    assert f'id="was-r{sheets[0].pk}-agenda" name="was-r{sheets[0].pk}-agenda" value="nee"' in response.text
    assert Deelconcept.objects.filter(antwoord=False).count() == 3


def test_a_choice_in_the_table_keeps_the_texts(page, sheets):
    venster.concept(sheets[0], factories.gebruiker(), "jjj", toelichting_agenda="Blijft staan")
    page.post(TABEL, cells(sheets[:1], "nee", was="ja"))
    concept = Deelconcept.objects.get(deel="agenda")
    assert (concept.antwoord, concept.toelichting, concept.version) == (False, "Blijft staan", 2)


def test_what_a_colleague_chose_meanwhile_is_shown_and_not_overwritten(page, sheets):
    venster.concept(sheets[0], factories.gebruiker(), "nnn")
    response = page.post(TABEL, cells(sheets[:2], "ja"))
    assert response.status_code == 409
    assert response.text.count("Een collega koos NEE") == 3
    assert sheets[0].concepten.filter(antwoord=False).count() == 3
    assert sheets[1].concepten.filter(antwoord=True).count() == 3


def test_another_organisation_does_not_find_the_table(as_rol, sheets):
    client = as_rol(Rol.MEDEWERKER, organisatie=factories.verzekeraar("VGZ"))
    assert client.get(TABEL).status_code == client.post(TABEL).status_code == 404
    assert client.get(f"{TABEL}nakijken/").status_code == 404


def test_a_cell_of_another_organisation_is_not_touched(page, sheets):
    other = factories.verzekeraar("VGZ", regio=sheets[0].regio)
    theirs = actions.uitnodigen(sheets[0].ronde, organisatie=other, regio=sheets[0].regio, by=None).inzending
    page.post(TABEL, cells([theirs]))
    assert not theirs.concepten.exists()


@pytest.mark.parametrize("adres", [TABEL, "/venster/2026/"])
def test_as_many_queries_for_one_regio_as_for_twelve(
    page, sheets, adres, django_assert_max_num_queries, django_assert_num_queries
):
    page.get(adres)
    with django_assert_max_num_queries(8) as many:
        page.get(adres)
    with connection.cursor() as cursor:
        cursor.execute("delete from venster_inzending where id <> %s", [sheets[0].pk])
        cursor.execute("delete from venster_uitnodiging where id <> %s", [sheets[0].uitnodiging_id])
    with django_assert_num_queries(len(many)):
        page.get(adres)
