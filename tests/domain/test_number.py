"""Numbers as they are shown, held against the words of their rounding in plain fractions."""

import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from evalgen.domain.number import round_half_up, round_whole, show, show_percent, show_plain

NUMBERS = st.fractions(min_value=-200, max_value=200, max_denominator=5000)
PLACES = st.integers(min_value=0, max_value=4)


def rounded(value: Fraction, places: int) -> Fraction:
    return Fraction(math.floor(value * 10**places + Fraction(1, 2)), 10**places)


def read(shown: str) -> Fraction:
    return Fraction(shown.replace("−", "-").replace(",", "."))


@given(NUMBERS, PLACES)
def test_half_goes_up(value: Fraction, places: int) -> None:
    assert round_half_up(value, places) == rounded(value, places)
    assert read(show(value, places=places)) == rounded(value, places)


@given(NUMBERS, PLACES, st.lists(st.integers(min_value=-200, max_value=200) | NUMBERS, max_size=3))
def test_no_shown_number_reaches_a_threshold_that_the_number_is_below(
    value: Fraction, places: int, thresholds: list[Fraction | int]
) -> None:
    kept_down = any(value < threshold <= rounded(value, places) for threshold in thresholds)
    below = Fraction(math.floor(value * 10**places), 10**places)
    assert read(show(value, places=places, thresholds=thresholds)) == (below if kept_down else rounded(value, places))


@given(NUMBERS)
def test_whole_numbers_are_rounded_in_the_manner_that_is_named(value: Fraction) -> None:
    assert round_whole(value, "half_up") == math.floor(value + Fraction(1, 2))
    assert round_whole(value, "floor") == math.floor(value)
    assert round_whole(value, "ceil") == math.ceil(value)


@given(NUMBERS)
def test_decimals_that_end_are_shown_whole_and_no_longer_than_they_are(value: Fraction) -> None:
    shown = show_plain(value)
    assert read(shown) == value
    assert "/" in shown or not ("," in shown and shown.endswith("0"))


def test_a_ratio_is_kept_below_its_threshold_as_well() -> None:
    assert show_percent(Fraction(69999, 100000), places=0, thresholds=(Fraction(7, 10),)) == "69 %"
    assert show_percent(Fraction(1), thresholds=(1,)) == "100,00 %"
