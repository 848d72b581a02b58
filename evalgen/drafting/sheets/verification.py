"""The sheets of what the advising office has verified: a row for each person, and one for each point where it differs."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.sheet import CellFault
from evalgen.drafting.sheets.asked import measured, result_cell
from evalgen.drafting.sheets.cell_values import Value, value_in
from evalgen.drafting.sheets.column import Column, Kind, same_words
from evalgen.drafting.sheets.period import DIFFERENCES, VERIFIED, Setting, Subject, levels_of, whose_columns
from evalgen.drafting.sheets.table import Form, Row, cell_problem, empty_cell

_QUANTITY = {"Số lượng": "quantity"}
_MET = {"đảm bảo": True, "không đảm bảo": False}


def verification_forms(setting: Setting) -> list[Form]:
    """Both sheets."""
    bodies = Column(
        key="by",
        heading="Nơi thẩm định",
        kind=Kind.NAME,
        choices=setting.bodies,
        among=setting.known["bodies"],
        required=True,
        width=24,
    )
    measures = {**_QUANTITY, **{heading: key for key, heading in setting.judged.items()}}
    people = Form(
        name=f"{VERIFIED} {setting.period}",
        lead=(
            f"{setting.period.label}: mỗi người đã thẩm định một dòng; chưa thẩm định thì để trống. Đồng ý mọi chỗ thì số chỗ khác là 0.",
            f"Mỗi chỗ khác với tự đánh giá ghi một dòng ở trang «{DIFFERENCES} {setting.period}».",
        ),
        columns=(
            *whose_columns(setting),
            bodies,
            Column(key="on", heading="Ngày thẩm định", kind=Kind.DAY, required=True),
            Column(key="count", heading="Số chỗ khác", kind=Kind.NUMBER, required=True, width=10),
            Column(key="reason", heading="Lý do chênh lệch điểm", width=40),
        ),
    )
    differences = Form(
        name=f"{DIFFERENCES} {setting.period}",
        lead=(
            f"{setting.period.label}: mỗi chỗ thẩm định khác với tự đánh giá một dòng. Công việc thì chọn thước đo, tiêu chí thì để trống.",
            "Tiêu chí chung ghi «đảm bảo», «không đảm bảo», hoặc số điểm nơi quy định cho chấm điểm.",
        ),
        columns=(
            *whose_columns(setting),
            Column(key="of", heading="Mã tiêu chí hoặc công việc", required=True, width=24),
            Column(key="measure", heading="Thước đo", kind=Kind.CHOICE, choices=measures, width=24),
            Column(key="value", heading="Thẩm định là", kind=Kind.ANY, required=True, width=20),
            Column(key="reason", heading="Lý do", required=True, width=50),
        ),
    )
    return [people, differences]


def verification_cells(subject: Subject, root: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """The rows of somebody for both forms; none of a verification that says what they have no column for."""
    said = root.get("verification")
    whose = {"person": subject.id, "name": subject.name}
    if not subject.assessed or (said is not None and any("unit_measure" in item for item in said["differences"])):
        return [[], []]
    if said is None:
        return [[whose], []]
    own = {key: said[key] for key in ("by", "on", "reason") if key in said}
    return [
        [{**whose, **own, "count": len(said["differences"])}],
        [{**whose, **_difference_cells(subject, item)} for item in said["differences"]],
    ]


def _difference_cells(subject: Subject, item: Mapping[str, Any]) -> dict[str, Any]:
    of = next(item[key] for key in ("criterion", "item", "result_criterion") if key in item)
    if "met" in item:
        value: Any = next(words for words, met in _MET.items() if met == item["met"])
    elif "result_criterion" in item and of in subject.asked:
        value = result_cell(subject.asked[of], item)
    else:
        value = next((item[key] for key in ("value", "points") if key in item), None)
    return {"of": of, "measure": item.get("measure"), "value": value, "reason": item["reason"]}


def verification_of(
    setting: Setting, subject: Subject, own: Row | None, rows: Sequence[Row], planned: Collection[str]
) -> tuple[dict[str, Any], dict[Pointer, Place], list[Problem]]:
    """The section that the rows make, its cells, and what is wrong in them; `planned` are the tasks of the workbook."""
    if own is None:
        return {}, {}, [_not_verified(row, setting) for row in rows]
    problems: list[Problem] = []
    if own.values.get("count", len(rows)) != len(rows):
        problems.append(_miscounted(own, len(rows), setting))
    cells: dict[Pointer, Place] = {("verification",): own.place}
    cells |= {("verification", key): own.places[key] for key in own.of("by", "on", "reason")}
    differences: list[dict[str, Any]] = []
    for at, row in enumerate(rows):
        if "measure" not in row.values and not _criterion_of(subject, row):
            problems.append(_without_measure(row, setting))
            continue
        unknown = _unknown_item(subject, row, planned)
        if unknown is not None:
            problems.append(cell_problem(unknown.code, row.places["of"], unknown.message, unknown.remedy))
            continue
        found = _difference(setting, subject, row)
        if isinstance(found, CellFault):
            problems.append(cell_problem(found.code, row.places["value"], found.message, found.remedy))
            continue
        here = ("verification", "differences", at)
        cells[here] = row.place
        cells |= {(*here, key): row.places[_COLUMNS.get(key, "value")] for key in found}
        differences.append(found)
    return {**own.of("by", "on", "reason"), "differences": differences}, cells, problems


def _criterion_of(subject: Subject, row: Row) -> bool:
    return row.values.get("of") in {*subject.framework.general_criteria, *subject.asked}


def _unknown_item(subject: Subject, row: Row, planned: Collection[str]) -> CellFault | None:
    """A difference in a work item that no plan has: nobody can say later what it was about."""
    if _criterion_of(subject, row) or "of" not in row.values:
        return None
    items = sorted({*subject.named, *planned})
    column = Column(
        key="of",
        heading="Mã tiêu chí hoặc công việc",
        kind=Kind.NAME,
        choices={item: item for item in items},
        among=frozenset(items),
    )
    found = value_in(column, str(row.values.get("of", "")))
    return found if isinstance(found, CellFault) else None


_COLUMNS = {"criterion": "of", "item": "of", "result_criterion": "of", "measure": "measure", "reason": "reason"}


def _difference(setting: Setting, subject: Subject, row: Row) -> dict[str, Any] | CellFault:
    of, said = str(row.values.get("of", "")), row.values.get("value")
    besides = row.of("measure", "reason")
    if of in subject.framework.general_criteria:
        found = _criterion(setting, said)
        return found if isinstance(found, CellFault) else {"criterion": of, **besides, **found}
    if of in subject.asked:
        found = measured(subject.asked[of], said)
        return found if isinstance(found, CellFault) else {"result_criterion": of, **besides, **found}
    measure = str(besides.get("measure", ""))
    levels = levels_of(setting.law, measure) if ("levels", measure) in setting.law.values else {}
    value = _value(Kind.CHOICE if levels else Kind.NUMBER, said, levels)
    return value if isinstance(value, CellFault) else {"item": of, **besides, "value": value}


def _criterion(setting: Setting, said: Value | None) -> dict[str, Any] | CellFault:
    if setting.law.awards_points:
        points = _value(Kind.NUMBER, said)
        return points if isinstance(points, CellFault) else {"points": points}
    if isinstance(said, str) and same_words(said) in _MET:
        return {"met": _MET[same_words(said)]}
    met = _value(Kind.YES, said)
    return met if isinstance(met, CellFault) else {"met": met}


def _value(kind: Kind, said: Value | None, choices: Mapping[str, Any] | None = None) -> Value | CellFault | None:
    column = Column(key="value", heading="Thẩm định là", kind=kind, choices=choices or {})
    return None if isinstance(said, int | list) and not isinstance(said, bool) else value_in(column, said)


def _miscounted(own: Row, count: int, setting: Setting) -> Problem:
    return cell_problem(
        "differences-miscounted",
        own.places["count"],
        f"ghi {own.values['count']} chỗ khác, nhưng trang «{DIFFERENCES} {setting.period}» có {count} dòng của người này.",
        "Thêm hoặc bớt dòng ở trang ấy, hoặc sửa con số, cho khớp nhau.",
    )


def _not_verified(row: Row, setting: Setting) -> Problem:
    column = Column(key="by", heading="Nơi thẩm định", kind=Kind.NAME)
    return empty_cell(row.place, column, f"{VERIFIED} {setting.period}")


def _without_measure(row: Row, setting: Setting) -> Problem:
    measures = {**_QUANTITY, **{heading: key for key, heading in setting.judged.items()}}
    column = Column(key="measure", heading="Thước đo", kind=Kind.CHOICE, choices=measures)
    return empty_cell(row.places.get("measure", row.place), column)
