"""Filling in for one regio: door, questions, autosave, look through, submit, confirmation."""

import datetime

import pytest
from django.urls import reverse

from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster import actions
from venster.models import Deelconcept, Indiening, Inzending

pytestmark = pytest.mark.django_db


@pytest.fixture
def uitnodiging():
    return venster.uitnodiging()


@pytest.fixture
def noor(uitnodiging):
    return factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie)


@pytest.fixture
def page(sign_in, noor):
    return sign_in(noor)


def answer(page, uitnodiging, deel, antwoord="ja", *, version=0, tab="", **fields):
    """Post one question."""
    return page.post(uitnodiging.url(deel), {"antwoord": antwoord, "version": version, "tab": tab, **fields})


def through(page, uitnodiging, antwoord="ja"):
    """Answer all three questions."""
    for deel in ("agenda", "proces", "resultaat"):
        answer(page, uitnodiging, deel, antwoord)


def look(page, uitnodiging):
    """The stand that the page to look through carries."""
    response = page.get(uitnodiging.url("nakijken"))
    return response.context["gezien"]


def test_without_a_round_the_page_says_so(as_rol):
    text = as_rol(Rol.LANDELIJK).get("/venster/").text
    assert "nog geen ronde" in text


def test_the_current_round_is_one_click_away(page):
    assert page.get("/venster/")["Location"] == "/venster/2026/"


def test_the_task_list_says_how_far_one_is(page, uitnodiging):
    assert "0 van 1 ingediend" in page.get("/venster/2026/").text
    assert "Nog niet begonnen" in page.get("/venster/2026/").text
    answer(page, uitnodiging, "agenda")
    assert "Bezig: nog 2 van 3" in page.get("/venster/2026/").text


def test_the_first_page_says_who_will_see_it_and_until_when(page):
    text = page.get("/venster/2026/").text
    assert "Wet open overheid" in text
    assert "30 november 2026" in text


def test_a_round_that_is_not_open_yet_says_so(page):
    venster.ronde(2027, sluit_op=datetime.date(2027, 2, 1))
    response = page.get("/venster/2027/")
    assert response.status_code == 403
    assert "nog niet open" in response.text


def test_an_unknown_year_is_not_found(page):
    assert page.get("/venster/2031/").status_code == 404


@pytest.mark.parametrize("stap", ["agenda", "nakijken", "klaar"])
def test_another_organisation_does_not_find_it(as_rol, uitnodiging, stap):
    other = factories.gemeente("Borne", regio=uitnodiging.regio)
    client = as_rol(Rol.MEDEWERKER, organisatie=other)
    assert client.get(uitnodiging.url(stap)).status_code == 404
    assert client.post(uitnodiging.url(stap)).status_code == 404


@pytest.mark.parametrize("rol", [Rol.LANDELIJK, Rol.REDACTEUR])
def test_who_does_not_answer_does_not_find_the_questions(as_rol, uitnodiging, rol):
    assert as_rol(rol, regio=uitnodiging.regio).get(uitnodiging.url("agenda")).status_code == 404


def test_a_gemeente_that_moved_still_answers_where_it_was_asked(page, uitnodiging):
    uitnodiging.organisatie.plaatsingen.get().end(VANDAAG)
    factories.plaatsing(uitnodiging.organisatie, factories.regio("Drenthe"), van=VANDAAG)
    assert page.get(uitnodiging.url("agenda")).status_code == 200


def test_neither_ja_nor_nee_is_chosen_beforehand(page, uitnodiging):
    text = page.get(uitnodiging.url("agenda")).text
    assert "Bent u tevreden over de agenda van de samenwerking in Twente?" in text
    assert "checked" not in text
    assert "Vraag 1 van 3" in text


def test_doorgaan_keeps_the_answer_and_goes_on(page, uitnodiging):
    response = answer(page, uitnodiging, "agenda", "nee", toelichting="Te veel tegelijk.")
    assert response["Location"] == uitnodiging.url("proces")
    assert Deelconcept.objects.get().gezegd.toelichting == "Te veel tegelijk."


def test_without_a_choice_the_page_says_which_and_keeps_the_text(page, uitnodiging):
    response = answer(page, uitnodiging, "agenda", "", toelichting="Te veel tegelijk.")
    assert response.status_code == 422
    assert "Kies JA of NEE voor de agenda" in response.text
    assert "<title>Fout: " in response.text
    assert "Te veel tegelijk." in response.text


@pytest.mark.parametrize("antwoord", ["misschien", "ja\x00"])
def test_an_answer_that_is_no_option_is_refused(page, uitnodiging, antwoord):
    assert answer(page, uitnodiging, "agenda", antwoord).status_code == 422


def test_too_much_text_is_said_and_kept(page, uitnodiging):
    response = answer(page, uitnodiging, "agenda", toelichting="x" * 100_000)
    assert response.status_code == 422
    assert "100.000 tekens. Er passen er 10.000." in response.text
    assert "x" * 100_000 in response.text


def test_two_colleagues_in_different_parts_both_stay(page, uitnodiging, sign_in):
    answer(page, uitnodiging, "agenda", toelichting="Van Noor")
    sam = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie))
    answer(sam, uitnodiging, "proces", toelichting="Van Sam")
    assert set(Deelconcept.objects.values_list("toelichting", flat=True)) == {"Van Noor", "Van Sam"}


def test_the_same_part_at_the_same_moment_shows_both_texts(page, uitnodiging):
    answer(page, uitnodiging, "agenda", toelichting="De eerste")
    response = answer(page, uitnodiging, "agenda", "nee", toelichting="De tweede")
    assert response.status_code == 409
    assert "De eerste" in response.text
    assert "De tweede" in response.text
    assert Deelconcept.objects.get().toelichting == "De eerste"


def test_after_the_conflict_page_saving_is_a_choice(page, uitnodiging):
    answer(page, uitnodiging, "agenda", toelichting="De eerste")
    answer(page, uitnodiging, "agenda", "nee", version=1, toelichting="De tweede")
    assert Deelconcept.objects.get().toelichting == "De tweede"


def test_two_tabs_of_one_person_conflict_too(page, uitnodiging):
    answer(page, uitnodiging, "agenda", tab="a" * 16, toelichting="Tab een")
    response = answer(page, uitnodiging, "agenda", tab="b" * 16, toelichting="Tab twee")
    assert response.status_code == 409


def test_a_tab_whose_autosave_went_unanswered_goes_on(page, uitnodiging):
    answer(page, uitnodiging, "agenda", tab="a" * 16, toelichting="Half")
    assert answer(page, uitnodiging, "agenda", tab="a" * 16, toelichting="Heel").status_code == 302


def autosave(page, uitnodiging, **fields):
    return page.post(uitnodiging.url("agenda") + "concept/", {"version": 0, **fields})


def test_typed_text_is_kept_without_a_choice(page, uitnodiging):
    response = autosave(page, uitnodiging, toelichting="Half")
    assert response.json()["verborgen"] == {"version": "1"}
    assert "Opgeslagen als concept" in response.json()["melding"]
    assert "Half" in page.get(uitnodiging.url("agenda")).text


def test_autosave_never_overwrites_a_colleague(page, uitnodiging):
    answer(page, uitnodiging, "agenda", toelichting="De eerste")
    response = autosave(page, uitnodiging, toelichting="De tweede")
    assert response.status_code == 409
    assert "collega" in response.json()["melding"]
    assert Deelconcept.objects.get().toelichting == "De eerste"


def test_autosave_of_another_organisation_is_not_found(as_rol, uitnodiging):
    client = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne"))
    assert autosave(client, uitnodiging, toelichting="x").status_code == 404


def test_last_years_answer_is_folded_and_not_copied(page, noor):
    sheet = Inzending.objects.get()
    last = venster.ronde(2025)
    actions.openen(last, by=None, op=venster.moment(last.peildatum))
    earlier = Inzending.objects.get(jaar=2025)
    op = venster.moment(last.sluit_op)
    actions.overnemen({earlier: venster.antwoorden("njj", toelichting_agenda="Vorig jaar")}, by=None, op=op)
    text = page.get(sheet.uitnodiging.url("agenda")).text
    assert "Uw antwoord in 2025" in text
    assert "Vorig jaar" in text.split("<details")[1]
    assert "checked" not in text


def test_what_is_missing_is_named_with_a_link(page, uitnodiging):
    answer(page, uitnodiging, "agenda")
    text = page.get(uitnodiging.url("nakijken")).text
    assert "Kies nog JA of NEE voor" in text
    assert f'href="{uitnodiging.url("proces")}?van=nakijken"' in text
    assert "Dien in namens" not in text


def test_changing_from_the_look_through_comes_back_there(page, uitnodiging):
    response = page.post(uitnodiging.url("agenda") + "?van=nakijken", {"antwoord": "ja", "version": 0})
    assert response["Location"] == uitnodiging.url("nakijken")


def test_a_nee_without_text_is_pointed_out_and_not_blocked(page, uitnodiging):
    through(page, uitnodiging, "nee")
    assert "U koos NEE zonder toelichting" in page.get(uitnodiging.url("nakijken")).text
    page.post(uitnodiging.url("nakijken"), {"gezien": look(page, uitnodiging)})
    assert Indiening.objects.get().agenda is False


def test_six_page_loads_from_task_list_to_confirmation(page, uitnodiging):
    loads = ["/venster/2026/"]
    text = page.get(loads[0]).text
    assert uitnodiging.url("agenda") in text
    for deel in ("agenda", "proces", "resultaat"):
        loads.append(uitnodiging.url(deel))
        assert page.get(loads[-1]).status_code == 200
        following = answer(page, uitnodiging, deel)["Location"]
    loads.append(following)
    gezien = page.get(following).context["gezien"]
    loads.append(page.post(following, {"gezien": gezien})["Location"])
    assert "Ingediend" in page.get(loads[-1]).text
    assert len(loads) == 6


def test_the_confirmation_can_be_visited_again(page, uitnodiging):
    through(page, uitnodiging)
    page.post(uitnodiging.url("nakijken"), {"gezien": look(page, uitnodiging)})
    text = page.get(uitnodiging.url("klaar")).text
    assert Inzending.objects.get().kenmerk in text
    assert "30 november 2026" in text


def test_the_same_form_sent_twice_is_one_submission(page, uitnodiging):
    through(page, uitnodiging)
    gezien = look(page, uitnodiging)
    first = page.post(uitnodiging.url("nakijken"), {"gezien": gezien})
    second = page.post(uitnodiging.url("nakijken"), {"gezien": gezien})
    assert first["Location"] == second["Location"]
    assert Indiening.objects.count() == 1


def test_what_a_colleague_changed_is_looked_through_again(page, uitnodiging):
    through(page, uitnodiging)
    gezien = look(page, uitnodiging)
    answer(page, uitnodiging, "agenda", "nee", version=1)
    response = page.post(uitnodiging.url("nakijken"), {"gezien": gezien})
    assert response.status_code == 409
    assert "collega heeft intussen" in response.text
    assert not Indiening.objects.exists()


def test_submitting_too_early_names_what_is_missing(page, uitnodiging):
    response = page.post(uitnodiging.url("nakijken"), {"gezien": "0.0.0"})
    assert response.status_code == 422
    assert "Kies JA of NEE voor de agenda" in response.text


@pytest.fixture
def gesloten(uitnodiging):
    ronde = uitnodiging.ronde
    ronde.sluit_op = VANDAAG - datetime.timedelta(days=1)
    ronde.save()
    return uitnodiging


def test_a_closed_round_says_since_when_and_whom_to_ask(page, gesloten):
    response = page.get(gesloten.url("agenda"))
    assert response.status_code == 403
    assert "tot en met 22 november 2026" in response.text
    assert "functioneel beheerder" in response.text


def test_a_closed_round_gives_the_text_back(page, gesloten):
    response = answer(page, gesloten, "agenda", toelichting="Lang over nagedacht")
    assert response.status_code == 409
    assert "Lang over nagedacht" in response.text
    assert not Deelconcept.objects.exists()


def test_who_lost_access_meanwhile_gets_the_text_back(page, noor, uitnodiging):
    noor.toegang_set.get().end(VANDAAG)
    response = answer(page, uitnodiging, "agenda", toelichting="Lang over nagedacht")
    assert response.status_code == 404
    assert "Lang over nagedacht" in response.text


def test_next_regio_is_offered_after_submitting(sign_in):
    twente, drenthe = factories.regio(), factories.regio("Drenthe")
    menzis = factories.verzekeraar("Menzis", regio=twente)
    factories.Deelname.objects.create(
        regio=drenthe, organisatie=menzis, period=factories.since(factories.BEGIN)
    )
    venster.geopend()
    page = sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=menzis))
    sheet = Inzending.objects.get(regio=drenthe)
    venster.ingediend(sheet)
    text = page.get(sheet.uitnodiging.url("klaar")).text
    assert "Nog te doen" in text
    assert "Door naar Twente" in text


def test_the_confirmation_of_nothing_leads_on(page, uitnodiging):
    assert page.get(uitnodiging.url("klaar"))["Location"] == reverse(
        "venster_nakijken", args=[2026, "almelo", "twente"]
    )
