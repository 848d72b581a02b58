"""The report inside a pull request: annotations on the lines themselves, and the job summary for all that do not fit."""

import re
from collections.abc import Sequence

from evalgen.cli.reports.counts import by_gravity, count_line
from evalgen.cli.reports.visible_text import visible
from evalgen.domain.problem import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN_PER_SEVERITY = 10
"""GitHub shows ten annotations of each kind in a step and drops the others."""

_SUMMARY_BYTES = 900 * 1024
"""GitHub refuses a summary of more than 1 MiB."""

_SUMMARY_CELL = 400
_PUNCTUATION = re.compile(r"[^\w\s]|_")


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands, the gravest first, and a closing line. No other line carries words from a record."""
    commands = []
    for severity, command in _COMMANDS.items():
        of_kind = [problem for problem in problems if problem.severity is severity]
        commands += [_command(command, problem) for problem in of_kind[:_SHOWN_PER_SEVERITY]]
    hidden = len(problems) - len(commands)
    more = f" Còn {hidden} vấn đề nữa trong bản tóm tắt của lượt chạy." if hidden else ""
    return "\n".join([*commands, count_line(problems) + more]) + "\n"


def job_summary(problems: Sequence[Problem]) -> str:
    """All problems as a Markdown section, for `$GITHUB_STEP_SUMMARY`. Words of records cannot become markup."""
    parts = ["## Kiểm tra hồ sơ", "", count_line(problems), ""]
    if problems:
        rows = _rows_that_fit(by_gravity(problems))
        head = "<tr><th>Mức</th><th>Vị trí</th><th>Mã</th><th>Nội dung và cách sửa</th></tr>"
        parts += ["<table>", head, *rows, "</table>", ""]
        if hidden := len(problems) - len(rows):
            parts += [f"Còn {hidden} vấn đề nữa; chạy `evalgen check` để xem đầy đủ.", ""]
    return "\n".join(parts)


def _rows_that_fit(problems: Sequence[Problem]) -> list[str]:
    rows: list[str] = []
    left = _SUMMARY_BYTES
    for problem in problems:
        row = _row(problem)
        left -= len(row.encode()) + 1
        if left < 0:
            break
        rows.append(row)
    return rows


def _command(command: str, problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": visible(place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_data(_message(problem))}"


def _message(problem: Problem) -> str:
    path = f"{problem.place.json_path}: " if problem.place.pointer else ""
    citation = f"Căn cứ: {problem.citation}." if problem.citation is not None else ""
    return "\n".join(visible(line) for line in (path + problem.message, problem.remedy, citation) if line)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem) -> str:
    cells = (
        problem.severity.value,
        f"<code>{_harmless(str(problem.place))}</code>",
        f"<code>{_harmless(problem.code)}</code>",
        "<br>".join(_harmless(line) for line in _message(problem).split("\n")),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _harmless(text: str) -> str:
    """Every sign that Markdown or HTML could obey as a character reference."""
    shown = visible(text)
    if len(shown) > _SUMMARY_CELL:
        shown = shown[:_SUMMARY_CELL] + "…"
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", shown)
