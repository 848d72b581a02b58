"""The score sheets of a year: headings of every level, the points that were allotted, the part of the own kind of unit."""

import datetime as dt
import json
from pathlib import Path

import pytest

from evalgen.domain.period import Period
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.publishing.forms.framework import framework_of_copy
from evalgen.publishing.forms.paper import paper_of
from evalgen.publishing.forms.subject import Subject
from evalgen.publishing.forms.values import values_of
from evalgen.regulation.forms.form import Form
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.frameworks.parts import own_part
from evalgen.regulation.loader import load_library

ROOT = Path(__file__).parents[2]
LIBRARY = load_library()
FRAMEWORKS = LIBRARY.law("qd366", dt.date(2027, 12, 31)).frameworks
FORMS = {form.id: form for pack in LIBRARY.packs.values() for form in pack.forms}
PARTS = ["qd366-pl1", "qd366-pl3", "qd366-pl4"]
NINE = range(1, 10)


@pytest.fixture(scope="module")
def province() -> Inspection:
    return inspect(ROOT / "examples/qd366")


def printed(province: Inspection, name: str, unit: str, person: str = "") -> list[list[str]]:
    year = Period.parse("2027")
    assert year is not None
    form = FORMS[name]
    subject = Subject(results=province.results, law=province.laws[year], period=year, person=person, unit=unit)
    framework = framework_of_copy(FRAMEWORKS[form.framework], subject)
    return rows(form, framework, subject)


def rows(form: Form, framework: Framework | None, subject: Subject | None = None) -> list[list[str]]:
    paper = paper_of(form, framework, values_of(form, subject) if subject else None)
    return [[cell.text for cell in row.cells] for block in paper.blocks if block.grid for row in block.grid.rows]


def numbers(found: list[list[str]]) -> list[str]:
    return [row[0] for row in found]


def test_a_blank_sheet_prints_the_headings_of_every_level_in_their_order() -> None:
    found = numbers(rows(FORMS["qd366-cham-diem-pl3"], FRAMEWORKS["qd366-pl3"]))
    assert [name for name in found if name in {f"II.{block}" for block in NINE}] == [f"II.{block}" for block in NINE]
    at = found.index("II.1")
    assert found[at : at + 3] == ["II.1", "II.1.1", "II.1.1.a"]
    assert found[found.index("I.3.a") - 1] == "I.3"


def test_the_sheet_of_a_leader_has_the_points_that_the_province_allotted_and_no_block_without_points(
    province: Inspection,
) -> None:
    found = printed(province, "qd366-cham-diem-pl3", "ban-tuyen-van", "khuc-thi-binh")
    by_number = {row[0]: row for row in found}
    assert by_number["II.1.1.d"][2:5] == ["7", "6,50", "6,00"]
    assert by_number["I.2.c"][2:5] == ["1", "0,50", "0,50"]
    assert by_number["II.1"][1].startswith("Khối cơ quan tham mưu của Đảng")
    assert not [name for name in numbers(found) if name.startswith(tuple(f"II.{block}" for block in range(2, 10)))]
    assert found[-1][:4] == ["Tổng điểm", "100", "93,90", "93,40"]


def test_a_point_has_the_letter_of_the_source_not_that_of_its_id() -> None:
    found = numbers(rows(FORMS["qd366-cham-diem-pl3"], FRAMEWORKS["qd366-pl3"]))
    assert found[found.index("II.1.1.d") + 1 :][:2] == ["II.1.1.đ", "II.1.1.e"]
    assert {"I.2.đ", "I.3.đ", "I.3.đ.1"} <= set(found)
    assert not [name for name in found if "dd" in name]


def test_the_sheet_of_a_collective_names_the_criterion_of_its_own_block(province: Inspection) -> None:
    found = numbers(printed(province, "qd366-cham-diem-pl1", "ban-tuyen-van"))
    assert [name for name in found if name.startswith("II")] == ["II", "II.1", "II.1.1", "II.2"]
    council = numbers(printed(province, "qd366-cham-diem-pl1", "hdnd-tinh"))
    assert [name for name in council if name.startswith("II")] == ["II", "II.1", "II.1.3", "II.2"]


def test_a_sheet_lists_the_criteria_and_below_them_the_tasks_of_the_plan(province: Inspection) -> None:
    found = printed(province, "qd366-cham-diem-pl4", "ban-tuyen-van", "ong-thi-dao")
    result = [row[0] or row[1] for row in found[numbers(found).index("II") :]]
    tasks = [f"- Báo cáo chuyên đề {number}" for number in (1, 2, 3)]
    assert result == ["II", "II.1", "II.1.a", "II.1.b", "II.1.c", *tasks, "Tổng điểm"]


@pytest.mark.parametrize("name", PARTS)
def test_each_kind_of_unit_follows_one_block_or_sees_all(name: str) -> None:
    framework = FRAMEWORKS[name]
    assert len(framework.parts) == len(NINE)
    criteria = {item.id for axis in framework.axes for item in axis.criteria}
    for kind in kinds():
        own = [part for part, followers in framework.parts.items() if kind in followers]
        shown = {item.id for axis in own_part(framework, kind).axes for item in axis.criteria}
        others = [part for part in framework.parts if part not in own] if own else []
        assert shown == {item for item in criteria if not any(f"{item}.".startswith(f"{part}.") for part in others)}
        assert len(own) == (0 if kind in {"party_committee", "party_organization"} else 1)


def test_the_kinds_that_a_framework_may_name_are_those_of_units() -> None:
    schema = json.loads((ROOT / "schemas/framework.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["parts"]["additionalProperties"]["items"]["enum"] == kinds()


def kinds() -> list[str]:
    schema = json.loads((ROOT / "schemas/unit.schema.json").read_text(encoding="utf-8"))
    found: list[str] = schema["properties"]["kind"]["enum"]
    return found
