"""The KPI as a number alone is the KPI that its lines tell step by step."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from casework import PLACE, law_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from evalgen.domain.evaluation import WorkItem
from evalgen.domain.marks import ConvertedItem, FaultMark, ItemMark, Mark
from evalgen.domain.measures import Measure
from evalgen.regulation.law import Law
from evalgen.scoring.kpi import kpi_of
from evalgen.scoring.kpi_value import kpi_value

SIZES = st.fractions(min_value=Fraction(1, 50), max_value=40, max_denominator=50)
SHARES = st.fractions(min_value=0, max_value=3, max_denominator=20)
COUNTS = st.integers(min_value=0, max_value=6)
JUDGED = (Measure.QUALITY, Measure.TIMELINESS, Measure.LEADERSHIP)


def changed(law: Law, **values: Any) -> Law:
    """`law` with other values of the KPI."""
    stated = {("kpi", name): replace(law.get("kpi", name), value=value) for name, value in values.items()}
    return replace(law, values={**law.values, **stated})


EQUAL = law_of()
UNEQUAL = changed(
    EQUAL,
    weights={"quantity": Fraction(1, 3), "quality": 2, "timeliness": Fraction(3, 4), "leadership": 1},
    quantity_cap=Fraction(6, 5),
    axis_cap=Fraction(11, 10),
)
TWO_MEASURES = changed(EQUAL, weights={"quantity": 1, "timeliness": 3}, axis_cap=5)
COUNTING = law_of("hadong")


def work(quantity: Fraction) -> WorkItem:
    return WorkItem(
        pointer=(),
        id="viec",
        axis=1,
        product="viec",
        title="viec",
        quantity=quantity,
        due=dt.date(2026, 6, 25),
        key_task=False,
        carried_from=None,
    )


def mark(value: Fraction | int) -> Mark:
    return Mark(value=Fraction(value), place=PLACE)


@st.composite
def judged(draw: st.DrawFn) -> ConvertedItem:
    """A work item with a level of each measure."""
    levels = {measure: mark(draw(SHARES)) for measure in JUDGED}
    item = ItemMark(item=work(draw(SIZES)), quantity=mark(draw(SHARES)), levels=levels)
    return ConvertedItem(mark=item, factor=mark(draw(SIZES)))


@st.composite
def counted(draw: st.DrawFn) -> ConvertedItem:
    """A work item whose faults and delays are counted."""
    found = {
        measure: FaultMark(recorded=mark(draw(COUNTS)), excused=mark(draw(COUNTS)))
        for measure in (Measure.QUALITY, Measure.TIMELINESS)
    }
    item = ItemMark(item=work(draw(SIZES)), quantity=mark(draw(SHARES)), levels={}, faults=found)
    return ConvertedItem(mark=item, factor=mark(draw(SIZES)))


@pytest.mark.parametrize("law", [EQUAL, UNEQUAL, TWO_MEASURES], ids=["equal", "unequal, caps", "two measures"])
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(items=st.lists(judged(), min_size=1, max_size=5))
def test_the_number_alone_is_the_number_that_is_told(law: Law, items: list[ConvertedItem]) -> None:
    assert kpi_value(tuple(items), law) == kpi_of(tuple(items), law).value


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(items=st.lists(counted(), min_size=1, max_size=5))
def test_so_it_is_where_faults_are_counted(items: list[ConvertedItem]) -> None:
    assert kpi_value(tuple(items), COUNTING) == kpi_of(tuple(items), COUNTING).value


def test_nothing_delivered_is_nothing_reached() -> None:
    item = ItemMark(item=work(Fraction(2)), quantity=mark(0), levels={})
    assert kpi_value((ConvertedItem(mark=item, factor=mark(3)),), EQUAL) == 0


def test_parts_of_a_unit_and_weights_in_thirds_are_counted_exactly() -> None:
    law = changed(EQUAL, weights={"quantity": Fraction(1, 3), "quality": Fraction(2, 3)})
    rows = ((Fraction(5, 2), Fraction(3), 1), (Fraction(2), Fraction(3, 2), Fraction(1, 2)))
    items = tuple(
        ItemMark(item=work(planned), quantity=mark(delivered), levels={Measure.QUALITY: mark(quality)})
        for planned, delivered, quality in rows
    )
    value = kpi_value(tuple(ConvertedItem(mark=item, factor=mark(1)) for item in items), law)
    quantity, quality = Fraction(5, 2) + Fraction(3, 2), Fraction(5, 2) + Fraction(3, 4)
    assert value == (quantity + 2 * quality) / 3 / Fraction(9, 2) == Fraction(7, 9)
