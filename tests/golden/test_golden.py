"""Outputs on known records, compared with what was accepted before. ``make bless`` accepts new ones; review their diff."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.cli import main
from evalgen.cli.score import describe
from evalgen.domain.ruling import QuotaGroup
from evalgen.pipeline import Inspection, inspect

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
WORKED = ROOT / "examples" / "worked-example"
RECORD = WORKED / "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


def agree(name: str, text: str) -> None:
    """`text` is what tests/golden/expected/<name> holds; with EVALGEN_BLESS=1 it becomes so."""
    path = EXPECTED / name
    if os.environ.get("EVALGEN_BLESS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} changed; accept it with: make bless"


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.chdir(ROOT)

    def run(*arguments: object) -> str:
        assert main([str(argument) for argument in arguments]) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize(
    "name,arguments",
    [
        ("worked-example.score.json", ("score", "--json", RECORD)),
        ("worked-example.explain.txt", ("explain", RECORD)),
        ("worked-example.explain.json", ("explain", "--json", RECORD)),
        ("worked-example.check.txt", ("check", "--root", WORKED)),
        ("rules.json", ("rules", "--json", "--root", ROOT)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_command(name: str, arguments: tuple[object, ...], printed: Callable[..., str]) -> None:
    agree(name, printed(*arguments))


@pytest.fixture(scope="module")
def commune() -> Inspection:
    return inspect(ROOT)


def test_every_result_of_the_commune(commune: Inspection) -> None:
    """Whoever moves a result of a checked-in record sees it here, line by line."""
    results = commune.results.assessments.values()
    agree("commune.score.txt", "".join(describe(item, commune) for item in results))


def test_every_quota_of_the_commune(commune: Inspection) -> None:
    agree("commune.quota.txt", "".join(quota(group) for groups in commune.results.quotas.values() for group in groups))


def quota(group: QuotaGroup) -> str:
    return (
        f"{group.title} ({group.basis}): {len(group.excellent)} xuất sắc, {group.good} tốt; "
        f"{group.places_literal} hoặc {group.places_pool} suất; {group.result.value}; "
        f"người đứng đầu tính riêng: {', '.join(group.heads_apart) or 'không'}\n"
    )


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    """Records written in another order give the same results: nothing depends on the disk."""
    files = sorted((WORKED / "records").rglob("*.yaml"), reverse=True)
    for file in files:
        target = tmp_path / "records" / file.relative_to(WORKED / "records")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    assert inspect(tmp_path).results == inspect(WORKED).results
