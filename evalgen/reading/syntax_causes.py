"""Which line an error of syntax comes from, where the parser stumbles only on the line below it."""

import re

from msgspec.structs import replace

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading import refusals
from evalgen.reading.source_text import ODD_SPACES, code_point

_OF_LINES = frozenset({"bad-indentation", "colon-in-text", "dash-out-of-place", "missing-colon", "syntax"})
"""Errors that the line above may have caused: it was read as text that goes on."""

_KEY = r"[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
_GLUED = re.compile(rf" *(?:- +)*(?P<key>{_KEY}):(?=[^\s/])")
_ODD = re.compile(rf" *(?:- *)*(?:{_KEY}:)?(?P<odd>{ODD_SPACES.pattern})")


def with_cause(problem: Problem, text: str) -> Problem:
    """A key glued to its value, or a space that only looks like one, at its own line; else the problem as it is."""
    lines = text.split("\n")
    for number in _suspects(problem, lines):
        line = lines[number - 1]
        if glued := _GLUED.match(line):
            return refusals.missing_space(_place(problem, number, glued.start("key")), glued["key"])
        if odd := _ODD.match(line):
            return refusals.odd_space(_place(problem, number, odd.start("odd")), odd["odd"])
    return _with_hint(problem, lines)


def _suspects(problem: Problem, lines: list[str]) -> list[int]:
    """The line of the problem and the last one above it that says something."""
    here = problem.place.line
    if problem.code not in _OF_LINES or not 1 <= here <= len(lines):
        return []
    above = (number for number in range(here - 1, 0, -1) if lines[number - 1].strip(" \r")[:1] not in {"", "#"})
    return [here, *(number for number in [next(above, 0)] if number)]


def _place(problem: Problem, line: int, index: int) -> Place:
    return Place(file=problem.place.file, line=line, column=index + 1)


def _with_hint(problem: Problem, lines: list[str]) -> Problem:
    """Spaces that only look like spaces are the likely culprit wherever they stand on the line."""
    line = lines[problem.place.line - 1 : problem.place.line]
    odd = ODD_SPACES.search(line[0]) if line else None
    if odd is None:
        return problem
    hint = f" Trên dòng này có dấu cách lạ {code_point(odd[0])} (thường do dán từ Word); thay bằng dấu cách thường."
    return replace(problem, remedy=problem.remedy + hint)
