"""What was marked and scored for the criteria and axes of a framework, for the cells of its form."""

from collections.abc import Mapping
from fractions import Fraction

from evalgen.domain.derivation import Line
from evalgen.domain.marks import CriterionMark
from evalgen.domain.number import show_percent, show_plain
from evalgen.domain.self_assessment import CriterionResult
from evalgen.publishing.forms.items import item_cells, planned
from evalgen.publishing.forms.row import Cells
from evalgen.publishing.forms.subject import Subject, lines_of

_MARK = "x"


def criterion_cells(subject: Subject) -> Mapping[str, Cells]:
    """By ``section:<id>``, ``axis:<number>`` or the criterion's id; empty before the self-assessment is scored."""
    own, verified = lines_of(subject.self_sheet), lines_of(subject.verified_sheet)
    cells: dict[str, dict[str, str]] = {}
    for name, line in own.items():
        key = _key(name)
        if key:
            cells.setdefault(key, {})["criterion.self_score"] = subject.score(line.value)
    for name, line in verified.items():
        key = _key(name)
        if key:
            cells.setdefault(key, {})["criterion.verified_score"] = subject.score(line.value)
    _add_marks(subject, cells)
    _add_axes(own, cells)
    _add_idle_axes(subject, cells)
    return cells


def axis_items(subject: Subject) -> Mapping[int, tuple[Cells, ...]]:
    """The work items of each axis, in the names of criteria: «mục tiêu, nhiệm vụ, sản phẩm công việc được giao»."""
    lines = lines_of(subject.self_sheet)
    found: dict[int, list[Cells]] = {}
    for item in planned(subject):
        cells = item_cells("", item, subject, lines)
        found.setdefault(item.axis, []).append(
            {
                **cells,
                "criterion.text": f"- {item.title}",
                "criterion.target": f"{cells['item.quantity']}, hạn {cells['item.due']}",
                "criterion.actual": cells["item.done"],
                "criterion.note": cells["item.note"],
            }
        )
    return {axis: tuple(rows) for axis, rows in found.items()}


def _key(line: str) -> str:
    """``general.1`` is a group or a criterion without points of its own, ``general.1.1`` a criterion, ``axis.4`` an axis."""
    kind, _, rest = line.partition(".")
    if not rest or kind not in {"general", "axis"}:
        return ""
    if kind == "axis":
        number, _, criterion = rest.partition(".")
        return criterion or f"axis:{number}"
    return rest


def _add_marks(subject: Subject, cells: dict[str, dict[str, str]]) -> None:
    sheet = subject.self_sheet
    for mark in sheet.marks.criteria if sheet else ():
        cells.setdefault(mark.criterion, {}).update(_ticks(mark))
    for result in sheet.marks.results if sheet else ():
        cells.setdefault(result.criterion, {})["criterion.actual"] = _actual(result.result)


def _ticks(mark: CriterionMark) -> Cells:
    return {"criterion.met": _MARK if mark.met else "", "criterion.not_met": "" if mark.met else _MARK}


def _actual(result: CriterionResult) -> str:
    if result.not_applicable:
        return "Không áp dụng"
    if result.done is not None:
        return "Có" if result.done else "Chưa có"
    number = result.actual if result.actual is not None else result.score
    return result.level or (show_plain(number) if number is not None else "")


def _add_axes(lines: Mapping[str, Line], cells: dict[str, dict[str, str]]) -> None:
    """Điểm KPI and the person's own maximum of each axis."""
    for name, line in lines.items():
        key = _key(name)
        if not key.startswith("axis:"):
            continue
        if line.kpi is not None:
            cells[key]["criterion.kpi"] = show_percent(line.kpi.value)
        maximum = next((operand.value for operand in line.operands if operand.name == "điểm tối đa"), None)
        if maximum is not None:
            cells[key]["criterion.max_score"] = show_plain(maximum)


def _add_idle_axes(subject: Subject, cells: dict[str, dict[str, str]]) -> None:
    """An axis to which the person's own plan gives no points has none on the paper, whatever the framework prints."""
    framework = subject.framework
    if subject.self_sheet is None or framework is None:
        return
    for axis in framework.axes:
        cells.setdefault(f"axis:{axis.id}", {"criterion.max_score": show_plain(Fraction(0))})
