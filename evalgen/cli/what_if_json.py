"""A supposition for machines."""

from collections.abc import Sequence

from evalgen.approving.ruling_changes import side_by_side
from evalgen.cli import exact
from evalgen.cli.reports.json_report import entry
from evalgen.cli.status_json import quota_json
from evalgen.cli.what_if_steps import Judged, QuotaStep, line_steps, overruled, quota_steps
from evalgen.domain.problem import Problem
from evalgen.domain.ruling import CollectiveAssessment, QuotaGroup
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.inspecting.supposing import Supposition


def what_if_json(item: Supposition, problems: Sequence[Problem]) -> exact.Json:
    """What is supposed, and what comes of it; `problems` are those that `check` would say in addition."""
    before, after = item.judged
    told: exact.Json = {
        "file": item.file,
        "what_if": [
            {"path": value.place.json_path, "before": _value(value.before), "after": _value(value.after)}
            for value in item.values
        ],
        "overruled_by_verification": [exact.place(place) for place in overruled(item)],
        "before": _side(before, item.before),
        "after": None if after is None else _side(after, item.after),
        "problems": [entry(problem) for problem in problems],
    }
    return told if after is None else {**told, **_moved(before, after, item)}


def _moved(before: Judged, after: Judged, item: Supposition) -> exact.Json:
    return {
        "score_steps": [
            {
                "id": step.line.id,
                "what": step.line.what,
                "before": None if step.before is None else exact.number(step.before.value),
                "after": None if step.after is None else exact.number(step.after.value),
            }
            for step in line_steps(before.sheet, after.sheet)
        ],
        "chain": [
            {
                "rule": step.rule,
                "moves": step.moves,
                "before": None if step.before is None else exact.ruling(step.before),
                "after": None if step.after is None else exact.ruling(step.after),
            }
            for step in side_by_side(before.chain, after.chain)
        ],
        "quotas": [
            _quota(step, collective=isinstance(before, CollectiveAssessment))
            for step in quota_steps(before, item.before, item.after, item.as_qualified)
        ],
        "others": [
            {"file": was.record.document.file, "before": _side(was, item.before), "after": _side(now, item.after)}
            for was, now in item.others
        ],
    }


def _side(judged: Judged, inspection: Inspection) -> exact.Json:
    sheet, bounds = judged.sheet, inspection.thresholds(judged.record.period)
    allowed = judged.allowed if isinstance(judged, CollectiveAssessment) else None
    return {
        "total": None if sheet is None else exact.number(sheet.score, bounds),
        "qualifies_for": exact.outcome(judged.qualifies_for),
        "allowed": None if allowed is None else exact.outcome(allowed),
        "provisional": judged.provisional,
    }


def _quota(step: QuotaStep, *, collective: bool) -> exact.Json:
    def told(group: QuotaGroup | None) -> exact.Json | None:
        return None if group is None else quota_json(group, collective=collective)

    return {"before": told(step.before), "after": told(step.after), "as_qualified": told(step.as_qualified)}


def _value(value: object) -> object:
    """Exact numbers as text, as everywhere."""
    if isinstance(value, dict):
        return {key: _value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_value(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
