"""A text with the fixes of its problems: only what stands where a problem says it stands is written anew."""

import re
from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.place import Place
from evalgen.domain.problem import Fix, Problem

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A byte order mark, which lines and columns do not count."""

_GOES_ON = (
    re.compile(r"[\w.+-]\0[\w.+-]"),  # «3.30e0»: a word, or a number, longer than it was read.
    re.compile(r"\0,\S|,\0"),  # «12,13»: YAML cuts at the comma, whoever wrote it perhaps not.
    re.compile(r":\0(?:\Z|[ :,\]}])"),  # «by::ban»: a colon too many is no space too few.
    re.compile(r"\d\0.\0\d"),  # «0.75<hidden>1»: two numbers, perhaps.
)
"""Of a line with the place of the fix between two zeros: what makes it doubtful."""


class Mended(Struct, frozen=True, kw_only=True):
    """One place of a file that is written anew."""

    place: Place
    code: str
    before: str
    """What stood there, with its quotes."""

    after: str


def mend(text: str, problems: Iterable[Problem]) -> tuple[str, list[Mended]]:
    """The whole of a file, with a fix for each of its `problems` that has one, and what was written, in order.

    Where something else stands than the problem says, or two fixes would overlap, the text is left as it is.
    """
    lines = text.removeprefix(_MARK).split("\n")
    mark = text[: len(text) - len(text.removeprefix(_MARK))]
    done: list[Mended] = []
    begun = (len(lines) + 1, 0)
    """Where the fix after this one begins."""
    for problem in sorted(problems, key=lambda problem: problem.sort_key, reverse=True):
        place, fix = problem.place.settled, problem.fix
        if fix is None:
            continue
        if fix.written == _MARK and mark and (place.line, place.column) == (1, 1):
            done.append(Mended(place=place, code=problem.code, before=_MARK, after=""))
            mark = ""
            continue
        if place.line > len(lines):
            continue
        line, start = lines[place.line - 1], place.column - 1
        before = as_written(line, start, fix)
        if before is None or before == fix.meant or (place.line, place.column + len(before)) > begun:
            continue
        lines[place.line - 1] = line[:start] + fix.meant + line[start + len(before) :]
        begun = (place.line, place.column)
        done.append(Mended(place=place, code=problem.code, before=before, after=fix.meant))
    return mark + "\n".join(lines), done[::-1]


def as_written(line: str, start: int, fix: Fix) -> str | None:
    """What the fix replaces as it stands at `start`, with its quotes; None where it does not, or goes on beside it."""
    shapes = (fix.written,) if fix.bare else (fix.written, f'"{fix.written}"', f"'{fix.written}'")
    shape = next((shape for shape in shapes if line.startswith(shape, start)), None)
    if shape is None:
        return None
    before, after = line[:start], line[start + len(shape) :]
    return None if any(pattern.search(f"{before}\0{shape}\0{after}") for pattern in _GOES_ON) else shape
