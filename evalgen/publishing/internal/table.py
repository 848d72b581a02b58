"""The results of a period for those who work on them: scores, steps, proposals, decisions. Never for the public."""

import datetime as dt
from collections.abc import Iterable, Iterator

from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.domain.steps import final_grade
from evalgen.publishing.internal.shown import INTERNAL, YES, Shown
from evalgen.publishing.open_data.table import Column, Kind, Row, Table
from evalgen.publishing.unit_order import units_in_order

_TITLES: tuple[tuple[Column, str], ...] = (
    (Column(name="audience", width=9), "Phạm vi"),
    (Column(name="period", width=10), "Kỳ"),
    (Column(name="unit", width=20), "Mã đơn vị"),
    (Column(name="unit_name", width=34), "Đơn vị"),
    (Column(name="person", width=22), "Mã người"),
    (Column(name="name", width=26), "Họ và tên"),
    (Column(name="post", width=30), "Chức vụ"),
    (Column(name="standing", width=30), "Vị trí"),
    (Column(name="stage", width=22), "Bước đã qua"),
    (Column(name="self_score", kind=Kind.SCORE, width=9), "Điểm tự chấm"),
    (Column(name="verified_score", kind=Kind.SCORE, width=9), "Điểm thẩm định"),
    (Column(name="qualifies_for", width=30), "Mức cao nhất đủ điều kiện"),
    (Column(name="provisional", width=9), "Còn điều kiện chờ"),
    (Column(name="proposed_grade", width=30), "Mức đề xuất"),
    (Column(name="decided_grade", width=30), "Mức quyết định"),
    (Column(name="decision_number", width=16), "Số quyết định"),
    (Column(name="decision_on", kind=Kind.DAY, width=12), "Ngày quyết định"),
    (Column(name="final_grade", width=30), "Mức đang có hiệu lực"),
    (Column(name="corrections", kind=Kind.COUNT, width=9), "Số lần điều chỉnh, hủy bỏ"),
)
COLUMNS = tuple(column for column, _ in _TITLES)
TITLES = tuple(title for _, title in _TITLES)


def internal_table(results: Results, period: Period, shown: Shown) -> Table:
    """Everybody who has a record in `period`, by unit and name."""
    return Table(name="internal", columns=COLUMNS, rows=tuple(_rows(results, period, shown)))


def _rows(results: Results, period: Period, shown: Shown) -> Iterator[Row]:
    records = results.records
    units = {unit.id: unit.name for unit in units_in_order(records.units.values())}
    order = {unit: at for at, unit in enumerate(units)}
    found: Iterable[Assessment] = (item for (of, _), item in results.assessments.items() if of == period)
    for item in sorted(found, key=lambda item: (order.get(item.evaluation.unit, len(order)), item.evaluation.person)):
        evaluation, decision = item.evaluation, item.evaluation.decision
        person = records.people.get(evaluation.person)
        decided: Grade | None = decision.grade if decision else None
        on: dt.date | None = decision.on if decision else None
        yield (
            INTERNAL,
            str(period),
            evaluation.unit,
            units.get(evaluation.unit),
            evaluation.person,
            person.name if person else None,
            item.post.title if item.post else None,
            item.post.standing.label if item.post else None,
            evaluation.stage.label,
            shown.score(item.self_sheet),
            shown.score(item.verified_sheet),
            shown.grade(item.qualifies_for),
            YES if item.provisional else None,
            shown.grade(evaluation.proposal.grade if evaluation.proposal else None),
            shown.grade(decided),
            decision.number if decision else None,
            on,
            shown.grade(final_grade(decision, evaluation.amendments)),
            len(evaluation.amendments),
        )
