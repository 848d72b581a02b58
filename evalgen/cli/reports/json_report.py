"""The report for programs: stable keys, sorted, the same bytes for the same problems."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from evalgen.cli.reports.visible_text import acts
from evalgen.domain.problem import Problem, Severity


def json_report(problems: Sequence[Problem]) -> str:
    """`{"counts": …, "problems": […]}`."""
    found = Counter(problem.severity for problem in problems)
    counts = {f"{severity.name.lower()}s": found[severity] for severity in Severity}
    counts["files"] = len({problem.place.file for problem in problems})
    return safe_json({"counts": counts, "problems": [_entry(problem) for problem in problems]})


def safe_json(value: Any) -> str:
    """JSON with Vietnamese letters as they are and every character that a terminal may obey as an escape."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2)
    escaped = (json.dumps(sign)[1:-1] if sign != "\n" and acts(sign) else sign for sign in dumped)
    return "".join(escaped) + "\n"


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "path": problem.place.json_path,
        "message": problem.message,
        "remedy": problem.remedy,
        "citation": str(problem.citation) if problem.citation is not None else None,
    }
