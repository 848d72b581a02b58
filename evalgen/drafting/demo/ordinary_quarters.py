"""Quarters of longer samples: decided and published, most people GOOD, a few COMPLETED, two units and their heads EXCELLENT."""

from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.drafting.demo import second_quarter, second_quarter_units, third_quarter
from evalgen.drafting.demo.calendar import THIRD, Quarter
from evalgen.drafting.demo.chance import happens, lots
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.course import Course, UnitCourse, Work
from evalgen.drafting.demo.seats import SEATS

_EXCELLENT = ("van-phong-dang-uy", "truong-trung-hoc-co-so")
_MODEST_PERCENT = 8

_MODEST = Course(
    work=Work.MODEST,
    proposed=Grade.COMPLETED,
    decided=Grade.COMPLETED,
    reason="Phần lớn sản phẩm phải sửa nhiều lần; tập thể thống nhất mức hoàn thành nhiệm vụ.",
)
_NEW = Course(
    shows="Lần đầu được bổ nhiệm từ 10/9/2026, dưới 01 tháng trong quý: quyết định chưa đánh giá.",
    few_items=True,
    proposed=None,
    decided=None,
    reason="Lần đầu được bổ nhiệm chức danh lãnh đạo từ 10/9/2026, chưa đủ 01 tháng trong quý.",
    legal_basis="Điểm b mục 6.1 Hướng dẫn 02-HD/BTCTW",
)
_NEW_SEAT = "phong-kinh-te/deputy-1"


def course_in(commune: Commune, quarter: Quarter, seat: str) -> Course:
    """How the holder of `seat` fares: what follows from posts and absences, else by lot."""
    if quarter.id == THIRD.id:
        course = _NEW if seat == _NEW_SEAT else third_quarter.COURSES.get(seat, Course())
        if course.exempt or course.carried or _moved(seat):
            return replace(course, stage=None)
    unit, _, place = seat.partition("/")
    if unit in _EXCELLENT and place == "head":
        return replace(second_quarter.COURSES[seat], shows="")
    source = lots(0, "ordinary", quarter.id, commune.id(unit), place)
    return _MODEST if SEATS[seat].standing != "HEAD" and happens(source, _MODEST_PERCENT) else Course()


def unit_course_in(unit: str) -> UnitCourse:
    """How the unit fares."""
    return replace(second_quarter_units.UNIT_COURSES[unit], shows="") if unit in _EXCELLENT else UnitCourse()


def _moved(seat: str) -> bool:
    """Whether the holder came from another unit in the quarter, which remarks on them."""
    return seat == "truong-tieu-hoc/deputy-2"
