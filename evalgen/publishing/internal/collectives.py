"""The results of the collectives of a period for those who work on them: tasks as Phụ lục 7 counts them, grades, decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from evalgen.domain.number import show_percent
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import CollectiveAssessment
from evalgen.publishing.internal.outcome_columns import OUTCOMES, SCORES, outcome_cells
from evalgen.publishing.internal.shown import INTERNAL, Shown
from evalgen.publishing.open_data.table import Cell, Column, Kind, Row, Table

_TITLES: tuple[tuple[Column, str], ...] = (
    (Column(name="audience", width=9), "Phạm vi"),
    (Column(name="period", width=10), "Kỳ"),
    (Column(name="unit", width=20), "Mã đơn vị"),
    (Column(name="unit_name", width=34), "Tập thể"),
    (Column(name="stage", width=22), "Bước đã qua"),
    (Column(name="assigned", kind=Kind.COUNT, width=9), "Nhiệm vụ được giao"),
    (Column(name="completed", kind=Kind.COUNT, width=9), "Hoàn thành"),
    (Column(name="not_completed", kind=Kind.COUNT, width=9), "Chưa hoàn thành"),
    (Column(name="completion_rate", width=10), "Tỷ lệ hoàn thành"),
    (Column(name="late", kind=Kind.COUNT, width=9), "Chậm so với thời hạn"),
    (Column(name="exceeded", kind=Kind.COUNT, width=9), "Vượt mức"),
    (Column(name="force_majeure", kind=Kind.COUNT, width=9), "Bất khả kháng đã xác nhận"),
    *SCORES,
    (Column(name="self_grade", width=30), "Mức tự xếp loại"),
    *OUTCOMES,
)
COLLECTIVE_COLUMNS = tuple(column for column, _ in _TITLES)
COLLECTIVE_TITLES = tuple(title for _, title in _TITLES)


_UNIT = next(at for at, column in enumerate(COLLECTIVE_COLUMNS) if column.name == "unit")


def collectives_table(rows: Iterable[Row], units: Sequence[str]) -> Table:
    """Every collective that has a record; `units` are in the order of the tree."""
    order = {unit: at for at, unit in enumerate(units)}

    def place(row: Row) -> tuple[int, str]:
        unit = str(row[_UNIT])
        return order.get(unit, len(order)), unit

    return Table(name="internal", columns=COLLECTIVE_COLUMNS, rows=tuple(sorted(rows, key=place)))


def collective_rows(results: Results, period: Period, shown: Shown, units: Mapping[str, str]) -> Iterator[Row]:
    """A row for each collective with a record in `period`; `units` are the names of units."""
    for (of, _), item in results.collectives.items():
        if of == period:
            yield _row(item, shown, units)


def _row(item: CollectiveAssessment, shown: Shown, units: Mapping[str, str]) -> Row:
    collective = item.collective
    return (
        INTERNAL,
        str(collective.period),
        collective.unit,
        units.get(collective.unit),
        collective.stage_label,
        *_counted(item),
        shown.score(item.self_sheet),
        shown.score(item.verified_sheet),
        shown.grade(collective.self_grade),
        *outcome_cells(collective, item.limit, shown, provisional=item.provisional),
    )


def _counted(item: CollectiveAssessment) -> tuple[Cell, ...]:
    """As Phụ lục 7 counts: of all tasks given. There is no rate before every task says whether it is completed."""
    tasks = item.collective.tasks
    done = [task.completed for task in tasks]
    rate = show_percent(Fraction(done.count(True), len(done))) if done and None not in done else None
    return (
        len(tasks),
        done.count(True),
        done.count(False),
        rate,
        sum(task.late for task in tasks),
        sum(task.exceeded for task in tasks),
        sum(task.force_majeure is not None and task.force_majeure.confirmed is not None for task in tasks),
    )
