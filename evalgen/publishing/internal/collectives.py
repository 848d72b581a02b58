"""The results of the collectives of a period for those who work on them: tasks as Phụ lục 7 counts them, grades, decision."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from evalgen.domain.number import show_percent
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.ruling import CollectiveAssessment
from evalgen.publishing.internal.outcome_columns import OUTCOMES, SCORES, outcome_cells
from evalgen.publishing.internal.shown import INTERNAL, Shown
from evalgen.publishing.open_data.table import Cell, Column, Kind, Row, Table
from evalgen.publishing.unit_order import units_in_order

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


def collectives_table(results: Results, period: Period, shown: Shown) -> Table:
    """Every collective that has a record in `period`, in the order of the units."""
    return Table(name="internal", columns=COLLECTIVE_COLUMNS, rows=tuple(_rows(results, period, shown)))


def _rows(results: Results, period: Period, shown: Shown) -> Iterator[Row]:
    units = {unit.id: unit.name for unit in units_in_order(results.records.units.values())}
    order = {unit: at for at, unit in enumerate(units)}
    found: Iterable[CollectiveAssessment] = (item for (of, _), item in results.collectives.items() if of == period)
    for item in sorted(found, key=lambda item: (order.get(item.collective.unit, len(order)), item.collective.unit)):
        collective = item.collective
        yield (
            INTERNAL,
            str(period),
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
