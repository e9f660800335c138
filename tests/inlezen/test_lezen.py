import datetime
import functools
import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from inlezen import bestand
from inlezen.kolommen import Kolom, datum, geheel
from inlezen.lezen import Fout, lees
from inlezen.schrijven import Toelichting, als_xlsx

NAAM = Kolom("Naam", verplicht=True)
AANTAL = Kolom("Aantal", lees=geheel, leeg=None, ook=("n",))
KOLOMMEN = (NAAM, AANTAL)
TOELICHTING = Toelichting(titel="Proef", peildatum=datetime.date(2026, 1, 1), bron="Proef")


def xlsx(*rijen, opmaak=None):
    boek = openpyxl.Workbook()
    for rij in rijen:
        boek.active.append(rij)
    for cel, formaat in (opmaak or {}).items():
        boek.active[cel].number_format = formaat
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def csv(tekst, kolommen=KOLOMMEN, codering="utf-8"):
    return lees(tekst.encode(codering), "lijst.csv", kolommen)


def waarden(inlezing):
    assert inlezing.fouten == []
    return [tuple(rij.waarden.values()) for rij in inlezing.rijen]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_csv_is_read_whatever_wrote_it(codering, scheiding):
    tekst = "Naam;Aantal\nSúdwest-Fryslân;12\n".replace(";", scheiding)
    assert waarden(csv(tekst, codering=codering)) == [("Súdwest-Fryslân", 12)]


def test_the_separator_is_the_one_that_yields_known_headings():
    assert waarden(csv("Naam;Aantal;a,b,c,d\nZwolle;1;x\n")) == [("Zwolle", 1)]
    assert waarden(csv("sep=,\nNaam,Aantal\nZwolle,1\n")) == [("Zwolle", 1)]


def test_a_row_has_the_number_that_the_spreadsheet_shows():
    inlezing = csv('Naam;Aantal\n\n"twee\nregels";1\n;;\nZwolle;x\n')
    assert [rij.nummer for rij in inlezing.rijen] == [3]
    assert str(inlezing.fouten[0]) == "Rij 5, kolom ‘Aantal’: ‘x’ is geen geheel getal."


def test_every_fault_is_named():
    inlezing = csv("Naam;Aantal\n;1\nZwolle;veel\nArnhem;1;2\n;x\n")
    assert [(fout.rij, fout.kolom) for fout in inlezing.fouten] == [
        (2, "Naam"),
        (3, "Aantal"),
        (4, None),
        (5, "Naam"),
        (5, "Aantal"),
    ]
    assert inlezing.rijen == []


def test_a_heading_that_is_missing_or_stands_there_twice_is_named():
    fouten = csv("n;Aantal;Plaats\n1;2;3\n").fouten
    assert fouten == [
        Fout(None, "Naam", "ontbreekt. Gevonden koppen: n, Aantal, Plaats."),
        Fout(None, "Aantal", "staat er 2 keer in: ‘n’ en ‘Aantal’."),
    ]
    assert str(fouten[0]) == "Kolom ‘Naam’: ontbreekt. Gevonden koppen: n, Aantal, Plaats."


def test_a_column_that_may_be_absent_is_empty_and_others_are_told():
    inlezing = csv("Naam;Opmerking\nZwolle;mooi\n")
    assert waarden(inlezing) == [("Zwolle", None)]
    assert inlezing.ongebruikt == ["Opmerking"]


def test_a_programmers_message_does_not_reach_the_reader():
    inlezing = csv("Naam\nx\n", (Kolom("Naam", lees=int),))
    assert inlezing.fouten[0].melding == "‘x’ kan hier niet worden gelezen."


def test_a_validation_message_does_reach_the_reader():
    def weiger(tekst):
        raise ValidationError("Dit adres bestaat niet.")

    assert csv("Naam\nx\n", (Kolom("Naam", lees=weiger),)).fouten[0].melding == "Dit adres bestaat niet."


def test_an_unclosed_quote_is_named_by_its_row():
    fout = csv('Naam;Aantal\nZwolle;1\n"Arnhem;2\n').fouten[0]
    assert fout.rij == 3
    assert "aanhalingsteken" in fout.melding


def test_excel_values_become_text_that_means_the_same():
    dag, moment = datetime.date(2027, 2, 1), datetime.datetime(2027, 2, 1, 9, 30)
    rij = ["00123", 123, 344.0, 0.1 + 0.2, dag, moment, True, None, " x "]
    koppen = [f"k{n}" for n in range(len(rij))]
    inhoud = xlsx(koppen, rij, opmaak={"B2": "00000"})
    kolommen = [Kolom(kop) for kop in koppen]
    verwacht = ("00123", "00123", "344", "0.3", "2027-02-01", "2027-02-01 09:30:00", "ja", "", "x")
    assert waarden(lees(inhoud, "lijst.XLSX", kolommen)) == [verwacht]


def test_a_day_in_excel_and_in_csv_is_the_same_day():
    kolommen = (Kolom("Vanaf", lees=datum),)
    in_excel = lees(xlsx(["Vanaf"], [datetime.date(2027, 2, 1)]), "a.xlsx", kolommen)
    assert waarden(in_excel) == waarden(csv("Vanaf\n1-2-2027\n", kolommen)) == [(datetime.date(2027, 2, 1),)]


def test_empty_rows_in_excel_are_skipped_and_counted():
    inlezing = lees(xlsx(["Naam"], [None], ["Zwolle"], [None]), "a.xlsx", KOLOMMEN)
    assert [(rij.nummer, rij["Naam"]) for rij in inlezing.rijen] == [(3, "Zwolle")]


def test_a_fault_of_excel_itself_is_named():
    fout = lees(xlsx(["Naam"], ["#N/A"]), "a.xlsx", KOLOMMEN).fouten[0]
    assert str(fout) == "Rij 2, kolom ‘Naam’: bevat een fout van Excel (#N/A)."


def pakket(**leden):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam.replace("__", "/"), inhoud)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "naam", "zegt"),
    [
        (b"", "a.csv", "leeg"),
        (b"Naam\n", "a.csv", "geen rijen"),
        (b"\n\n", "a.csv", "Gevonden koppen: geen"),
        (b"x", "a.pdf", "geen CSV- of Excelbestand"),
        (b"Naam\n", "a", "geen CSV- of Excelbestand"),
        (b"Naam;Aantal\n", "a.xlsx", "het is geen Excelbestand"),
        (b"PK\x03\x04rommel", "a.xlsx", "beschadigd"),
        (b"PK\x03\x04rommel", "a.csv", "het is een Excelbestand"),
        (b"\xd0\xcf\x11\xe0rommel", "a.xlsx", "oude soort"),
        (b"\x00\x01\x02\xff", "a.csv", "geen leesbare tekst"),
        (b"Na\x81am\n", "a.csv", "geen leesbare tekst"),
        (pakket(word__document="x"), "a.xlsx", "het is geen Excelbestand"),
        (pakket(xl__workbook__xml="x"), "a.xlsx", "het is geen Excelbestand"),
        (xlsx(["Naam"], ["a"])[:-300], "a.xlsx", "beschadigd"),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(inhoud, naam, zegt):
    inlezing = lees(inhoud, naam, KOLOMMEN)
    assert inlezing.rijen == []
    assert zegt in str(inlezing.fouten[0])


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx", "a.txt"]))
def test_no_bytes_whatever_raise(inhoud, naam):
    inlezing = lees(inhoud, naam, KOLOMMEN)
    assert inlezing.fouten or inlezing.rijen


@functools.cache
def werkmap():
    return als_xlsx(KOLOMMEN, [{"Naam": "Zwolle", "Aantal": 1}], TOELICHTING)


@given(st.data())
def test_a_damaged_workbook_never_raises(data):
    heel = werkmap()
    plek = data.draw(st.integers(0, len(heel) - 1))
    stuk = heel[:plek] + data.draw(st.binary(min_size=1, max_size=4)) + heel[plek + 1 :]
    lees(stuk, "a.xlsx", KOLOMMEN)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    assert bestand.GROOTSTE_UITGEPAKT == 200 * 1024 * 1024
    monkeypatch.setattr(bestand, "GROOTSTE_UITGEPAKT", 2 * 1024 * 1024)
    bom = pakket(**{"xl__workbook.xml": "x", "xl__worksheets__sheet1.xml": b"0" * (3 * 1024 * 1024)})
    assert len(bom) < 1024 * 1024
    assert "groter dan 200 MB" in str(lees(bom, "a.xlsx", KOLOMMEN).fouten[0])


def test_entities_that_grow_without_end_are_refused():
    lagen = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bom = f'<!DOCTYPE x [<!ENTITY l0 "ha">{lagen}]><worksheet>&l9;</worksheet>'
    heel, uit = zipfile.ZipFile(io.BytesIO(xlsx(["Naam"]))), {}
    for naam in heel.namelist():
        uit[naam] = bom if naam.endswith("sheet1.xml") else heel.read(naam)
    assert lees(pakket(**uit), "a.xlsx", KOLOMMEN).fouten


def test_a_row_far_below_the_table_does_not_keep_us_busy():
    heel = zipfile.ZipFile(io.BytesIO(xlsx(["Naam"], ["Zwolle"])))
    uit = {naam: heel.read(naam) for naam in heel.namelist()}
    blad = uit["xl/worksheets/sheet1.xml"]
    uit["xl/worksheets/sheet1.xml"] = blad.replace(b'r="2"', b'r="99999999999"').replace(
        b"A2", b"A99999999999"
    )
    assert "te groot" in str(lees(pakket(**uit), "a.xlsx", KOLOMMEN).fouten[0])


def test_too_large_and_too_long_are_said(monkeypatch):
    monkeypatch.setattr(bestand, "MEESTE_RIJEN", 2)
    assert len(waarden(csv("Naam\na\nb\n"))) == 2
    assert "meer dan 100.000 rijen" in str(csv("Naam\na\nb\nc\n").fouten[0])
    monkeypatch.setattr(bestand, "GROOTSTE", 5)
    assert "groter dan 20 MB" in str(csv("Naam\na\n").fouten[0])
