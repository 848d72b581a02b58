"""The skeleton of one person's record: valid as it stands, each step commented out with samples and hints."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.number import show_plain
from evalgen.domain.organization import Person, Post, Unit
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer
from evalgen.drafting.commented import HOW_TO_FILL_IN, commented_section, guidance
from evalgen.drafting.self_assessment_skeleton import SAMPLE_ITEM, self_assessment_skeleton
from evalgen.regulation.law import Framework, Law

_SCHEMA = "# yaml-language-server: $schema=../../../schemas/evaluation.schema.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """Whom the skeleton is for, and what is known before anything is filled in."""

    period: Period
    person: Person
    post: Post
    unit: Unit
    products: Mapping[str, str]
    """Identifier and title of the products that the unit may use."""

    before: Evaluation | None
    """The record of the period before, where it was decided not to assess it."""


def evaluation_skeleton(subject: Subject, law: Law) -> str:
    """The text of the file."""
    name = subject.post.framework or law.default_framework
    framework = law.frameworks[name]
    lines = (
        _SCHEMA,
        *guidance(
            f"Hồ sơ đánh giá {subject.period.label}: {subject.person.name} – {subject.post.title}, {subject.unit.name}",
            *HOW_TO_FILL_IN,
        ),
        f"framework: {name}",
        *_plan(subject, framework),
        *self_assessment_skeleton(subject.period, framework, law),
        *_later_steps(subject),
        *_facts(subject),
    )
    return "\n".join(lines) + "\n"


def _plan(subject: Subject, framework: Framework) -> Iterator[str]:
    heaviest = max((axis.max_score for axis in framework.axes), default=Fraction(0))
    carried = _carried(subject)
    section = {
        "plan": {
            "approved": {"by": subject.post.managed_by, "on": subject.period.first_day},
            "axis_weights": {str(axis.id): axis.max_score for axis in framework.axes},
            "main_axes": [axis.id for axis in framework.axes if axis.max_score == heaviest],
            "work_items": [*carried, _sample_item(subject)],
        }
    }
    total = sum((axis.max_score for axis in framework.axes), Fraction(0))
    hints: dict[Pointer, Sequence[str]] = {
        ("plan", "approved"): ["Cấp có thẩm quyền phê duyệt kế hoạch và ngày phê duyệt."],
        ("plan", "axis_weights"): [
            *(f"Trục {axis.id} (tối đa {show_plain(axis.max_score)} điểm): {axis.title}" for axis in framework.axes),
            f"Tỷ trọng riêng chỉ khi được phê duyệt: tổng bằng {show_plain(total)}, trục chính cao hơn mọi trục phụ.",
            "Nếu dùng điểm tối đa của khung thì bỏ hẳn axis_weights. Trục không có việc phải có điểm 0.",
        ],
        ("plan", "work_items"): [*_product_hints(subject)],
    }
    if carried:
        words = f"Chuyển từ {subject.period.shift(-1).label} (kỳ đó chưa đánh giá): kết quả được xem xét trong kỳ này."
        hints["plan", "work_items", 0] = [words]
    yield from commented_section("Bước 1. Nhiệm vụ, sản phẩm/công việc đăng ký", section, hints)


def _product_hints(subject: Subject) -> Iterator[str]:
    yield "Mỗi việc: id (không dấu, nối bằng gạch ngang), trục, sản phẩm trong danh mục, tên, số lượng, hạn."
    if subject.products:
        yield "Sản phẩm trong danh mục của đơn vị và đơn vị cấp trên:"
        yield from (f"  {id_}: {title}" for id_, title in subject.products.items())


def _carried(subject: Subject) -> list[dict[str, Any]]:
    plan = subject.before.plan if subject.before else None
    return [_carried_item(subject.period, item) for item in plan.work_items] if plan else []


def _carried_item(period: Period, item: WorkItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "axis": item.axis,
        "product": item.product,
        "title": item.title,
        "quantity": item.quantity,
        "due": period.last_day,
        "carried_from": str(item.carried_from or period.shift(-1)),
    }


def _sample_item(subject: Subject) -> dict[str, Any]:
    product = next(iter(subject.products), "san-pham-mau")
    title = subject.products.get(product, "Tên sản phẩm, công việc")
    return {
        "id": SAMPLE_ITEM,
        "axis": 1,
        "product": product,
        "title": title,
        "quantity": 1,
        "due": subject.period.last_day,
        "key_task": True,
    }


def _later_steps(subject: Subject) -> Iterator[str]:
    after = subject.period.last_day + dt.timedelta(days=1)
    yield from commented_section(
        "Bước 3. Thẩm định của cơ quan tham mưu (differences: điểm khác với tự đánh giá, mỗi điểm nêu lý do)",
        {"verification": {"by": "co-quan-tham-dinh", "on": after, "differences": []}},
        {
            ("verification", "differences"): [
                '  - {criterion: "3.3", met: false, reason: Lý do}',
                f"  - {{item: {SAMPLE_ITEM}, measure: quality, value: 0.75, reason: Lý do}}",
            ]
        },
    )
    yield from commented_section(
        "Bước 3. Nhận xét, đề xuất của nơi trực tiếp sử dụng cán bộ (outstanding bắt buộc khi đề xuất EXCELLENT)",
        {
            "proposal": {
                "by": subject.post.used_by,
                "on": after,
                "grade": "GOOD",
                "votes": {"GOOD": 5, "COMPLETED": 1},
                "key_tasks": 1,
                "comment": "Nhận xét",
            }
        },
    )
    yield from commented_section(
        "Bước 4. Quyết định (khác đề xuất: ghi reason; cao hơn mức chương trình tính: ghi legal_basis; "
        "chưa đánh giá: thay grade bằng not_assessed: true)",
        {"decision": {"by": subject.post.managed_by, "on": after, "number": "Số quyết định", "grade": "GOOD"}},
    )


def _facts(subject: Subject) -> Iterator[str]:
    confirmation = {"by": "co-quan-xac-nhan", "on": subject.period.last_day, "document": "Số văn bản"}
    yield from commented_section(
        "Tình tiết để xét điều kiện (không công khai); chỉ giữ những mục có thật",
        {
            "facts": {
                "force_majeure": [{"item": SAMPLE_ITEM, "reason": "Lý do bất khả kháng", "confirmed": confirmation}],
                "shortcomings": {"pointed_out": 0, "remedied": 0},
            }
        },
    )
