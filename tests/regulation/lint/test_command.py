"""``evalgen rules --lint``: what it prints, how it ends, and that a broken pack never keeps it from its work."""

import json
import shutil
from pathlib import Path

import pytest
from commands import Run, running

from evalgen.cli import main

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "examples" / "lint"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(ROOT)
    return running(capsys)


def test_known_defects_alone_are_no_failure(run: Run) -> None:
    code, out, err = run("rules", "--lint", "--root", EXAMPLES / "known-defect")
    assert (code, err) == (0, "")
    assert "tests/examples/lint/known-defect/records/regulation/tinh-x/frameworks/khung-x.yaml:14:20" in out
    assert "  Cách hiểu được chọn: Theo cột; chỉ các cột cộng lại là 70.\n" in out
    assert out.splitlines()[-1].startswith("0 chỗ cần sửa, ")


def test_what_must_be_mended_is_a_failure(run: Run) -> None:
    code, out, _ = run("rules", "--lint", "--root", EXAMPLES / "axes-not-70")
    assert code == 1
    assert "khung-x.yaml:12:3  axes-sum\n  các trục kết quả cộng lại là 75" in out
    assert out.splitlines()[-1].startswith("1 chỗ cần sửa, ")


def test_every_broken_pack_is_told_and_the_built_in_ones_as_well(run: Run) -> None:
    code, out, _ = run("rules", "--lint", "--json", "--root", EXAMPLES / "two-packs-broken")
    told = json.loads(out)
    assert code == 1
    to_mend = [(item["file"].split("/")[-2], item["code"]) for item in told["findings"] if not item["known"]]
    assert to_mend == [("tinh-x", "pack-refused"), ("frameworks", "axes-sum")]
    built_in = [item for item in told["findings"] if item["file"].startswith("evalgen/regulation/packs/")]
    assert built_in
    assert all(item["known"] and item["reading"] and item["remedy"] is None for item in built_in)
    assert told["counts"] == {
        "to_mend": 2,
        "known": len(built_in),
        "files": len({item["file"] for item in told["findings"]}),
    }


def test_json_says_where_and_what(run: Run) -> None:
    _, out, _ = run("rules", "--lint", "--json", "--root", EXAMPLES / "number-not-in-quote")
    (found,) = [item for item in json.loads(out)["findings"] if not item["known"]]
    assert found == {
        "code": "number-not-quoted",
        "known": False,
        "file": "tests/examples/lint/number-not-in-quote/records/regulation/tinh-x/parameters.yaml",
        "line": 6,
        "column": 13,
        "path": "$.rules.excellent_quota.parameters.rate.values[0]",
        "message": "excellent_quota.rate là 0,15, nguyên văn được dẫn không có số này",
        "remedy": "Dẫn đúng chỗ in con số, sửa giá trị, hoặc ghi cách hiểu được chọn ở reading.",
        "reading": None,
    }


def test_words_of_a_pack_cannot_forge_a_line(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "known-defect", tmp_path / "kho")
    framework = tmp_path / "kho/records/regulation/tinh-x/frameworks/khung-x.yaml"
    reading = '"Theo cột; chỉ các cột cộng lại là 70."'
    text = framework.read_text(encoding="utf-8")
    assert text.count(reading) == 1
    framework.write_text(text.replace(reading, '"Theo cột.\\n::error::Giả"'), encoding="utf-8")
    _, out, _ = run("rules", "--lint", "--root", tmp_path / "kho")
    assert "  Cách hiểu được chọn: Theo cột.\\n::error::Giả\n" in out


def test_outside_a_repository_the_built_in_packs_are_linted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("rules", "--lint")
    assert code == 0
    assert out.startswith("evalgen/regulation/packs/")


def test_the_linter_and_the_coverage_table_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["rules", "--lint", "--coverage"])
    assert caught.value.code == 2
    assert "--coverage không dùng cùng --lint" in capsys.readouterr().err
