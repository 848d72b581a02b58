"""The decided quarter: which unit shows which case of the rules."""

from evalgen.domain.grade import Grade
from evalgen.drafting.demo.course import UnitCourse
from evalgen.drafting.demo.recorded_facts import reprimand_found_out

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
                "what": "Bốn trong mười nhiệm vụ của kế hoạch quý chưa hoàn thành.",
                "cause": "Dồn việc vào cuối quý, chưa phân công đầu mối rõ.",
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
    "hoi-dong-nhan-dan": UnitCourse(
        shows="Có thành viên bị khiển trách nhưng tập thể chủ động phát hiện, khắc phục kịp thời: "
        "cấp có thẩm quyền quyết định, nêu rõ căn cứ.",
        reason="Tập thể chủ động phát hiện vi phạm của một thành viên, xử lý và khắc phục xong trong quý.",
        legal_basis="Đoạn cuối điểm 4.1 khoản 4 Điều 11 Quy định 366-QĐ/TW",
        facts=reprimand_found_out,
    ),
    "hoi-nong-dan": UnitCourse(tasks=6, exceeded=1),
}  # fmt: skip
