"""English outputs on known records, compared with what was accepted before. ``make bless`` accepts new ones."""

import re
from pathlib import Path

import pytest
from accepted_text import agree

from evalgen.cli import main
from evalgen.cli.score_words import overview
from evalgen.language import language_of
from evalgen.pipeline.inspecting.inspection import inspect

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
WORKED = ROOT / "examples" / "worked-example"
RECORD = WORKED / "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


@pytest.mark.parametrize(
    "name,arguments",
    [
        ("worked-example.score.txt", ("score", RECORD)),
        ("worked-example.explain.txt", ("explain", RECORD)),
        ("worked-example.check.txt", ("check", "--root", WORKED)),
        ("verified.explain.txt", ("explain", "records/2026-Q2/ban-xay-dung-dang/hoang-kim-xuan.yaml")),
        ("rules.txt", ("rules", "--root", ROOT)),
        ("commune.status.txt", ("status", "2026-Q2", "--on", "2026-07-03")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_command(
    name: str, arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["--lang", "en", *map(str, arguments)]) == 0
    # How many cases prove a rule is told by rules.json already.
    agree(EXPECTED / name, re.sub(r"\d+ test cases?", "… test cases", capsys.readouterr().out))


def test_every_result_of_the_commune() -> None:
    commune = inspect(ROOT)
    agree(
        EXPECTED / "commune.score.txt", overview(list(commune.results.assessments.values()), commune, language_of("en"))
    )
