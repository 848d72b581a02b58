"""The quarter in progress: every stage is present, and the cases that only show before a decision."""

from evalgen.domain.evaluation import Stage
from evalgen.domain.grade import Grade
from evalgen.drafting.demo.course import LOW, Course, Record, UnitCourse, Work, confirmed

_OUTSTANDING = "Có sản phẩm vượt yêu cầu, được phòng chuyên môn cấp trên ghi nhận bằng văn bản."

STAGES: dict[str, Stage] = {
    "van-phong-dang-uy": Stage.DECIDED,
    "ban-xay-dung-dang": Stage.DECIDED,
    "uy-ban-kiem-tra": Stage.PROPOSED,
    "phong-kinh-te": Stage.PROPOSED,
    "phong-van-hoa-xa-hoi": Stage.PROPOSED,
    "truong-trung-hoc-co-so": Stage.PROPOSED,
    "truong-tieu-hoc": Stage.PROPOSED,
    "truong-mam-non": Stage.PROPOSED,
    "hoi-dong-nhan-dan": Stage.VERIFIED,
    "van-phong-hdnd-ubnd": Stage.VERIFIED,
    "trung-tam-hanh-chinh-cong": Stage.VERIFIED,
    "hoi-phu-nu": Stage.VERIFIED,
    "dang-uy-xa": Stage.SELF_ASSESSED,
    "uy-ban-nhan-dan": Stage.SELF_ASSESSED,
    "mat-tran": Stage.SELF_ASSESSED,
    "tram-y-te": Stage.SELF_ASSESSED,
    "trung-tam-van-hoa": Stage.PLANNED,
    "doan-thanh-nien": Stage.PLANNED,
    "hoi-cuu-chien-binh": Stage.PLANNED,
    "hoi-nong-dan": Stage.PLANNED,
}


def _storm_confirmed(items: list[Record]) -> Record:
    return {
        "force_majeure": [
            {
                "item": items[-1]["id"],
                "reason": "Bão số 5 (hư cấu) ngày 24/8/2026 làm ngập khu vực thi công, không thể nghiệm thu.",
                "confirmed": confirmed("ban-thuong-vu", "2026-09-22", "Thông báo xác nhận 47-TB/ĐU"),
            }
        ]
    }


def _three_measures(items: list[Record]) -> list[Record]:
    return [
        {"criterion": "2.2", "met": False, "reason": "Chưa nêu được cách làm mới trong quý."},
        {"item": items[0]["id"], "measure": "quality", "value": LOW, "reason": "Phải bổ sung số liệu một lần."},
    ]


def _proposed_excellent(shows: str) -> Course:
    return Course(
        shows=shows,
        work=Work.STRONG,
        asked=Grade.EXCELLENT,
        proposed=Grade.EXCELLENT,
        outstanding=_OUTSTANDING,
    )


_PRESSED = (
    "Tỷ lệ xuất sắc bị vượt ở bước đề xuất: nhóm cấp phó trường học có ba đề xuất xuất sắc, chỉ được một chỗ; "
    "cấp có thẩm quyền phải lựa chọn."
)

COURSES: dict[str, Course] = {
    "truong-trung-hoc-co-so/deputy-1": _proposed_excellent(_PRESSED),
    "truong-tieu-hoc/deputy-1": _proposed_excellent(_PRESSED),
    "truong-mam-non/deputy-1": _proposed_excellent(_PRESSED),
    "truong-tieu-hoc/deputy-2": Course(
        shows="Điều động trong quý (từ 17/8/2026, chưa đủ 02 tháng): có nhận xét của nơi công tác cũ.",
        facts=lambda _: {
            "former_unit_remarks": confirmed(
                "tap-the-truong-trung-hoc-co-so", "2026-09-28", "Bản nhận xét của Trường Trung học cơ sở"
            )
        },
    ),
    "truong-mam-non/deputy-2": Course(
        shows="Miễn đánh giá quý thứ hai liên tiếp vì nghỉ thai sản; việc đã làm từ quý II tiếp tục được chuyển sang.",
        proposed=None,
        decided=None,
        reason="Nghỉ thai sản từ 20/4/2026 đến 19/10/2026.",
        legal_basis="Điểm b mục 6.1 Hướng dẫn 02-HD/BTCTW",
        few_items=True,
        carried=True,
        stage=Stage.PLANNED,
    ),
    "ban-xay-dung-dang/deputy-2": Course(
        shows="Quý II chưa đánh giá vì đi học: việc đã làm được chuyển sang (carried_from) và đánh giá trong quý này.",
        carried=True,
    ),
    "hoi-phu-nu/deputy-1": Course(
        shows="Quý II chưa đánh giá vì mới bổ nhiệm: việc đã làm được chuyển sang (carried_from).", carried=True
    ),
    "phong-kinh-te/deputy-2": Course(
        shows="Kiểm tra đã kết luận không vi phạm: việc của quý II được chuyển sang (carried_from), đánh giá bình thường.",
        carried=True,
    ),
    "phong-kinh-te/head": Course(
        shows="Bất khả kháng được xác nhận (bão): một sản phẩm được đưa ra khỏi số phải hoàn thành.",
        work=Work.MISSING,
        facts=_storm_confirmed,
    ),
    "phong-kinh-te/deputy-1": Course(
        shows="Lần đầu được bổ nhiệm từ 10/9/2026, dưới 01 tháng trong quý: chờ quyết định chưa đánh giá.",
        few_items=True,
        proposed=None,
        decided=None,
        stage=Stage.PLANNED,
    ),
    "phong-van-hoa-xa-hoi/deputy-1": Course(
        shows="Đề xuất cao hơn mức đủ điều kiện: lĩnh vực phụ trách chưa có 30% nhiệm vụ vượt mức; chờ quyết định.",
        work=Work.STRONG,
        field_exceeds=False,
        asked=Grade.EXCELLENT,
        proposed=Grade.EXCELLENT,
        outstanding="Rà soát hộ nghèo vượt tiến độ chung của cụm.",
    ),
    "van-phong-dang-uy/deputy-1": Course(
        shows="Quyết định xuất sắc trong đợt công bố đầu tiên của quý.",
        work=Work.STRONG,
        asked=Grade.EXCELLENT,
        proposed=Grade.EXCELLENT,
        decided=Grade.EXCELLENT,
        outstanding=_OUTSTANDING,
    ),
    "hoi-dong-nhan-dan/member-2": Course(
        shows="Thẩm định khác tự đánh giá ở một tiêu chí chung và một sản phẩm.", not_met=(), differences=_three_measures
    ),
    "mat-tran/deputy-3": Course(
        shows="Bốn người cùng nhóm tự đề nghị xuất sắc, nhiều hơn tỷ lệ được phép.", work=Work.STRONG, asked=Grade.EXCELLENT
    ),
    "mat-tran/deputy-1": Course(work=Work.STRONG, asked=Grade.EXCELLENT),
    "mat-tran/deputy-2": Course(work=Work.STRONG, asked=Grade.EXCELLENT),
    "mat-tran/member-1": Course(asked=Grade.EXCELLENT),
    "hoi-nong-dan/deputy-1": Course(shows="Mới mở hồ sơ, chưa lập kế hoạch.", stage=Stage.OPENED),
    "doan-thanh-nien/deputy-1": Course(shows="Đã lập kế hoạch, chưa được phê duyệt.", unapproved=True),
    "tram-y-te/member-2": Course(shows="Chậm tự đánh giá: mới có kế hoạch.", stage=Stage.PLANNED),
    "trung-tam-hanh-chinh-cong/deputy-1": Course(shows="Chậm hơn đơn vị một bước: chưa thẩm định.", stage=Stage.SELF_ASSESSED),
    "uy-ban-kiem-tra/deputy-2": Course(shows="Chậm hơn đơn vị một bước: chưa đề xuất.", stage=Stage.VERIFIED),
}  # fmt: skip

UNIT_COURSES: dict[str, UnitCourse] = {
    "hoi-phu-nu": UnitCourse(
        shows="Tập thể mới được đề xuất mà cá nhân đã thẩm định: chương trình nhắc hoàn thành tập thể trước (Điều 12.2).",
        stage=Stage.PROPOSED,
    ),
    "phong-kinh-te": UnitCourse(
        shows="Một nhiệm vụ không nghiệm thu được do bão, đã được xác nhận bất khả kháng.", tasks=8, undone=1, excused=1
    ),
    "uy-ban-nhan-dan": UnitCourse(
        tasks=9,
        exceeded=2,
        indicators={
            "growth": True,
            "budget_revenue": True,
            "public_investment": True,
            "income_per_head": True,
            "poverty_reduction": True,
        },
    ),
}
