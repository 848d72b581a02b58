"""Sections into the text of a file, and what a record says already."""

from typing import Any

import pytest

from evalgen.drafting.sheets.comparing import differing
from evalgen.drafting.sheets.filling import filled, put_in

SKELETON = """\
framework: hd02-pl3

## Bước 1
# plan:
##   Lời hướng dẫn.
#   approved: {by: "", on: NĂM-THÁNG-NGÀY}
#   work_items:
#     - {id: viec-mau}

## Bước 2
# self_assessment:
#   submitted_on: NĂM-THÁNG-NGÀY
"""


def test_a_section_takes_the_place_of_its_sample() -> None:
    assert (
        filled(SKELETON, {"plan": "plan: {main_axes: [4]}\n"})
        == """\
framework: hd02-pl3

## Bước 1
plan: {main_axes: [4]}

## Bước 2
# self_assessment:
#   submitted_on: NĂM-THÁNG-NGÀY
"""
    )


def test_a_section_without_a_sample_comes_at_the_end() -> None:
    assert (
        filled("framework: hd02-pl3\n", {"plan": "plan: {main_axes: [4]}\n"})
        == "framework: hd02-pl3\nplan: {main_axes: [4]}\n"
    )


def test_a_sample_on_one_line() -> None:
    assert filled('# plan: {by: ""}\nx: 1\n', {"plan": "plan: {a: 1}\n"}) == "plan: {a: 1}\nx: 1\n".replace(
        "plan: {a: 1}", "plan: {a: 1}"
    )


@pytest.mark.parametrize(
    "before, after",
    [
        pytest.param("a: 1\r\n", "a: 1\r\nb: 2\r\n", id="dòng kiểu Windows"),
        pytest.param("a: 1", "a: 1\nb: 2\n", id="thiếu xuống dòng cuối"),
        pytest.param(
            "a: 1\n# x\r\nc: 3\n", "a: 1\n# x\r\nc: 3\nb: 2\n", id="một dòng khác kiểu không đổi các dòng kia"
        ),
        pytest.param(
            "a: 1 # x\u2028y\n", "a: 1 # x\u2028y\nb: 2\n", id="ký tự xuống dòng của Unicode không phải xuống dòng"
        ),
    ],
)
def test_the_other_lines_stay(before: str, after: str) -> None:
    assert filled(before, {"b": "b: 2\n"}) == after


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("# plan: hỏi lại anh Nam về hạn của đề án", id="lời ghi của người"),
        pytest.param("# plan:\n#   approved: {by: ban-thuong-vu, on: 2026-10-03}", id="mẫu đã điền mà chưa bỏ dấu"),
    ],
)
def test_what_somebody_wrote_behind_a_hash_stays(own: str) -> None:
    assert filled(f"{own}\nx: 1\n", {"plan": "plan: {a: 1}\n"}) == f"{own}\nx: 1\nplan: {{a: 1}}\n"


@pytest.mark.parametrize(
    "wanted, there, found",
    [
        pytest.param({"a": 1}, {"a": 1, "b": 2}, [], id="hồ sơ ghi thêm thì không sao"),
        pytest.param({"a": 1}, {"a": 2}, [(("a",), ("a",))], id="giá trị khác"),
        pytest.param({"a": {"b": 1}}, {"a": {}}, [(("a", "b"), ("a",))], id="hồ sơ chưa ghi"),
        pytest.param(
            {"w": [{"id": "y", "q": 2}]},
            {"w": [{"id": "x"}, {"id": "y", "q": 3}]},
            [(("w", 0, "q"), ("w", 1, "q"))],
            id="việc so theo mã, dù đứng ở dòng khác",
        ),
        pytest.param({"w": [{"id": "z"}]}, {"w": [{"id": "x"}]}, [(("w", 0), ("w",))], id="việc chưa có"),
        pytest.param({"p": [{"t": 1}]}, {"p": [{"t": 1, "u": 2}]}, [], id="danh sách không có mã so từng phần tử"),
        pytest.param(
            {"p": [{"t": 1}, {"t": 2}]}, {"p": [{"t": 2}, {"t": 1}]}, [], id="dòng đã sắp xếp lại vẫn là dòng ấy"
        ),
        pytest.param(
            {"p": [{"t": 1}, {"t": 3}]},
            {"p": [{"t": 2}, {"t": 1}]},
            [(("p", 1, "t"), ("p", 0, "t"))],
            id="dòng còn lại so với phần tử còn lại",
        ),
        pytest.param(
            {"p": [1, 2]}, {"p": [2, 1]}, [(("p", 0), ("p", 0)), (("p", 1), ("p", 1))], id="chữ thì theo thứ tự"
        ),
        pytest.param({"p": [1, 2]}, {"p": [1]}, [(("p",), ("p",))], id="danh sách dài khác nhau là khác"),
        pytest.param({"a": {"b": 1}}, {"a": 3}, [(("a",), ("a",))], id="một mục và một số là khác"),
    ],
)
def test_what_a_record_says_otherwise(wanted: Any, there: Any, found: list[Any]) -> None:
    assert list(differing(wanted, there)) == found


@pytest.mark.parametrize(
    "text, after",
    [
        pytest.param("plan:\n  a: 1\n", "plan:\n  n: {b: 2}\n  a: 1\n", id="ngay dưới tên mục"),
        pytest.param(
            "plan: # lời\r\n    a: 1\r\n",
            "plan: # lời\r\n    n: {b: 2}\r\n    a: 1\r\n",
            id="thụt lề, xuống dòng như cũ",
        ),
        pytest.param("plan: {a: 1}\n", "plan: {a: 1}\n", id="mục viết trên một dòng thì để nguyên"),
    ],
)
def test_values_at_the_top_of_a_section(text: str, after: str) -> None:
    assert put_in(text, "plan", {"n": {"b": 2}}) == after
