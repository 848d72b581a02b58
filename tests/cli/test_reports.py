"""Reports: exact words for people, stable shapes for machines, and no power for hostile records."""

import html
import json
import re
from typing import Any
from urllib.parse import unquote

import pytest

from evalgen.cli.reports.github import job_summary
from evalgen.cli.reports.rendering import FORMATS, render
from evalgen.domain.citation import Citation
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.language import VIETNAMESE

CITATION = Citation(instrument="qd366", instrument_name="Quy định 366-QĐ/TW", article="11", clause="2")
HOSTILE = "a\x1b[2J\r\n::error::x\n##[add-mask]y%0A<script>|*b*`c`@d #1 \u202e\x9b31m\ud800\U000e0041"
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e0fff]"
)
LINES = {14: "      product: sp-07\r", 2: "name: 😀 Tra\u0302n: x", 3: "a: \x1b[2J\u202ex"}


def problem(**changes: Any) -> Problem:
    values: dict[str, Any] = {
        "code": "unknown-product",
        "place": Place(
            file="records/2026-Q2/van-phong/tran-thi-b.yaml",
            line=14,
            column=16,
            pointer=("plan", "work_items", 2, "product"),
        ),
        "message": "sản phẩm «sp-07» không có trong danh mục «van-phong».",
        "remedy": "Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào danh mục trước.",
    }
    return Problem(**(values | changes))


WARNING = problem(
    code="late", place=Place(file="a.yaml", line=2, column=14), severity=Severity.WARNING, citation=CITATION
)
HOSTILE_PROBLEM = problem(
    message=HOSTILE,
    remedy=HOSTILE,
    place=Place(file="records/" + HOSTILE, line=3, column=4, pointer=(HOSTILE,)),
    citation=Citation(instrument="x", instrument_name=HOSTILE),
)


def read_line(_file: str, line: int) -> str | None:
    return LINES.get(line)


def test_text_shows_place_words_source_remedy_citation_and_count() -> None:
    assert render([problem(), WARNING], format="text", read_line=read_line) == (
        "a.yaml:2:14  late (cảnh báo)\n"
        "  sản phẩm «sp-07» không có trong danh mục «van-phong».\n"
        "    2 | name: 😀 Tra\u0302n: x\n"
        "      |              ^\n"
        "  Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào danh mục trước.\n"
        "  Căn cứ: khoản 2 Điều 11 Quy định 366-QĐ/TW.\n"
        "\n"
        "records/2026-Q2/van-phong/tran-thi-b.yaml:14:16  unknown-product\n"
        "  $.plan.work_items[2].product: sản phẩm «sp-07» không có trong danh mục «van-phong».\n"
        "    14 |       product: sp-07\n"
        "       |                ^\n"
        "  Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào danh mục trước.\n"
        "\n"
        "1 lỗi, 1 cảnh báo trong 2 tệp.\n"
        "Lỗi phải sửa:\n"
        "  records/2026-Q2/van-phong/tran-thi-b.yaml:14:16  unknown-product\n"
    )


@pytest.mark.parametrize("errors, more", [(10, []), (12, ["  … và 2 lỗi nữa."])])
def test_of_many_errors_the_first_ten_are_named_again(errors: int, more: list[str]) -> None:
    end = render([*_different(errors), WARNING], format="text").split("Lỗi phải sửa:\n")[1].splitlines()
    assert end[:10] == [f"  f.yaml:{line}:1  unknown-product" for line in range(1, 11)]
    assert end[10:] == more


def _different(count: int) -> list[Problem]:
    return [
        problem(place=Place(file="f.yaml", line=line, column=1, pointer=("x",)), message=f"sản phẩm «sp-{line}».")
        for line in range(1, count + 1)
    ]


@pytest.mark.parametrize("count, more", [(1, 0), (25, 0), (26, 1), (35_000, 34_975)])
def test_many_faults_of_one_kind_are_told_in_few_words(count: int, more: int) -> None:
    """Who names 35,000 unknown units writes no log of 17 MB; all are counted, and JSON holds them all."""
    found = _different(count)
    shown = render([*found, WARNING], format="text", all_by="evalgen check --format json")
    told = shown.split("Lỗi phải sửa:")[0]
    assert told.count("  unknown-product") == min(count, 25)
    assert told.count("  Sửa mã sản phẩm, hoặc") - 1 == min(count, 5)  # The warning has this remedy, too.
    assert ("\nf.yaml:6:1  unknown-product: $.x: sản phẩm «sp-6».\n\nf.yaml:7:1  unknown" in told) == (count > 5)
    end = f"\n\n… và {more} vấn đề «unknown-product» nữa (lỗi).\nXem đầy đủ: evalgen check --format json\n\n"
    assert (end in shown) == bool(more)
    assert f"\n{count} lỗi, 1 cảnh báo trong 2 tệp.\n" in shown
    assert len(json.loads(render(found, format="json"))["problems"]) == count


@pytest.mark.parametrize("further, more", [(5, ""), (6, "    …\n")])
def test_what_is_said_in_the_same_words_is_told_once_with_its_places(further: int, more: str) -> None:
    found = [problem(place=Place(file=f"{number}.yaml", line=2, column=1)) for number in range(1 + further)]
    shown = render(found, format="text")
    places = "".join(f"    {number}.yaml:2:1\n" for number in range(1, 6))
    assert shown == (
        "0.yaml:2:1  unknown-product\n"
        "  sản phẩm «sp-07» không có trong danh mục «van-phong».\n"
        "  Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào danh mục trước.\n"
        f"  Cũng vậy ở {further} chỗ nữa:\n{places}{more}"
        f"\n{1 + further} lỗi trong {1 + further} tệp.\n"
    )


def test_errors_alone_are_not_named_twice() -> None:
    assert "Lỗi phải sửa" not in render([problem(), HOSTILE_PROBLEM], format="text")


def test_text_of_a_long_line_shows_the_part_around_the_column() -> None:
    shown = render([problem()], format="text", read_line=lambda *_: "x" * 15 + "y" * 5000).splitlines()
    assert shown[2] == "    14 | " + "x" * 15 + "y" * 40 + "…"
    far = problem(place=Place(file="f", line=1, column=3001))
    shown = render([far], format="text", read_line=lambda *_: "\ufeff" + "x" * 5000).splitlines()
    assert shown[2] == "    1 | …" + "x" * 120 + "…"
    assert shown[3] == "      | " + " " * 81 + "^"


def test_text_works_without_the_file_and_counts_notes() -> None:
    shown = render([problem(severity=Severity.NOTE)], format="text")
    assert shown.endswith("\n\n1 ghi chú trong 1 tệp.\n")
    assert " | " not in shown


def test_no_problem_is_no_text() -> None:
    assert render([], format="text") == ""


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_hostile_record_cannot_drive_the_terminal(format_name: str) -> None:
    shown = render([HOSTILE_PROBLEM], format=format_name, read_line=read_line)
    assert HIDDEN.findall(shown) == []
    shown.encode()
    assert shown.endswith("\n")


def test_text_names_what_it_escapes() -> None:
    shown = render([HOSTILE_PROBLEM], format="text", read_line=read_line)
    assert r"a\x1b[2J\r\n::error::x\n" in shown
    assert r"\u202e\x9b31m\ud800\U000e0041" in shown
    assert "    3 | a: \\x1b[2J\\u202ex\n      |    ^\n" in shown


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_order_of_the_problems_does_not_matter(format_name: str) -> None:
    some = [problem(), WARNING, HOSTILE_PROBLEM]
    assert render(some, format=format_name) == render(some[::-1], format=format_name)


def test_json_has_stable_keys_and_keeps_every_character() -> None:
    shown = render([problem(), WARNING, HOSTILE_PROBLEM], format="json")
    report = json.loads(shown)
    assert report["counts"] == {"errors": 2, "warnings": 1, "notes": 0, "files": 3}
    assert report["problems"][0] == {
        "code": "late",
        "severity": "warning",
        "file": "a.yaml",
        "line": 2,
        "column": 14,
        "path": "$",
        "message": "sản phẩm «sp-07» không có trong danh mục «van-phong».",
        "remedy": "Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào danh mục trước.",
        "citation": "khoản 2 Điều 11 Quy định 366-QĐ/TW",
    }
    assert report["problems"][1]["path"] == "$.plan.work_items[2].product"
    assert report["problems"][1]["citation"] is None
    assert report["problems"][2]["message"] == HOSTILE
    assert "sản phẩm" in shown
    assert json.loads(render([], format="json")) == {
        "counts": {"errors": 0, "warnings": 0, "notes": 0, "files": 0},
        "problems": [],
    }


def test_github_annotates_the_line() -> None:
    shown = render([problem(message="đạt 50%: chưa đủ, cần thêm")], format="github").splitlines()
    assert shown == [
        (
            "::error file=records/2026-Q2/van-phong/tran-thi-b.yaml,line=14,col=16,title=unknown-product::"
            "$.plan.work_items[2].product: đạt 50%25: chưa đủ, cần thêm"
            "%0ASửa mã sản phẩm, hoặc bổ sung sản phẩm vào danh mục trước."
        ),
        "1 lỗi trong 1 tệp.",
    ]


def test_github_shows_ten_of_each_kind_and_says_how_many_more() -> None:
    many = [
        problem(place=Place(file="f", line=line), severity=severity) for line in range(1, 13) for severity in Severity
    ]
    shown = render(many, format="github").splitlines()
    assert [line.split(" ")[0] for line in shown[:-1]] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert shown[-1] == "12 lỗi, 12 cảnh báo, 12 ghi chú trong 1 tệp. Còn 6 vấn đề nữa trong bản tóm tắt của lượt chạy."


def test_a_record_cannot_give_commands_to_the_runner() -> None:
    command, count = render([HOSTILE_PROBLEM], format="github").splitlines()
    properties, data = command.removeprefix("::error ").split("::", 1)
    assert [item.split("=")[0] for item in properties.split(",")] == ["file", "line", "col", "title"]
    assert "%3A%3Aerror" in properties
    assert "y%250A" in data
    assert count == "1 lỗi trong 1 tệp."


def test_the_job_summary_holds_all_problems_gravest_first_and_no_markup_of_records() -> None:
    shown = job_summary([WARNING, problem(), HOSTILE_PROBLEM], VIETNAMESE)
    assert shown.startswith("## Kiểm tra hồ sơ\n\n2 lỗi, 1 cảnh báo trong 3 tệp.\n\n<table>\n")
    rows = [line for line in shown.splitlines() if line.startswith("<tr><td>")]
    assert [row.split("</td>")[0] for row in rows] == ["<tr><td>lỗi", "<tr><td>lỗi", "<tr><td>cảnh báo"]
    assert set(re.findall("<[^>]*>", "".join(rows))) == {"<tr>", "</tr>", "<td>", "</td>", "<code>", "</code>", "<br>"}
    own_words = re.sub("<[^>]*>|&#[0-9]+;", "", "".join(rows))
    assert re.findall(r"[][<>|*`@#_\\!~:]", own_words) == []
    assert "<script>|*b*`c`@d #1" in html.unescape(rows[1])


def test_the_job_summary_stays_below_the_limit_of_github() -> None:
    shown = job_summary(
        [problem(message="@" * 5000, place=Place(file="f", line=line)) for line in range(1, 700)], VIETNAMESE
    )
    assert shown.count("<tr><td>") < 700
    assert "vấn đề nữa; chạy `evalgen check` để xem đầy đủ." in shown
    assert 2**19 < len(shown.encode()) < 2**20
    assert job_summary([], VIETNAMESE) == "## Kiểm tra hồ sơ\n\nKhông có vấn đề nào.\n"


def test_sarif_has_the_shape_that_code_scanning_reads() -> None:
    report = json.loads(render([problem(), WARNING, problem(severity=Severity.NOTE)], format="sarif"))
    assert report["version"] == "2.1.0"
    assert report["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = report["runs"]
    assert run["tool"]["driver"]["name"] == "evalgen"
    assert run["tool"]["driver"]["rules"] == [{"id": "late"}, {"id": "unknown-product"}]
    assert [(item["ruleId"], item["ruleIndex"], item["level"]) for item in run["results"]] == [
        ("late", 0, "warning"),
        ("unknown-product", 1, "error"),
        ("unknown-product", 1, "note"),
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["message"]["text"].endswith("Căn cứ: khoản 2 Điều 11 Quy định 366-QĐ/TW.")
    (location,) = run["results"][1]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "records/2026-Q2/van-phong/tran-thi-b.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14, "startColumn": 16},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "$.plan.work_items[2].product"}]
    assert json.loads(render([], format="sarif"))["runs"][0]["results"] == []


@pytest.mark.parametrize("name", ["records/đơn vị/a b.yaml", "http://x/y", "//host/a", "a:b?c#d%e"])
def test_sarif_addresses_are_relative_and_encoded(name: str) -> None:
    report = json.loads(render([problem(place=Place(file=name))], format="sarif"))
    uri = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
    assert not uri.startswith("/")
    assert unquote(uri) == name.lstrip("/")
