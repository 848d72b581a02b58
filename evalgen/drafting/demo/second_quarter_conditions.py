"""The decided quarter: seats that show conditions not met, and what happened after the decision."""

from evalgen.domain.grade import Grade
from evalgen.drafting.demo import recorded_facts
from evalgen.drafting.demo.course import Course, Work

COURSES: dict[str, Course] = {
    "truong-tieu-hoc/deputy-1": Course(
        shows="Bất khả kháng được xác nhận (ngập lụt): việc chưa làm được đưa ra khỏi số phải hoàn thành.",
        work=Work.MISSING,
        facts=recorded_facts.flood_confirmed,
    ),
    "tram-y-te/deputy-2": Course(
        shows="Nêu bất khả kháng nhưng chưa được xác nhận: không hoàn thành nhiệm vụ.",
        work=Work.MISSING,
        proposed=Grade.NOT_COMPLETED,
        decided=Grade.NOT_COMPLETED,
        facts=recorded_facts.flood_claimed,
    ),
    "tram-y-te/deputy-1": Course(
        shows="Mới khắc phục 8 trong 10 hạn chế được chỉ ra: điểm trên 90, có việc vượt mức, vẫn không xuất sắc.",
        work=Work.STRONG,
        facts=lambda _: recorded_facts.shortcomings(10, 8),
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
        facts=recorded_facts.reprimand,
    ),
    "hoi-dong-nhan-dan/member-1": Course(
        shows="Thẩm định khác tự đánh giá ở một tiêu chí chung và ở chất lượng một sản phẩm.",
        not_met=(),
        differences=recorded_facts.criterion_and_quality,
        facts=lambda _: recorded_facts.shortcomings(5, 3),
    ),
    "uy-ban-nhan-dan/member-1": Course(
        shows="Thẩm định khác tự đánh giá về tiến độ: có việc chậm (không quá 20%), chỉ còn hoàn thành nhiệm vụ.",
        proposed=Grade.COMPLETED,
        decided=Grade.COMPLETED,
        differences=recorded_facts.timeliness,
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
        more={
            "reserved_opinion": "Đề nghị xem xét thêm khó khăn do thiếu giáo viên trong tháng 5; bảo lưu mức tự đề xuất."
        },
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
}
