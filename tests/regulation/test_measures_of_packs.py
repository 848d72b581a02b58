"""What a pack says of its measures must fit together, and values that only some packs use are read as strictly as all."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from casework import law_of
from msgspec.structs import replace

from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.organization import Standing
from evalgen.regulation.kinds import GRADE_LETTERS, LEADERS, LETTERS, TWO_LEVELS, UNIT_WEIGHTS, WEIGHTS, Kind
from evalgen.regulation.law import Law
from evalgen.regulation.soundness import _measures as measures

HALF = {"value": Fraction(1, 2), "label": "chưa"}
WHOLE = {"value": 1, "label": "đạt"}


@pytest.mark.parametrize(
    "kind,value",
    [
        pytest.param(TWO_LEVELS, [HALF], id="một mức"),
        pytest.param(TWO_LEVELS, [HALF, {"value": Fraction(3, 4), "label": "vừa"}, WHOLE], id="ba mức"),
        pytest.param(TWO_LEVELS, [WHOLE, HALF], id="mức cao trước"),
        pytest.param(LEADERS, ["HEAD", "STAFF"], id="người không giữ chức vụ"),
        pytest.param(LEADERS, [], id="không có ai"),
        pytest.param(LEADERS, ["HEAD", "HEAD"], id="lặp lại"),
        pytest.param(WEIGHTS, {"quality": 1}, id="không có số lượng"),
        pytest.param(WEIGHTS, {"quantity": 1, "speed": 1}, id="chỉ số lạ"),
        pytest.param(UNIT_WEIGHTS, {}, id="không có trọng số nào"),
        pytest.param(UNIT_WEIGHTS, {"unity": 0}, id="trọng số bằng 0"),
        pytest.param(LETTERS, {"quantity": ""}, id="ký hiệu trống"),
        pytest.param(LETTERS, {"quantity": "abcd"}, id="ký hiệu dài"),
        pytest.param(LETTERS, {"quantity": "a", "quality": "a"}, id="ký hiệu trùng nhau"),
        pytest.param(GRADE_LETTERS, {"EXCELLENT": "A", "POOR": "D"}, id="mức lạ"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind: Kind, value: Any) -> None:
    assert kind.read(value) is None


def test_values_that_fit_are_read_in_the_order_of_the_law() -> None:
    assert list(WEIGHTS.read({"timeliness": 15, "quantity": 15, "quality": 50})) == [
        "quantity",
        "quality",
        "timeliness",
    ]
    assert LEADERS.read(["DEPUTY", "HEAD"]) == (Standing.DEPUTY, Standing.HEAD)
    assert [level.label for level in TWO_LEVELS.read([HALF, WHOLE])] == ["chưa", "đạt"]


def changed(pack: str, values: Mapping[tuple[str, str], Any], *, without: tuple[tuple[str, str], ...] = ()) -> Law:
    law = law_of(pack)
    replaced = {key: replace(law.get(*key), value=value) for key, value in values.items()}
    kept = {key: value for key, value in (dict(law.values) | replaced).items() if key not in without}
    return replace(law, values=kept)


@pytest.mark.parametrize("pack", ["hd02", "lamdong", "thanhlam", "vast", "hadong"])
def test_built_in_packs_fit_together(pack: str) -> None:
    assert list(measures(law_of(pack))) == []


@pytest.mark.parametrize(
    "law,message",
    [
        pytest.param(
            changed("hd02", {("kpi", "letters"): {"quantity": "A"}}),
            "«kpi.weights» và «kpi.letters» không nêu cùng các chỉ số",
            id="chỉ số không có ký hiệu",
        ),
        pytest.param(
            changed("hadong", {("unit_measures", "weights"): {"unity": Fraction(1)}}),
            "«unit_measures.weights» và «unit_measures.letters» không nêu cùng các chỉ số",
            id="ký hiệu của tiêu chí không được tính",
        ),
        pytest.param(
            changed("hd02", {}, without=(("levels", "leadership"),)),
            "chỉ số «leadership» được tính nhưng không có thang mức «levels.leadership»",
            id="chỉ số không có thang mức",
        ),
        pytest.param(
            changed("hd02", {("kpi", "marking"): "faults"}),
            "chỉ số «leadership» được tính nhưng không có cách đếm lỗi (kpi.marking: faults)",
            id="lãnh đạo, chỉ đạo không đếm được lỗi",
        ),
    ],
)
def test_what_does_not_fit_together_is_a_fault(law: Law, message: str) -> None:
    assert [found for _, found, _ in measures(law)] == [message]


@pytest.mark.parametrize(
    "pack,outcome,name",
    [
        ("hadong", Grade.EXCELLENT, "Hoàn thành xuất sắc nhiệm vụ (Loại A)"),
        ("hadong", Grade.NOT_COMPLETED, "Không hoàn thành nhiệm vụ (Loại D)"),
        ("hadong", Undetermined.NOT_ASSESSED, "Chưa đánh giá, xếp loại"),
        ("hd02", Grade.GOOD, "Hoàn thành tốt nhiệm vụ"),
    ],
)
def test_a_grade_has_the_letter_that_its_instrument_gives_it(pack: str, outcome: Grade, name: str) -> None:
    assert law_of(pack).grade_name(outcome) == name


@pytest.mark.parametrize("pack,looks", [("hadong", False), ("hd02", True), ("qd366", True)])
def test_a_month_of_the_ward_has_no_collectives(pack: str, *, looks: bool) -> None:
    assert law_of(pack).looks_at_collectives is looks


def test_the_month_knows_bands_and_quota_and_no_other_condition() -> None:
    graded = {stem for stem, _ in law_of("hadong").values}
    assert graded == {
        "general_criteria",
        "completeness",
        "result_axes",
        "kpi",
        "faults",
        "unit_measures",
        "score_band",
        "excellent_quota",
    }
