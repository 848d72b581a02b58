"""Problems in the form that is asked for."""

from collections.abc import Sequence

from evalgen.cli.reports.github import github
from evalgen.cli.reports.json_report import json_report
from evalgen.cli.reports.lines import lines
from evalgen.cli.reports.sarif import sarif
from evalgen.cli.reports.text import ReadLine, text
from evalgen.domain.problem import Problem
from evalgen.language import VIETNAMESE, Language

FORMATS = ("text", "lines", "json", "github", "sarif")
"""What `render` knows. The words of those for programs do not change with the language of the interface."""


def render(  # noqa: PLR0913 - all but the problems has a usual value
    problems: Sequence[Problem],
    *,
    format: str,  # noqa: A002 - the name of the option
    read_line: ReadLine | None = None,
    language: Language = VIETNAMESE,
    all_by: str = "",
    fix_by: str = "",
) -> str:
    """The problems in one of `FORMATS`. `read_line(file, line)` gives a line of a file for the report in text, or None.

    The report in text leaves out what nobody could read to the end; `all_by` is the command that tells it, and `fix_by` the
    one that writes what can mean one thing alone.
    """
    in_order = sorted(problems, key=lambda problem: problem.sort_key)
    if format == "text":
        return text(in_order, read_line=read_line, language=language, all_by=all_by, fix_by=fix_by)
    if format == "github":
        return github(in_order, language)
    if format == "lines":
        return lines(in_order, language)
    return sarif(in_order, read_line) if format == "sarif" else json_report(in_order)
