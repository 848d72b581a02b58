"""The skeleton of one person's record: valid as it stands, each step commented out with samples and hints."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from evalgen.domain.number import show_plain
from evalgen.domain.organization import Person, Post, Unit
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.place import Pointer
from evalgen.domain.unfilled import CHOOSE, DAY, NUMBER
from evalgen.drafting.carried_items import Carried
from evalgen.drafting.commented import GRADES, HOW_TO_FILL_IN, WORDS, commented_section, guidance
from evalgen.drafting.measure_samples import SAMPLE_ITEM, difference_samples
from evalgen.drafting.self_assessment_skeleton import self_assessment_skeleton
from evalgen.drafting.steps import proposes
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law

_SCHEMA = "# yaml-language-server: $schema=../../../schemas/evaluation.schema.json"


class Subject(Struct, frozen=True, kw_only=True):
    """Whom the skeleton is for, and what is known before anything is filled in."""

    period: Period
    person: Person
    post: Post
    unit: Unit
    products: Mapping[str, str]
    """Identifier and title of the products that the unit may use."""

    others: Mapping[str, Mapping[str, str]]
    """The same of the other units in which the person holds or held a post in the period."""

    carried: tuple[Carried, ...]
    """Work items of the period before that are considered in this one."""

    @property
    def moved(self) -> bool:
        """Whether the person came from another unit in the period."""
        return self.post.span.first > self.period.first_day and bool(self.others)


def evaluation_skeleton(subject: Subject, law: Law) -> str:
    """The text of the file."""
    name = law.framework_name(subject.post)
    framework = law.frameworks[name]
    unit = subject.unit.named_on(subject.period.last_day).name
    lines = (
        _SCHEMA,
        *guidance(
            f"Hồ sơ đánh giá {subject.period.label}: {subject.person.name} – {subject.post.title}, {unit}",
            *HOW_TO_FILL_IN,
            *_about_the_year(subject.period),
        ),
        f"framework: {name}",
        *_plan(subject, framework, law),
        *self_assessment_skeleton(framework, law, subject.post, subject.unit),
        *_later_steps(subject, framework, law),
        *_facts(subject, law),
    )
    return "\n".join(lines) + "\n"


def _about_the_year(period: Period) -> Iterator[str]:
    """Where to see what the shorter periods decided: written here it would be out of date with the next of them."""
    if period.kind is PeriodKind.YEAR:
        yield "Kết quả các tháng, các quý trong năm và điều chúng đòi hỏi ở cả năm: evalgen explain, kèm đường dẫn của tệp này."


def _plan(subject: Subject, framework: Framework, law: Law) -> Iterator[str]:
    own_weights = bool(law.get("result_axes", "own_weights").value)
    heaviest = max((axis.max_score for axis in framework.axes), default=Fraction(0))
    main = [axis.id for axis in framework.axes if axis.max_score == heaviest]
    section = {
        "plan": {
            "approved": {"by": subject.post.managed_by, "on": DAY},
            **({"axis_weights": {str(axis.id): axis.max_score for axis in framework.axes}} if own_weights else {}),
            **({"main_axes": main} if len(framework.axes) > 1 else {}),
            "work_items": [
                *(item.in_unit(subject.unit.id) for item in subject.carried),
                _sample_item(subject.period, framework),
            ],
        }
    }
    total = sum((axis.max_score for axis in framework.axes), Fraction(0))
    hints: dict[Pointer, Sequence[str]] = {
        ("plan", "approved"): ["Cấp có thẩm quyền phê duyệt kế hoạch và ngày phê duyệt."],
        ("plan", "axis_weights" if own_weights else "main_axes"): [
            *(f"Trục {axis.id} (tối đa {show_plain(axis.max_score)} điểm): {axis.title}" for axis in framework.axes),
            *(_about_weights(total) if own_weights else ()),
        ],
        ("plan", "work_items"): [*_product_hints(subject)],
    }
    for index, item in enumerate(subject.carried):
        hints["plan", "work_items", index] = [item.why]
    yield from commented_section("Bước 1. Nhiệm vụ, sản phẩm/công việc đăng ký", section, hints)


def _about_weights(total: Fraction) -> Iterator[str]:
    yield f"Tỷ trọng riêng chỉ khi được phê duyệt: tổng bằng {show_plain(total)}, trục chính cao hơn mọi trục phụ."
    yield "Nếu dùng điểm tối đa của khung thì bỏ hẳn axis_weights. Trục không có việc phải có điểm 0."


def _product_hints(subject: Subject) -> Iterator[str]:
    yield "Mỗi việc: id (không dấu, nối bằng gạch ngang), trục, sản phẩm trong danh mục, tên, số lượng, hạn."
    yield "Việc then chốt: key_task: true."
    if subject.products:
        yield "Sản phẩm trong danh mục của đơn vị và đơn vị cấp trên:"
        yield from (f"  {id_}: {title}" for id_, title in subject.products.items())
    for unit, products in subject.others.items():
        yield f"Việc do đơn vị «{unit}» giao (chức vụ trước khi chuyển, hoặc giữ thêm): ghi thêm unit: {unit}, sản phẩm là:"
        yield from (f"  {id_}: {title}" for id_, title in products.items())


def _sample_item(period: Period, framework: Framework) -> dict[str, Any]:
    return {
        "id": SAMPLE_ITEM,
        "axis": framework.axes[0].id if len(framework.axes) == 1 else NUMBER,
        "product": WORDS,
        "title": WORDS,
        "quantity": NUMBER,
        "due": period.last_day,
        "key_task": False,
    }


def _later_steps(subject: Subject, framework: Framework, law: Law) -> Iterator[str]:
    yield from commented_section(
        "Bước 3. Thẩm định của cơ quan tham mưu (differences: điểm khác với tự đánh giá, mỗi điểm nêu lý do)",
        {"verification": {"by": WORDS, "on": DAY, "differences": []}},
        {
            ("verification", "by"): ["Mã cơ quan thẩm định (thư mục records/bodies/); không có điểm khác thì giữ []."],
            ("verification", "differences"): [
                *difference_samples(law, framework),
            ],
        },
    )
    if proposes(law):
        yield from _proposal(subject)
    yield from commented_section(
        "Bước 4. Quyết định (khác đề xuất: ghi reason; cao hơn mức chương trình tính: ghi legal_basis; "
        "chưa đánh giá: thay grade bằng not_assessed: true)",
        {"decision": {"by": subject.post.managed_by, "on": DAY, "number": WORDS, "grade": CHOOSE}},
        {("decision",): [GRADES]},
    )


def _proposal(subject: Subject) -> Iterator[str]:
    yield from commented_section(
        "Bước 3. Nhận xét, đề xuất của nơi trực tiếp sử dụng cán bộ",
        {
            "proposal": {
                "by": subject.post.used_by,
                "on": DAY,
                "grade": CHOOSE,
                "votes": {},
                "key_tasks": CHOOSE,
                "comment": WORDS,
            }
        },
        {
            ("proposal", "grade"): [
                GRADES,
                'Đề xuất EXCELLENT thì thêm một dòng như grade: outstanding: "sản phẩm, công việc nổi trội, vượt mức yêu cầu".',
            ],
            ("proposal", "votes"): ["Số phiếu thật của từng mức, ví dụ {GOOD: 5, COMPLETED: 1}."],
            ("proposal", "key_tasks"): ["Mức độ đáp ứng đối với nhiệm vụ then chốt: 1, 2 hoặc 3."],
        },
    )


def _facts(subject: Subject, law: Law) -> Iterator[str]:
    """Those that the law weighs most often, remarks of the former unit for whoever moved; none where it weighs neither."""
    confirmation = {"by": WORDS, "on": DAY, "document": WORDS}
    facts: dict[str, Any] = {}
    if law.speaks_of("task_completion") or law.speaks_of("unit_completion"):
        facts["force_majeure"] = [{"item": SAMPLE_ITEM, "reason": WORDS, "confirmed": confirmation}]
    if law.speaks_of("shortcomings_remedied"):
        facts["shortcomings"] = {"pointed_out": NUMBER, "remedied": NUMBER}
    if subject.moved and law.speaks_of("transfer"):
        facts["former_unit_remarks"] = confirmation
    if not facts:
        return
    yield from commented_section(
        "Tình tiết để xét điều kiện (không công khai); chỉ giữ những mục có thật", {"facts": facts}
    )
