"""Problems of `check` that a merge would bring; those that were there before are only counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evalgen.domain.problem import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemChange:
    """The problems of both sides beside each other."""

    new: tuple[Problem, ...]
    """In the order of the files."""

    old: int
    """So many were there before and stay."""

    mended: int
    """So many were there before and go."""


def problem_change(before: Iterable[Problem], after: Iterable[Problem]) -> ProblemChange:
    """What is new, by code, file and words: lines move when somebody writes above them."""
    known = Counter(_name(problem) for problem in before)
    total = known.total()
    new: list[Problem] = []
    for problem in after:
        if known[_name(problem)]:
            known[_name(problem)] -= 1
        else:
            new.append(problem)
    mended = known.total()
    return ProblemChange(new=tuple(new), old=total - mended, mended=mended)


def _name(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place.file, problem.message
