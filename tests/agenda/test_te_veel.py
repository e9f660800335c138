"""Too much of it, and files that are not what their name says: refused with a sentence."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from tests.agenda.onzin import hetzelfde, leeft, onzin, stuur, velden_van, voorbeeld
from tests.regions.proeflijst import xlsx

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"


@pytest.mark.parametrize(
    ("veld", "zin"),
    [
        ("tekst", "veel te lang"),
        ("titel", "200 tekens"),
        ("regel-0-bron", "120 tekens"),
        ("version", "heeft dit intussen gewijzigd"),
    ],
)
def test_five_megabytes_of_text_is_refused_with_a_sentence(ieder, volle_keten, veld, zin):
    adres = f"{A}blok/{volle_keten.ouder.ouder.ouder_id}/bewerken/"
    answer = stuur(ieder, adres, velden_van(ieder.get(adres).text) | {veld: "veel " * 1_000_000})
    assert answer.status_code == (409 if veld == "version" else 422)
    assert zin in answer.text


def test_five_megabytes_is_no_unsent_text(ieder, volle_keten):
    answer = stuur(
        ieder, f"/concept/blok-{volle_keten.pk}/bewaren/", {"tab": "a" * 16, "tekst": "x" * 5_000_000}
    )
    assert (answer.status_code, answer.json()) == (422, {"melding": "Deze tekst is te lang om te bewaren."})


def test_too_many_fields_are_refused_on_a_page(ieder, volle_keten):
    answer = stuur(ieder, f"{A}blok/{volle_keten.pk}/bewerken/", {f"veld{n}": "x" for n in range(2_100)})
    assert answer.status_code == 400
    assert "<h1" in answer.text


# Files that are not what their name says


def zip_met(**files):
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, tekst in files.items():
            archief.writestr(naam.replace("__", "/"), tekst)
    return inhoud.getvalue()


GOED = xlsx(["Thema", "Afspraak"], ["Ouderen", "Eén loket"])
BESTANDEN = {
    "leeg": b"",
    "tekst": b"geen Excel",
    "pdf": b"%PDF-1.7 en verder niets",
    "oud": b"\xd0\xcf\x11\xe0" + bytes(600),
    "zip": zip_met(brief__txt="hallo"),
    "half": GOED[: len(GOED) // 2],
    "bom": zip_met(**{"[Content_Types].xml": "<x/>", "xl__workbook.xml": "<a>" * 100_000}),
    "html": b"<html><script>merk()</script></html>",
    "nul": b"\x00" * 5_000,
}


@pytest.mark.parametrize("welk", BESTANDEN)
@pytest.mark.parametrize(
    "naam", ["lijst.xlsx", "lijst.csv", "<img src=x onerror=merk()>.xlsx", "lijst.exe", "\u202excod"]
)
def test_a_file_that_is_no_list_says_why(ieder, volle_keten, welk, naam):
    file = SimpleUploadedFile(naam, BESTANDEN[welk])
    answer = ieder.post("/regio/twente/inlezen/afspraken/", {"bestand": file}, follow=True)
    assert answer.status_code in (200, 422)
    assert not leeft(answer.text)
    assert answer.status_code == 200 or "form-error" in answer.text


@pytest.mark.parametrize("welk", BESTANDEN)
@pytest.mark.parametrize("naam", ["toets.pdf", "toets.docx", "toets.png"])
def test_a_check_that_is_no_document_says_why(ieder, volle_keten, welk, naam):
    velden = {
        "naam": "Noor",
        "functie": "jurist",
        "redenering": "Mag",
        "uitkomst": "mag",
        "datum": "2026-11-01",
    }
    file = SimpleUploadedFile(naam, BESTANDEN[welk])
    answer = ieder.post(f"{A}blok/{volle_keten.pk}/toets/", velden | {"bestand": file})
    assert answer.status_code == (422 if (welk, naam) != ("pdf", "toets.pdf") else 302)


@hetzelfde
@given(
    cellen=st.fixed_dictionaries(
        dict.fromkeys(("Opgave", "Trekker", "Van", "Toelichting", "Afspraak"), onzin)
    )
)
def test_cells_may_hold_anything(ieder, volle_keten, cellen):
    regels = [["Thema", *cellen], ["Ouderen", *cellen.values()], ["Ouderen", "", "", "", "", "Een"]]
    tekst = "\n".join(";".join('"' + cel.replace('"', '""') + '"' for cel in regel) for regel in regels)
    with voorbeeld():
        file = SimpleUploadedFile("lijst.csv", tekst.encode(errors="surrogatepass"))
        page = ieder.post("/regio/twente/inlezen/afspraken/", {"bestand": file}, follow=True)
        assert page.status_code in (200, 422)
        if not page.redirect_chain:
            return
        nakijken = page.redirect_chain[-1][0].replace("kolommen", "nakijken")
        page = ieder.get(nakijken)
        assert not leeft(page.text)
        answer = stuur(ieder, nakijken, {"gezien": page.context["plan"].kenmerk})
        assert answer.status_code in (302, 409, 422)
        assert ieder.get(nakijken.replace("nakijken", "fouten")).status_code in (200, 404)
        assert not leeft(ieder.get(A).text)
