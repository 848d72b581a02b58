"""The plan for programs: stable keys, exact numbers, the same bytes for the same plan."""

from fractions import Fraction

from evalgen.approving.law_changes import LawChange
from evalgen.approving.moved_results import MovedResult
from evalgen.approving.needs import Need
from evalgen.approving.other_review import OtherReview
from evalgen.approving.quota_changes import QuotaChange
from evalgen.approving.review import Basis, Review
from evalgen.approving.unit_completeness import UnitState
from evalgen.approving.verdict import Reason
from evalgen.cli import exact
from evalgen.cli.reports.json_report import entry, safe_json
from evalgen.cli.reviewing.json_record import record, ruling
from evalgen.cli.reviewing.words import ShownProblems

FORMAT = 1
"""Grows where a key changes its meaning or goes; new keys may come at any time."""


def json_review(review: Review, problems: ShownProblems) -> str:
    """One object."""
    return safe_json(
        {
            "format": FORMAT,
            "verdict": review.verdict.level.name.lower(),
            "reasons": [_reason(item) for item in review.verdict.reasons],
            "to_do": list(review.to_do),
            "needs": [_need(item) for item in review.needs],
            "basis": _basis(review.basis),
            "author": {"account": review.author.account or None, "person": review.author.person or None},
            "records": [record(item) for item in review.records],
            "files": [_file(item) for item in review.others],
            "moved": [_moved(item) for item in review.moved],
            "laws": [_law(item) for item in review.laws],
            "quotas": [_quota(item) for item in review.quotas],
            "units": [_unit(item) for item in review.units],
            "transitions": [entry(problem) for problem in problems.transitions],
            "problems": {
                "new": [entry(problem) for problem in problems.new],
                "old": review.problems.old,
                "mended": review.problems.mended,
            },
        }
    )


def _reason(item: Reason) -> exact.Json:
    return {
        "level": item.level.name.lower(),
        "code": item.code,
        "message": item.words,
        "count": item.count,
        "files": list(item.files),
    }


def _basis(basis: Basis) -> exact.Json:
    return {
        "base": basis.base,
        "base_commit": basis.base_commit,
        "head": basis.head or None,
        "head_commit": basis.head_commit,
        "merge_base": basis.merge_base,
        "behind": basis.behind,
    }


def _need(item: Need) -> exact.Json:
    return {
        "bodies": list(item.bodies),
        "names": list(item.names),
        "tasks": [{"what": task.words, "files": list(task.files), "done": task.done} for task in item.tasks],
        "members": list(item.members),
        "barred": list(item.barred),
        "quorum": item.quorum,
        "given": list(item.given),
    }


def _file(item: OtherReview) -> exact.Json:
    return {
        "path": item.change.path,
        "was": item.change.was,
        "change": item.change.kind.name.lower(),
        "area": item.change.area.name.lower(),
        "kinds": item.change.kinds or None,
        "changes": list(item.words),
    }


def _law(item: LawChange) -> exact.Json:
    return {
        "period": str(item.period),
        "before": item.pack_before or None,
        "after": item.pack_after or None,
        "values": [
            {
                "title": value.title,
                "before": value.before,
                "after": value.after,
                "citation": exact.citation(value.citation),
            }
            for value in item.values
        ],
        "frameworks": list(item.frameworks),
    }


def _moved(item: MovedResult) -> exact.Json:
    return {
        "file": item.record.document.file,
        "before": {"score": _exact(item.score_before), "qualifies_for": exact.outcome(item.outcome_before)},
        "after": {"score": _exact(item.score_after), "qualifies_for": exact.outcome(item.outcome_after)},
        "rulings": [ruling(found) for found in item.rulings],
        "changes": list(item.words),
    }


def _exact(value: Fraction | None) -> exact.Json | None:
    return None if value is None else exact.number(value)


def _quota(item: QuotaChange) -> exact.Json:
    return {
        "period": str(item.period),
        "group": item.group.peer_group or None,
        "unit": item.group.unit or None,
        "title": item.group.title,
        "collective": item.collective,
        "before": exact.counted(item.before) if item.before is not None else None,
        "after": exact.counted(item.after) if item.after is not None else None,
        "moves": item.moves,
        "moved_on_target": item.moved_on_target,
    }


def _unit(state: UnitState) -> exact.Json:
    return {
        "period": str(state.period),
        "unit": state.unit,
        "complete": list(state.complete),
        "under_way": [{"name": name, "stage": stage} for name, stage in state.under_way],
        "missing": list(state.missing),
    }
