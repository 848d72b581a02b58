"""Problems of `check` that a merge would bring; those that were there before in the same files are only counted."""

from collections import Counter
from collections.abc import Collection, Iterable

from msgspec import Struct

from evalgen.domain.problem import Problem


class ProblemChange(Struct, frozen=True, kw_only=True):
    """The problems of both sides beside each other."""

    new: tuple[Problem, ...]
    """In the order of the files."""

    old: int
    """So many were there before in the files that change, and stay."""

    mended: int
    """So many were there before and go."""


GROUPS = frozenset(
    {"quota-exceeded", "quota-needs-review", "collective-quota-exceeded", "collective-quota-needs-review"}
)
"""Problems of a group, which merely stand at the record of one of its members: the plan tells groups apart from files."""


def problem_change(before: Iterable[Problem], after: Iterable[Problem], files: Collection[str]) -> ProblemChange:
    """What is new, by code, file and words: lines move when somebody writes above them. `files` are those that change."""
    known = Counter(_name(problem) for problem in before)
    new: list[Problem] = []
    old = 0
    for problem in after:
        if known[_name(problem)]:
            known[_name(problem)] -= 1
            old += problem.place.file in files and problem.code not in GROUPS
        else:
            new.append(problem)
    return ProblemChange(new=tuple(new), old=old, mended=known.total())


def _name(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place.file, problem.message
