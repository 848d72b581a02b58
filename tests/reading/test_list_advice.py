"""A list that stands there as one number or text: what is advised is a list that is accepted, or none is named."""

import re
from typing import Any

import pytest

from evalgen.domain.problem import Problem
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

SCHEMAS = SchemaSet()
UNKNOWN = "Đặt giá trị trong ngoặc vuông [ ], hoặc xuống dòng và ghi sau dấu gạch «- »."
AXES = "plan:\n  main_axes: {}\n  work_items: []\n"
NOT_MET = "self_assessment:\n  submitted_on: 2026-06-20\n  general_criteria: {{default: met, not_met: {}}}\n  proposed_grade: GOOD\n"


def problems(text: str, *, fast: bool = True) -> tuple[Problem, ...]:
    read = read_document("le-an.yaml", text.encode(), fast=fast)
    assert read.document is not None, read.problems
    return tuple(SCHEMAS.problems("evaluation", read.document))


@pytest.mark.parametrize(
    "record, written, meant",
    [
        (AXES, '"007; 1"', "7, 1"),
        (AXES, '"1; 1"', "1"),
        (AXES, '"1; 4;"', "1, 4"),
        (AXES, '" 1 ;4 , 7"', "1, 4, 7"),
        (AXES, "4", "4"),
        (NOT_MET, '"3.3;3.3"', '"3.3"'),
        (NOT_MET, '"3.3; "', '"3.3"'),
        (NOT_MET, "3.10", '"3.10"'),
    ],
)
def test_the_list_that_is_advised_is_accepted(record: str, written: str, meant: str) -> None:
    (problem,) = problems(record.format(written))
    assert (problem.code, problem.remedy) == ("wrong-type", f"Ghi [{meant}].")
    assert problems(record.format(f"[{meant}]")) == ()


@pytest.mark.parametrize(
    "record, written",
    [
        (AXES, '"1; 100"'),
        (AXES, '"1;; 4"'),
        (AXES, '";"'),
        pytest.param(AXES, f'"{"1" * 300}"', id="too many digits"),
        pytest.param(AXES, '"' + "1; " * 100 + '1"', id="too many numbers"),
    ],
)
def test_no_list_is_advised_that_would_be_refused(record: str, written: str) -> None:
    assert [problem.remedy for problem in problems(record.format(written))] == [UNKNOWN]


def test_within_braces_no_line_begins_with_a_dash() -> None:
    (problem,) = problems(NOT_MET.format('"không; 3.3"'))
    assert problem.remedy == "Đặt giá trị trong ngoặc vuông [ ]."


@pytest.mark.parametrize("written", ['"không"', "none", "0", "false", '""', ""])
def test_whoever_says_that_there_is_none_is_told_how_it_is_written(written: str) -> None:
    for record in (AXES, NOT_MET, "verification: {{by: ban-to-chuc, on: 2026-06-22, differences: {}}}\n"):
        (problem,) = problems(record.format(written))
        assert problem.remedy.startswith("Không có phần tử nào thì ghi []; có thì "), problem
        assert problems(record.format("[]")) == ()


def test_a_list_cut_at_its_commas_is_told_once_and_whole() -> None:
    (problem,) = problems("plan: {main_axes: 1, 4, 5, work_items: []}\n")
    assert (problem.place.pointer, problem.remedy) == (("plan", "main_axes"), "Ghi [1, 4, 5].")
    assert problems("plan: {main_axes: [1, 4, 5], work_items: []}\n") == ()


def test_an_element_that_is_no_group_is_told_in_braces() -> None:
    (problem,) = problems("plan:\n  work_items:\n    - báo cáo\n")
    assert "{id: …, axis: …, product: …, title: …, quantity: …, due: …}" in problem.remedy


@pytest.mark.parametrize(
    "written, remedy",
    [
        ('{"4": 70,5}', "Ghi 70.5."),
        ('{"4": 0,70}', "Ghi 0.70."),
        ('{"4": 1,250}', "Ghi 1.25."),
    ],
)
def test_a_weight_cut_at_its_comma_is_no_axis_without_a_weight(written: str, remedy: str) -> None:
    (problem,) = problems(f"plan: {{axis_weights: {written}, work_items: []}}\n")
    assert (problem.code, problem.place.pointer[-1], problem.remedy) == ("decimal-comma", "4", remedy)


@pytest.mark.parametrize(
    "written",
    [
        '{"1": 70, "4": }',
        '{"1": 70,"4": }',
        '{"1": 70,"4"}',
        '{"1": 70, "4": null}',
        '{"1": 70,4: ~}',
        "{1: 70,4: , 5: 30}",
        "{1: 70, 4}",
    ],
)
@pytest.mark.parametrize("fast", [True, False])
def test_a_weight_that_is_left_empty_is_no_part_of_the_number_before(written: str, *, fast: bool) -> None:
    (problem,) = problems(f"plan: {{axis_weights: {written}, work_items: []}}\n", fast=fast)
    assert (problem.code, problem.place.pointer[-1]) == ("empty-value", "4")


def test_a_key_that_is_left_empty_is_no_part_of_the_number_before() -> None:
    vote = "proposal: {{by: a, on: 2026-06-22, grade: GOOD, votes: {{GOOD: 5{}}}}}\n"
    (problem,) = problems(vote.format(', "3": '))
    assert (problem.code, problem.place.pointer[-1]) == ("unknown-key", "3")
    (problem,) = problems(vote.format(",3"))
    assert (problem.code, problem.place.pointer[-1]) == ("decimal-comma", "GOOD")


@pytest.mark.parametrize("behind", ["", " ", "\n  ", " # nửa sau\n  "])
@pytest.mark.parametrize("fast", [True, False])
def test_a_number_cut_at_its_comma_may_stand_last_on_its_line(behind: str, *, fast: bool) -> None:
    (problem,) = problems(f'plan: {{work_items: [], axis_weights: {{"4": 70,5{behind}}}}}\n', fast=fast)
    assert (problem.code, problem.place.pointer[-1], problem.remedy) == ("decimal-comma", "4", "Ghi 70.5.")


@pytest.mark.parametrize("written", ["4,5", '"4,5"', "“4,5”", "1,200", "0,9"])
def test_no_part_of_a_number_is_advised_where_it_is_whole(written: str) -> None:
    votes = problems(f"proposal:\n  by: a\n  on: 2026-06-22\n  grade: GOOD\n  votes:\n    GOOD: {written}\n")
    told = {"1,200": ("Ghi 1200, hàng nghìn viết liền.", "Ghi liền, không ngăn cách hàng nghìn; nhiều nhất là 99.")}
    whole, whole_axis = told.get(written, ("Ghi số nguyên, không có phần thập phân, ví dụ 2.",) * 2)
    assert [problem.remedy for problem in votes] == [whole]
    axes = problems(f"plan:\n  main_axes:\n    - {written}\n  work_items: []\n")
    assert [problem.remedy for problem in axes] == [whole_axis]


@pytest.mark.parametrize(
    "written, remedy",
    [
        ("1,250", "Ghi 1.25."),
        ("1.250 điểm", "Ghi 1.25."),
        ("1 250", "Ghi liền, không ngăn cách hàng nghìn; nhiều nhất là 100."),
        ("1.234.567", "Ghi liền, không ngăn cách hàng nghìn; nhiều nhất là 100."),
    ],
)
def test_no_thousand_is_advised_where_none_is_taken(written: str, remedy: str) -> None:
    (problem,) = problems(f'plan:\n  axis_weights:\n    "1": "{written}"\n  work_items: []\n')
    assert problem.remedy == remedy


def test_a_choice_that_is_misspelt_is_not_missing_besides() -> None:
    (problem,) = problems("decision: {by: a, on: 2026-06-22, number: 1-QĐ, grad: GOOD}\n")
    assert (problem.code, "«grade»" in problem.remedy) == ("unknown-key", True)


def collective(highlights: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    read = read_document("collective.yaml", f"tasks: []\nhighlights: {highlights}\n".encode())
    assert read.document is not None, read.problems
    return read.document.root, tuple(SCHEMAS.problems("collective", read.document))


@pytest.mark.parametrize(
    "text",
    [
        "Làm tốt, đúng hạn",
        "C:\\new, x",
        'Phong trào "Dân vận khéo", đúng hạn',
        'l\'équipe "A", B',
    ],
)
def test_a_text_with_commas_is_shown_as_one_element(text: str) -> None:
    _, (problem,) = collective(text)
    whole = re.search(r"một phần tử thì ghi (\[.*\]), hoặc", problem.remedy)
    assert whole is not None, problem.remedy
    root, found = collective(whole[1])
    assert (root["highlights"], found) == ([text], ())


@pytest.mark.parametrize("text, quotes", [("Làm rất tốt, " * 9 + "hết", "kép"), ("Làm \\ tốt, " * 9 + "hết", "đơn")])
def test_of_a_text_that_is_too_long_to_be_repeated_no_part_is_shown(text: str, quotes: str) -> None:
    _, (problem,) = collective(text)
    assert f"một phần tử thì đặt trong dấu nháy {quotes}, rồi trong ngoặc vuông [ ], hoặc" in problem.remedy
    assert "…" not in problem.remedy


@pytest.mark.parametrize(
    "record, written",
    [
        (AXES, "1,200"),
        (AXES, "1, 100"),
        (AXES, "Trục 1, Trục 4"),
        (NOT_MET, '"tiêu chí 3.3, 3.4"'),
        (NOT_MET, '"3,3; 3,4"'),
    ],
)
def test_where_no_text_may_stand_none_is_shown_in_quotes(record: str, written: str) -> None:
    (problem,) = problems(record.format(written))
    assert problem.remedy.startswith("Đặt giá trị trong ngoặc vuông [ ]"), problem.remedy


def test_numbers_of_any_length_are_told() -> None:
    (problem,) = problems(f"plan: {{main_axes: 1, {'1' * 5000}, work_items: []}}\n")
    assert (problem.code, problem.remedy) == ("wrong-type", "Đặt giá trị trong ngoặc vuông [ ].")
    (problem,) = problems(NOT_MET.format(f"""["{"3.3 " * 5000}"]"""))
    assert problem.remedy == 'Ghi mã như trong khung tiêu chí, ví dụ "3.3".'


def test_a_day_that_has_not_come_is_left_out() -> None:
    read = read_document("period.yaml", "opened_on: chưa\nclosed_on: chưa\n".encode())
    assert read.document is not None
    opened, closed = SCHEMAS.problems("period", read.document)
    assert ("bỏ cả mục này" in opened.remedy, "bỏ cả mục này" in closed.remedy) == (False, True)
