"""A unit's record of one quarter (Phụ lục 7): tasks, highlights, limitations, its own grade."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from evalgen.domain.evaluation import Stage
from evalgen.domain.grade import Grade
from evalgen.drafting.demo import ordinary_quarters, second_quarter_units, third_quarter
from evalgen.drafting.demo.calendar import SECOND, Quarter
from evalgen.drafting.demo.chance import lots, pick_some
from evalgen.drafting.demo.commune import PROVINCE_BODY
from evalgen.drafting.demo.course import Record, UnitCourse, Work
from evalgen.drafting.demo.evaluations import localized
from evalgen.drafting.demo.products import COMMON, OWN, ProductPlan
from evalgen.drafting.demo.scene import UnitScene
from evalgen.drafting.demo.units import UNITS
from evalgen.drafting.demo.workflow import draw_votes

_FLOOD = ("Ngập lụt tháng 6/2026, cơ sở vật chất hư hỏng.", "2026-06-24", "Công văn xác nhận thiệt hại 87/UBND")
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
    if quarter.ordinary:
        return ordinary_quarters.unit_course_in(unit)
    courses = second_quarter_units.UNIT_COURSES if quarter is SECOND else third_quarter.UNIT_COURSES
    return courses.get(unit, UnitCourse())


def collective_record(scene: UnitScene, seed: int) -> dict[str, Any]:
    """The file `collective.yaml`."""
    course, quarter = scene.course, scene.quarter
    stage = _stage(scene)
    source = lots(seed, "collective", quarter.id, scene.commune.id(scene.unit))
    reported = stage.rank >= Stage.SELF_ASSESSED.rank
    record: dict[str, Any] = {"tasks": list(_tasks(source, scene, reported=reported))}
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
        record["proposal"] = _proposal(source, scene)
    if stage.rank >= Stage.DECIDED.rank:
        record["decision"] = _decision(scene)
    if course.facts is not None:
        record["facts"] = localized(course.facts(), scene.commune)
    return record


def _stage(scene: UnitScene) -> Stage:
    """The collective goes before its members: «tập thể lãnh đạo, quản lý trước, cá nhân thành viên sau»."""
    if scene.course.stage is not None:
        return scene.course.stage
    decided = scene.quarter is SECOND or scene.quarter.ordinary
    people = Stage.DECIDED if decided else third_quarter.STAGES[scene.unit]
    return Stage.DECIDED if people.rank >= Stage.VERIFIED.rank else people


def _tasks(source: Random, scene: UnitScene, *, reported: bool) -> Iterator[Record]:
    course, people = scene.course, list(scene.deputies)
    subjects = _subjects(source, scene.unit)[: course.tasks]
    done = len(subjects) - course.undone
    charged = range(len(subjects) if course.excused else done)
    in_charge = {index: people[index % len(people)] for index in charged} if people else {}
    exceeded = _exceeded(in_charge, scene, done)
    for index, (product, subject) in enumerate(subjects):
        yield {
            "id": f"{product.id}-{index + 1}",
            "title": scene.quarter.named(subject),
            "axis": product.axis,
            "due": source.choice(scene.quarter.due_on),
            **({"completed": index < done} if reported else {}),
            **({"late": True} if reported and index < course.late else {}),
            **({"exceeded": True} if reported and index in exceeded else {}),
            **({"in_charge": [in_charge[index]]} if index in in_charge else {}),
            **({"force_majeure": _excuse(scene)} if reported and index >= len(subjects) - course.excused else {}),
        }


def _exceeded(in_charge: Mapping[int, str], scene: UnitScene, done: int) -> frozenset[int]:
    """Tasks done beyond what was required: at least 30 % of the field of a deputy who stands out, and a few more."""
    chosen: set[int] = set()
    for person, fares in scene.deputies.items():
        field = [index for index, charged in in_charge.items() if charged == person and index < done]
        if fares.work is Work.STRONG and fares.field_exceeds:
            chosen.update(field[len(field) - -(-len(field) * 3 // 10) :])
    ordinary = {person for person, fares in scene.deputies.items() if not fares.field_exceeds}
    for index in range(done - 1, scene.course.late - 1, -1):
        if len(chosen) >= scene.course.exceeded:
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


def _excuse(scene: UnitScene) -> Record:
    by = "uy-ban-nhan-dan-xa" if scene.quarter is SECOND else "ban-thuong-vu"
    reason, on, document = _FLOOD if scene.quarter is SECOND else _STORM
    return {"reason": reason, "confirmed": {"by": scene.commune.id(by), "on": on, "document": document}}


def _proposal(source: Random, scene: UnitScene) -> Record:
    unit, course = UNITS[scene.unit], scene.course
    by = _PROPOSERS.get(unit.block, "tap-the-lanh-dao-ubnd") if unit.parent else "ban-thuong-vu"
    return {
        "by": scene.commune.id(by),
        "on": scene.quarter.collective_proposed_on,
        "grade": course.grade.name,
        "votes": draw_votes(source, course.grade),
        **({"outstanding": course.outstanding} if course.outstanding else {}),
    }


def _decision(scene: UnitScene) -> Record:
    unit, course = UNITS[scene.unit], scene.course
    by = "ban-thuong-vu" if unit.parent else PROVINCE_BODY
    return {
        "by": scene.commune.id(by),
        "on": scene.quarter.collective_decided_on[unit.depth],
        "number": scene.quarter.numbers[by],
        "grade": course.grade.name,
        **({"reason": course.reason} if course.reason else {}),
        **({"legal_basis": course.legal_basis} if course.legal_basis else {}),
    }
