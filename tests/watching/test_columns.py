"""Columns that stand below each other on a terminal, whatever the letters are made of."""

import unicodedata

import pytest

from evalgen.cli.columns import cut, table, wrapped
from evalgen.cli.reports.visible_text import display_width

NAMES = ("Nguyễn Thị Thủy", unicodedata.normalize("NFD", "Nguyễn Thị Thủy"), "阮氏水", "Lê \u202eAn", "An")


def test_columns_begin_below_each_other() -> None:
    rows = table([(name, "Chánh Văn phòng") for name in NAMES], 100, (0,))
    assert {display_width(row.partition("Chánh")[0]) for row in rows} == {17}


def test_what_does_not_fit_is_cut_in_the_order_given() -> None:
    (row,) = table([("Văn phòng Đảng ủy", "Nguyễn Văn An", "Phó Chánh Văn phòng phụ trách tổng hợp")], 60, (2, 0))
    assert row == "Văn phòng Đảng ủy  Nguyễn Văn An  Phó Chánh Văn phòng phụ t…"
    assert display_width(row) == 60


def test_no_column_is_cut_to_nothing() -> None:
    (row,) = table([("Văn phòng Đảng ủy", "Nguyễn Văn An")], 10, (0,))
    assert row == "Văn phòng Đ…  Nguyễn Văn An"


@pytest.mark.parametrize(
    "text, width, expected",
    [
        pytest.param("Thủy", 4, "Thủy", id="vừa khít"),
        pytest.param("Thủy", 3, "Th…", id="bớt cho dấu ba chấm"),
        pytest.param(
            unicodedata.normalize("NFD", "ủyx"), 2, unicodedata.normalize("NFD", "ủ") + "…", id="dấu theo chữ"
        ),
        pytest.param("阮氏水", 4, "阮…", id="chữ rộng hai cột"),
    ],
)
def test_cut(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


def test_lines_break_between_words_and_hang() -> None:
    assert list(wrapped("một hai ba bốn năm", 9, indent="  ", hanging="  ")) == [
        "  một hai",
        "    ba",
        "    bốn",
        "    năm",
    ]


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert list(wrapped("a bbbbbbbb c", 4)) == ["a", "bbbbbbbb", "c"]


def test_nothing_is_no_line() -> None:
    assert list(wrapped("", 10, indent="  ")) == []
