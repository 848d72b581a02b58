"""The changelog is one grouped list for each release: a merge that keeps both sides brings lines of an older one back."""

import re
from collections import Counter
from pathlib import Path

from evalgen import __version__

TEXT = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
RELEASES = [
    (found["version"], [line for line in found["body"].splitlines() if line])
    for found in re.finditer(r"^## (?P<version>\S+).*\n(?P<body>(?:(?!## ).*\n)*)", TEXT, re.MULTILINE)
]


def test_no_heading_stands_twice_in_a_release_and_no_entry_in_two() -> None:
    for _, lines in RELEASES:
        assert [line for line, count in Counter(lines).items() if count > 1] == []
    entries = Counter(line for line in LINES if line.startswith("- "))
    assert [line for line, count in entries.items() if count > 1] == []


def test_the_program_has_the_version_of_the_newest_release() -> None:
    unreleased, *released = RELEASES
    assert unreleased[0] == "Unreleased"
    assert released == [] or released[0][0] == __version__
    numbers = [tuple(map(int, version.split("."))) for version, _ in released]
    assert numbers == sorted(set(numbers), reverse=True)


def test_only_entries_that_move_results_speak_of_results_that_move() -> None:
    """The head of the list says it once for all others."""
    assert [line for line in LINES if line.endswith("No result moves.")] == []
