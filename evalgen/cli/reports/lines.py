"""The report for editors: one line a problem, as compilers tell theirs (``file:line:column: error: …``)."""

from collections.abc import Sequence

from evalgen.cli.reports.problem_lines import problem_lines
from evalgen.cli.reports.visible_text import visible
from evalgen.domain.problem import Problem, Severity
from evalgen.language import Language

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
"""The words that editors know, whatever the language of the interface."""


def lines(problems: Sequence[Problem], language: Language) -> str:
    """Each problem with its remedy, its clause and, in brackets at the end, its code; empty where there is none."""
    return "".join(f"{visible(_line(problem, language))}\n" for problem in problems)


def _line(problem: Problem, language: Language) -> str:
    said = " ".join(problem_lines(problem, language))
    return f"{problem.place}: {_LEVELS[problem.severity]}: {said} [{problem.code}]"
