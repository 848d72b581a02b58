"""The results of a period for those who work on them: scores, steps, proposals, decisions. Never for the public."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evalgen.domain.organization import Person
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.publishing.internal.outcome_columns import OUTCOMES, SCORES, outcome_cells
from evalgen.publishing.internal.shown import INTERNAL, Shown
from evalgen.publishing.open_data.table import Column, Row, Table

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


_UNIT, _PERSON = (COLUMNS.index(column) for column in COLUMNS if column.name in {"unit", "person"})


def internal_table(rows: Iterable[Row], units: Sequence[str]) -> Table:
    """Everybody who has a record, by unit and name; `units` are in the order of the tree."""
    order = {unit: at for at, unit in enumerate(units)}

    def place(row: Row) -> tuple[int, str]:
        return order.get(str(row[_UNIT]), len(order)), str(row[_PERSON])

    return Table(name="internal", columns=COLUMNS, rows=tuple(sorted(rows, key=place)))


def people_rows(results: Results, period: Period, shown: Shown, units: Mapping[str, str]) -> Iterator[Row]:
    """A row for each person with a record in `period`; `units` are the names of units."""
    for (of, _), item in results.assessments.items():
        if of == period:
            yield _row(item, results.records.people.get(item.evaluation.person), shown, units)


def _row(item: Assessment, person: Person | None, shown: Shown, units: Mapping[str, str]) -> Row:
    evaluation = item.evaluation
    return (
        INTERNAL,
        str(evaluation.period),
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
