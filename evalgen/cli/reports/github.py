"""The report inside a pull request: annotations on the lines themselves, and the job summary for all that do not fit."""

import re
from collections.abc import Sequence

from evalgen.cli.reports.counts import by_gravity, count_line
from evalgen.cli.reports.problem_lines import problem_lines
from evalgen.cli.reports.visible_text import visible
from evalgen.domain.problem import Problem, Severity
from evalgen.language import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN_PER_SEVERITY = 10
"""GitHub shows ten annotations of each kind in a step and drops the others."""

_SUMMARY_BYTES = 900 * 1024
"""GitHub refuses a summary of more than 1 MiB."""

_SUMMARY_CELL = 400
COLUMNS = ("Mức", "Vị trí", "Mã", "Nội dung và cách sửa")
"""What stands over the columns of the summary."""

_PUNCTUATION = re.compile(r"[^\w\s]|_")


def github(problems: Sequence[Problem], language: Language) -> str:
    """Workflow commands, the gravest first, and a closing line. No other line carries words from a record."""
    commands = []
    for severity, command in _COMMANDS.items():
        of_kind = [problem for problem in problems if problem.severity is severity]
        commands += [_command(command, problem, language) for problem in of_kind[:_SHOWN_PER_SEVERITY]]
    hidden = len(problems) - len(commands)
    more = " " + language.say("Còn {count} vấn đề nữa trong bản tóm tắt của lượt chạy.", count=hidden) if hidden else ""
    return "\n".join([*commands, count_line(problems, language) + more]) + "\n"


def job_summary(problems: Sequence[Problem], language: Language) -> str:
    """All problems as a Markdown section, for `$GITHUB_STEP_SUMMARY`. Words of records cannot become markup."""
    parts = [f"## {language.say('Kiểm tra hồ sơ')}", "", count_line(problems, language), ""]
    if problems:
        rows = _rows_that_fit(by_gravity(problems), language)
        head = "".join(f"<th>{language.say(column)}</th>" for column in COLUMNS)
        parts += ["<table>", f"<tr>{head}</tr>", *rows, "</table>", ""]
        if hidden := len(problems) - len(rows):
            parts += [language.say("Còn {count} vấn đề nữa; chạy `evalgen check` để xem đầy đủ.", count=hidden), ""]
    return "\n".join(parts)


def _rows_that_fit(problems: Sequence[Problem], language: Language) -> list[str]:
    rows: list[str] = []
    left = _SUMMARY_BYTES
    for problem in problems:
        row = _row(problem, language)
        left -= len(row.encode()) + 1
        if left < 0:
            break
        rows.append(row)
    return rows


def _command(command: str, problem: Problem, language: Language) -> str:
    place = problem.place
    properties = {
        "file": visible(place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_data(_message(problem, language))}"


def _message(problem: Problem, language: Language) -> str:
    return "\n".join(visible(line) for line in problem_lines(problem, language))


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem, language: Language) -> str:
    cells = (
        language.say(problem.severity.value),
        f"<code>{_harmless(str(problem.place))}</code>",
        f"<code>{_harmless(problem.code)}</code>",
        "<br>".join(_harmless(line) for line in _message(problem, language).split("\n")),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _harmless(text: str) -> str:
    """Every sign that Markdown or HTML could obey as a character reference."""
    shown = visible(text)
    if len(shown) > _SUMMARY_CELL:
        shown = shown[:_SUMMARY_CELL] + "…"
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", shown)
