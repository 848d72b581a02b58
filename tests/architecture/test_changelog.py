"""The changelog is one grouped list: a merge that keeps both sides brings lines of an older one back."""

from collections import Counter
from pathlib import Path

LINES = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()


def test_no_heading_and_no_entry_stands_twice() -> None:
    assert [line for line, count in Counter(filter(None, LINES)).items() if count > 1] == []


def test_only_entries_that_move_results_speak_of_results_that_move() -> None:
    """The head of the list says it once for all others."""
    assert [line for line in LINES if line.endswith("No result moves.")] == []
