"""The work items that a form lists, with product, conversion factor and what became of each measure."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evalgen.domain.derivation import Line
from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.measures import Measure
from evalgen.domain.number import show_percent, show_plain
from evalgen.domain.self_assessment import ItemResult
from evalgen.publishing.forms.row import Cells, Row, RowKind
from evalgen.publishing.forms.subject import Subject, day_of, lines_of
from evalgen.publishing.forms.unit import words_of_product

_NO_BREAK = "\N{NO-BREAK SPACE}"

_CONVERTED = {
    Measure.QUANTITY: "item.done_converted",
    Measure.QUALITY: "item.quality_converted",
    Measure.TIMELINESS: "item.timeliness_converted",
    Measure.LEADERSHIP: "item.leadership_converted",
}


def work_items(subject: Subject) -> tuple[Cells, ...]:
    """Every planned work item."""
    lines = lines_of(subject.self_sheet)
    return tuple(item_cells(str(number), item, subject, lines) for number, item in enumerate(planned(subject), start=1))


def item_results(subject: Subject) -> tuple[Row, ...]:
    """The work items axis by axis, each axis with its sums and its KPI."""
    lines = lines_of(subject.self_sheet)
    items = planned(subject)
    axes = sorted({item.axis for item in items})
    return tuple(
        row
        for axis in axes
        for row in _axis_rows(axis, [item for item in items if item.axis == axis], subject, lines, alone=axes == [axis])
    )


def planned(subject: Subject) -> tuple[WorkItem, ...]:
    """The plan's work items."""
    return subject.evaluation.plan.work_items if subject.evaluation and subject.evaluation.plan else ()


def item_cells(number: str, item: WorkItem, subject: Subject, lines: Mapping[str, Line]) -> Cells:
    """One work item, planned and as its owner assessed it."""
    result = _result(subject.evaluation, item)
    return {
        "item.number": number,
        "item.title": item.title,
        **_product(item, subject),
        "item.target": f"Số lượng: {show_plain(item.quantity)}",
        "item.quantity": show_plain(item.quantity),
        "item.due": day_of(item.due),
        "item.plan_note": f"Hạn {day_of(item.due)}" + ("; nhiệm vụ then chốt" if item.key_task else ""),
        "item.done": show_plain(result.quantity) if result else "",
        "item.quality": _level(result, Measure.QUALITY),
        "item.timeliness": _level(result, Measure.TIMELINESS),
        "item.leadership": _level(result, Measure.LEADERSHIP),
        "item.note": result.note if result else "",
        **{
            name: show_plain(line.value)
            for measure, name in _CONVERTED.items()
            if (line := lines.get(f"axis.{item.axis}.{measure.key}.{item.id}")) is not None
        },
    }


def _result(evaluation: Evaluation | None, item: WorkItem) -> ItemResult | None:
    own = evaluation.self_assessment if evaluation else None
    return own.results.get(item.id) if own else None


def _level(result: ItemResult | None, measure: Measure) -> str:
    level = result.level(measure) if result else None
    return show_plain(level) if level is not None else ""


def _product(item: WorkItem, subject: Subject) -> Cells:
    """What the nearest catalogue says of the item's product."""
    day = subject.period.last_day
    catalogue = subject.records.catalogue_of(item.unit or subject.unit, item.product, day)
    if catalogue is None:
        return {"item.product": item.product}
    said = words_of_product(catalogue, item.product)
    product = catalogue.products[item.product]
    factor = catalogue.factor(item.product, day)
    return {
        "item.product": product.title,
        "item.submitted_to": said.get("submitted_to", ""),
        "item.difficulty": said.get("difficulty", ""),
        "item.output": said.get("output", ""),
        "item.points": show_plain(product.points_on(day).value),
        "item.factor": show_plain(factor.value) if factor is not None else "",
        "item.converted": show_plain(factor.value * item.quantity) if factor is not None else "",
    }


def _axis_rows(
    axis: int, items: list[WorkItem], subject: Subject, lines: Mapping[str, Line], *, alone: bool
) -> Iterator[Row]:
    if not alone:
        yield Row(kind=RowKind.GROUP, cells={"item.title": f"Trục {axis}"})
    for number, item in enumerate(items, start=1):
        yield Row(cells=item_cells(str(number), item, subject, lines))
    planned_line = lines.get(f"axis.{axis}.{Measure.QUANTITY.key}")
    if planned_line is None:
        return
    sums = {name: _sum(lines.get(f"axis.{axis}.{measure.key}")) for measure, name in _CONVERTED.items()}
    total = {"item.title": "Tổng", "item.converted": _operand(planned_line, "kế hoạch"), **sums}
    yield Row(kind=RowKind.TOTAL, cells=total)
    shares = {
        name: show_percent(line.value)
        for measure, name in _CONVERTED.items()
        if (line := lines.get(f"axis.{axis}.{measure.key}")) is not None
    }
    kpi = lines.get(f"axis.{axis}.kpi")
    # In a narrow column the line breaks before the number, not within it.
    said = f"Điểm KPI: {show_percent(kpi.value).replace(' ', _NO_BREAK)}" if kpi else "Điểm KPI"
    yield Row(kind=RowKind.TOTAL, cells={"item.title": said, **shares})


def _sum(line: Line | None) -> str:
    return _operand(line, "đạt được") if line else ""


def _operand(line: Line, name: str) -> str:
    value = next((operand.value for operand in line.operands if operand.name == name), Fraction(0))
    return show_plain(value)
