"""Anyone reads what is held, why and until when; no measure is made up."""

import re
from pathlib import Path

import pikepdf
import pytest
from django.apps import apps
from django.urls import reverse

from regions import privacy
from samenwerking.verantwoording import verantwoording

pytestmark = pytest.mark.django_db
HOUSE = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("name", ["privacy", "voor_fg", "verwerkersovereenkomst"])
def test_anyone_reads_every_kind_of_data_with_its_term(client, name):
    text = client.get(reverse(name)).text.replace("&#x27;", "'")
    for gegeven in privacy.gegevens().values():
        assert gegeven.wat in text
        assert gegeven.hoe_lang in text


def test_the_page_has_all_its_parts(client):
    text = client.get(reverse("voor_fg")).text
    for kop in ("Model verwerkersovereenkomst", "DPIA", "Hoofdstuk 5", "Hoofdstuk 8", "Bewaren en archief"):
        assert kop in text


def test_free_text_is_told_by_the_words_of_the_forms(client):
    text = client.get(reverse("voor_fg")).text
    assert "Gespreksonderwerp: " in text
    assert str(apps.get_model("regions.Gespreksonderwerp")._meta.get_field("waarom").verbose_name) in text


def test_each_measure_says_where_and_that_place_exists():
    for hoofdstuk in verantwoording()["hoofdstuk"]:
        for maatregel in hoofdstuk.get("maatregel", []):
            assert maatregel["waar"]
            for path in re.findall(r"\b[a-z_]+/[\w/.]*\w|\b\w+\.(?:md|txt)\b", maatregel["waar"]):
                assert (HOUSE / path).exists() or f"/{path}/" in ("/gezond/", "/metrics/"), path


def test_the_agreement_is_taken_along_as_an_accessible_pdf(client, tmp_path):
    response = client.get(reverse("verwerkersovereenkomst_pdf"))
    assert response.headers["Content-Type"] == "application/pdf"
    path = tmp_path / "model.pdf"
    path.write_bytes(response.content)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "Model verwerkersovereenkomst Samenwerking"
    assert client.get(reverse("verwerkersovereenkomst_pdf")).content == response.content
