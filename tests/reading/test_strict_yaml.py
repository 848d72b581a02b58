"""What the strict reader accepts, keeps and says."""

import sys
import time
import unicodedata
from decimal import Decimal
from typing import Any

import pytest

from evalgen.domain.document import Document
from evalgen.domain.problem import Severity
from evalgen.reading.source_text import fold_nfc
from evalgen.reading.strict_yaml import read_document
from evalgen.reading.yaml_events import fast_parser

both_parsers = pytest.mark.parametrize("fast", [True, False], ids=["bộ đọc C", "bộ đọc Python"])


def read(text: str, *, fast: bool = True) -> Document:
    result = read_document("f.yaml", text.encode(), fast=fast)
    assert result.problems == ()
    assert result.document is not None
    return result.document


@both_parsers
@pytest.mark.parametrize(
    "written, value",
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("nULL", "nULL"),
        ("true", True), ("True", True), ("TRUE", True), ("tRUE", "tRUE"),
        ("false", False), ("False", False), ("FALSE", False),
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("010", 10), ("+7", 7), ("-0", 0), ("0o17", 15), ("0x1F", 31), ("0b11", "0b11"), ("1_000", "1_000"),
        ("0.7", Decimal("0.7")), (".5", Decimal("0.5")), ("1.", Decimal(1)), ("-1.50", Decimal("-1.50")),
        ("1e3", Decimal(1000)), ("1E-2", Decimal("0.01")), ("89,5", "89,5"), ("1.2.3", "1.2.3"), ("-", None),
        ("1:30", "1:30"), ("2026-06-30", "2026-06-30"), ("2026-Q2", "2026-Q2"), ("+", "+"), (".", "."),
        ('"1"', "1"), ("'true'", "true"), ('""', ""), ('"~"', "~"), ("|\n  1\n", "1\n"), (">-\n  1\n  2\n", "1 2"),
        ("Nguyễn Văn A", "Nguyễn Văn A"), ("١٢", "١٢"),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_schema_and_quoted_ones_are_text(written: str, value: Any, *, fast: bool) -> None:
    if written == "-":
        found = read(f"a:\n  {written}\n", fast=fast).root["a"][0]
    else:
        found = read(f"a: {written}\n", fast=fast).root["a"]
    assert found == value
    assert type(found) is type(value)


@both_parsers
def test_decimals_keep_every_digit(*, fast: bool) -> None:
    written = "0.1234567890123456789012345678901234567"
    assert str(read(f"a: {written}\n", fast=fast).root["a"]) == written


@both_parsers
def test_unquoted_keys_are_read_as_their_text(*, fast: bool) -> None:
    assert list(read('1: a\ntrue: b\n0.5: c\n"~": d\n"<<": e\n', fast=fast).root) == ["1", "true", "0.5", "~", "<<"]


@both_parsers
def test_every_key_value_and_item_knows_where_it_stands(*, fast: bool) -> None:
    text = '# đầu\r\n"😀é": {b: "ấ", c: [x,  y]}\r\nd:\r\n  - e: 1\r\n  -\r\nf:\r\n'
    document = read(text, fast=fast)

    def at(*steps: str | int, key: bool = False) -> tuple[int, int]:
        place = document.place(*steps, key=key)
        return place.line, place.column

    assert at("😀é", key=True) == (2, 1)
    assert at("😀é") == (2, 7)
    assert at("😀é", "b") == (2, 11)
    assert at("😀é", "c", key=True) == (2, 16)
    assert at("😀é", "c", 1) == (2, 24)
    assert at("d", 0, "e") == (4, 8)
    assert at("d", 1) == (5, 4)
    assert at("f") == (6, 1), "an empty value stands where its key stands"
    assert document.place("d", 0, "e").json_path == "$.d[0].e"


def test_text_is_never_rewritten() -> None:
    loose = unicodedata.normalize("NFD", "Trần Thị Bé")
    result = read_document("f", f"name: {loose}\n".encode())
    assert result.document is not None
    assert result.document.root["name"] == loose
    (warning,) = result.problems
    assert (warning.code, warning.severity) == ("not-nfc", Severity.WARNING)
    assert fold_nfc(loose) == "Trần Thị Bé"


def test_a_duplicate_key_says_where_the_first_one_stands() -> None:
    (problem,) = read_document("f.yaml", b"plan:\n  - due: 1\n    due: 2\n").problems
    assert str(problem.place) == "f.yaml:3:5"
    assert problem.place.json_path == "$.plan[0].due"
    assert problem.message == "mục «due» đã có ở dòng 2, cột 5; mỗi mục chỉ được ghi một lần."
    assert problem.remedy == "Giữ lại một mục, gộp hoặc xóa mục kia."


def test_a_hidden_character_is_named() -> None:
    (problem,) = read_document("f", "a: x\u202ey\n".encode()).problems
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in problem.message


def test_what_was_found_before_a_syntax_error_is_kept() -> None:
    result = read_document("f", b'a: !x 1\na: 2\nb: "c\n')
    assert [problem.code for problem in result.problems] == ["tag", "duplicate-key", "unclosed-quote"]


def test_of_one_code_twenty_are_shown_and_the_rest_is_counted() -> None:
    result = read_document("f", "".join(f"a{number}: 'x\u200by'\n" for number in range(50)).encode())
    assert len(result.problems) == 20
    assert result.problems[-1].message.endswith("(Còn 30 chỗ như vậy nữa trong tệp này.)")
    assert "Còn" not in result.problems[-2].message


def test_keys_repeated_in_a_row_are_told_once() -> None:
    """A dash is missing: all that follow it are its consequence."""
    (problem,) = read_document("f", b"a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("duplicate-key", 4, 5)
    assert "thêm dấu gạch «- » trước mục này" in problem.remedy


def test_the_same_number_cut_twice_at_its_comma_is_no_key_that_stands_twice() -> None:
    problems = read_document("f", b"a: {b: 1,2, c: 1,2}\nd: {e: 1,500, f: 2}\n").problems
    assert [(item.place.line, item.place.column, item.remedy) for item in problems] == [
        (1, 8, "Ghi 1.2."),
        (1, 16, "Ghi 1.2."),
        (2, 8, "Nếu ý là hàng nghìn thì ghi 1500; nếu là số thập phân thì ghi 1.5."),
    ]
    assert problems[0].place.pointer == ("a", "b")


def test_a_dash_without_a_space_is_named() -> None:
    (problem,) = read_document("f", b"a:\n  - b: 1\n  -c: 2\n").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("missing-space", 3, 3)
    assert problem.message == "sau dấu gạch «-» đầu dòng phải có một dấu cách."


def test_text_behind_its_quotes_is_put_in_other_quotes() -> None:
    (problem,) = read_document("f", 'a: "Dân vận khéo" năm 2026\n'.encode()).problems
    assert problem.message.startswith("sau dấu nháy đóng còn chữ «năm 2026»")
    assert problem.remedy.endswith("trong dấu nháy đơn: '\"…\" …'.")
    mended = "a: '\"Dân vận khéo\" năm 2026'\n"
    assert read(mended).root["a"] == '"Dân vận khéo" năm 2026'
    (problem,) = read_document("f", b'a: ["1.1" "1.2"]\n').problems
    assert problem.code == "unclosed-bracket", "a comma is missing, no quote"


def test_a_line_indented_too_deep_is_told_by_its_indentation() -> None:
    (problem,) = read_document("f", b"a:\n  - x: 1\n     y: 2\n").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("bad-indentation", 3, 6)
    assert "Mục cùng bậc thì thụt vào 4 dấu cách." in problem.remedy


@pytest.mark.parametrize(
    "text, said",
    [
        ("a:\n  id: x\n  name: y\n  - id: z\n", "Thêm dấu gạch «- » trước mục ở dòng 2;"),
        ("a:\n  id: x\n  name: y\n- id: z\n", "Ở dòng 2, thay hai dấu cách"),
        ("a:\n  b:\n    id: x\n  - id: z\n", "Ở dòng 3, thay hai dấu cách"),
        ("a:\n  by: {c: d}\n  axes: [1]\n  - id: z\n", "Ghi tên của danh sách"),
        ("b: 1\n- id: a\n", "Ghi tên của danh sách"),
        ("id: a\n- id: b\n", "Ghi tên của danh sách"),
        ("a:\n  b: 1\n- x\n", "Ghi tên của danh sách"),
        ("a:\n  - id: x\n - id: y\n", "Các mục cùng bậc phải thẳng cột"),
    ],
)
def test_a_dash_is_asked_for_above_only_where_a_list_of_the_same_keys_lacks_it(text: str, said: str) -> None:
    (problem,) = read_document("f", text.encode()).problems
    assert problem.code == "bad-indentation"
    assert said in problem.remedy


def test_tabs_that_indent_are_told_once() -> None:
    problems = read_document("f", b"a:\n\tb: 1\n\tc: 2\n\td: x\ty\n").problems
    assert [(item.code, item.place.line, item.place.column) for item in problems] == [("tab", 2, 1), ("tab", 4, 6)]
    assert problems[0].message.endswith("(Cả 3 dòng trong tệp thụt lề bằng TAB.)")


def test_a_long_key_is_quoted_in_part() -> None:
    key = "k" * 1000
    (problem,) = read_document("f", f"{key}: 1\n{key}: 2\n".encode()).problems
    assert f"«{'k' * 60}…»" in problem.message


def test_a_space_that_is_none_is_named_where_the_syntax_breaks() -> None:
    (problem,) = read_document("f", "a: 1\nb:\u00a02\nc: 3\n".encode()).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("odd-space", 2, 3)
    assert problem.message.startswith("dấu cách ở đây là U+00A0 NO-BREAK SPACE")
    (problem,) = read_document("f", "a: {b: 1,\u00a0c: d: e}\n".encode()).problems
    assert problem.code == "colon-in-text"
    assert problem.remedy.endswith(
        "có dấu cách lạ U+00A0 NO-BREAK SPACE (thường do dán từ Word); thay bằng dấu cách thường."
    )
    assert read("a: x\u00a0y\n").root["a"] == "x\u00a0y"


def test_without_the_parser_in_c_the_other_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fast_parser() is not None
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    assert fast_parser() is None
    monkeypatch.setattr("evalgen.reading.parsing._FAST", None)
    assert read("a: chữ\n").root == {"a": "chữ"}


@pytest.mark.parametrize(
    "text, place, message, remedy",
    [
        ("a: 1\nb\nc: 2", "2:1", "thiếu dấu hai chấm", "«tên_mục: giá trị»"),
        ("a: b: c", "1:5", "dấu hai chấm không đứng được ở đây", "dấu nháy kép"),
        ('a: "b', "1:4", "không có dấu nháy đóng", "Thêm dấu nháy đóng"),
        ("a: [b", "1:4", "chưa đóng đúng", "Thêm dấu ngoặc đóng"),
        ("a:\n  b: 1\n c: 2", "3:2", "không thẳng cột với mục nào", "thẳng cột"),
        ("# mẫu\n{}\nplan: {work_items: []}", "3:1", "ngoặc ở dòng 2 đã đóng", "xóa dòng 2"),
        ('a: "\\q"', "1:6", "không thành ký hiệu nào", "«\\\\»"),
        ("a: @b", "1:4", "không được bắt đầu bằng ký hiệu này", "dấu nháy kép"),
        ("a: - b", "1:4", "«-» không đứng được ở đây", "Xuống dòng trước dấu «-»"),
    ],
)
def test_syntax_errors_are_said_in_plain_words(text: str, place: str, message: str, remedy: str) -> None:
    (problem,) = read_document("f", text.encode()).problems
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert message in problem.message
    assert remedy in problem.remedy


def test_directive_signs_inside_the_text_are_no_directives() -> None:
    assert read("# 100%\na: |\n  x\n  %y\n").root["a"] == "x\n%y\n"


@pytest.mark.parametrize(
    "data",
    [b"a: " + b"[" * 200_000, b"? " * 100_000, b"- " * 100_000, b"\t" * 200_000, b"x\t" * 100_000, "\u200b".encode() * 80_000],
    ids=["ngoặc", "dấu hỏi", "gạch", "tab", "tab xen kẽ", "ký tự ẩn"],
)  # fmt: skip
def test_hostile_files_are_refused_in_little_time(data: bytes) -> None:
    start = time.perf_counter()
    result = read_document("f", data)
    assert result.document is None
    assert len(result.problems) <= 40
    assert time.perf_counter() - start < 10
