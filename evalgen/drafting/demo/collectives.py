"""A unit's record of one quarter (Phụ lục 7): tasks, highlights, limitations, its own grade."""

import math
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from evalgen.domain.evaluation import Stage
from evalgen.domain.grade import Grade
from evalgen.drafting.demo import second_quarter, third_quarter
from evalgen.drafting.demo.calendar import SECOND, Quarter
from evalgen.drafting.demo.chance import lots, pick_some
from evalgen.drafting.demo.commune import PROVINCE_BODY, Commune
from evalgen.drafting.demo.course import Course, Record, UnitCourse, Work
from evalgen.drafting.demo.products import COMMON, OWN, ProductPlan
from evalgen.drafting.demo.units import UNITS
from evalgen.drafting.demo.workflow import draw_votes

_FLOOD = {
    SECOND.id: ("Ngập lụt tháng 6/2026, cơ sở vật chất hư hỏng.", "2026-06-24", "Công văn xác nhận thiệt hại 87/UBND"),
}
_STORM = ("Bão số 5 (hư cấu) ngày 24/8/2026, không thể nghiệm thu.", "2026-09-22", "Thông báo xác nhận 47-TB/ĐU")
_HIGHLIGHTS = (
    "Giữ đúng tiến độ các nhiệm vụ trọng tâm trong kế hoạch.",
    "Giải quyết dứt điểm các kiến nghị của người dân phát sinh trong quý.",
    "Đưa sổ theo dõi công việc điện tử vào sử dụng thường xuyên.",
    "Phối hợp tốt với các thôn trong tuyên truyền, vận động.",
)
_LIMITATION = {
    "what": "Một số văn bản còn phải chỉnh sửa trước khi ban hành.",
    "cause": "Thời gian lấy ý kiến phối hợp ngắn.",
    "remedy": "Gửi dự thảo sớm hơn, dùng mẫu thống nhất.",
}
_PROPOSERS = {"party": "thuong-truc-dang-uy", "council": "thuong-truc-hdnd", "front": "ban-thuong-truc-mat-tran"}


def unit_course(quarter: Quarter, unit: str) -> UnitCourse:
    """How the unit fares in the quarter."""
    courses = second_quarter.UNIT_COURSES if quarter is SECOND else third_quarter.UNIT_COURSES
    return courses.get(unit, UnitCourse())


def collective_record(
    commune: Commune, seed: int, unit: str, quarter: Quarter, deputies: Mapping[str, Course]
) -> dict[str, Any]:
    """The file `collective.yaml`; `deputies` are the people in charge of fields, with how they fare."""
    course = unit_course(quarter, unit)
    stage = Stage.DECIDED if quarter is SECOND else third_quarter.STAGES[unit]
    source = lots(seed, "collective", quarter.id, commune.id(unit))
    reported = stage.rank >= Stage.SELF_ASSESSED.rank
    record: dict[str, Any] = {
        "tasks": list(_tasks(source, commune, unit, quarter, course, deputies, reported=reported))
    }
    if not reported:
        return record
    if course.indicators:
        record["indicators"] = [{"id": id_, "achieved": achieved} for id_, achieved in course.indicators.items()]
    record["highlights"] = pick_some(source, _HIGHLIGHTS, 1 if course.grade is Grade.NOT_COMPLETED else 2)
    limitations = course.limitations or ((_LIMITATION,) if course.grade is not Grade.EXCELLENT else ())
    if limitations:
        record["limitations"] = [dict(item) for item in limitations]
    record["self_grade"] = (course.asked or course.grade).name
    if stage.rank >= Stage.PROPOSED.rank:
        record["proposal"] = _proposal(source, commune, unit, quarter, course)
    if stage.rank >= Stage.DECIDED.rank:
        record["decision"] = _decision(commune, unit, quarter, course)
    return record


def _tasks(
    source: Random,
    commune: Commune,
    unit: str,
    quarter: Quarter,
    course: UnitCourse,
    deputies: Mapping[str, Course],
    *,
    reported: bool,
) -> Iterator[Record]:
    people = list(deputies)
    subjects = _subjects(source, unit)[: course.tasks]
    done = len(subjects) - course.undone
    in_charge = {
        index: people[index % len(people)]
        for index in range(len(subjects))
        if people and (index < done or course.excused)
    }
    exceeded = _exceeded(in_charge, deputies, course, done)
    for index, (product, subject) in enumerate(subjects):
        task: Record = {
            "id": f"{product.id}-{index + 1}",
            "title": subject.replace("{q}", quarter.label)
            .replace("{m1}", quarter.months[0])
            .replace("{m2}", quarter.months[1]),
            "axis": product.axis,
            "due": source.choice(quarter.due_on),
        }
        if reported:
            task["completed"] = index < done
            task.update({"late": True} if index < course.late else {})
            task.update({"exceeded": True} if index in exceeded else {})
        if index in in_charge:
            task["in_charge"] = [in_charge[index]]
        if reported and index >= len(subjects) - course.excused:
            task["force_majeure"] = _excuse(commune, quarter)
        yield task


def _exceeded(
    in_charge: Mapping[int, str], deputies: Mapping[str, Course], course: UnitCourse, done: int
) -> frozenset[int]:
    """Tasks done beyond what was required: at least 30 % of the field of a deputy who stands out, and a few more."""
    chosen: set[int] = set()
    for person, fares in deputies.items():
        field = [index for index, charged in in_charge.items() if charged == person and index < done]
        if fares.work is Work.STRONG and fares.field_exceeds:
            chosen.update(field[-math.ceil(len(field) * 0.3) :] if field else ())
    ordinary = {person for person, fares in deputies.items() if not fares.field_exceeds}
    for index in range(done - 1, course.late - 1, -1):
        if len(chosen) >= course.exceeded:
            break
        if in_charge.get(index) not in ordinary:
            chosen.add(index)
    return frozenset(chosen)


def _subjects(source: Random, unit: str) -> list[tuple[ProductPlan, str]]:
    """The unit's own products first, then the common ones: what the unit as a whole has to do."""
    own = [(product, subject) for product in OWN[unit] for subject in product.subjects]
    common = [(product, product.subjects[0]) for product in COMMON]
    source.shuffle(own)
    source.shuffle(common)
    return own + common


def _excuse(commune: Commune, quarter: Quarter) -> Record:
    reason, on, document = _FLOOD.get(quarter.id, _STORM)
    by = "uy-ban-nhan-dan-xa" if quarter is SECOND else "ban-thuong-vu"
    return {"reason": reason, "confirmed": {"by": commune.id(by), "on": on, "document": document}}


def _proposal(source: Random, commune: Commune, unit: str, quarter: Quarter, course: UnitCourse) -> Record:
    by = "ban-thuong-vu" if not UNITS[unit].parent else _PROPOSERS.get(UNITS[unit].block, "tap-the-lanh-dao-ubnd")
    return {
        "by": commune.id(by),
        "on": quarter.collective_proposed_on,
        "grade": course.grade.name,
        "votes": draw_votes(source, course.grade),
        **({"outstanding": course.outstanding} if course.outstanding else {}),
    }


def _decision(commune: Commune, unit: str, quarter: Quarter, course: UnitCourse) -> Record:
    by = "ban-thuong-vu" if UNITS[unit].parent else PROVINCE_BODY
    return {
        "by": commune.id(by),
        "on": quarter.collective_decided_on[min(UNITS[unit].depth, 2)],
        "number": quarter.numbers[by],
        "grade": course.grade.name,
        **({"reason": course.reason} if course.reason else {}),
        **({"legal_basis": course.legal_basis} if course.legal_basis else {}),
    }
