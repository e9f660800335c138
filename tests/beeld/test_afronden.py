from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beeld.afronden import aandeel, grootste_resten, klein, percentages

tellingen = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)


@given(tellingen, st.sampled_from([100, 1000]))
def test_the_parts_add_up_and_stay_within_one_of_the_exact_share(aantallen, totaal):
    delen = grootste_resten(aantallen, totaal)
    assert sum(delen) == totaal
    exact = [Fraction(aantal * totaal, sum(aantallen)) for aantal in aantallen]
    assert all(abs(deel - precies) < 1 for deel, precies in zip(delen, exact, strict=True))


@given(tellingen)
def test_nothing_counted_is_nothing_shown_and_more_is_never_less(aantallen):
    delen = grootste_resten(aantallen)
    assert all(deel == 0 for deel, aantal in zip(delen, aantallen, strict=True) if aantal == 0)
    op_aantal = sorted(zip(aantallen, delen, strict=True))
    assert all(minder[1] <= meer[1] for minder, meer in pairwise(op_aantal) if minder[0] < meer[0])


def test_a_tie_goes_to_the_part_that_stands_first():
    assert grootste_resten([1, 1, 1]) == [34, 33, 33]
    assert grootste_resten([0, 1, 1, 1, 1, 1, 1]) == [0, 17, 17, 17, 17, 16, 16]


def test_an_empty_count_has_no_percentages():
    assert grootste_resten([0, 0]) == [0, 0]
    assert grootste_resten([]) == []


def test_a_base_under_twenty_gives_counts():
    assert percentages([10, 9]) is None
    assert percentages([10, 10]) == [50, 50]
    assert aandeel(9, 14) == "9 van 14"
    assert aandeel(1, 40) == "3%"
    assert aandeel(20, 20) == "100%"
    assert aandeel(0, 0) == "0 van 0"


@pytest.mark.parametrize(("aantal", "gedrukt"), [(0, "0"), (1, "< 5"), (4, "< 5"), (5, "5"), (342, "342")])
def test_one_to_four_does_not_leave_the_circle(aantal, gedrukt):
    assert klein(aantal) == gedrukt
