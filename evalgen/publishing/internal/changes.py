"""Chênh lệch giữa tự chấm và thẩm định: which criteria, work items and axes changed, by how many points, and why."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.measures import Measure
from evalgen.domain.number import show, show_percent, show_plain
from evalgen.domain.ruling import Assessment, CollectiveAssessment
from evalgen.domain.verification import Difference


class Change(Struct, frozen=True, kw_only=True):
    """One line of the score sheet that the verification changed, or a difference that leaves every number as it was."""

    line: Line | None
    measure: Measure | None
    """Of a work item, what it is measured by; `before` and `after` are then what it was judged by."""

    before: str
    after: str
    change: str
    """With its sign, where both are points."""

    reasons: tuple[str, ...]
    total: bool = False
    axis: bool = False


def changes_of(judgement: Assessment | CollectiveAssessment) -> tuple[Change, ...]:
    """The changed lines in the order of the sheet, the total last; empty before a verification, or where it changed nothing."""
    record = judgement.record
    differences = record.verification.differences if record.verification is not None else ()
    if not differences:
        return ()
    own, verified = judgement.self_sheet, judgement.verified_sheet
    if own is None or verified is None:
        return tuple(_unmeasured(item) for item in differences)
    changed = tuple(_changed(own, verified, differences))
    told = {reason for item in changed for reason in item.reasons}
    silent = tuple(_unmeasured(item) for item in differences if item.reason not in told)
    return (*changed, *silent, _change(own.total, verified.total, (), total=True))


def _changed(own: ScoreSheet, verified: ScoreSheet, differences: tuple[Difference, ...]) -> Iterator[Change]:
    before = {line.id: line for line in own.total.walk()}
    for group in (*verified.general.parts, *verified.results.parts):
        for line in group.walk():
            earlier = before.get(line.id)
            if earlier is None or _judged(earlier) == _judged(line):
                continue
            reasons = tuple(item.reason for item in differences if _speaks_of(item, line))
            if line is group and line in verified.results.parts:
                yield _change(earlier, line, (), axis=True)
            elif not line.parts:
                yield _change(earlier, line, reasons)


def _speaks_of(difference: Difference, line: Line) -> bool:
    """Whether a difference is about a line, known by the end of its name."""
    names = [f"general.{difference.criterion}", f".{difference.result_criterion}"]
    if difference.item is not None:
        measure = difference.count.measure if difference.count is not None else difference.measure
        names.append(f".{measure.key if measure is not None else ''}.{difference.item}")
    if difference.unit_measure is not None:
        names.append(f".{difference.unit_measure.key}")
    return line.id.endswith(tuple(names))


def _measure(line: Line) -> Measure | None:
    """Of the line of one work item, e.g. ``axis.4.quality.bao-cao``, what it is measured by."""
    if line.unit or line.parts:
        return None
    return next((measure for measure in Measure if f".{measure.key}." in line.id), None)


def _judged(line: Line) -> Fraction | None:
    """The points of a line; of a work item its quantity, or the level or count that stands after factor and quantity."""
    measure = _measure(line)
    if measure is None:
        return line.value
    at = 1 if measure is Measure.QUANTITY else 2
    return line.operands[at].value if len(line.operands) > at else None


def _change(before: Line, after: Line, reasons: tuple[str, ...], *, total: bool = False, axis: bool = False) -> Change:
    points = after.unit == "điểm"
    change = after.value - before.value
    return Change(
        line=after,
        measure=_measure(after),
        before=_shown(before),
        after=_shown(after),
        change=f"{'+' if change > 0 else ''}{show(change)}" if points else "",
        reasons=reasons,
        total=total,
        axis=axis,
    )


def _shown(line: Line) -> str:
    value = _judged(line)
    if value is None:
        return "–"
    if line.unit == "điểm":
        return show(value)
    return show_percent(value) if line.unit == "%" else show_plain(value)


def _unmeasured(difference: Difference) -> Change:
    return Change(line=None, measure=None, before="", after="", change="", reasons=(difference.reason,))
