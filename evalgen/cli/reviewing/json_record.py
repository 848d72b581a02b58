"""One changed record for programs."""

from fractions import Fraction

from evalgen.approving.record_opinions import Opinions
from evalgen.approving.record_review import RecordReview, Standing
from evalgen.approving.ruling_changes import RulingChange
from evalgen.cli import exact
from evalgen.domain.grade import Grade, Outcome


def record(item: RecordReview) -> exact.Json:
    """Everything about it."""
    pair = item.pair
    return {
        "file": pair.file,
        "was": pair.before.document.file if pair.before else None,
        "change": item.kind.name.lower(),
        "period": str(pair.period),
        "unit": pair.unit,
        "unit_name": item.unit,
        "person": pair.person or None,
        "name": item.name,
        "post": f"{item.post} ({item.held.lower()})" if item.held else None,
        "before": _standing(item.before),
        "after": _standing(item.after),
        "rulings": [ruling(found) for found in item.rulings],
        "changes": list(item.words),
        "opinions": _opinions(item.opinions),
        "opinions_before": _opinions(item.opinions_before),
        "deadlines": [
            {
                "step": step.step,
                "last_day": step.last_day.isoformat(),
                "taken_on": step.taken_on.isoformat() if step.taken_on else None,
                "written_on": step.written_on.isoformat() if step.written_on else None,
                "late_days": step.late_days,
                "citation": exact.citation(step.citation),
            }
            for step in item.deadlines
        ],
        "evidence": {"named": item.evidence.named, "missing": list(item.evidence.missing)} if item.evidence else None,
    }


def _standing(side: Standing | None) -> exact.Json | None:
    if side is None:
        return None
    return {
        "stage": side.stage,
        "score": _number(side.score, side.shown),
        "qualifies_for": _outcome(side.outcome),
        "provisional": side.provisional,
    }


def _number(value: Fraction | None, shown: str) -> exact.Json | None:
    return None if value is None else {"exact": f"{value.numerator}/{value.denominator}", "shown": shown}


def _outcome(value: Outcome | None) -> exact.Json | None:
    return exact.outcome(value) if value else None


def ruling(item: RulingChange) -> exact.Json:
    """One clause that says something else than before."""
    return {
        "rule": item.rule,
        "before": exact.ruling(item.before) if item.before else None,
        "after": exact.ruling(item.after) if item.after else None,
    }


def _opinions(item: Opinions | None) -> exact.Json | None:
    if item is None:
        return None
    return {
        "own_score": item.own_score or None,
        "verified_score": item.verified_score or None,
        "own": _grade(item.own),
        "proposed": _grade(item.proposed),
        "decided": item.decided or None,
        "final": item.final or None,
    }


def _grade(grade: Grade | None) -> str | None:
    return grade.name if grade else None
