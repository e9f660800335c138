"""How the parts that pages share are drawn."""

import datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

JA_NEE = [("ja", "JA"), ("nee", "NEE")]


class AfspraakForm(forms.Form):
    titel = forms.CharField(label="Titel", help_text="Kort en duidelijk")
    datum = forms.DateField(label="Datum", required=False)
    tevreden = forms.ChoiceField(
        label="Tevreden?",
        choices=JA_NEE,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies JA of NEE"},
    )


def summary(form):
    return render_to_string("components/error_summary.html", {"form": form})


def test_hint_and_error_bear_the_ids_that_the_field_names():
    html = str(AfspraakForm({}))
    assert 'aria-describedby="id_titel_helptext id_titel_error"' in html
    assert (
        html.index('id="id_titel_helptext"') < html.index('id="id_titel_error"') < html.index('name="titel"')
    )


def test_a_group_of_radios_is_described_as_a_group():
    html = str(AfspraakForm({}))
    assert '<fieldset aria-describedby="id_tevreden_error">' in html
    assert 'id="id_tevreden_error"' in html


def test_what_is_not_compulsory_says_so():
    html = str(AfspraakForm())
    assert html.count("(niet verplicht)") == 1


def test_a_date_field_speaks_iso_and_reads_dutch():
    form = AfspraakForm(initial={"datum": datetime.date(2026, 3, 1)})
    assert 'type="date"' in str(form["datum"])
    assert 'value="2026-03-01"' in str(form["datum"])
    assert AfspraakForm({"datum": "1-3-2026"}).fields["datum"].clean("1-3-2026") == datetime.date(2026, 3, 1)


def test_the_summary_links_to_the_first_radio():
    html = summary(AfspraakForm({"titel": "Loket"}))
    assert "Er is 1 probleem" in html
    assert '<a href="#id_tevreden_0">Kies JA of NEE</a>' in html
    assert 'id="id_tevreden_0"' in str(AfspraakForm({}))


def test_the_summary_names_the_field_where_the_message_does_not():
    html = summary(AfspraakForm({}))
    assert "Er zijn 2 problemen" in html
    assert '<a href="#id_titel">Titel: vul dit in</a>' in html


def test_a_form_without_errors_has_no_summary():
    assert not summary(AfspraakForm()).strip()


def test_ja_and_nee_stand_under_each_other_and_none_is_chosen():
    html = render_to_string("components/ja_nee.html", {"field": AfspraakForm()["tevreden"], "kop": True})
    assert "<h1>Tevreden?</h1>" in html
    assert html.count('type="radio"') == 2
    assert "checked" not in html


def test_a_task_that_cannot_be_done_yet_is_no_link():
    html = render_to_string(
        "components/task_row.html", {"titel": "Resultaat", "status": "Kan nog niet", "id": "r"}
    )
    assert "<a " not in html
    assert "Kan nog niet" in html


def test_an_empty_answer_is_said():
    assert "Niet ingevuld" in render_to_string("components/summary_row.html", {"vraag": "Toelichting"})


def test_sorting_turns_round_and_keeps_the_filter(rf):
    context = {"label": "Regio", "veld": "naam", "sorteer": "naam", "doel": "tabel"}
    html = render_to_string("components/sort_header.html", context, rf.get("/?jaar=2026&page=3"))
    assert 'aria-sort="ascending"' in html
    assert 'href="?jaar=2026&amp;sorteer=-naam"' in html


@pytest.mark.parametrize(("rows", "shown"), [(20, False), (21, True)])
def test_one_page_needs_no_pagination(rf, rows, shown):
    page = Paginator(range(rows), 20).page(1)
    html = render_to_string("components/pagination.html", {"pagina": page}, rf.get("/"))
    assert ("Volgende" in html) is shown


def test_a_form_with_errors_says_so_in_the_title(rf):
    titled = render_to_string("400.html", {"form": AfspraakForm({})}, rf.get("/"))
    assert "<title>Fout: Dit verzoek begrijpen we niet – Samenwerking</title>" in titled


def test_the_page_for_our_own_faults_needs_nothing():
    assert "Dat ligt aan ons" in render_to_string("500.html")


def test_a_refusal_says_why(rf):
    html = render_to_string("403.html", {"exception": "De ronde is gesloten."}, rf.get("/"))
    assert "De ronde is gesloten." in html


@pytest.mark.django_db
def test_the_passkey_button_has_its_form(client):
    assert 'id="mfa_login"' in client.get("/inloggen/").text
