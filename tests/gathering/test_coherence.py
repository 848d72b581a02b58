"""What docs/nhieu-kho.md says is held against each other: each rule with data that keep it beside data that break it."""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evalgen.gathering.coherence import LONGEST, incoherent
from evalgen.gathering.naming import Names

GUIDE = Path(__file__).parents[2] / "docs" / "nhieu-kho.md"
PERIOD = "2026-Q2"

INDEX: Mapping[str, Any] = {
    "grades": [{"id": "GOOD", "label": "Tốt"}, {"id": "COMPLETED", "label": "Hoàn thành"}],
    "scores_legal_basis": "Quy chế 1",
}
GRADED: Mapping[str, Any] = {
    "id": "2026-Q2/van-phong/an",
    "period": PERIOD,
    "unit": "van-phong",
    "unit_name": "Văn phòng",
    "person": "an",
    "name": "Nguyễn Văn An",
    "post": None,
    "standing": "HEAD",
    "standing_label": "Người đứng đầu",
    "state": "GRADED",
    "grade": "GOOD",
    "grade_label": "Tốt",
    "letter": "B",
    "score": "81.50",
    "notice": "2026-Q2/dot-1",
    "notice_number": "01-TB",
    "notice_on": "2026-07-05",
    "published_grade": "GOOD",
    "corrections": 0,
    "corrected_on": None,
    "page": "nguoi/an.html",
}
NOTHING = {"grade": None, "grade_label": None, "letter": None, "score": None}
UNPUBLISHED = {
    **NOTHING,
    "state": "UNPUBLISHED",
    **dict.fromkeys(("notice", "notice_number", "notice_on", "published_grade")),
}
CORRECTED = {"corrections": 1, "corrected_on": "2026-07-20"}
CANCELLED = {**NOTHING, "state": "CANCELLED", **CORRECTED}
BINH = {"id": "2026-Q2/van-phong/binh", "person": "binh", "name": "Trần Thị Bình", "page": "nguoi/binh.html"}

Change = Mapping[str, Any]

ONE: dict[str, tuple[Change, Change, str]] = {
    "mã kết quả là kỳ/đơn vị/người": (
        {"unit": "tai-chinh", "id": "2026-Q2/tai-chinh/an"},
        {"unit": "tai-chinh"},
        "mã kết quả phải là «2026-Q2/tai-chinh/an»",
    ),
    "kết quả thuộc kỳ của tệp": ({}, {"period": "2026-Q1"}, "mã kết quả phải là «2026-Q2/van-phong/an»"),
    "đã công bố thì có mức": ({}, NOTHING, "trạng thái và mức xếp loại không khớp"),
    "chưa công bố thì không có mức": (
        UNPUBLISHED,
        {**UNPUBLISHED, "grade": "GOOD", "grade_label": "Tốt"},
        "trạng thái và mức xếp loại không khớp",
    ),
    "đã công bố thì có thông báo": ({}, {"notice_number": None}, "trạng thái và thông báo không khớp"),
    "chưa công bố thì không có thông báo": (
        UNPUBLISHED,
        {**UNPUBLISHED, "notice_on": "2026-07-05"},
        "trạng thái và thông báo không khớp",
    ),
    "thông báo thuộc kỳ": ({}, {"notice": "2026-Q1/dot-1"}, "thông báo không phải của kỳ này"),
    "có chữ cái thì có mức": (
        UNPUBLISHED,
        {**UNPUBLISHED, "letter": "B"},
        "có chữ cái xếp loại mà không có mức",
    ),
    "chỉ người có mức mới có điểm": (CANCELLED, {**CANCELLED, "score": "81.50"}, "điểm không thể có ở đây"),
    "điểm không quá bảy chữ số": (
        {"score": "9999999.99"},
        {"score": "10000000.00"},
        "điểm không thể có ở đây",
    ),
    "có thay đổi thì có ngày": (CORRECTED, {"corrections": 1}, "số lần thay đổi và ngày thay đổi không khớp"),
    "không thay đổi thì không có ngày": (
        {},
        {"corrected_on": "2026-07-20"},
        "số lần thay đổi và ngày thay đổi không khớp",
    ),
    "số lần thay đổi là số có thể có": (
        {**CORRECTED, "corrections": LONGEST},
        {**CORRECTED, "corrections": LONGEST + 1},
        "số lần thay đổi và ngày thay đổi không khớp",
    ),
    "chưa công bố thì chưa thay đổi": (
        UNPUBLISHED,
        {**UNPUBLISHED, **CORRECTED},
        "số lần thay đổi không khớp với trạng thái và mức xếp loại",
    ),
    "bị hủy bỏ là một lần thay đổi": (
        CANCELLED,
        {**CANCELLED, "corrections": 0, "corrected_on": None},
        "số lần thay đổi không khớp với trạng thái và mức xếp loại",
    ),
    "chưa thay đổi thì mức là mức đã thông báo": (
        {**CORRECTED, "published_grade": "COMPLETED"},
        {"published_grade": "COMPLETED"},
        "số lần thay đổi không khớp với trạng thái và mức xếp loại",
    ),
    "thay đổi không trước thông báo": (
        {**CORRECTED, "corrected_on": "2026-07-05"},
        {**CORRECTED, "corrected_on": "2026-07-04"},
        "ngày thay đổi trước ngày thông báo, hoặc ngày không thể có",
    ),
    "ngày là ngày mà hồ sơ ghi được": (
        {"notice_on": "1900-01-01"},
        {"notice_on": "1899-12-31"},
        "ngày thay đổi trước ngày thông báo, hoặc ngày không thể có",
    ),
    "trang nằm trong trang của tổ chức": (
        {"page": "nguoi/an-2.html"},
        {"page": "//nguoi.example/an.html"},
        "địa chỉ trang không nằm trong trang của tổ chức",
    ),
    "mức mang tên ở index.json": (
        {**CORRECTED, "grade": "COMPLETED", "grade_label": "Hoàn thành"},
        {**CORRECTED, "grade": "COMPLETED"},
        "mức xếp loại «COMPLETED» được ghi với hai tên, số hoặc ngày khác nhau",
    ),
    "không có vị trí thì không có tên vị trí": (
        {"standing": None, "standing_label": None},
        {"standing": None},
        "có tên của vị trí mà không có mã",
    ),
    "chữ có dấu cách lạ mà mắt thấy được nhận, ký tự ẩn thì không": (
        {"name": "Nguyễn\u00a0Văn\u202fAn"},
        {"name": "Nguyễn\u200bVăn An"},
        "chữ dài quá 500 ký tự hoặc có ký tự ẩn",
    ),
    "chữ trên một dòng": (
        {"post": "Trưởng phòng\tkiêm nhiệm"},
        {"post": "Trưởng phòng\nkiêm nhiệm"},
        "chữ dài quá 500 ký tự hoặc có ký tự ẩn",
    ),
    "chữ dài có hạn": (
        {"post": "A" * LONGEST},
        {"post": "A" * (LONGEST + 1)},
        "chữ dài quá 500 ký tự hoặc có ký tự ẩn",
    ),
}

TWO: dict[str, tuple[Change, Change, str]] = {
    "mỗi kết quả một lần": (BINH, {}, "kết quả «2026-Q2/van-phong/an» được ghi hai lần"),
    "một đơn vị một tên": (
        BINH,
        {**BINH, "unit_name": "Phòng Tài chính"},
        "đơn vị «van-phong» được ghi với hai tên, số hoặc ngày khác nhau",
    ),
    "một người một tên": (
        {"unit": "tai-chinh", "unit_name": "Phòng Tài chính", "id": "2026-Q2/tai-chinh/an"},
        {
            "unit": "tai-chinh",
            "unit_name": "Phòng Tài chính",
            "id": "2026-Q2/tai-chinh/an",
            "name": "Nguyễn Văn Anh",
        },
        "người «an» được ghi với hai tên, số hoặc ngày khác nhau",
    ),
    "một vị trí một tên": (
        {**BINH, "standing": "DEPUTY", "standing_label": "Cấp phó"},
        {**BINH, "standing_label": "Cấp phó"},
        "vị trí «HEAD» được ghi với hai tên, số hoặc ngày khác nhau",
    ),
    "một thông báo một số": (
        {**BINH, "notice": "2026-Q2/dot-2", "notice_number": "02-TB"},
        {**BINH, "notice_number": "02-TB"},
        "thông báo «2026-Q2/dot-1» được ghi với hai tên, số hoặc ngày khác nhau",
    ),
    "một thông báo một ngày": (
        {**BINH, "notice": "2026-Q2/dot-2", "notice_on": "2026-07-06"},
        {**BINH, "notice_on": "2026-07-06"},
        "thông báo «2026-Q2/dot-1» được ghi với hai tên, số hoặc ngày khác nhau",
    ),
    "một mức một chữ cái": (
        {**BINH, **CORRECTED, "grade": "COMPLETED", "grade_label": "Hoàn thành", "letter": "C"},
        {**BINH, "letter": "C"},
        "mức xếp loại «GOOD» có hai chữ cái trong một kỳ",
    ),
}


def told(*entries: Change, index: Mapping[str, Any] = INDEX, period: str = PERIOD) -> list[str]:
    document = {"period": PERIOD, "results": [copy.deepcopy(dict(item)) for item in entries], "collectives": []}
    found = incoherent("results.json", document, period, Names(index))
    return [problem.message.removeprefix("dữ liệu mâu thuẫn: ").removesuffix(".") for problem in found]


@pytest.mark.parametrize("words", ONE)
def test_an_entry_agrees_with_itself(words: str) -> None:
    sound, broken, said = ONE[words]
    assert told({**GRADED, **sound}) == []
    assert told({**GRADED, **broken}) == [said]


@pytest.mark.parametrize("words", TWO)
def test_entries_agree_with_those_before_them(words: str) -> None:
    sound, broken, said = TWO[words]
    assert told(GRADED, {**GRADED, **sound}) == []
    assert told(GRADED, {**GRADED, **broken}) == [said]


def test_a_file_is_of_the_period_that_its_name_says() -> None:
    assert told() == []
    assert told(period="2026-Q1") == ["tệp của kỳ 2026-Q1 lại ghi kỳ khác"]


def test_there_are_scores_only_where_the_index_says_by_what_right() -> None:
    assert told(GRADED) == []
    assert told({**GRADED, "score": None}, index={**INDEX, "scores_legal_basis": None}) == []
    silent = told(GRADED, index={**INDEX, "scores_legal_basis": None})
    assert silent == ["có điểm mà index.json không nêu căn cứ công khai điểm"]


def test_a_collective_is_held_against_the_people_of_its_period() -> None:
    unit = {key: value for key, value in GRADED.items() if key not in {"person", "name", "post", "standing"}}
    unit = {**unit, "id": "2026-Q2/van-phong", "page": "don-vi/van-phong.html"}
    document = {"period": PERIOD, "results": [dict(GRADED)], "collectives": [unit]}
    assert incoherent("results.json", document, PERIOD, Names(INDEX)) == ()
    document["collectives"] = [{**unit, "unit_name": "Phòng khác"}]
    (problem,) = incoherent("results.json", document, PERIOD, Names(INDEX))
    assert problem.place.pointer == ("collectives", 0)


def test_one_person_has_one_name_in_all_periods_of_a_source() -> None:
    names = Names(INDEX)
    first = {"period": PERIOD, "results": [dict(GRADED)], "collectives": []}
    later = {**GRADED, "id": "2026-Q3/van-phong/an", "period": "2026-Q3", "notice": "2026-Q3/dot-1", "letter": "A"}
    other = {**later, "name": "Nguyễn Văn Anh"}
    assert incoherent("a", first, PERIOD, names) == ()
    assert incoherent("b", {"period": "2026-Q3", "results": [later], "collectives": []}, "2026-Q3", names) == ()
    assert incoherent("b", {"period": "2026-Q3", "results": [other], "collectives": []}, "2026-Q3", names)


def test_the_guide_tells_every_rule_and_no_other() -> None:
    told_rules = re.findall(r"^  - (.+)\.$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {re.sub(r" \([^)]*\)", "", rule) for rule in told_rules} == {*ONE, *TWO, *BESIDES}


BESIDES = {
    "tệp của kỳ ghi đúng kỳ",
    "có điểm thì index.json nêu căn cứ công khai điểm",
    "tên tổ chức, phiên bản, dấu hư cấu như ở index.json",
}
"""Rules of whole documents, which have tests of their own."""
