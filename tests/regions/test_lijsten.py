"""Taking in a list: file, columns, look through, all or nothing; whatever list it is."""

import datetime
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from regions import lijsten
from regions.models import Kolomkeuze, Lijstbestand, Thema
from regions.rights import Rol
from tests import factories
from tests.regions import proeflijst

pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    proeflijst.registreer()
    return factories.regio("Twente")


@pytest.fixture
def coordinator(as_rol, twente):
    return as_rol(Rol.COORDINATOR, regio=twente)


def bestand(inhoud="Thema;Volgorde\nWonen;4\nWerk;5\n", naam="lijst.csv"):
    return SimpleUploadedFile(naam, inhoud if isinstance(inhoud, bytes) else inhoud.encode())


def stuur(client, *args, **kwargs):
    return client.post("/regio/twente/inlezen/proef/", {"bestand": bestand(*args, **kwargs)})


def stap(naam):
    return reverse(f"inlezen_{naam}", args=["twente", "proef", Lijstbestand.objects.get().pk])


def kenmerk(response):
    return response.context["plan"].kenmerk


def test_a_list_goes_from_file_to_rows(coordinator):
    assert stuur(coordinator).url == stap("kolommen")
    page = coordinator.get(stap("kolommen"))
    assert "A: Thema (bijvoorbeeld Wonen)" in page.text
    assert coordinator.post(stap("kolommen"), {"kolom_0": "0", "kolom_1": "1"}).url == stap("nakijken")
    page = coordinator.get(stap("nakijken"))
    assert "2 nieuw" in page.text
    assert not Thema.objects.exists()
    coordinator.post(stap("nakijken"), {"gezien": kenmerk(page)})
    assert set(Thema.objects.values_list("naam", "volgorde")) == {("Wonen", 4), ("Werk", 5)}
    assert "Overgenomen" in coordinator.get(stap("nakijken")).text


def test_taken_over_the_file_itself_is_gone_and_a_second_time_is_harmless(coordinator):
    stuur(coordinator)
    post = {"gezien": kenmerk(coordinator.get(stap("nakijken")))}
    assert [coordinator.post(stap("nakijken"), post).status_code for _ in range(2)] == [302, 302]
    assert Thema.objects.count() == 2
    blad = Lijstbestand.objects.get()
    assert bytes(blad.inhoud) == b""
    assert sorted(blad.resultaat) == sorted(Thema.objects.values_list("pk", flat=True))


def test_the_same_file_sent_again_finds_everything_there(coordinator):
    for _ in range(2):
        Lijstbestand.objects.all().delete()
        stuur(coordinator)
        page = coordinator.get(stap("nakijken"))
        coordinator.post(stap("nakijken"), {"gezien": kenmerk(page)})
    assert "2 bestaan al" in page.text
    assert Thema.objects.count() == 2


def test_with_one_fault_nothing_can_be_taken_over(coordinator):
    stuur(coordinator, "Naam;Volgorde\nWonen;vier\nOnmogelijk;2\nWerk;5\n")
    page = coordinator.get(stap("nakijken"))
    assert "2 fouten in 2 rijen" in page.text
    assert [fout.rij for fout in page.context["fouten"]] == [2, 3]
    assert coordinator.post(stap("nakijken"), {"gezien": kenmerk(page)}).status_code == 409
    assert not Thema.objects.exists()


def test_the_sheet_with_faults_comes_back_and_its_columns_stay_known(coordinator):
    stuur(
        coordinator,
        proeflijst.xlsx(["Lijst"], ["Onderwerp", "n"], ["Wonen", 4], ["Onmogelijk", 2]),
        "lijst.xlsx",
    )
    coordinator.post(stap("kolommen"), {"kolom_0": "0", "kolom_1": "1"})
    response = coordinator.get(stap("fouten"))
    assert 'filename="lijst-met-fouten.xlsx"' in response["Content-Disposition"]
    blad = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert [cel.value for cel in blad[1]] == ["Onderwerp", "n", "fout"]
    assert [rij[2].value for rij in blad.iter_rows(min_row=2)] == [
        None,
        "Naam: kan niet; kies een ander thema.",
    ]
    blad.cell(row=3, column=1).value = "Werk"
    uit = io.BytesIO()
    blad.parent.save(uit)
    opnieuw = {"opnieuw": "1", "bestand": bestand(uit.getvalue(), "beter.xlsx")}
    assert coordinator.post(stap("nakijken"), opnieuw).url == stap("nakijken")
    assert "2 nieuw" in coordinator.get(stap("nakijken")).text


def test_a_choice_of_columns_is_remembered_for_the_next_list(coordinator):
    stuur(coordinator, "Titel;Kleur\nWonen;rood\n")
    assert Lijstbestand.objects.get().koppeling == {}
    coordinator.post(stap("kolommen"), {"kolom_0": "0", "kolom_1": ""})
    Lijstbestand.objects.all().delete()
    stuur(coordinator, "Kleur;Titel\nrood;Wonen\n")
    assert Lijstbestand.objects.get().koppeling == {"Naam": 1}


def test_a_column_is_chosen_once_and_the_compulsory_one_must_be(coordinator):
    stuur(coordinator)
    page = coordinator.post(stap("kolommen"), {"kolom_0": "0", "kolom_1": "0"})
    assert (page.status_code, "al gekozen voor ‘Naam’" in page.text) == (422, True)
    page = coordinator.post(stap("kolommen"), {"kolom_0": "", "kolom_1": "1"})
    assert (page.status_code, "Kies welke kolom ‘Naam’ is." in page.text) == (422, True)


def test_when_the_world_changed_since_the_look_nothing_is_taken_over(coordinator, twente):
    stuur(coordinator)
    page = coordinator.get(stap("nakijken"))
    Thema.objects.create(code="wonen", naam="Wonen", regio=twente)
    answer = coordinator.post(stap("nakijken"), {"gezien": kenmerk(page)})
    assert (answer.status_code, "1 nieuw" in answer.text) == (409, True)
    assert Thema.objects.count() == 1


def test_what_the_database_refuses_is_told_with_its_row(coordinator):
    stuur(coordinator, "Naam;Volgorde\nWonen;4\nwonen;99999\n")
    page = coordinator.get(stap("nakijken"))
    answer = coordinator.post(stap("nakijken"), {"gezien": kenmerk(page)})
    assert (answer.status_code, "Rij 3: Deze rij past niet" in answer.text) == (422, True)
    assert not Thema.objects.exists()


@pytest.mark.parametrize(
    ("inhoud", "naam", "melding"),
    [
        (b"", "leeg.csv", "Het bestand is leeg."),
        (b"PK\x03\x04kapot", "kapot.xlsx", "beschadigd"),
        (b"\xd0\xcf\x11\xe0oud", "oud.xlsx", "oude soort"),
        (b"%PDF-1.7", "lijst.pdf", "geen CSV- of Excelbestand"),
        (b";;;\n;;\n", "leeg.csv", "geen gevulde rijen"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(coordinator, inhoud, naam, melding):
    page = stuur(coordinator, inhoud, naam)
    assert page.status_code == 422
    assert melding in page.text
    assert not Lijstbestand.objects.exists()


def test_a_file_of_more_than_20_mb_is_refused_unread(coordinator, monkeypatch):
    monkeypatch.setattr("regions.forms.lijsten.GROOTSTE", 10)
    assert "groter dan 20 MB" in stuur(coordinator).text


def test_a_file_is_seen_by_who_sent_it_only(coordinator, as_rol, twente):
    stuur(coordinator)
    for naam in ("kolommen", "nakijken", "fouten"):
        assert coordinator.get(stap(naam)).status_code == 200
    ander = as_rol(Rol.COORDINATOR, regio=twente)
    for naam in ("kolommen", "nakijken", "fouten"):
        assert ander.get(stap(naam)).status_code == 404


def test_a_list_of_a_regio_is_for_who_sets_it_up(as_rol, twente):
    almelo = factories.gemeente("Almelo", regio=twente)
    medewerker = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    for pad in ("", "voorbeeld/", "1/kolommen/", "1/nakijken/", "1/fouten/"):
        assert medewerker.get(f"/regio/twente/inlezen/proef/{pad}").status_code == 403
    beheer = as_rol(Rol.FUNCTIONEEL)
    assert beheer.get("/regio/twente/inlezen/proef/").status_code == 200
    assert beheer.get("/regio/twente/inlezen/proef-land/").status_code == 404


def test_a_list_of_the_country_is_for_the_functioneel_beheerder(as_rol, coordinator):
    for pad in ("", "voorbeeld/", "1/kolommen/", "1/nakijken/", "1/fouten/"):
        assert coordinator.get(f"/beheer/inlezen/proef-land/{pad}").status_code == 404
    beheer = as_rol(Rol.FUNCTIONEEL)
    assert beheer.get("/beheer/inlezen/proef/").status_code == 404
    answer = beheer.post("/beheer/inlezen/proef-land/", {"bestand": bestand()}, follow=True)
    assert "Welke kolom is wat?" in answer.text
    blad = Lijstbestand.objects.get()
    assert beheer.get(f"/beheer/inlezen/proef-land/{blad.pk}/nakijken/").status_code == 200
    assert beheer.get(f"/beheer/inlezen/proef-land/{blad.pk}/fouten/").status_code == 200


def test_the_example_can_be_sent_in_as_it_is(coordinator):
    example = coordinator.get("/regio/twente/inlezen/proef/voorbeeld/")
    stuur(coordinator, example.content, "voorbeeld.xlsx")
    assert "1 nieuw" in coordinator.get(stap("nakijken")).text


def test_a_file_is_gone_after_a_day_and_the_choice_of_columns_after_a_year(coordinator):
    stuur(coordinator)
    coordinator.post(stap("kolommen"), {"kolom_0": "0", "kolom_1": ""})
    Lijstbestand.objects.update(op=timezone.now() - datetime.timedelta(days=1, minutes=1))
    assert coordinator.get(stap("nakijken")).status_code == 404
    lijsten.ruim_op(timezone.localdate())
    assert not Lijstbestand.objects.exists()
    assert Kolomkeuze.objects.exists()
    Kolomkeuze.objects.update(op=timezone.now() - datetime.timedelta(days=367))
    lijsten.ruim_op(timezone.localdate())
    assert not Kolomkeuze.objects.exists()


def test_of_many_files_only_the_newest_wait(coordinator):
    for _ in range(lijsten.PER_PERSON + 2):
        stuur(coordinator)
    assert Lijstbestand.objects.count() == lijsten.PER_PERSON
