"""The decided quarter: which seat shows which case of the rules."""

from evalgen.domain.grade import Grade
from evalgen.drafting.demo import recorded_facts, worked_example
from evalgen.drafting.demo import second_quarter_conditions as conditions
from evalgen.drafting.demo.course import Course, Work

_OUTSTANDING = "Có sản phẩm vượt yêu cầu, được cơ quan cấp trên giới thiệu làm mẫu cho đơn vị khác áp dụng."


def _excellent(shows: str = "") -> Course:
    return Course(
        shows=shows,
        work=Work.STRONG,
        asked=Grade.EXCELLENT,
        proposed=Grade.EXCELLENT,
        decided=Grade.EXCELLENT,
        outstanding=_OUTSTANDING,
    )


def _not_assessed(shows: str, reason: str, *, few_items: bool = True) -> Course:
    return Course(
        shows=shows,
        proposed=None,
        decided=None,
        reason=reason,
        few_items=few_items,
        legal_basis="Điểm b mục 6.1 Hướng dẫn 02-HD/BTCTW",
    )


_INSPECTED_REASON = "Đang trong thời gian kiểm tra dấu hiệu vi phạm."


COURSES: dict[str, Course] = {
    "dang-uy-xa/deputy-1": _excellent(
        "Tỷ lệ xuất sắc vừa đủ: nhóm lãnh đạo chủ chốt có 01 chỗ và dùng đúng 01 (người đứng đầu tính riêng)."
    ),
    "van-phong-dang-uy/head": _excellent(
        "Người đứng đầu xuất sắc: tập thể hoàn thành 100%, trên 30% vượt mức; không tính vào tỷ lệ của cấp phó."
    ),
    "van-phong-dang-uy/deputy-1": _excellent(),
    "truong-trung-hoc-co-so/head": _excellent(),
    "trung-tam-hanh-chinh-cong/deputy-1": _excellent(
        "Tỷ lệ xuất sắc vừa hết: nhóm cấp phó cơ quan thuộc UBND dùng đủ số chỗ được phép."
    ),
    "mat-tran/deputy-2": _excellent(),
    "mat-tran/deputy-1": Course(
        shows="Quyết định khác đề xuất: đủ điều kiện xuất sắc nhưng nhóm đã hết chỗ, quyết định mức tốt kèm lý do.",
        work=Work.STRONG,
        asked=Grade.EXCELLENT,
        proposed=Grade.EXCELLENT,
        outstanding=_OUTSTANDING,
        reason="Đủ điều kiện nhưng tỷ lệ của nhóm chỉ còn một chỗ; tập thể ưu tiên đồng chí có việc vượt mức nhiều hơn.",
    ),
    "ban-xay-dung-dang/deputy-1": Course(
        shows="Ví dụ Phụ lục 2 Hướng dẫn 02: tổng điểm 91,93 nhưng mới nộp 1 trong 2 báo cáo, không có bất khả kháng, "
        "nên không hoàn thành nhiệm vụ; đề xuất cao hơn mức đủ điều kiện.",
        work=Work.PARTLY,
        asked=Grade.EXCELLENT,
        decided=Grade.NOT_COMPLETED,
        reason="Hoàn thành dưới 100% nhiệm vụ được giao, không có lý do bất khả kháng được xác nhận (mục 6.2).",
        not_met=(),
        items=worked_example.ITEMS,
        weights=worked_example.WEIGHTS,
        results=worked_example.RESULTS,
    ),
    "ban-xay-dung-dang/deputy-2": _not_assessed(
        "Miễn đánh giá: đào tạo tập trung từ 02 tháng trở lên trong quý.", "Đào tạo tập trung 06/4–24/6/2026."
    ),
    "hoi-phu-nu/deputy-1": _not_assessed(
        "Miễn đánh giá: lần đầu được bổ nhiệm, dưới 01 tháng trong quý.", "Bổ nhiệm lần đầu từ 10/6/2026."
    ),
    "truong-mam-non/deputy-2": _not_assessed(
        "Miễn đánh giá: nghỉ thai sản từ 02 tháng trở lên trong quý.", "Nghỉ thai sản từ 20/4/2026."
    ),
    "phong-kinh-te/deputy-2": Course(
        shows="Miễn đánh giá: đang trong thời gian kiểm tra dấu hiệu vi phạm (lý do không bao giờ công khai).",
        proposed=None,
        decided=None,
        reason=_INSPECTED_REASON,
        legal_basis="Điểm b mục 6.1 Hướng dẫn 02-HD/BTCTW",
        facts=recorded_facts.inspection,
    ),
    "trung-tam-hanh-chinh-cong/deputy-2": Course(
        shows="Điều động trong quý (từ 20/5/2026, chưa đủ 02 tháng): có nhận xét của nơi công tác cũ.",
        facts=lambda _: recorded_facts.former_remarks("Bản nhận xét của Phòng Văn hóa – Xã hội"),
    ),
    "phong-van-hoa-xa-hoi/deputy-2": Course(
        shows="Điều động trong quý (từ 01/6/2026, chưa đủ 02 tháng): có nhận xét của nơi công tác cũ.",
        facts=lambda _: recorded_facts.former_remarks("Bản nhận xét của Trung tâm Văn hóa – Thông tin"),
    ),
    **conditions.COURSES,
}
