"""A text with the fixes of its problems: only what stands where a problem says it stands is written anew."""

import re
from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A byte order mark, which lines and columns do not count."""

_GOES_ON = re.compile(r"[\w.+-]")
"""What makes a word, or a number, longer than it was read."""


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
        before = as_written(line, start, fix.written)
        if before is None or before == fix.meant or (place.line, place.column + len(before)) > begun:
            continue
        lines[place.line - 1] = line[:start] + fix.meant + line[start + len(before) :]
        begun = (place.line, place.column)
        done.append(Mended(place=place, code=problem.code, before=before, after=fix.meant))
    return mark + "\n".join(lines), done[::-1]


def as_written(line: str, start: int, written: str) -> str | None:
    """`written` as it stands at `start`, with its quotes; None where it does not."""
    for shape in (written, f'"{written}"', f"'{written}'"):
        if line.startswith(shape, start):
            end = start + len(shape)
            goes_on = _GOES_ON.match(shape[-1]) and _GOES_ON.match(line[end : end + 1])
            return None if goes_on else shape
    return None
