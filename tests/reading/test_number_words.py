"""What a percent sign means is said by what the field takes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from evalgen.reading.number_words import unit_remedy
from evalgen.resources import resource

RECORDS = [resource("schemas") / f"{kind}.schema.json" for kind in ("collective", "evaluation", "period")]

LEVELS_AND_SHARES = {
    "Chất lượng",
    "Giá trị",
    "Lãnh đạo, chỉ đạo, điều hành",
    "Tiến độ",
    "Tỷ lệ",
}
LEVEL = {"type": "number", "maximum": 10}
SCORE = {"type": "number", "maximum": 100}
COUNT = {"type": "number", "maximum": 100000}


def numbers_up_to_ten(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "number" and node.get("maximum", 11) <= 10:
            yield node["title"]
        for below in node.values():
            yield from numbers_up_to_ten(below)


def test_numbers_that_reach_no_further_than_ten_are_levels_and_shares() -> None:
    texts = (path.read_text(encoding="utf-8") for path in RECORDS)
    assert {title for text in texts for title in numbers_up_to_ten(json.loads(text))} == LEVELS_AND_SHARES


@pytest.mark.parametrize(
    "written,field,remedy",
    [
        ("5%", LEVEL, "Ghi phần trăm thành số thập phân: 0.05."),
        ("1,5 %", LEVEL, "Ghi phần trăm thành số thập phân: 0.015."),
        ("1%", LEVEL, "Nếu ý là 1 phần trăm thì ghi 0.01; nếu là 100 phần trăm thì ghi 1."),
        ("101%", SCORE, None),
        (
            "100%",
            SCORE,
            "Nếu ý là một tỷ lệ thì ghi 1; nếu mục này tính bằng phần trăm hoặc điểm thì ghi 100.",
        ),
        ("5%", {"type": "integer", "maximum": 1000}, None),
        ("1.500 hồ sơ", COUNT, "Nếu ý là hàng nghìn thì ghi 1500; nếu là số thập phân thì ghi 1.5."),
        ("1.500 hồ sơ", SCORE, "Ghi 1.5."),
        ("1.500 hồ sơ", {"type": "integer"}, "Ghi 1500, hàng nghìn viết liền."),
        ("2,5 bản", {"type": "integer"}, None),
        ("2 nghìn", SCORE, None),
        ("2 bản", SCORE, "Chỉ ghi số, không kèm chữ hay đơn vị: 2."),
    ],
)
def test_the_number_offered_is_one_that_may_be_meant(written: str, field: dict[str, Any], remedy: str | None) -> None:
    assert unit_remedy(written, field) == remedy
