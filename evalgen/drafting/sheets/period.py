"""The sheets of a period: what people plan and have done, and what they say of themselves; a row each."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from evalgen.domain.grade import Grade
from evalgen.domain.measures import FaultKind
from evalgen.domain.period import Period
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.sheet import CellFault
from evalgen.domain.slug import slug
from evalgen.drafting.measure_samples import scored_measures, weighed_measures
from evalgen.drafting.sheets.column import Column, Kind, Value, same_words, unambiguous, value_in
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.table import Form, Row, cell_problem, empty_cell, twice
from evalgen.regulation.frameworks.framework import Criterion, Framework
from evalgen.regulation.law import Law

ITEMS, PEOPLE, CRITERIA = "Nhiệm vụ", "Cá nhân", "Tiêu chí"
"""Each with the period behind it: «Nhiệm vụ 2026-Q4»."""


class Subject(Struct, frozen=True, kw_only=True):
    """Somebody who has a record in the period."""

    id: str
    name: str
    unit: str
    unit_name: str
    framework: Framework

    assessed: bool
    """Whether the record has a self-assessment already, which may say more than a sheet can."""

    carried: Sequence[Mapping[str, Any]]
    """Work items that a plan takes over from the period before; none where there is a plan already."""


class Setting(Struct, frozen=True, kw_only=True):
    """A period, by which law it is judged, and who has a record."""

    period: Period
    law: Law
    subjects: Mapping[str, Subject]
    unreadable: frozenset[str]
    """Who else has one, with errors."""

    bodies: Mapping[str, str]
    units: Mapping[str, str]
    products: Mapping[str, str]
    """Name → identifier, as of the bodies."""

    @property
    def own_weights(self) -> bool:
        """Whether a plan may weigh the axes by itself."""
        return bool(self.law.get("result_axes", "own_weights").value)

    @property
    def axes(self) -> list[int]:
        """The numbers of the axes of all frameworks, in order."""
        return sorted({axis.id for subject in self.subjects.values() for axis in subject.framework.axes})

    @property
    def judged(self) -> dict[str, str]:
        """What a result is judged by besides its quantity: field of the record → heading."""
        if self.law.counts_faults:
            return {kind.key: kind.value for kind in FaultKind}
        return {measure.key: measure.value for measure in (*scored_measures(self.law), *weighed_measures(self.law))}


def forms(setting: Setting) -> list[Form]:
    """The sheets of the period; that of criteria where a framework scores axes by them."""
    by_criteria = any(subject.framework.result_criteria for subject in setting.subjects.values())
    return [_people_form(setting), _items_form(setting), *([_criteria_form(setting)] if by_criteria else [])]


def _whose(setting: Setting) -> tuple[Column, ...]:
    known = unambiguous((subject.name, subject.id) for subject in setting.subjects.values())
    return (
        Column(key="person", heading="Mã cán bộ", kind=Kind.NAME, choices=known, required=True, whose=True, width=22),
        Column(key="name", heading="Họ và tên", shown=True, width=26),
    )


def _people_form(setting: Setting) -> Form:
    weights = [
        Column(key=f"axis_weights.{axis}", heading=f"Trục {axis} (điểm)", kind=Kind.NUMBER, width=9)
        for axis in setting.axes
        if setting.own_weights
    ]
    awards = Column(key="awards", heading="Điểm tiêu chí chung không đủ tối đa", kind=Kind.LIST, width=26)
    not_met = Column(key="not_met", heading="Tiêu chí chung không đảm bảo", kind=Kind.LIST, width=26)
    sample = "3.4=1,5; 2.1=0" if setting.law.awards_points else "3.3; 3.4"
    return Form(
        name=f"{PEOPLE} {setting.period}",
        lead=(
            f"{setting.period.label}: mỗi người một dòng. Chưa tự đánh giá thì để trống từ cột «Ngày nộp tự đánh giá».",
            f"Tiêu chí chung: ghi các mã, cách nhau dấu chấm phẩy ({sample}), hoặc ghi «không» khi mọi tiêu chí đều đạt.",
        ),
        columns=(
            *_whose(setting),
            Column(key="unit", heading="Đơn vị", shown=True, width=24),
            Column(key="approved.by", heading="Nơi duyệt kế hoạch", kind=Kind.NAME, choices=setting.bodies, width=24),
            Column(key="approved.on", heading="Ngày duyệt kế hoạch", kind=Kind.DAY),
            *weights,
            Column(key="main_axes", heading="Trục chính", kind=Kind.LIST, width=10),
            Column(key="submitted_on", heading="Ngày nộp tự đánh giá", kind=Kind.DAY),
            awards if setting.law.awards_points else not_met,
            Column(key="strengths", heading="Ưu điểm", width=40),
            Column(key="limitations", heading="Hạn chế, khuyết điểm", width=40),
            Column(
                key="proposed_grade",
                heading="Mức tự đề xuất",
                kind=Kind.CHOICE,
                choices={grade.label: grade.name for grade in reversed(Grade)},
                width=30,
            ),
        ),
    )


def _items_form(setting: Setting) -> Form:
    judged = (
        Column(key=key, heading=heading, kind=Kind.NUMBER, width=10)
        if ("levels", key) not in setting.law.values
        else Column(key=key, heading=heading, kind=Kind.CHOICE, choices=_levels(setting.law, key), width=24)
        for key, heading in setting.judged.items()
    )
    return Form(
        name=f"{ITEMS} {setting.period}",
        lead=(
            f"{setting.period.label}: mỗi công việc một dòng, một người nhiều dòng. Bỏ trống mã thì mã suy từ tên công việc.",
            "Chưa có kết quả thì để trống từ cột «Số lượng hoàn thành»; chưa làm được thì ghi 0.",
        ),
        columns=(
            *_whose(setting),
            Column(key="id", heading="Mã công việc", kind=Kind.NAME, width=22),
            Column(key="axis", heading="Trục", kind=Kind.NUMBER, required=True, width=7),
            Column(
                key="product",
                heading="Sản phẩm trong danh mục",
                kind=Kind.NAME,
                choices=setting.products,
                required=True,
                width=34,
            ),
            Column(key="unit", heading="Đơn vị giao việc", kind=Kind.NAME, choices=setting.units, width=20),
            Column(key="title", heading="Tên công việc", required=True, width=44),
            Column(key="quantity", heading="Số lượng kế hoạch", kind=Kind.NUMBER, required=True, width=10),
            Column(key="due", heading="Thời hạn", kind=Kind.DAY, required=True),
            Column(key="key_task", heading="Nhiệm vụ then chốt", kind=Kind.YES, width=10),
            Column(key="carried_from", heading="Chuyển từ kỳ", width=10),
            Column(key="done", heading="Số lượng hoàn thành", kind=Kind.NUMBER, width=10),
            *judged,
            Column(key="key_response", heading="Mức đáp ứng (việc then chốt)", kind=Kind.NUMBER, width=12),
            Column(key="note", heading="Ghi chú", width=30),
            Column(key="evidence", heading="Minh chứng", kind=Kind.LIST, width=26),
        ),
    )


def _levels(law: Law, measure: str) -> dict[str, str | Decimal]:
    levels = law.get("levels", measure).value
    return {level.label: Decimal(level.value.numerator) / Decimal(level.value.denominator) for level in levels}


def _criteria_form(setting: Setting) -> Form:
    return Form(
        name=f"{CRITERIA} {setting.period}",
        lead=(
            f"{setting.period.label}: kết quả từng tiêu chí của các trục chấm theo tiêu chí; không có thì ghi «không áp dụng».",
        ),
        columns=(
            *_whose(setting),
            Column(key="criterion", heading="Mã tiêu chí", required=True, whose=True, width=12),
            Column(key="text", heading="Nội dung", shown=True, width=60),
            Column(key="result", heading="Kết quả", required=True, width=16),
            Column(key="note", heading="Ghi chú", width=30),
        ),
    )


def cells_of(subject: Subject, root: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """The rows of somebody whose record holds `root`, by the keys of the columns, for each of the forms."""
    plan, assessment = root.get("plan", {}), root.get("self_assessment", {})
    whose = {"person": subject.id, "name": subject.name}
    results, by_criterion = assessment.get("results", {}), assessment.get("criteria_results", {})
    items = plan.get("work_items", subject.carried) or [{}]
    return [
        [{**whose, "unit": subject.unit_name, **_own_cells(plan, assessment)}],
        [{**whose, **item, **_result_cells(results.get(item.get("id"), {}))} for item in items],
        [
            {
                **whose,
                "criterion": criterion.id,
                "text": criterion.text,
                **_criterion_cells(by_criterion.get(criterion.id, {})),
            }
            for criterion in subject.framework.result_criteria.values()
        ],
    ]


def _own_cells(plan: Mapping[str, Any], assessment: Mapping[str, Any]) -> dict[str, Any]:
    criteria = assessment.get("general_criteria", {})
    awards = [f"{criterion}={points}" for criterion, points in criteria.get("awards", {}).items()]
    return {
        **{f"approved.{key}": value for key, value in plan.get("approved", {}).items()},
        **{f"axis_weights.{axis}": value for axis, value in plan.get("axis_weights", {}).items()},
        **({"main_axes": _listed(plan["main_axes"])} if "main_axes" in plan else {}),
        **{key: assessment[key] for key in _SAID if key in assessment},
        **({"not_met": _listed(criteria.get("not_met", ()))} if criteria.get("default") == "met" else {}),
        **({"awards": _listed(awards)} if criteria.get("default") == "met" else {}),
    }


def _result_cells(result: Mapping[str, Any]) -> dict[str, Any]:
    cells = {key: value for key, value in result.items() if key not in {"quantity", "evidence"}}
    if "quantity" in result:
        cells["done"] = result["quantity"]
    if "evidence" in result:
        cells["evidence"] = _listed(result["evidence"])
    return cells


def _criterion_cells(result: Mapping[str, Any]) -> dict[str, Any]:
    if result.get("not_applicable"):
        return {"result": _NOT_APPLICABLE}
    value = next((result[key] for key in ("actual", "level", "score") if key in result), None)
    if "done" in result:
        value = "có" if result["done"] else "không"
    return {"result": value, "note": result.get("note")}


def _listed(words: Iterable[object]) -> str:
    return "; ".join(map(str, words)) or "không"


_NOT_APPLICABLE = "không áp dụng"
_SAID = ("submitted_on", "strengths", "limitations", "proposed_grade")
_ITEM = ("id", "axis", "product", "unit", "title", "quantity", "due", "key_task", "carried_from")


def drafts(setting: Setting, rows: Mapping[str, Sequence[Row]]) -> tuple[list[RecordDraft], list[Problem]]:
    """The sections that the rows of each person make; `rows` by the names of the forms."""
    people, items, criteria = (rows.get(f"{name} {setting.period}", ()) for name in (PEOPLE, ITEMS, CRITERIA))
    items = [_identified(row) for row in items]
    problems = [
        *twice(people, ("person",), "người"),
        *twice(items, ("person", "id"), "công việc"),
        *twice(criteria, ("person", "criterion"), "tiêu chí"),
    ]
    drafts: list[RecordDraft] = []
    columns = {column.key: column for form in forms(setting) for column in form.columns}
    by_person = [_by_person(rows) for rows in (people, items, criteria)]
    for person in dict.fromkeys(person for found in by_person for person in found):
        own, tasks, results = (found.get(person, []) for found in by_person)
        subject = setting.subjects.get(person)
        if subject is None:
            problems += [_nobody(row, setting) for row in (*own, *tasks, *results) if "person" in row.values]
            continue
        draft = _Drafting(setting, columns, subject, (own[0] if own else None, tasks, results))
        drafts.append(draft.made())
        problems += draft.problems
    return drafts, problems


def _by_person(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row.values.get("person")), []).append(row)
    return found


class _Drafting:
    """The record of one person, put together from rows."""

    def __init__(
        self,
        setting: Setting,
        columns: Mapping[str, Column],
        subject: Subject,
        rows: tuple[Row | None, Sequence[Row], Sequence[Row]],
    ) -> None:
        self.setting, self.columns, self.subject = setting, columns, subject
        self.own, self.items, self.criteria = rows
        self.problems: list[Problem] = []
        self.cells: dict[Pointer, Place] = {}

    def made(self) -> RecordDraft:
        """The sections; `problems` tells what is missing in them."""
        plan, assessment = self._plan(), self._self_assessment()
        place = next(row.place for row in (self.own, *self.items, *self.criteria) if row is not None)
        return RecordDraft(
            file=f"records/{self.setting.period}/{self.subject.unit}/{self.subject.id}.yaml",
            sections={**({"plan": plan} if plan else {}), **({"self_assessment": assessment} if assessment else {})},
            cells=self.cells,
            place=place,
            is_part=True,
        )

    def _plan(self) -> dict[str, Any]:
        plan: dict[str, Any] = {}
        approved = self._taken("approved", ("by", "on"))
        weights = self._taken("axis_weights", tuple(map(str, self.setting.axes)))
        if approved:
            plan["approved"] = approved
        if weights:
            plan["axis_weights"] = weights
        if self.own and "main_axes" in self.own.values:
            plan["main_axes"] = self._axes(self.own, self.own.values["main_axes"])
        for at, row in enumerate(self.items):
            plan.setdefault("work_items", []).append(row.of(*_ITEM))
            self.cells["plan", "work_items", at] = row.place
            self.cells |= {("plan", "work_items", at, key): row.places.get(key, row.place) for key in row.of(*_ITEM)}
        if self.items:
            self._look_for_carried(self.items)
        return plan

    def _taken(self, section: str, keys: tuple[str, ...]) -> dict[str, Value]:
        """What the row of the person says of a part of the plan."""
        if self.own is None:
            return {}
        found = {key: self.own.values[f"{section}.{key}"] for key in keys if f"{section}.{key}" in self.own.values}
        self.cells |= {("plan", section, key): self.own.places[f"{section}.{key}"] for key in found}
        return found

    def _axes(self, row: Row, words: Value) -> list[int]:
        self.cells["plan", "main_axes"] = row.places["main_axes"]
        axes = [int(word) for word in words if word.isdecimal()] if isinstance(words, list) else []
        if not isinstance(words, list) or len(axes) != len(words):
            self.problems.append(
                cell_problem(
                    "not-axes", row.places["main_axes"], "trục chính phải là số của các trục.", "Ghi ví dụ: 1; 4."
                )
            )
        return axes

    def _look_for_carried(self, items: Sequence[Row]) -> None:
        planned = {row.values.get("id") for row in items}
        for item in self.subject.carried:
            if item["id"] not in planned:
                self.problems.append(_left_out(items[0], item))

    def _self_assessment(self) -> dict[str, Any]:
        results = dict(filter(None, map(self._result, self.items)))
        by_criterion = dict(filter(None, map(self._criterion_result, self.criteria)))
        said = self.own.of(*_SAID) if self.own else {}
        general = self._general_criteria()
        if not (results or by_criterion or said or general):
            return {}
        for key in ("submitted_on", "awards" if self.setting.law.awards_points else "not_met", "proposed_grade"):
            if not self.subject.assessed and (self.own is None or key not in self.own.values):
                self._missing(key)
        place = (self.own or (*self.items, *self.criteria)[0]).place
        self.cells["self_assessment",] = place
        self.cells |= {("self_assessment", key): self.own.places[key] for key in said if self.own}
        words = {key: value for key, value in said.items() if key != "submitted_on"}
        return {
            **{key: value for key, value in said.items() if key == "submitted_on"},
            **({"general_criteria": general} if general else {}),
            **({"results": results} if results else {}),
            **({"criteria_results": by_criterion} if by_criterion else {}),
            **words,
        }

    def _missing(self, key: str) -> None:
        """A self-assessment is not one without it."""
        row = self.own or (*self.items, *self.criteria)[0]
        sheet = f"{PEOPLE} {self.setting.period}"
        self.problems.append(empty_cell(row.places.get(key, row.place), self.columns[key], sheet))

    def _general_criteria(self) -> dict[str, Any]:
        if self.own is None:
            return {}
        key = "awards" if self.setting.law.awards_points else "not_met"
        words = self.own.values.get(key)
        if not isinstance(words, list):
            return {}
        self.cells["self_assessment", "general_criteria"] = self.own.places[key]
        if key == "not_met":
            return {"default": "met", **({"not_met": words} if words else {})}
        awards = dict(filter(None, (self._award(word, self.own.places[key]) for word in words)))
        return {"default": "met", **({"awards": awards} if awards else {})}

    def _award(self, word: str, place: Place) -> tuple[str, Value] | None:
        criterion, _, points = word.partition("=")
        value = value_in(Column(key="award", heading="Điểm", kind=Kind.NUMBER), points.strip() or None)
        if value is None or isinstance(value, CellFault):
            self.problems.append(
                cell_problem(
                    "not-an-award",
                    place,
                    f"«{word[:60]}» không phải mã tiêu chí và điểm.",
                    "Ghi ví dụ: 3.4=1,5; 2.1=0.",
                )
            )
            return None
        return criterion.strip(), value

    def _result(self, row: Row) -> tuple[str, dict[str, Any]] | None:
        keys = (*self.setting.judged, "key_response", "note", "evidence")
        said = row.of("done", *keys)
        if not said:
            return None
        if "done" not in said:
            self.problems.append(empty_cell(row.places.get("done", row.place), self.columns["done"]))
        item = str(row.values.get("id", ""))
        here = ("self_assessment", "results", item)
        self.cells[here] = row.place
        self.cells |= {(*here, "quantity" if key == "done" else key): row.places[key] for key in said}
        quantity = {"quantity": said["done"]} if "done" in said else {}
        return item, {**quantity, **{key: value for key, value in said.items() if key != "done"}}

    def _criterion_result(self, row: Row) -> tuple[str, dict[str, Any]] | None:
        name = str(row.values.get("criterion", ""))
        criterion = self.subject.framework.result_criteria.get(name)
        if criterion is None:
            self.problems.append(
                cell_problem(
                    "unknown-criterion-of-a-row",
                    row.places.get("criterion", row.place),
                    f"khung «{self.subject.framework.id}» của người này không có tiêu chí «{name[:60]}» ở các trục chấm theo tiêu chí.",
                    "Các mã: " + ", ".join(self.subject.framework.result_criteria) + ".",
                )
            )
            return None
        here = ("self_assessment", "criteria_results", name)
        self.cells[here] = row.places["result"]
        found = _measured(criterion, str(row.values.get("result", "")))
        if isinstance(found, CellFault):
            self.problems.append(cell_problem(found.code, row.places["result"], found.message, found.remedy))
            return None
        return name, {**found, **row.of("note")}


def _measured(criterion: Criterion, said: str) -> dict[str, Any] | CellFault:
    """The result of a criterion, in the way in which its framework measures it."""
    if same_words(said) == _NOT_APPLICABLE:
        return {"not_applicable": True}
    measure = criterion.measure
    field, kind = "actual", Kind.NUMBER
    if measure is None or measure.kind == "points":
        field = "score"
    elif measure.kind == "deliverable":
        field, kind = "done", Kind.YES
    elif measure.kind == "level":
        field, kind = "level", Kind.CHOICE
    levels = {level.label: level.label for level in measure.levels} if measure else {}
    value = value_in(Column(key=field, heading="Kết quả", kind=kind, choices=levels), said)
    return value if isinstance(value, CellFault) else {field: value}


def _identified(row: Row) -> Row:
    if "id" in row.values or "title" not in row.values:
        return row
    return Row(values={**row.values, "id": slug(str(row.values["title"]))}, places=row.places, place=row.place)


def _nobody(row: Row, setting: Setting) -> Problem:
    person = str(row.values["person"])
    if person in setting.unreadable:
        return cell_problem(
            "record-with-errors",
            row.places["person"],
            f"hồ sơ của «{person}» trong {setting.period.label} đang có lỗi, nên không ghi thêm được.",
            "Sửa theo evalgen check rồi chạy lại.",
        )
    return cell_problem(
        "row-of-nobody",
        row.places["person"],
        f"«{person}» không có hồ sơ trong {setting.period.label}.",
        f"Kiểm tra mã; người mới thì ghi vào records/people/ rồi chạy evalgen new {setting.period} trước.",
    )


def _left_out(row: Row, item: Mapping[str, Any]) -> Problem:
    return cell_problem(
        "carried-item-left-out",
        row.place,
        f"kế hoạch thiếu việc «{item['id']}» chuyển từ kỳ {item['carried_from']}.",
        f"Thêm một dòng cho «{item['title']}» (có sẵn trong bảng mẫu mới lập), giữ cột «Chuyển từ kỳ».",
    )
