"""Every entry of the decisions says what was decided: a heading without words is what an edit has left behind."""

import itertools
from pathlib import Path

DECISIONS = Path(__file__).parents[2] / "docs/decisions.md"


def test_every_decision_has_its_words() -> None:
    lines = [line for line in DECISIONS.read_text(encoding="utf-8").splitlines() if line]
    entries = [(line, after) for line, after in itertools.pairwise([*lines, ""]) if line.startswith("### ")]
    assert entries
    assert [line for line, after in entries if not after or after.startswith("#")] == []
