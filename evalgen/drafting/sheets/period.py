"""The sheets of a period: what people plan and have done, and what they say of themselves; a row each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST
from evalgen.domain.measures import FaultKind
from evalgen.domain.period import Period
from evalgen.drafting.measure_samples import scored_measures, weighed_measures
from evalgen.drafting.sheets.asked import Asked, asked_of, result_cell
from evalgen.drafting.sheets.cell_values import listed
from evalgen.drafting.sheets.column import Column, Kind, unambiguous
from evalgen.drafting.sheets.likeness import Likeness
from evalgen.drafting.sheets.table import Form
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law

ITEMS, PEOPLE, CRITERIA = "Nhiệm vụ", "Cá nhân", "Tiêu chí"
VERIFIED, DIFFERENCES = "Thẩm định", "Chỗ khác"
"""Each with the period behind it: «Nhiệm vụ 2026-Q4»."""


class Subject(Struct, frozen=True, kw_only=True, dict=True):
    """Somebody who has a record in the period."""

    id: str
    name: str
    unit: str
    unit_name: str
    framework: Framework

    assessed: bool
    """Whether the record has a self-assessment already, which may say more than a sheet can."""

    met_by_default: bool
    """Whether the record says that the general criteria are met but for those it names: what a cell can say."""

    named: frozenset[str]
    """The work items of the recorded plan, and what a recorded verification names, for `check` to find."""

    carried: Sequence[Mapping[str, Any]]
    """Work items that a plan takes over from the period before; none where there is a plan already."""

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What is recorded criterion by criterion."""
        return asked_of(self.framework)


class Setting(Struct, frozen=True, kw_only=True, dict=True):
    """A period, by which law it is judged, and who has a record."""

    period: Period
    law: Law
    subjects: Mapping[str, Subject]
    unreadable: frozenset[str]
    """Who else has one, with errors."""

    doubled: frozenset[str]
    """Who has more than one: nobody knows in which of them a row belongs."""

    namesakes: frozenset[str]
    """Who has a name that somebody else of the organization has, who may have no record."""

    bodies: Mapping[str, str]
    units: Mapping[str, str]
    products: Mapping[str, str]
    """Name → identifier, as of the bodies."""

    known: Mapping[str, frozenset[str]]
    """The identifiers of bodies, units and products that there are, or that records of the period name."""

    @property
    def own_weights(self) -> bool:
        """Whether a plan may weigh the axes by itself."""
        return bool(self.law.get("result_axes", "own_weights").value)

    @cached_property
    def likeness(self) -> Likeness:
        """The identifiers of who has a record, for whoever writes none of them."""
        return Likeness(tuple(self.subjects))

    @cached_property
    def axes(self) -> list[int]:
        """The numbers of the axes of all frameworks, in order."""
        return sorted({axis.id for subject in self.subjects.values() for axis in subject.framework.axes})

    @cached_property
    def judged(self) -> dict[str, str]:
        """What a result is judged by besides its quantity: field of the record → heading."""
        if self.law.counts_faults:
            return {kind.key: kind.value for kind in FaultKind}
        return {measure.key: measure.value for measure in (*scored_measures(self.law), *weighed_measures(self.law))}


def forms(setting: Setting) -> list[Form]:
    """The sheets of the period; that of criteria where a framework scores axes by them."""
    by_criteria = any(subject.asked for subject in setting.subjects.values())
    return [_people_form(setting), _items_form(setting), *([_criteria_form(setting)] if by_criteria else [])]


def whose_columns(setting: Setting) -> tuple[Column, ...]:
    """Identifier and name of whose row it is."""
    known = unambiguous(
        (subject.name, subject.id) for subject in setting.subjects.values() if subject.id not in setting.namesakes
    )
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
            *whose_columns(setting),
            Column(key="unit", heading="Đơn vị", shown=True, width=24),
            Column(
                key="approved.by",
                heading="Nơi duyệt kế hoạch",
                kind=Kind.NAME,
                choices=setting.bodies,
                among=setting.known["bodies"],
                width=24,
            ),
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
                choices={grade.label: grade.name for grade in BEST_FIRST},
                width=30,
            ),
        ),
    )


def _items_form(setting: Setting) -> Form:
    judged = (
        Column(key=key, heading=heading, kind=Kind.NUMBER, width=10)
        if ("levels", key) not in setting.law.values
        else Column(key=key, heading=heading, kind=Kind.CHOICE, choices=levels_of(setting.law, key), width=24)
        for key, heading in setting.judged.items()
    )
    return Form(
        name=f"{ITEMS} {setting.period}",
        lead=(
            f"{setting.period.label}: mỗi công việc một dòng, một người nhiều dòng. Bỏ trống mã thì mã suy từ tên công việc.",
            "Chưa có kết quả thì để trống từ cột «Số lượng hoàn thành»; chưa làm được thì ghi 0. Nhiều minh chứng thì cách nhau dấu chấm phẩy, hoặc mỗi dòng một cái sau gạch đầu dòng «- ».",
        ),
        columns=(
            *whose_columns(setting),
            Column(key="id", heading="Mã công việc", kind=Kind.NAME, width=22),
            Column(key="axis", heading="Trục", kind=Kind.NUMBER, required=True, width=7),
            Column(
                key="product",
                heading="Sản phẩm trong danh mục",
                kind=Kind.NAME,
                choices=setting.products,
                among=setting.known["products"] if setting.law.speaks_of("kpi") else None,
                required=True,
                width=34,
            ),
            Column(
                key="unit",
                heading="Đơn vị giao việc",
                kind=Kind.NAME,
                choices=setting.units,
                among=setting.known["units"],
                width=20,
            ),
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


def levels_of(law: Law, measure: str) -> dict[str, str | Decimal]:
    """The levels of a measure, by their labels."""
    levels = law.get("levels", measure).value
    return {level.label: Decimal(level.value.numerator) / Decimal(level.value.denominator) for level in levels}


def _criteria_form(setting: Setting) -> Form:
    return Form(
        name=f"{CRITERIA} {setting.period}",
        lead=(
            f"{setting.period.label}: kết quả từng tiêu chí của các trục chấm theo tiêu chí, từng ngưỡng; không có thì ghi «không áp dụng».",
        ),
        columns=(
            *whose_columns(setting),
            Column(key="criterion", heading="Mã tiêu chí", required=True, whose=True, width=12),
            Column(key="text", heading="Nội dung", shown=True, width=60),
            Column(key="result", heading="Kết quả", kind=Kind.ANY, required=True, width=16),
            Column(key="note", heading="Ghi chú", width=30),
            Column(key="evidence", heading="Minh chứng", kind=Kind.LIST, width=26),
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
                "criterion": asked.id,
                "text": asked.text,
                **_criterion_cells(asked, by_criterion.get(asked.id, {})),
            }
            for asked in subject.asked.values()
        ],
    ]


def _own_cells(plan: Mapping[str, Any], assessment: Mapping[str, Any]) -> dict[str, Any]:
    criteria = assessment.get("general_criteria", {})
    awards = [f"{criterion}={points}" for criterion, points in criteria.get("awards", {}).items()]
    return {
        **{f"approved.{key}": value for key, value in plan.get("approved", {}).items()},
        **{f"axis_weights.{axis}": value for axis, value in plan.get("axis_weights", {}).items()},
        **({"main_axes": listed(plan["main_axes"])} if "main_axes" in plan else {}),
        **{key: assessment[key] for key in SAID if key in assessment},
        **({"not_met": listed(criteria.get("not_met", ()))} if criteria.get("default") == "met" else {}),
        **({"awards": listed(awards)} if criteria.get("default") == "met" else {}),
    }


def _result_cells(result: Mapping[str, Any]) -> dict[str, Any]:
    cells = {key: value for key, value in result.items() if key not in {"quantity", "evidence"}}
    if "quantity" in result:
        cells["done"] = result["quantity"]
    if "evidence" in result:
        cells["evidence"] = listed(result["evidence"])
    return cells


def _criterion_cells(asked: Asked, result: Mapping[str, Any]) -> dict[str, Any]:
    cells = {"result": result_cell(asked, result), "note": result.get("note")}
    return {**cells, "evidence": listed(result["evidence"])} if "evidence" in result else cells


SAID = ("submitted_on", "strengths", "limitations", "proposed_grade")
"""What somebody says in words, of the fields of a self-assessment."""
