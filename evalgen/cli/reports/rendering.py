"""Problems in the form that is asked for."""

from collections.abc import Callable, Mapping, Sequence

from evalgen.cli.reports.github import github
from evalgen.cli.reports.json_report import json_report
from evalgen.cli.reports.sarif import sarif
from evalgen.cli.reports.text import ReadLine, text
from evalgen.domain.problem import Problem
from evalgen.language import VIETNAMESE, Language

_FOR_PROGRAMS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"json": json_report, "sarif": sarif}
"""Reports whose words do not change with the language of the interface."""

FORMATS = ("text", "json", "github", "sarif")
"""What `render` knows."""


def render(
    problems: Sequence[Problem],
    *,
    format: str,  # noqa: A002 - the name of the option
    read_line: ReadLine | None = None,
    language: Language = VIETNAMESE,
    all_by: str = "",
) -> str:
    """The problems in one of `FORMATS`. `read_line(file, line)` gives a line of a file for the report in text, or None.

    The report in text leaves out what nobody could read to the end; `all_by` is the command that tells it.
    """
    in_order = sorted(problems, key=lambda problem: problem.sort_key)
    if format == "text":
        return text(in_order, read_line=read_line, language=language, all_by=all_by)
    if format == "github":
        return github(in_order, language)
    return _FOR_PROGRAMS[format](in_order)
