"""What a sum was computed from is what its lines say once they are written out."""

import pickle
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evalgen.domain.derivation import DeferredLines, Line
from evalgen.domain.marks import DeferredMark, Mark
from evalgen.domain.number import sum_of, sum_of_products
from evalgen.domain.place import Place
from evalgen.pipeline.inspecting.inspection import inspect

ROOT = Path(__file__).parents[2]
REPOSITORIES = (ROOT, *sorted(path.parent for path in (ROOT / "examples").rglob("records")))
NUMBERS = st.fractions(max_denominator=1000)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NUMBERS))
def test_a_sum_is_exact(values: list[Fraction]) -> None:
    assert sum_of(values) == sum(values, Fraction(0))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
def test_a_sum_of_products_is_exact(products: list[tuple[Fraction, Fraction, Fraction]]) -> None:
    assert sum_of_products(products) == sum((a * b * c for a, b, c in products), Fraction(0))


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_every_measure_and_every_section_is_the_sum_of_its_lines(root: Path) -> None:
    written = 0
    for assessment in inspect(root).results.assessments.values():
        for sheet in (assessment.self_sheet, assessment.verified_sheet):
            for line in sheet.total.walk() if sheet else ():
                if isinstance(line.parts, DeferredLines):
                    written += 1
                    whole = sum((part.value for part in line.parts), Fraction(0))
                    of = line.operands[1].value if line.unit == "%" or line.kpi else Fraction(1)
                    assert line.value == (whole * of if line.kpi else whole / of), line.id
    assert written > 0


def test_lines_are_written_once_and_equal_the_same_lines_however_they_are_held() -> None:
    calls: list[int] = []

    def write() -> tuple[Line, ...]:
        calls.append(1)
        return tuple(sheet.total.parts)

    sheets = (item.self_sheet for item in inspect(ROOT / "examples" / "worked-example").results.assessments.values())
    sheet = next(item for item in sheets if item is not None)
    lines = DeferredLines(write)
    assert calls == []
    assert len(lines) == len(sheet.total.parts)
    assert lines == sheet.total.parts
    assert lines[0] == sheet.total.parts[0]
    assert lines[:1] == tuple(sheet.total.parts)[:1]
    assert hash(lines) == hash(tuple(sheet.total.parts))
    assert repr(lines) == repr(tuple(sheet.total.parts))
    assert pickle.loads(pickle.dumps(lines)) == tuple(sheet.total.parts)  # noqa: S301 - our own bytes
    assert calls == [1]
    assert all(before is not after for before, after in pairwise(lines))


def test_a_mark_that_looks_up_its_place_when_asked_is_the_mark_at_that_place() -> None:
    inspection = inspect(ROOT / "examples" / "worked-example")
    sheets = (item.self_sheet for item in inspection.results.assessments.values())
    marks = [mark for sheet in sheets if sheet for item in sheet.marks.items for mark in item.levels.values()]
    assert any(isinstance(mark, DeferredMark) for mark in marks)
    for mark in marks:
        written = Mark(value=mark.value, place=mark.place)
        assert mark == written
        assert written == mark
        assert hash(mark) == hash(written)
        assert type(pickle.loads(pickle.dumps(mark))) is Mark  # noqa: S301 - our own bytes
        assert mark != Mark(value=mark.value + 1, place=mark.place)
        assert mark != Mark(value=mark.value, place=Place(file="khac.yaml"))
