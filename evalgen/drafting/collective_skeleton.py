"""The skeletons of a unit's record and of the period's own file."""

from collections.abc import Iterator

from evalgen.domain.organization import Person, Unit
from evalgen.domain.period import Period
from evalgen.domain.subject_kind import SubjectKind
from evalgen.domain.unfilled import CHOOSE, DAY, NUMBER
from evalgen.drafting.commented import GRADES, HOW_TO_FILL_IN, WORDS, commented_section, guidance
from evalgen.drafting.self_assessment_skeleton import collective_self_assessment_skeleton
from evalgen.drafting.steps import proposes
from evalgen.regulation.law import Law

EMPTY_TASKS = "tasks: []"


def collective_skeleton(period: Period, unit: Unit, people: tuple[Person, ...], law: Law) -> str:
    """The text of `collective.yaml`; `people` are those who may be in charge of fields."""
    task = {
        "id": "nhiem-vu-mau",
        "title": WORDS,
        "axis": NUMBER,
        "due": period.last_day,
        "completed": CHOOSE,
        "exceeded": False,
        **({"in_charge": [WORDS]} if people else {}),
    }
    name = unit.named_on(period.last_day).name
    lines = (
        "# yaml-language-server: $schema=../../../schemas/collective.schema.json",
        *guidance(f"Kết quả thực hiện nhiệm vụ của tập thể, {period.label}: {name}", *HOW_TO_FILL_IN),
        EMPTY_TASKS,
        *commented_section(
            f"I. Nhiệm vụ được giao: xóa dòng «{EMPTY_TASKS}» ở trên trước khi điền",
            {"tasks": [task]},
            {("tasks",): [*_task_hints(people)]},
        ),
        *commented_section("II. Kết quả nổi bật", {"highlights": [WORDS]}),
        *commented_section(
            "III. Hạn chế, tồn tại",
            {"limitations": [{"what": WORDS, "cause": WORDS, "remedy": WORDS}]},
            {("limitations",): ["what: nội dung; cause: nguyên nhân; remedy: giải pháp khắc phục."]},
        ),
        *_own_grade(law, unit),
        *_last_steps(law),
    )
    return "\n".join(lines) + "\n"


def _last_steps(law: Law) -> Iterator[str]:
    decision = {"by": WORDS, "on": DAY, "number": WORDS, "grade": CHOOSE}
    if proposes(law):
        yield from commented_section(
            "Đề xuất và quyết định xếp loại tập thể (trước khi xếp loại cá nhân)",
            {"proposal": {"by": WORDS, "on": DAY, "grade": CHOOSE}, "decision": decision},
            {("proposal",): ["by: mã nơi đề xuất, nơi quyết định (thư mục records/bodies/).", GRADES]},
        )
        return
    yield from commented_section(
        "Quyết định xếp loại tập thể (trước khi xếp loại cá nhân)",
        {"decision": decision},
        {("decision",): ["by: mã nơi quyết định (thư mục records/bodies/).", GRADES]},
    )


def _own_grade(law: Law, unit: Unit) -> Iterator[str]:
    """A self-assessment where the law scores collectives, else the grade alone."""
    framework = law.frameworks.get(law.default_frameworks.get(SubjectKind.COLLECTIVE, ""))
    if framework is not None:
        yield from collective_self_assessment_skeleton(framework, law, unit)
        return
    title = "IV. Tự đánh giá mức độ hoàn thành nhiệm vụ"
    yield from commented_section(title, {"self_grade": CHOOSE}, {("self_grade",): [GRADES]})


def _task_hints(people: tuple[Person, ...]) -> Iterator[str]:
    yield "Trong kỳ bỏ dòng completed; cuối kỳ ghi true hoặc false, thêm late: true nếu chậm; exceeded: vượt mức yêu cầu."
    if people:
        yield f"in_charge: mã người phụ trách lĩnh vực, ví dụ {', '.join(person.id for person in people)}."


def period_skeleton(period: Period) -> str:
    """The text of `period.yaml`."""
    lines = (
        "# yaml-language-server: $schema=../../schemas/period.schema.json",
        *guidance(period.label, *HOW_TO_FILL_IN),
        f"opened_on: {period.first_day}",
        *commented_section(
            "Thời điểm đánh giá, nếu sớm hơn ngày cuối kỳ (việc có hạn sau ngày này chuyển sang kỳ sau)",
            {"assessment_on": DAY},
        ),
        *commented_section("Ngày đóng kỳ, sau khi mọi kết quả đã công bố", {"closed_on": DAY}),
        *commented_section(
            "Thông báo kết quả; units: chỉ khi thông báo riêng một số đơn vị",
            {
                "notices": [
                    {
                        "id": "thong-bao-1",
                        "number": WORDS,
                        "date": DAY,
                        "by": WORDS,
                        "title": WORDS,
                    }
                ]
            },
        ),
    )
    return "\n".join(lines) + "\n"
