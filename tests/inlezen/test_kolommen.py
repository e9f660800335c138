import datetime
from decimal import Decimal

import pytest

from inlezen.kolommen import Kolom, Onleesbaar, datum, decimaal, geheel, ja_nee, keuze


@pytest.mark.parametrize(
    "kop", ["Aantal inwoners", "aantal  inwoners", "AANTAL_INWONERS", " aantal-inwoners:", "Inwoners"]
)
def test_a_heading_is_known_whatever_its_case_and_spaces(kop):
    assert Kolom("Aantal inwoners", ook=("inwoners",)).heet(kop)


def test_accents_do_not_matter_but_letters_do():
    assert Kolom("Coördinator").heet("coordinator")
    assert not Kolom("Coördinator").heet("coordinatoren")


@pytest.mark.parametrize(
    ("lees", "tekst", "waarde"),
    [
        (geheel, "1.204", 1204),
        (geheel, "344,0", 344),
        (geheel, "-3", -3),
        (geheel, "1.204.000", 1204000),
        (decimaal, "1.204,5", Decimal("1204.5")),
        (decimaal, "3.25", Decimal("3.25")),
        (datum, "2027-02-01", datetime.date(2027, 2, 1)),
        (datum, "1-2-2027", datetime.date(2027, 2, 1)),
        (ja_nee, "JA", True),
        (ja_nee, "onwaar", False),
        (keuze("Zorgkantoor", "Gemeente"), "gemeente", "Gemeente"),
    ],
)
def test_what_people_write_is_understood(lees, tekst, waarde):
    assert lees(tekst) == waarde


@pytest.mark.parametrize(
    ("lees", "tekst"),
    [
        (geheel, "3,5"),
        (geheel, "veel"),
        (geheel, "9" * 5000),
        (geheel, "1.2"),
        (decimaal, "nan"),
        (decimaal, "1,2,3"),
        (datum, "31-2-2027"),
        (datum, "2-2027"),
        (ja_nee, "misschien"),
        (keuze("a", "b"), "c"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(lees, tekst):
    with pytest.raises(Onleesbaar, match=r"‘.*’ (is geen|kan hier niet)"):
        lees(tekst)
