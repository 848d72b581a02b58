"""Reasons call units by their names."""

from casework import make_case, make_collective_case
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.grading.discipline import discipline
from evalgen.grading.no_discipline import no_discipline
from evalgen.grading.tally import tally_field


def test_a_unit_below_that_was_disciplined_is_called_by_its_name() -> None:
    case = make_collective_case({"below": {"to-mot": {"facts": {"discipline": [{"who": "COLLECTIVE"}]}}}})
    below = case.units_below["to-mot"]
    called = replace(below, names=tuple(replace(item, name="Tổ Một") for item in below.names))
    named = replace(case, units_below={"to-mot": called})
    ruling = no_discipline(named, Grade.EXCELLENT)
    assert ruling is not None
    assert ruling.reason.startswith("Đơn vị trực thuộc «Tổ Một» bị kỷ luật")


def test_two_units_of_one_name_are_counted_apart() -> None:
    """Names tell the parts of a count: one would take the place of the other."""
    tasks = {"total": 10, "completed": 10, "exceeded": 1}
    given = {"beside": {"phong-b": {"unit": tasks}}, "units_below": {"phong-b": "GOOD", "don-vi": "GOOD"}}
    case = make_case(given)
    units = {
        name: replace(unit, names=tuple(replace(item, name="Văn phòng") for item in unit.names))
        for name, unit in case.units_below.items()
    }
    named = replace(case, units=units)
    (*_, together) = named.with_all_tasks
    tally = tally_field(together)
    assert tally is not None
    assert list(tally.parts) == ["Văn phòng", "Văn phòng (phong-b)"]
    assert tally.total == 20


def test_discipline_in_a_former_unit_names_it() -> None:
    given = {
        "units_below": {"don-vi-cu": "GOOD"},
        "facts": {"discipline": [{"violation_unit": "don-vi-cu", "violation_on": "2026-02-10"}]},
    }
    case = make_case(given)
    old = case.units_below["don-vi-cu"]
    called = replace(old, names=tuple(replace(item, name="Phòng Cũ") for item in old.names))
    ruling = discipline(replace(case, units={"don-vi-cu": called}), Grade.EXCELLENT)
    assert ruling is not None
    assert "đơn vị cũ «Phòng Cũ», quý I năm 2026" in ruling.reason
