"""The report for code scanning: SARIF 2.1.0."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import evalgen
from evalgen.cli.reports.json_report import safe_json
from evalgen.domain.problem import Problem, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(problems: Sequence[Problem]) -> str:
    """One run with one result a problem; every code is a rule."""
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
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return safe_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place = problem.place
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
    }


def _uri(file: str) -> str:
    """A relative reference that stays relative whatever the name."""
    return quote(file.lstrip("/"), safe="/", errors="surrogatepass")
