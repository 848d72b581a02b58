"""The columns that people and collectives share: scores, and from the highest possible grade to the one in force."""

from evalgen.domain.grade import Outcome
from evalgen.domain.record import Record
from evalgen.publishing.internal.shown import YES, Shown
from evalgen.publishing.open_data.table import Cell, Column, Kind

SCORES: tuple[tuple[Column, str], ...] = (
    (Column(name="self_score", kind=Kind.SCORE, width=9), "Điểm tự chấm"),
    (Column(name="verified_score", kind=Kind.SCORE, width=9), "Điểm thẩm định"),
)
OUTCOMES: tuple[tuple[Column, str], ...] = (
    (Column(name="qualifies_for", width=30), "Mức cao nhất đủ điều kiện"),
    (Column(name="provisional", width=9), "Còn điều kiện chờ"),
    (Column(name="proposed_grade", width=30), "Mức đề xuất"),
    (Column(name="decided_grade", width=30), "Mức quyết định"),
    (Column(name="decision_number", width=16), "Số quyết định"),
    (Column(name="decision_on", kind=Kind.DAY, width=12), "Ngày quyết định"),
    (Column(name="final_grade", width=30), "Mức đang có hiệu lực"),
    (Column(name="corrections", kind=Kind.COUNT, width=9), "Số lần điều chỉnh, hủy bỏ"),
)


def outcome_cells(record: Record, limit: Outcome | None, shown: Shown, *, provisional: bool) -> tuple[Cell, ...]:
    """What stands in OUTCOMES for a record that qualifies for `limit` at most."""
    decision = record.decision
    return (
        shown.grade(limit),
        YES if provisional else None,
        shown.grade(record.proposal.grade if record.proposal else None),
        shown.grade(decision.grade if decision else None),
        decision.number if decision else None,
        decision.on if decision else None,
        shown.grade(record.final_grade),
        len(record.amendments),
    )
