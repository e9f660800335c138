"""Working days: weekends and feast days counted out."""

import datetime

import pytest

from regions.werkdagen import eerste_paasdag, feestdagen, is_werkdag, werkdagen_na, werkdagen_voor

D = datetime.date
# As printed in almanacs; 1818 and 2285 are the earliest possible, 1943 and 2038 the latest.
PASEN = [
    D(1818, 3, 22),
    D(1943, 4, 25),
    D(1954, 4, 18),
    D(1981, 4, 19),
    D(2000, 4, 23),
    D(2024, 3, 31),
    D(2025, 4, 20),
    D(2026, 4, 5),
    D(2027, 3, 28),
    D(2028, 4, 16),
    D(2038, 4, 25),
    D(2049, 4, 18),
    D(2076, 4, 19),
    D(2285, 3, 22),
]


@pytest.mark.parametrize("dag", PASEN, ids=str)
def test_easter_falls_where_the_almanac_says(dag):
    assert eerste_paasdag(dag.year) == dag


def test_the_feast_days_of_2026():
    assert sorted(feestdagen(2026)) == [
        D(2026, 1, 1),
        D(2026, 4, 5),
        D(2026, 4, 6),
        D(2026, 4, 27),
        D(2026, 5, 14),
        D(2026, 5, 24),
        D(2026, 5, 25),
        D(2026, 12, 25),
        D(2026, 12, 26),
    ]


@pytest.mark.parametrize(
    ("dag", "werkt"),
    [
        (D(2026, 4, 3), True),  # Good Friday
        (D(2026, 4, 6), False),
        (D(2025, 4, 26), False),  # the 27th is a Sunday
        (D(2025, 5, 5), False),  # a fifth year
        (D(2026, 5, 5), True),
        (D(2026, 11, 21), False),  # a Saturday
        (D(2026, 11, 23), True),
    ],
    ids=str,
)
def test_one_works_or_not(dag, werkt):
    assert is_werkdag(dag) is werkt


def test_ascension_day_on_a_kings_day_or_liberation_day_is_one_day():
    assert len(feestdagen(2005)) == 9  # Ascension Day was on 5 May


def test_ten_working_days_before_and_after_step_over_christmas_and_new_year():
    assert werkdagen_voor(D(2027, 1, 4), 10) == D(2026, 12, 17)
    assert werkdagen_na(D(2026, 12, 18), 10) == D(2027, 1, 5)


def test_no_days_is_the_day_itself():
    assert werkdagen_voor(D(2026, 11, 22), 0) == D(2026, 11, 22)
