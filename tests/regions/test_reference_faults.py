"""Faulty reference files: nothing is loaded, and every faulty row is named."""

import pytest
from django.core.management import call_command

from regions import reference
from regions.models import Indeling, Organisatie

pytestmark = pytest.mark.django_db


def test_a_faulty_row_loads_nothing_and_every_one_is_named(kopie, capsys):
    def break_two(rijen):
        rijen[3][0] = "GM12"
        rijen[5][1] = ""

    map = kopie("gemeenten.csv", break_two)
    kopie("concessies.csv", lambda rijen: rijen[2].pop())
    with pytest.raises(SystemExit):
        call_command("load_reference", map=map)
    said = capsys.readouterr().err
    assert "gemeenten.csv, rij 4: cbs_code is “GM12”" in said
    assert "gemeenten.csv, rij 6: naam is leeg" in said
    assert "concessies.csv, rij 3: heeft meer of minder velden" in said
    assert not Indeling.objects.exists()
    assert not reference.is_current(map)


@pytest.mark.parametrize(
    ("naam", "rij", "kolom", "waarde", "reden"),
    [
        ("gemeenten.csv", 2, 5, "atlantis", "regio “atlantis” is niet bekend"),
        ("herindelingen.csv", 1, 2, "GM9999", "van “GM9999” is niet bekend"),
        ("herindelingen.csv", 1, 0, "2019-02-30", "die dag bestaat niet"),
        ("herindelingen.csv", 1, 0, "2017-01-01", "ligt niet na 2018-01-01"),
        ("concessies.csv", 2, 3, "2011-06-01", "overlapt met rij 2"),
        ("concessies.csv", 1, 4, "2010-01-01", "ligt voor van"),
        ("organisaties.csv", 2, 1, "amsterdam", "staat ook in organisaties.csv, rij 3"),
        ("inwonertallen.csv", 1, 2, "veel", "hoort een heel getal te zijn"),
        ("inwonertallen.csv", 2, 0, "GM0014", "staat ook al op rij 2"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(kopie, naam, rij, kolom, waarde, reden):
    map = kopie(naam, lambda rijen: rijen[rij].__setitem__(kolom, waarde))
    with pytest.raises(reference.Fouten, match=reden):
        reference.load(map)
    assert not Organisatie.objects.exists()


def test_a_missing_file_or_column_is_named(kopie):
    map = kopie("themas.csv", lambda rijen: rijen[0].__setitem__(1, "name"))
    (map / "regios.csv").unlink()
    with pytest.raises(reference.Fouten) as fouten:
        reference.load(map)
    assert "themas.csv, rij 1: deze kolommen ontbreken: naam" in str(fouten.value)
    assert "regios.csv, rij 1: het bestand ontbreekt" in str(fouten.value)
