"""The report for programs: stable keys, sorted, the same bytes for the same problems."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from evalgen.cli.reports.visible_text import acts
from evalgen.domain.problem import Problem, Severity

_NOT_ASCII = re.compile(r"[^\n -~]")


def json_report(problems: Sequence[Problem]) -> str:
    """`{"counts": …, "problems": […]}`."""
    found = Counter(problem.severity for problem in problems)
    counts = {f"{severity.name.lower()}s": found[severity] for severity in Severity}
    counts["files"] = len({problem.place.file for problem in problems})
    return safe_json({"counts": counts, "problems": [entry(problem) for problem in problems]})


def safe_json(value: Any) -> str:
    """JSON with Vietnamese letters as they are; what a terminal or a log may obey is written as an escape."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2).replace("##[", "##\\u005b")
    return _NOT_ASCII.sub(lambda found: _escaped(found[0]), dumped) + "\n"


@lru_cache(maxsize=4096)
def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1] if acts(sign) else sign


def entry(problem: Problem) -> dict[str, Any]:
    """One problem; `fix` where one can be written without asking anybody."""
    fix = problem.fix
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
        **({"fix": {"written": fix.written, "meant": fix.meant}} if fix is not None else {}),
    }
