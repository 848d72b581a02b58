"""Versions of the published format: a newer minor one is read with a note, a newer major one is refused, an older one read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evalgen.cli import main
from evalgen.reading import api_document
from evalgen.reading.api_versions import as_of, known_part, known_version, version_of

pytest_plugins = ["country_fixture"]

MAJOR, MINOR, PATCH = known_version()
NEWER = f"{MAJOR}.{MINOR + 1}.0"
"""A minor version that this program does not know yet."""

Change = Callable[[dict[str, Any]], None]


def everywhere(sites: Path, change: Change) -> None:
    """Change every document of xa-hai."""
    for path in sorted((sites / "xa-hai/api/v1").rglob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        change(document)
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def gathered(sites: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]], Any]:
    capsys.readouterr()
    code = main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "out"), "--json"])
    said = json.loads(capsys.readouterr().out)
    return code, said["problems"], said["dataset"]


def newer(document: dict[str, Any]) -> None:
    """As the next minor version might be: fields more at every depth, and none less."""
    document["version"] = NEWER
    document["published_by"] = "evalgen 2"
    for entry in document.get("results", ()):
        entry["term"] = {"from": "2026-01-01"}
    for period in document.get("periods", ()):
        period["digest"] = "…"


def test_a_newer_minor_version_is_read_without_what_is_new_and_noted(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, before = gathered(sites, capsys)
    everywhere(sites, newer)
    code, problems, after = gathered(sites, capsys)
    assert code == 0
    assert [(item["code"], item["severity"]) for item in problems] == [("source-newer-version", "note")]
    assert problems[0]["message"] == (
        f"dữ liệu theo phiên bản {NEWER}, mới hơn phiên bản mà chương trình này biết; "
        "không gộp các trường chưa biết: index.periods[].digest, index.published_by, results.published_by, results.results[].term."
    )
    same = {key: value for key, value in before["files"].items() if key != "organizations.parquet"}
    assert same.items() <= after["files"].items()


def test_a_newer_patch_has_no_new_fields_and_needs_no_note(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everywhere(sites, lambda document: document.update(version=f"{MAJOR}.{MINOR}.{PATCH + 1}"))
    assert gathered(sites, capsys)[:2] == (0, [])
    after = f"{MAJOR}.{MINOR}.{PATCH + 2}"
    everywhere(sites, lambda document: document.update(version=after, published_by="evalgen 2"))
    assert {item["code"] for item in gathered(sites, capsys)[1]} == {"source-not-as-schema"}


def test_a_newer_major_version_is_refused_and_says_who_has_to_update(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everywhere(sites, lambda document: document.update(version="2.0.0", results=None))
    code, (problem,), _ = gathered(sites, capsys)
    assert (code, problem["code"]) == (1, "source-newer-format")
    assert problem["message"] == ("dữ liệu theo phiên bản 2.0.0; chương trình này đọc được đến hết các phiên bản 1.x.")
    assert problem["remedy"] == "Cập nhật evalgen ở nơi tổng hợp rồi chạy lại; tổ chức không phải sửa gì."


def test_a_site_that_has_only_the_folder_of_the_next_major_version_is_no_missing_file(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sites / "xa-hai/api/v1").rename(sites / "xa-hai/api/v2")
    code, (problem,), _ = gathered(sites, capsys)
    assert (code, problem["code"]) == (1, "source-newer-format")
    assert problem["message"].startswith("dữ liệu theo api/v2/;")
    (sites / "xa-hai/api/v2").rename(sites / "xa-hai/api/v3")
    assert [item["code"] for item in gathered(sites, capsys)[1]] == ["source-missing-file"]


def test_an_unknown_value_changes_what_is_counted_and_is_refused_even_in_a_newer_version(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(document: dict[str, Any]) -> None:
        newer(document)
        for entry in document.get("results", ())[:1]:
            entry["standing"] = "ADVISER"

    everywhere(sites, change)
    code, problems, _ = gathered(sites, capsys)
    assert code == 1
    assert {item["code"] for item in problems} == {"source-not-as-schema"}
    assert "cập nhật evalgen" in problems[0]["remedy"]


def test_a_field_that_a_newer_version_has_no_more_is_missed(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(document: dict[str, Any]) -> None:
        newer(document)
        for entry in document.get("results", ()):
            del entry["grade"]

    everywhere(sites, change)
    assert {item["code"] for item in gathered(sites, capsys)[1]} == {"source-not-as-schema"}


@pytest.mark.parametrize("text", ["1", "1.0", "1.0.0.0", "01.0.0", "1.٠.0", "1.9999999.0", " 1.0.0", "", None, 1])
def test_what_is_no_version_is_told_by_its_schema(
    text: object, sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert version_of(text) is None
    everywhere(sites, lambda document: document.update(version=text, published_by="evalgen 2"))
    assert "source-not-as-schema" in {item["code"] for item in gathered(sites, capsys)[1]}


def test_an_older_version_is_read_by_a_program_that_knows_a_newer_one(
    sites: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_document, "known_version", lambda: (MAJOR, MINOR + 3, 0))
    assert gathered(sites, capsys)[:2] == (0, [])


SCHEMA = {
    "properties": {
        "grade": {},
        "term": {
            "x-since": "1.2.0",
            "properties": {"from": {}, "to": {"x-since": "1.3.0"}},
            "required": ["from", "to"],
        },
    },
    "required": ["grade", "term"],
}


@pytest.mark.parametrize(
    "version, asked, asked_inside",
    [
        ((1, 1, 9), ["grade"], ["from"]),
        ((1, 2, 0), ["grade", "term"], ["from"]),
        ((1, 3, 0), ["grade", "term"], ["from", "to"]),
    ],
)
def test_a_field_is_asked_for_from_its_version_on(
    version: tuple[int, int, int], asked: list[str], asked_inside: list[str]
) -> None:
    schema = as_of(SCHEMA, version)
    assert schema["required"] == asked
    assert schema["properties"]["term"]["required"] == asked_inside


def test_what_has_no_name_in_the_schema_is_left_out_at_every_depth() -> None:
    left_out: set[str] = set()
    value = {"grade": {"free": 1}, "term": {"from": 1, "by": 2}, "more": 3}
    assert known_part(value, SCHEMA, left_out) == {"grade": {"free": 1}, "term": {"from": 1}}
    assert left_out == {"term.by", "more"}
