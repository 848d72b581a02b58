"""Titles of the posts in each unit: the head, the deputies, the members of the leadership."""

TITLES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "dang-uy-xa": (
        "Bí thư Đảng ủy",
        ("Phó Bí thư Thường trực Đảng ủy",),
        ("Ủy viên Ban Thường vụ Đảng ủy phụ trách dân vận", "Ủy viên Ban Thường vụ Đảng ủy phụ trách địa bàn"),
    ),
    "van-phong-dang-uy": (
        "Chánh Văn phòng Đảng ủy",
        ("Phó Chánh Văn phòng phụ trách tổng hợp", "Phó Chánh Văn phòng phụ trách tài chính Đảng"),
        ("Tổ trưởng Tổ Cơ yếu – Lưu trữ",),
    ),
    "ban-xay-dung-dang": (
        "Trưởng Ban Xây dựng Đảng",
        ("Phó Trưởng Ban phụ trách tổ chức", "Phó Trưởng Ban phụ trách tuyên giáo và dân vận"),
        (),
    ),
    "uy-ban-kiem-tra": (
        "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy",
        ("Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra", "Phó Chủ nhiệm Ủy ban Kiểm tra"),
        ("Ủy viên chuyên trách Ủy ban Kiểm tra",),
    ),
    "hoi-dong-nhan-dan": (
        "Chủ tịch HĐND",
        ("Phó Chủ tịch HĐND",),
        ("Trưởng Ban Kinh tế – Ngân sách HĐND", "Trưởng Ban Văn hóa – Xã hội HĐND"),
    ),
    "uy-ban-nhan-dan": (
        "Chủ tịch UBND",
        ("Phó Chủ tịch UBND phụ trách văn hóa – xã hội", "Phó Chủ tịch UBND phụ trách kinh tế"),
        ("Ủy viên UBND phụ trách nội vụ", "Ủy viên UBND phụ trách nông nghiệp"),
    ),
    "van-phong-hdnd-ubnd": (
        "Chánh Văn phòng HĐND và UBND",
        ("Phó Chánh Văn phòng phụ trách tổng hợp", "Phó Chánh Văn phòng phụ trách tư pháp – hộ tịch"),
        ("Tổ trưởng Tổ Công nghệ thông tin",),
    ),
    "phong-kinh-te": (
        "Trưởng phòng Kinh tế",
        ("Phó Trưởng phòng phụ trách tài chính – kế hoạch", "Phó Trưởng phòng phụ trách xây dựng – đất đai"),
        (),
    ),
    "phong-van-hoa-xa-hoi": (
        "Trưởng phòng Văn hóa – Xã hội",
        ("Phó Trưởng phòng phụ trách giáo dục – y tế", "Phó Trưởng phòng phụ trách chính sách xã hội"),
        (),
    ),
    "trung-tam-hanh-chinh-cong": (
        "Giám đốc Trung tâm Phục vụ hành chính công",
        ("Phó Giám đốc phụ trách một cửa", "Phó Giám đốc phụ trách chuyển đổi số"),
        (),
    ),
    "trung-tam-van-hoa": (
        "Giám đốc Trung tâm Văn hóa – Thông tin",
        ("Phó Giám đốc phụ trách văn hóa – thể thao", "Phó Giám đốc phụ trách truyền thanh"),
        (),
    ),
    "mat-tran": (
        "Chủ tịch Ủy ban MTTQ Việt Nam",
        (
            "Phó Chủ tịch Thường trực Ủy ban MTTQ",
            "Phó Chủ tịch Ủy ban MTTQ phụ trách phong trào",
            "Phó Chủ tịch Ủy ban MTTQ phụ trách giám sát",
        ),
        ("Ủy viên Thường trực Ủy ban MTTQ",),
    ),
    "doan-thanh-nien": ("Bí thư Đoàn Thanh niên", ("Phó Bí thư Đoàn Thanh niên",), ()),
    "hoi-phu-nu": ("Chủ tịch Hội Liên hiệp Phụ nữ", ("Phó Chủ tịch Hội Liên hiệp Phụ nữ",), ()),
    "hoi-nong-dan": ("Chủ tịch Hội Nông dân", ("Phó Chủ tịch Hội Nông dân",), ()),
    "hoi-cuu-chien-binh": ("Chủ tịch Hội Cựu chiến binh", ("Phó Chủ tịch Hội Cựu chiến binh",), ()),
    "truong-trung-hoc-co-so": (
        "Hiệu trưởng",
        ("Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách cơ sở vật chất"),
        ("Tổ trưởng Tổ Khoa học tự nhiên", "Tổ trưởng Tổ Khoa học xã hội", "Tổ trưởng Tổ Ngoại ngữ – Tin học"),
    ),
    "truong-tieu-hoc": (
        "Hiệu trưởng",
        ("Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách bán trú"),
        ("Tổ trưởng Tổ 1–3", "Tổ trưởng Tổ 4–5"),
    ),
    "truong-mam-non": (
        "Hiệu trưởng",
        ("Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách nuôi dưỡng"),
        ("Tổ trưởng Tổ Mẫu giáo",),
    ),
    "tram-y-te": (
        "Trưởng Trạm Y tế",
        ("Phó Trưởng Trạm phụ trách khám chữa bệnh", "Phó Trưởng Trạm phụ trách y tế dự phòng"),
        ("Trưởng Bộ phận Dân số", "Trưởng Bộ phận Dược – Vật tư"),
    ),
}
