import csv
import datetime
import io
import tracemalloc
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inlezen.kolommen import Kolom, datum, decimaal
from inlezen.lezen import lees
from inlezen.schrijven import LANGSTE_CEL, VOORBEELD, Toelichting, als_csv, als_xlsx, codeboek_als_csv, veilig

DAG = datetime.date(2026, 1, 1)
ECHT = Toelichting(titel="Regio's", peildatum=DAG, bron="Opgave van de regio's")
PROEF = Toelichting(titel="Regio's", peildatum=DAG, bron="Verzonnen", voorbeeld=True)
KOLOMMEN = (
    Kolom("Naam", betekenis="Naam van de regio", verplicht=True),
    Kolom("Aantal", betekenis="Aantal gemeenten", lees=decimaal, leeg=None),
    Kolom("Vanaf", betekenis="Eerste dag", lees=datum, leeg=None),
)


def rij(naam="Zwolle", aantal=14, vanaf=DAG):
    return {"Naam": naam, "Aantal": aantal, "Vanaf": vanaf}


def tekst(*rijen, toelichting=ECHT, **anders):
    return b"".join(als_csv(KOLOMMEN, rijen, toelichting, **anders)).decode("utf-8-sig")


def boek(*rijen, toelichting=ECHT):
    return openpyxl.load_workbook(io.BytesIO(als_xlsx(KOLOMMEN, rijen, toelichting)))


def test_csv_opens_right_in_dutch_excel():
    inhoud = b"".join(als_csv(KOLOMMEN, [rij("Fryslân", 2.5)], ECHT))
    assert inhoud.startswith(b"\xef\xbb\xbfNaam;Aantal;Vanaf;Peildatum\r\n")
    assert inhoud.decode("utf-8-sig").splitlines()[1] == "Fryslân;2,5;2026-01-01;2026-01-01"


def test_another_separator_has_a_decimal_point():
    assert (
        tekst(rij("a, b", Decimal("2.50")), scheiding=",").splitlines()[1]
        == '"a, b",2.50,2026-01-01,2026-01-01'
    )


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_is_taken_for_a_formula(begin):
    gevaar = f"{begin}SOM(A1)"
    assert veilig(gevaar) == f"'{gevaar}"
    assert next(csv.reader([tekst(rij(gevaar)).split("\r\n", 1)[1]], delimiter=";"))[0].startswith("'")
    cel = boek(rij(gevaar))["Gegevens"]["A2"]
    assert (cel.data_type, cel.value[:1]) == ("s", "'")


def test_numbers_remain_numbers():
    assert tekst(rij(aantal=-5)).splitlines()[1].split(";")[1] == "-5"
    assert boek(rij(aantal=-5))["Gegevens"]["B2"].value == -5


def test_days_remain_days_and_nothing_remains_nothing():
    blad = boek(rij(vanaf=DAG), rij(vanaf=None))["Gegevens"]
    assert (blad["C2"].value.date(), blad["C2"].number_format) == (DAG, "dd-mm-yyyy")
    assert blad["C3"].value is None


def test_the_second_sheet_explains_the_first():
    regels = [[cel.value for cel in regel] for regel in boek(toelichting=PROEF)["Toelichting"].iter_rows()]
    assert regels[:2] == [["Kolom", "Betekenis"], ["Naam", "Naam van de regio"]]
    assert regels[-3:] == [["Peildatum", "01-01-2026"], ["Bron", "Verzonnen"], ["Let op", VOORBEELD]]
    assert VOORBEELD in codeboek_als_csv(KOLOMMEN, PROEF).decode()
    assert VOORBEELD not in codeboek_als_csv(KOLOMMEN, ECHT).decode()


def test_example_data_says_so_in_every_row():
    assert tekst(rij(), rij(), toelichting=PROEF).count(VOORBEELD) == 2
    assert VOORBEELD not in tekst(rij())


def test_the_same_table_gives_the_same_bytes(monkeypatch):
    eens = als_xlsx(KOLOMMEN, [rij()], ECHT)
    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    assert als_xlsx(KOLOMMEN, [rij()], ECHT) == eens


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2030, 1, 1, tzinfo=tz)


def test_a_cell_that_is_too_long_for_excel_says_so():
    waarde = boek(rij("x" * 40_000))["Gegevens"]["A2"].value
    assert len(waarde) == LANGSTE_CEL
    assert waarde.endswith("neem CSV]")


def test_the_first_piece_comes_before_the_first_row_is_asked_for():
    def rijen():
        raise AssertionError
        yield

    assert next(als_csv(KOLOMMEN, rijen(), ECHT)).startswith(b"\xef\xbb\xbfNaam")


def test_a_long_table_takes_no_memory():
    tracemalloc.start()
    lang = sum(len(stuk) for stuk in als_csv(KOLOMMEN, (rij("x" * 100) for _ in range(20_000)), ECHT))
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert lang > 2_500_000
    assert top < 1_000_000


namen = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda naam: (
        naam == naam.strip()
        and not naam.startswith(("'", "#"))
        and "\ufffe" not in naam
        and "\uffff" not in naam
    )
)


@given(
    st.lists(st.tuples(namen, st.integers(-(10**9), 10**9), st.dates(datetime.date(1901, 1, 1))), max_size=4)
)
def test_what_was_written_can_be_read_back(rijen):
    rijen = [rij(*waarden) for waarden in rijen]
    gelezen = lees(b"".join(als_csv(KOLOMMEN, rijen, ECHT)), "a.csv", KOLOMMEN)
    assert [regel.waarden for regel in gelezen.rijen] == rijen
    gelezen = lees(als_xlsx(KOLOMMEN, rijen, ECHT), "a.xlsx", KOLOMMEN)
    assert [regel.waarden for regel in gelezen.rijen] == rijen
