"""How an axis that is scored by its criteria is told: the numbers printed give the result printed."""

from fractions import Fraction

import pytest

from evalgen.domain.citation import Citation
from evalgen.domain.derivation import Line, Operand
from evalgen.language import VIETNAMESE
from evalgen.language.explaining.axes import explain_axis
from evalgen.language.explaining.told import Told


@pytest.mark.parametrize(
    "earned,told",
    [
        pytest.param(24, "Điểm trục = 24 ÷ 30 × 40 = 32,00 điểm", id="chưa đủ"),
        pytest.param(30, "Điểm trục = 30 ÷ 30 × 40 = 40,00 điểm", id="vừa đủ"),
        pytest.param(33, "Điểm trục = 33 ÷ 30 (không quá 1) × 40 = 40,00 điểm", id="hơn điểm của trục"),
    ],
)
def test_criteria_that_come_to_more_than_their_axis_are_told_as_capped(earned: int, told: str) -> None:
    names = {"điểm các tiêu chí": earned, "trên tổng": 30, "điểm tối đa": 40}
    axis = Line(
        id="axis.1",
        what="Trục 1",
        formula="điểm các tiêu chí ÷ tổng điểm các tiêu chí áp dụng × điểm tối đa của trục",
        operands=tuple(Operand(name=name, value=Fraction(value)) for name, value in names.items()),
        value=min(Fraction(earned, 30), Fraction(1)) * 40,
        unit="điểm",
        citation=Citation(instrument="x", instrument_name="X"),
    )
    assert [line.text for line in explain_axis(axis, VIETNAMESE) if isinstance(line, Told)][1] == told
