"""`check --fix` writes what can mean one thing alone, tells each place, and reports what is left as `check` does."""

import json
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest
from commands import Run
from sound_records import SOUND, write_records

HEAD = "2026-Q2/van-phong/tran-thi-binh.yaml"
SLIPS = (
    ("due: 2026-06-26", "due: 26/6/2026"),
    ("quality: 1.2", "quality: 1,2"),
    ("leadership: 1}\n    ke", "leadership: 100 %}\n    ke"),
    ('not_met: ["3.4"]', "not_met: 3.4"),
    ("key_task: true", "key_task: có"),
    ("proposed_grade: GOOD", "proposed_grade: Hoàn thành tốt nhiệm vụ"),
    ("{by: tap-the-van-phong", "{by:tap-the-van-phong"),
)


def slipped(text: str) -> str:
    for sound, slip in SLIPS:
        assert text.count(sound) == 1, sound
        text = text.replace(sound, slip)
    return text


def repository(root: Path, files: Mapping[str, str]) -> Path:
    write_records(root, {**SOUND, **files})
    return root / "records"


def test_a_record_full_of_slips_becomes_the_sound_one(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = repository(tmp_path, {HEAD: slipped(SOUND[HEAD])})
    monkeypatch.chdir(tmp_path)
    before = run("check")
    assert before[0] == 1
    assert "chỗ chỉ hiểu được một cách, máy viết lại giúp được: evalgen check --fix" in before[1]
    code, said, _ = run("check", "--fix")
    told = said.splitlines()
    assert code == 0
    assert told[0] == f"viết lại  records/{HEAD}:6:99  wrong-date: «26/6/2026» → «2026-06-26»"
    assert all(line.startswith("viết lại  ") for line in told[: len(SLIPS)])
    assert f"Đã viết lại {len(SLIPS)} chỗ trong 1 tệp; xem lại bằng: git diff" in told
    assert (records / HEAD).read_text(encoding="utf-8") == SOUND[HEAD]
    assert run("check", "--fix")[1].startswith("Không có chỗ nào viết lại được mà không phải hỏi người viết.\n")


def test_what_somebody_has_to_decide_stays_and_is_told_as_ever(tmp_path: Path, run: Run) -> None:
    wrong = SOUND[HEAD].replace("{quantity: 3", "{quantity: '3,000'").replace("grade: GOOD}", "grade: GOOOD}")
    records = repository(tmp_path, {HEAD: wrong})
    code, said, _ = run("check", "--root", tmp_path, "--fix")
    assert code == 1
    assert "not-in-list" in said
    assert "evalgen check --fix" not in said
    assert (records / HEAD).read_text(encoding="utf-8") == wrong


def test_other_files_and_warnings_are_not_touched(tmp_path: Path, run: Run) -> None:
    """A letter that looks like another one is a warning: whoever signed the record signed that letter."""
    look_alike = SOUND[HEAD].replace("Báo cáo hằng tháng", "Báo c\u0430o hằng tháng")
    records = repository(tmp_path, {HEAD: look_alike, "2026-Q2/van-phong/le-van-an.yaml": slipped(SOUND[HEAD])})
    before = {path: path.read_bytes() for path in records.rglob("*.yaml")}
    run("check", "--root", tmp_path, "--fix")
    after = {path for path in records.rglob("*.yaml") if path.read_bytes() != before[path]}
    assert {path.stem for path in after} == {"le-van-an"}


def test_a_report_for_programs_stays_one(tmp_path: Path, run: Run) -> None:
    repository(tmp_path, {HEAD: slipped(SOUND[HEAD])})
    told = json.loads(run("check", "--root", tmp_path, "--json")[1])
    fixes = {item["code"]: item["fix"] for item in told["problems"] if "fix" in item}
    assert fixes["wrong-date"] == {"written": "26/6/2026", "meant": "2026-06-26"}
    code, said, errors = run("check", "--root", tmp_path, "--json", "--fix")
    assert (code, json.loads(said)["problems"]) == (0, [])
    assert "wrong-date: «26/6/2026» → «2026-06-26»" in errors


def test_code_scanning_is_told_what_to_put_where(tmp_path: Path, run: Run) -> None:
    repository(tmp_path, {HEAD: SOUND[HEAD].replace("quantity: 3, due", 'quantity: "3", due')})
    (found,) = json.loads(run("check", "--root", tmp_path, "--format", "sarif")[1])["runs"][0]["results"]
    ((change,),) = [item["artifactChanges"] for item in found["fixes"]]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    line = (tmp_path / "records" / HEAD).read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == '"3"'
    assert replacement["insertedContent"] == {"text": "3"}


def test_what_comes_to_light_only_then_is_mended_in_the_same_run(tmp_path: Path, run: Run) -> None:
    """A key glued to its value hides all other faults of the file from whoever reads it."""
    wrong = (
        SOUND[HEAD]
        .replace("  submitted_on: 2026-06-29", "  submitted_on:2026-06-29")
        .replace("quality: 1.2", "quality: 1,2")
    )
    records = repository(tmp_path, {HEAD: wrong})
    assert run("check", "--root", tmp_path, "--fix")[0] == 0
    assert (records / HEAD).read_text(encoding="utf-8") == SOUND[HEAD]


def test_a_guess_that_leaves_a_file_unreadable_is_not_written(tmp_path: Path, run: Run) -> None:
    """The third line is at fault; the second looks like a key without its space, and is a part of a text."""
    wrong = (
        SOUND[HEAD] + "reserved_opinion:\n  on: 2026-07-05\n  text: Công việc làm cùng\n    anh-Nam:xong sớm\n   x: 1\n"
    )
    records = repository(tmp_path, {HEAD: wrong})
    assert run("check", "--root", tmp_path, "--fix")[0] == 1
    assert (records / HEAD).read_text(encoding="utf-8") == wrong


def test_whoever_may_not_read_a_record_may_not_afterwards(tmp_path: Path, run: Run) -> None:
    records = repository(tmp_path, {HEAD: slipped(SOUND[HEAD])})
    (records / HEAD).chmod(0o600)
    run("check", "--root", tmp_path, "--fix")
    assert stat.S_IMODE((records / HEAD).stat().st_mode) == 0o600
    assert (records / HEAD).read_text(encoding="utf-8") == SOUND[HEAD]


def test_a_file_that_is_no_text_keeps_its_byte_order_mark(tmp_path: Path, run: Run) -> None:
    records = repository(tmp_path, {})
    wrong = b"\xef\xbb\xbf" + SOUND[HEAD].encode("utf-8").replace("á".encode(), b"\xe1")
    (records / HEAD).write_bytes(wrong)
    assert run("check", "--root", tmp_path, "--fix")[0] == 1
    assert (records / HEAD).read_bytes() == wrong


def test_a_link_is_followed_nowhere(tmp_path: Path, run: Run) -> None:
    records = repository(tmp_path, {})
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(slipped(SOUND[HEAD]), encoding="utf-8")
    (records / HEAD).unlink()
    (records / HEAD).symlink_to(elsewhere)
    run("check", "--root", tmp_path, "--fix")
    assert elsewhere.read_text(encoding="utf-8") == slipped(SOUND[HEAD])
