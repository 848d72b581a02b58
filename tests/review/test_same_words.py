"""One fault, one set of words: `check`, `review` in every form, and what the host's job prints."""

import html
import json
from collections.abc import Callable
from pathlib import Path

import markdown as renderer  # type: ignore[import-untyped]
import pytest
from git_repository import Repository
from open_records import AN, BINH, open_records

from evalgen.cli import main

FAULTS: dict[str, tuple[str, tuple[str, str]]] = {
    "decimal-comma": (AN, ("quality: 1.2, timeliness", "quality: 0,75, timeliness")),
    "unknown-product": (AN, ("product: ke-hoach", "product: ke-hoach-la")),
    "wrong-proposing-body": (BINH, ("proposal: {by: tap-the-van-phong", "proposal: {by: ban-thuong-vu")),
}
"""Of reading, of what other files know, and of authority."""

Said = Callable[..., str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def say(*arguments: str) -> str:
        main(list(arguments))
        return capsys.readouterr().out

    return say


@pytest.mark.parametrize("code", FAULTS)
def test_check_review_and_the_job_say_the_same(
    code: str, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path / "kho", open_records())
    monkeypatch.chdir(repository.folder)
    file, change = FAULTS[code]
    repository.edit(file, change)
    (problem,) = [item for item in json.loads(said("check", "--format", "json"))["problems"] if item["code"] == code]
    message, remedy = problem["message"], problem["remedy"]

    (reviewed,) = [
        item
        for item in json.loads(said("review", "main", "--format", "json"))["problems"]["new"]
        if item["code"] == code
    ]
    assert {key: reviewed[key] for key in problem.keys() & reviewed.keys()} == {
        key: problem[key] for key in problem.keys() & reviewed.keys()
    }
    assert {"message", "remedy", "code", "line", "column"} <= problem.keys() & reviewed.keys()

    (block,) = [part for part in said("check").split("\n\n") if f"  {code}" in part]
    assert block in said("review", "main")

    comment = renderer.markdown(said("review", "main", "--format", "markdown"))
    plain = html.unescape(comment).replace("\u200b", "")
    assert message in plain
    assert remedy in plain

    job = said("check", "--format", "github")
    assert f"::error file={problem['file']},line={problem['line']},col={problem['column']}" in job
    assert message in job.replace("%25", "%")
