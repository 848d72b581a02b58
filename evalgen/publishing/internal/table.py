"""The results of a period for those who work on them: scores, steps, proposals, decisions. Never for the public."""

from collections.abc import Iterable, Iterator

from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.publishing.internal.outcome_columns import OUTCOMES, SCORES, outcome_cells
from evalgen.publishing.internal.shown import INTERNAL, Shown
from evalgen.publishing.open_data.table import Column, Row, Table
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
    *SCORES,
    *OUTCOMES,
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
        evaluation = item.evaluation
        person = records.people.get(evaluation.person)
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
            *outcome_cells(evaluation, item.qualifies_for, shown, provisional=item.provisional),
        )
