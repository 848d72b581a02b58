"""The report for code scanning: SARIF 2.1.0."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import evalgen
from evalgen.cli.reports.json_report import safe_json
from evalgen.cli.reports.text import ReadLine
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.reading.mending import as_written

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(problems: Sequence[Problem], read_line: ReadLine | None = None) -> str:
    """One run with one result a problem; every code is a rule. Fixes stand there where `read_line` shows what they replace."""
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "evalgen",
        "version": evalgen.__version__,
        "rules": [{"id": code} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "vi-VN",
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), read_line) for problem in problems],
    }
    return safe_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, rule: int, read_line: ReadLine | None) -> dict[str, Any]:
    place = problem.place.settled
    citation = f"Căn cứ: {problem.citation}." if problem.citation is not None else ""
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": "\n".join(line for line in (problem.message, problem.remedy, citation) if line)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(place.file), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": place.line, "startColumn": place.column},
                },
                "logicalLocations": [{"fullyQualifiedName": place.json_path}],
            }
        ],
        **_fixes(problem, place, read_line),
    }


def _fixes(problem: Problem, place: Place, read_line: ReadLine | None) -> dict[str, Any]:
    line = read_line(place.file, place.line) if problem.fix and read_line else None
    before = as_written(line, place.column - 1, problem.fix) if problem.fix and line is not None else None
    if problem.fix is None or before is None:
        return {}
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + len(before)}
    replacement = {"deletedRegion": region, "insertedContent": {"text": problem.fix.meant}}
    location = {"uri": _uri(place.file), "uriBaseId": "%SRCROOT%"}
    return {"fixes": [{"artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}]}]}


def _uri(file: str) -> str:
    """A relative reference that stays relative whatever the name."""
    return quote(file.lstrip("/"), safe="/", errors="surrogatepass")
