"""Reasons call units by their names."""

from casework import make_collective_case
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.grading.no_discipline import no_discipline


def test_a_unit_below_that_was_disciplined_is_called_by_its_name() -> None:
    case = make_collective_case({"below": {"to-mot": {"facts": {"discipline": [{"who": "COLLECTIVE"}]}}}})
    below = case.units_below["to-mot"]
    called = replace(below, names=tuple(replace(item, name="Tổ Một") for item in below.names))
    named = replace(case, units_below={"to-mot": called})
    ruling = no_discipline(named, Grade.EXCELLENT)
    assert ruling is not None
    assert ruling.reason.startswith("Đơn vị trực thuộc «Tổ Một» bị kỷ luật")
