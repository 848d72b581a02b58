"""The decided quarter: which seat shows which case of the rules."""

from decimal import Decimal

from evalgen.domain.grade import Grade
from evalgen.drafting.demo.course import FULL, HIGH, LOW, Course, Record, UnitCourse, Work, confirmed

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


def _flood_confirmed(items: list[Record]) -> Record:
    return {
        "force_majeure": [
            {
                "item": items[-1]["id"],
                "reason": "Ngập lụt từ 11/6 đến 20/6/2026 làm hỏng phòng học và thiết bị, không thể tổ chức.",
                "confirmed": confirmed("uy-ban-nhan-dan-xa", "2026-06-24", "Công văn xác nhận thiệt hại 87/UBND"),
            }
        ]
    }


def _flood_claimed(items: list[Record]) -> Record:
    reason = "Cá nhân nêu lý do mưa lớn kéo dài; chưa có xác nhận của cấp có thẩm quyền."
    return {"force_majeure": [{"item": items[-1]["id"], "reason": reason}]}


def _reprimand(items: list[Record]) -> Record:
    del items
    return {
        "discipline": [
            {
                "form": "khien-trach",
                "confirmed": confirmed("uy-ban-kiem-tra", "2026-06-15", "Quyết định kỷ luật 06-QĐ/UBKT"),
                "violation_on": "2026-05-06",
                "violation_unit": "hoi-dong-nhan-dan",
                "duty_related": True,
            }
        ]
    }


def _shortcomings(pointed_out: int, remedied: int) -> Record:
    return {"shortcomings": {"pointed_out": pointed_out, "remedied": remedied}}


def _inspection(items: list[Record]) -> Record:
    del items
    return {
        "exemption": {
            "kind": "INSPECTION",
            "reason": "Đang được kiểm tra khi có dấu hiệu vi phạm về quản lý đất đai; chưa có kết luận.",
            "confirmed": confirmed("uy-ban-kiem-tra", "2026-06-08", "Quyết định kiểm tra 04-QĐ/UBKT"),
        }
    }


def _former_remarks(by: str, document: str) -> Record:
    return {"former_unit_remarks": confirmed(by, "2026-06-26", document)}


def _criterion_and_quality(items: list[Record]) -> list[Record]:
    return [
        {"criterion": "3.3", "met": False, "reason": "Mới khắc phục 3 trong 5 hạn chế được chỉ ra ở kỳ trước."},
        {
            "item": items[0]["id"],
            "measure": "quality",
            "value": LOW,
            "reason": "Phải sửa hai lần theo ý kiến thẩm tra.",
        },
    ]


def _timeliness(items: list[Record]) -> list[Record]:
    return [
        {
            "item": items[0]["id"],
            "measure": "timeliness",
            "value": LOW,
            "reason": "Sổ công văn ghi nhận gửi chậm 04 ngày.",
        }
    ]


def _printed_item(id_: str, product: str, title: str, quantity: int, due: str, *, key: bool = False) -> Record:
    more = {"key_task": True} if key else {}
    return {"id": id_, "axis": 4, "product": product, "title": title, "quantity": quantity, "due": due, **more}


_WORKED_ITEMS = (
    _printed_item("bao-cao-thang", "bao-cao-thang", "Báo cáo kết quả công tác hằng tháng", 2, "2026-06-25"),
    _printed_item("bao-cao-quy-cua-ban", "bao-cao-thang", "Báo cáo công tác quý II của Ban", 1, "2026-06-25"),
    _printed_item("bao-cao-to-chuc-dang", "bao-cao-to-chuc-dang", "Báo cáo tổ chức cơ sở đảng, đảng viên quý II", 1, "2026-06-19"),
    _printed_item("to-trinh-sinh-hoat-dang", "to-trinh-can-bo", "Tờ trình về sinh hoạt đảng trực tuyến", 1, "2026-05-29"),
    _printed_item("de-an-chinh-don", "de-an-to-chuc", "Đề án xây dựng, chỉnh đốn Đảng ở chi bộ", 1, "2026-06-12", key=True),
)  # fmt: skip


def _printed_result(quantity: int, level: Decimal, note: str, evidence: str, response: int | None = None) -> Record:
    levels = {"quality": level, "timeliness": level, "leadership": level}
    more = {"key_response": response} if response else {}
    return {"quantity": quantity, **levels, "note": note, "evidence": [evidence], **more}


_WORKED_RESULTS = {
    "bao-cao-thang": _printed_result(
        1, LOW, "Mới có 1 trong 2 báo cáo; phải sửa hai lần, gửi chậm.", "bao-cao-thang-4.pdf"
    ),
    "bao-cao-quy-cua-ban": _printed_result(1, FULL, "Đúng yêu cầu.", "bao-cao-quy-2.pdf"),
    "bao-cao-to-chuc-dang": _printed_result(1, FULL, "Đúng yêu cầu.", "bao-cao-to-chuc-dang.pdf"),
    "to-trinh-sinh-hoat-dang": _printed_result(1, FULL, "Được Ban Thường vụ thông qua.", "to-trinh-12.pdf"),
    "de-an-chinh-don": _printed_result(1, HIGH, "Được cấp trên chọn làm mẫu.", "de-an-chinh-don.pdf", 1),
}

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
        items=_WORKED_ITEMS,
        weights={"4": 70},
        results=_WORKED_RESULTS,
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
        facts=_inspection,
    ),
    "trung-tam-hanh-chinh-cong/deputy-2": Course(
        shows="Điều động trong quý (từ 20/5/2026, chưa đủ 02 tháng): có nhận xét của nơi công tác cũ.",
        facts=lambda _: _former_remarks("tap-the-lanh-dao-ubnd", "Bản nhận xét của Phòng Văn hóa – Xã hội"),
    ),
    "phong-van-hoa-xa-hoi/deputy-2": Course(
        shows="Điều động trong quý (từ 01/6/2026, chưa đủ 02 tháng): có nhận xét của nơi công tác cũ.",
        facts=lambda _: _former_remarks("tap-the-lanh-dao-ubnd", "Bản nhận xét của Trung tâm Văn hóa – Thông tin"),
    ),
    "truong-tieu-hoc/deputy-1": Course(
        shows="Bất khả kháng được xác nhận (ngập lụt): việc chưa làm được đưa ra khỏi số phải hoàn thành.",
        work=Work.MISSING,
        facts=_flood_confirmed,
    ),
    "tram-y-te/deputy-2": Course(
        shows="Nêu bất khả kháng nhưng chưa được xác nhận: không hoàn thành nhiệm vụ.",
        work=Work.MISSING,
        proposed=Grade.NOT_COMPLETED,
        decided=Grade.NOT_COMPLETED,
        facts=_flood_claimed,
    ),
    "tram-y-te/deputy-1": Course(
        shows="Mới khắc phục 8 trong 10 hạn chế được chỉ ra: điểm trên 90, có việc vượt mức, vẫn không xuất sắc.",
        work=Work.STRONG,
        facts=lambda _: _shortcomings(10, 8),
    ),
    "trung-tam-van-hoa/head": Course(
        shows="Tập thể hoàn thành dưới 70% nhiệm vụ: người đứng đầu không hoàn thành nhiệm vụ.",
        work=Work.MODEST,
        asked=Grade.COMPLETED,
        proposed=Grade.NOT_COMPLETED,
        decided=Grade.NOT_COMPLETED,
    ),
    "trung-tam-van-hoa/deputy-1": Course(
        shows="Cấp phó của tập thể dưới 70%: dù việc riêng vượt mức cũng không xếp loại xuất sắc.",
        work=Work.STRONG,
        asked=Grade.EXCELLENT,
    ),
    "hoi-dong-nhan-dan/member-2": Course(
        shows="Bị khiển trách liên quan đến nhiệm vụ trong quý: không hoàn thành nhiệm vụ.",
        not_met=("1.3", "1.5"),
        proposed=Grade.NOT_COMPLETED,
        decided=Grade.NOT_COMPLETED,
        facts=_reprimand,
    ),
    "hoi-dong-nhan-dan/member-1": Course(
        shows="Thẩm định khác tự đánh giá ở một tiêu chí chung và ở chất lượng một sản phẩm.",
        not_met=(),
        differences=_criterion_and_quality,
        facts=lambda _: _shortcomings(5, 3),
    ),
    "uy-ban-nhan-dan/member-1": Course(
        shows="Thẩm định khác tự đánh giá về tiến độ: có việc chậm (không quá 20%), chỉ còn hoàn thành nhiệm vụ.",
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
        differences=_timeliness,
    ),
    "hoi-nong-dan/head": Course(
        shows="Đề xuất cao hơn mức đủ điều kiện: tập thể chưa có 30% nhiệm vụ vượt mức; quyết định thấp hơn, nêu lý do.",
        work=Work.STRONG,
        asked=Grade.EXCELLENT,
        proposed=Grade.EXCELLENT,
        outstanding="Mô hình rau an toàn mang lại thu nhập cao hơn năm trước.",
        reason="Tập thể do đồng chí phụ trách chưa có ít nhất 30% nhiệm vụ hoàn thành vượt mức.",
    ),
    "hoi-cuu-chien-binh/head": Course(
        shows="Tập thể hoàn thành từ 70% đến dưới 100%: quy định để cấp có thẩm quyền quyết định, nêu rõ căn cứ.",
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
        reason="Tập thể còn một nhiệm vụ chưa xong do đơn vị phối hợp lùi lịch; các nhiệm vụ khác bảo đảm.",
        legal_basis="Khoản 4 Điều 11 Quy định 366-QĐ/TW; Thông báo kết luận 52-TB/ĐU của Ban Thường vụ (hư cấu)",
    ),
    "doan-thanh-nien/deputy-1": Course(
        shows="Quyết định cao hơn mức chương trình tính: nêu căn cứ pháp lý cụ thể.",
        work=Work.PARTLY,
        asked=Grade.COMPLETED,
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
        reason="Một hoạt động dời sang tháng 7 theo lịch của huyện cũ; cá nhân đã chủ động báo cáo trước thời hạn.",
        legal_basis="Điểm c mục 6.1 Hướng dẫn 02-HD/BTCTW; Công văn hướng dẫn 61-CV/BXDĐ (hư cấu)",
    ),
    "van-phong-hdnd-ubnd/head": Course(
        shows="Tập thể có nhiệm vụ chậm tiến độ (không quá 20%): người đứng đầu hoàn thành nhiệm vụ.",
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
    ),
    "van-phong-hdnd-ubnd/deputy-1": Course(
        shows="Phụ trách nhiệm vụ chậm tiến độ của tập thể: hoàn thành nhiệm vụ.",
        asked=Grade.COMPLETED,
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
    ),
    "van-phong-hdnd-ubnd/member-1": Course(
        shows="Có việc vượt mức nhưng một việc chậm (không quá 20%): điểm trên 90, vẫn chỉ hoàn thành nhiệm vụ.",
        work=Work.LATE,
        asked=Grade.EXCELLENT,
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
    ),
    "truong-mam-non/head": Course(
        shows="Có ý kiến bảo lưu của người được đánh giá (không công khai).",
        work=Work.MODEST,
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
        more={"reserved_opinion": "Đề nghị xem xét thêm khó khăn do thiếu giáo viên trong tháng 5; bảo lưu mức tự đề xuất."},
    ),
    "truong-mam-non/deputy-1": Course(
        shows="Phụ trách nhiệm vụ chậm tiến độ của tập thể: hoàn thành nhiệm vụ.",
        asked=Grade.COMPLETED,
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
    ),
    "trung-tam-van-hoa/deputy-2": Course(
        shows="Lần đầu được bổ nhiệm từ 01/6/2026: đủ 01 tháng trong quý nên vẫn được đánh giá."
    ),
    "truong-trung-hoc-co-so/deputy-1": Course(
        shows="Có khiếu nại, sau công bố được điều chỉnh từ hoàn thành lên hoàn thành tốt (điều chỉnh, không sửa hồ sơ cũ).",
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
        more={
            "appeals": [
                {
                    "submitted_on": "2026-07-13",
                    "content": "Minh chứng của một chuyên đề nộp đúng hạn nhưng chưa được đưa vào hồ sơ thẩm định.",
                    "conclusion": "Khiếu nại có cơ sở; đề nghị điều chỉnh mức xếp loại.",
                    "document": "Thông báo kết luận 34-TB/UBND",
                    "answered_on": "2026-07-24",
                }
            ],
            "amendments": [
                {
                    "kind": "ADJUST",
                    "by": "uy-ban-nhan-dan-xa",
                    "on": "2026-07-28",
                    "number": "188/QĐ-UBND",
                    "grade": "GOOD",
                    "reason": "Bổ sung minh chứng theo kết luận giải quyết khiếu nại.",
                }
            ],
        },
    ),
    "mat-tran/deputy-3": Course(
        shows="Hủy bỏ kết quả đã công bố: minh chứng không đúng, chờ đánh giá lại.",
        more={
            "amendments": [
                {
                    "kind": "CANCEL",
                    "by": "ban-thuong-vu",
                    "on": "2026-08-12",
                    "number": "33-QĐ/ĐU",
                    "reason": "Hai minh chứng không đúng với kết quả thực tế; hủy kết quả để đánh giá lại.",
                }
            ]
        },
    ),
    "uy-ban-kiem-tra/member-1": Course(shows="Liệt kê từng tiêu chí chung đạt và không đạt.", listed=True),
    "uy-ban-nhan-dan/deputy-1": Course(
        shows="Có kết quả lấy phiếu tín nhiệm trong kỳ (tỷ lệ tín nhiệm thấp không quá 50%).",
        facts=lambda _: {"confidence_vote": {"low": 3, "total": 26}},
    ),
    "truong-trung-hoc-co-so/member-3": Course(
        shows="Cấp có thẩm quyền quyết định thấp hơn mức đủ điều kiện, nêu lý do.",
        work=Work.MODEST,
        decided=Grade.COMPLETED,
        reason="Phần lớn sản phẩm phải sửa nhiều lần; tập thể thống nhất mức hoàn thành nhiệm vụ.",
    ),
    "phong-kinh-te/deputy-1": Course(
        shows="Cán bộ được bổ nhiệm lên cấp trưởng ngay sau quý này: hồ sơ quý II vẫn theo chức vụ cấp phó."
    ),
}  # fmt: skip

_LATE_REPORT = {
    "what": "Một nhiệm vụ chậm 06 ngày so với kế hoạch.",
    "cause": "Phối hợp lấy ý kiến các phòng chưa kịp thời.",
    "remedy": "Lập lịch nhắc việc chung, rà soát vào thứ sáu hằng tuần.",
}

UNIT_COURSES: dict[str, UnitCourse] = {
    "van-phong-dang-uy": UnitCourse(
        shows="Tập thể xuất sắc: 100% đúng hạn, trên 30% vượt mức.",
        tasks=8,
        exceeded=4,
        grade=Grade.EXCELLENT,
        outstanding="Bốn nhiệm vụ vượt mức, trong đó có mẫu chương trình công tác được nhân rộng.",
    ),
    "truong-trung-hoc-co-so": UnitCourse(
        shows="Tập thể xuất sắc: 100% đúng hạn, trên 30% vượt mức.",
        tasks=8,
        exceeded=4,
        grade=Grade.EXCELLENT,
        outstanding="Chất lượng thi học sinh giỏi vượt chỉ tiêu; kho học liệu số dùng chung toàn xã.",
    ),
    "trung-tam-van-hoa": UnitCourse(
        shows="Tập thể hoàn thành dưới 70% số nhiệm vụ (6/10).",
        tasks=10,
        undone=4,
        exceeded=0,
        asked=Grade.COMPLETED,
        grade=Grade.NOT_COMPLETED,
        limitations=(
            {
                "what": "Bốn hoạt động văn hóa, thể thao trong kế hoạch chưa tổ chức.",
                "cause": "Chậm thuê thiết bị, chưa phân công đầu mối rõ.",
                "remedy": "Giao việc theo «sáu rõ», báo cáo tiến độ hằng tuần.",
            },
        ),
    ),
    "truong-tieu-hoc": UnitCourse(
        shows="Một nhiệm vụ không thể làm do ngập lụt, được xác nhận: không tính vào tỷ lệ hoàn thành.",
        tasks=8,
        undone=1,
        excused=1,
    ),
    "van-phong-hdnd-ubnd": UnitCourse(
        shows="Có 01/10 nhiệm vụ chậm tiến độ (10%, không quá 20%).",
        tasks=10,
        late=1,
        exceeded=0,
        grade=Grade.COMPLETED,
        limitations=(_LATE_REPORT,),
    ),
    "truong-mam-non": UnitCourse(
        shows="Có 01/6 nhiệm vụ chậm tiến độ (16,67%, không quá 20%).", tasks=6, late=1, exceeded=0, grade=Grade.COMPLETED, limitations=(_LATE_REPORT,)
    ),
    "hoi-cuu-chien-binh": UnitCourse(
        shows="Hoàn thành 5/6 nhiệm vụ (83,33%): giữa 70% và 100%, cấp có thẩm quyền quyết định.",
        tasks=6,
        undone=1,
        exceeded=0,
        grade=Grade.COMPLETED,
        reason="Nhiệm vụ còn lại phụ thuộc đơn vị phối hợp, đã có lịch thực hiện trong tháng 7.",
        legal_basis="Khoản 4 Điều 11 Quy định 366-QĐ/TW; Thông báo kết luận 52-TB/ĐU của Ban Thường vụ (hư cấu)",
    ),
    "uy-ban-nhan-dan": UnitCourse(
        shows="Bốn trong năm chỉ tiêu kinh tế – xã hội cơ bản đạt; một chỉ tiêu chưa đạt là nội dung lưu ý.",
        tasks=9,
        exceeded=2,
        indicators={
            "growth": True,
            "budget_revenue": True,
            "public_investment": False,
            "income_per_head": True,
            "poverty_reduction": True,
        },
    ),
    "hoi-nong-dan": UnitCourse(tasks=6, exceeded=1),
}  # fmt: skip
