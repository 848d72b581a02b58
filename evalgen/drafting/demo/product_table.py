"""The table of standard products: id, axis, points, title, output, and the titles under which it appears in plans."""

STANDARD = "bao-cao-thang"
"""The product of factor 1, in every catalogue."""

Row = tuple[str, int, int, str, str, tuple[str, ...]]

COMMON: tuple[Row, ...] = (
    (STANDARD, 4, 100, "Báo cáo kết quả công tác hằng tháng", "Báo cáo", ("Báo cáo công tác {m1} và {m2}", "Báo cáo công tác hằng tháng trong {q}")),
    ("bao-cao-quy", 4, 120, "Báo cáo kết quả công tác quý", "Báo cáo", ("Báo cáo kết quả công tác {q}",)),
    ("sinh-hoat-chuyen-de", 4, 90, "Buổi sinh hoạt chuyên đề của chi bộ", "Biên bản, chuyên đề", ("Sinh hoạt chuyên đề về nêu gương và kỷ luật công vụ", "Sinh hoạt chuyên đề về tinh gọn đầu mối, việc làm hằng ngày")),
    ("ke-hoach-trong-tam", 1, 130, "Kế hoạch nhiệm vụ trọng tâm", "Kế hoạch", ("Kế hoạch phục vụ mục tiêu tăng trưởng của xã trong {q}", "Kế hoạch tháo gỡ khó khăn cho hộ kinh doanh")),
    ("lam-viec-co-so", 1, 80, "Buổi làm việc tại thôn, tổ dân phố", "Thông báo kết luận", ("Làm việc với các thôn về nhiệm vụ {q}", "Nắm tình hình sản xuất, kinh doanh tại cơ sở")),
    ("tra-loi-kien-nghi", 2, 80, "Văn bản giải quyết, trả lời kiến nghị", "Công văn", ("Giải quyết kiến nghị của cử tri gửi đến trong {q}", "Trả lời phản ánh của người dân qua cổng tiếp nhận")),
    ("tiep-cong-dan", 2, 60, "Buổi tiếp công dân định kỳ", "Sổ tiếp công dân, thông báo", ("Tiếp công dân định kỳ trong {q}",)),
    ("kiem-tra-noi-bo", 2, 140, "Cuộc kiểm tra, giám sát theo kế hoạch", "Thông báo kết luận", ("Kiểm tra việc thực hiện quy chế làm việc", "Giám sát việc phân cấp, giao việc trong đơn vị")),
    ("so-hoa-ho-so", 3, 110, "Đợt số hóa hồ sơ, tài liệu", "Dữ liệu đã số hóa", ("Số hóa hồ sơ lưu trữ năm 2024–2025", "Số hóa hồ sơ công việc phát sinh trong {m2}")),
    ("giai-phap-so", 3, 160, "Giải pháp ứng dụng công nghệ số", "Thuyết minh, kết quả áp dụng", ("Áp dụng sổ theo dõi công việc trên máy tính", "Mẫu báo cáo tự tổng hợp từ dữ liệu dùng chung")),
    ("tham-hoi-ho-tro", 5, 70, "Đợt thăm hỏi, hỗ trợ gia đình chính sách, hộ khó khăn", "Danh sách, biên nhận", ("Thăm hỏi gia đình chính sách trong {q}", "Vận động giúp đỡ hộ mới thoát nghèo")),
    ("tuyen-truyen-an-ninh", 6, 90, "Đợt tuyên truyền, kiểm tra bảo đảm an ninh trật tự", "Báo cáo đợt", ("Tuyên truyền phòng, chống lừa đảo trên mạng", "Kiểm tra an toàn phòng cháy tại trụ sở")),
)  # fmt: skip

OWN: dict[str, tuple[Row, ...]] = {
    "dang-uy-xa": (
        ("nghi-quyet-chuyen-de", 1, 220, "Nghị quyết chuyên đề của Đảng ủy", "Nghị quyết", ("Nghị quyết chuyên đề về phát triển kinh tế tập thể", "Nghị quyết chuyên đề về nông nghiệp sạch")),
        ("doi-thoai-nhan-dan", 2, 150, "Hội nghị đối thoại với Nhân dân", "Thông báo kết luận đối thoại", ("Đối thoại của người đứng đầu cấp ủy với Nhân dân",)),
        ("ket-luan-lanh-dao", 4, 180, "Kết luận về công tác cán bộ và tổ chức bộ máy", "Kết luận", ("Kết luận về sắp xếp chi bộ sau hợp nhất", "Kết luận về quy hoạch cán bộ")),
        ("chi-dao-chuyen-doi-so", 3, 150, "Chương trình chuyển đổi số của Đảng bộ", "Chương trình", ("Chương trình chuyển đổi số của Đảng bộ xã {q}",)),
        ("chi-dao-an-sinh", 5, 130, "Chỉ đạo chương trình an sinh xã hội", "Văn bản chỉ đạo, kết quả", ("Chỉ đạo xóa nhà tạm, nhà dột nát",)),
        ("chi-dao-quoc-phong", 6, 130, "Chỉ đạo nhiệm vụ quân sự, quốc phòng địa phương", "Văn bản chỉ đạo, kết quả", ("Chỉ đạo huấn luyện dân quân và diễn tập",)),
    ),
    "van-phong-dang-uy": (
        ("chuong-trinh-cong-tac", 4, 150, "Chương trình công tác của Ban Chấp hành", "Chương trình", ("Chương trình công tác của Ban Chấp hành {q}",)),
        ("phuc-vu-hoi-nghi", 4, 110, "Phục vụ hội nghị cấp ủy", "Tài liệu, biên bản", ("Phục vụ hội nghị Ban Chấp hành và Ban Thường vụ",)),
        ("quan-ly-tai-chinh-dang", 2, 140, "Quyết toán tài chính Đảng", "Báo cáo quyết toán", ("Quyết toán tài chính Đảng {q}",)),
        ("co-yeu-luu-tru", 6, 120, "Đợt kiểm tra công tác cơ yếu, bảo mật", "Biên bản", ("Kiểm tra bảo mật hệ thống mạng nội bộ",)),
    ),
    "ban-xay-dung-dang": (
        ("de-an-to-chuc", 4, 200, "Đề án về tổ chức đảng, đảng viên", "Đề án", ("Đề án nâng cao chất lượng sinh hoạt chi bộ",)),
        ("bao-cao-to-chuc-dang", 4, 120, "Báo cáo tình hình tổ chức cơ sở đảng, đảng viên", "Báo cáo", ("Báo cáo tình hình tổ chức cơ sở đảng, đảng viên {q}",)),
        ("to-trinh-can-bo", 4, 150, "Tờ trình về công tác cán bộ", "Tờ trình", ("Tờ trình về luân chuyển, bố trí cán bộ", "Tờ trình về kết nạp đảng viên mới")),
        ("hoc-tap-nghi-quyet", 5, 120, "Hội nghị học tập, quán triệt nghị quyết", "Kế hoạch, báo cáo", ("Hội nghị học tập nghị quyết của Trung ương",)),
        ("so-tay-dang-vien", 3, 130, "Triển khai Sổ tay đảng viên điện tử", "Báo cáo kết quả", ("Triển khai Sổ tay đảng viên điện tử tại các chi bộ",)),
    ),
    "uy-ban-kiem-tra": (
        ("kiem-tra-to-chuc-dang", 4, 200, "Cuộc kiểm tra tổ chức đảng, đảng viên", "Thông báo kết luận", ("Kiểm tra chi bộ thôn Đông Mai", "Kiểm tra chi bộ trường học về thu, chi đảng phí")),
        ("giam-sat-chuyen-de", 2, 180, "Cuộc giám sát chuyên đề", "Thông báo kết quả giám sát", ("Giám sát việc kê khai tài sản, thu nhập", "Giám sát việc thực hiện quy chế làm việc")),
        ("bao-cao-kiem-tra", 4, 110, "Báo cáo công tác kiểm tra, giám sát", "Báo cáo", ("Báo cáo công tác kiểm tra, giám sát {q}",)),
        ("theo-doi-don-thu", 6, 100, "Theo dõi đơn thư liên quan đảng viên", "Sổ theo dõi, báo cáo", ("Theo dõi, xử lý đơn thư liên quan đảng viên trong {q}",)),
    ),
    "hoi-dong-nhan-dan": (
        ("ky-hop", 2, 220, "Kỳ họp Hội đồng nhân dân", "Nghị quyết kỳ họp", ("Chuẩn bị và tổ chức kỳ họp {q}",)),
        ("giam-sat-hdnd", 2, 180, "Cuộc giám sát của HĐND, các Ban", "Báo cáo giám sát", ("Giám sát giải ngân vốn đầu tư công", "Giám sát việc thực hiện chính sách người có công")),
        ("tham-tra-nghi-quyet", 1, 150, "Báo cáo thẩm tra dự thảo nghị quyết", "Báo cáo thẩm tra", ("Thẩm tra dự toán ngân sách điều chỉnh", "Thẩm tra nghị quyết về hỗ trợ sản xuất")),
        ("tiep-xuc-cu-tri", 5, 110, "Đợt tiếp xúc cử tri", "Báo cáo tổng hợp ý kiến", ("Tiếp xúc cử tri trước và sau kỳ họp",)),
        ("hop-khong-giay", 3, 120, "Kỳ họp không giấy tờ", "Tài liệu số, báo cáo", ("Vận hành phòng họp không giấy tờ",)),
    ),
    "uy-ban-nhan-dan": (
        ("dieu-hanh-ngan-sach", 1, 220, "Điều hành thu, chi ngân sách", "Quyết định, báo cáo", ("Điều hành thu ngân sách {q}",)),
        ("giai-ngan-dau-tu", 1, 200, "Giải ngân vốn đầu tư công", "Báo cáo giải ngân", ("Giải ngân đường liên thôn Đông Mai – Tây Mai", "Giải ngân công trình nước sạch")),
        ("cai-cach-hanh-chinh", 2, 150, "Chương trình cải cách hành chính", "Báo cáo, chỉ số", ("Nâng tỷ lệ hồ sơ giải quyết đúng hạn",)),
        ("dich-vu-cong-truc-tuyen", 3, 140, "Chỉ tiêu dịch vụ công trực tuyến", "Số liệu, báo cáo", ("Tăng tỷ lệ hồ sơ nộp trực tuyến trong {q}",)),
        ("nong-thon-moi", 5, 180, "Tiêu chí nông thôn mới nâng cao", "Hồ sơ minh chứng", ("Hoàn thành hồ sơ tiêu chí môi trường", "Hoàn thành hồ sơ tiêu chí thu nhập")),
        ("phong-chong-thien-tai", 6, 150, "Phương án phòng, chống thiên tai", "Phương án, diễn tập", ("Phương án phòng, chống thiên tai năm 2026", "Diễn tập ứng phó ngập lụt")),
    ),
    "van-phong-hdnd-ubnd": (
        ("tham-muu-dieu-hanh", 2, 140, "Văn bản tham mưu điều hành", "Quyết định, công văn", ("Tham mưu quy chế phối hợp giữa các cơ quan", "Tham mưu kế hoạch cải cách hành chính")),
        ("van-ban-quy-pham", 2, 200, "Dự thảo văn bản quy phạm pháp luật", "Dự thảo, tờ trình", ("Dự thảo nghị quyết về mức thu vệ sinh môi trường",)),
        ("he-thong-van-ban", 3, 130, "Vận hành hệ thống quản lý văn bản", "Báo cáo vận hành", ("Chuyển hết văn bản sang ký số", "Liên thông văn bản đến các thôn")),
        ("phuc-vu-phien-hop", 4, 90, "Phục vụ phiên họp UBND", "Tài liệu, biên bản", ("Phục vụ các phiên họp thường kỳ trong {q}",)),
        ("tong-hop-kinh-te", 1, 130, "Báo cáo tổng hợp kinh tế – xã hội", "Báo cáo", ("Báo cáo kinh tế – xã hội {q}",)),
    ),
    "phong-kinh-te": (
        ("ho-so-dau-tu", 1, 200, "Hồ sơ chủ trương đầu tư", "Tờ trình, hồ sơ", ("Hồ sơ chủ trương đầu tư chợ trung tâm", "Hồ sơ chủ trương đầu tư kênh nội đồng")),
        ("quyet-toan-cong-trinh", 1, 180, "Quyết toán công trình hoàn thành", "Báo cáo quyết toán", ("Quyết toán công trình giao thông thôn Hạ", "Quyết toán công trình trường học")),
        ("cap-phep-xay-dung", 2, 110, "Đợt thẩm định cấp phép xây dựng", "Giấy phép, biên bản", ("Thẩm định cấp phép xây dựng trong {q}",)),
        ("du-lieu-dat-dai", 3, 150, "Làm giàu, làm sạch dữ liệu đất đai", "Cơ sở dữ liệu", ("Làm sạch dữ liệu đất đai thôn Thượng", "Làm sạch dữ liệu đất đai thôn Hạ")),
        ("mo-hinh-san-xuat", 5, 140, "Mô hình sản xuất nâng cao thu nhập", "Báo cáo mô hình", ("Mô hình lúa chất lượng cao liên kết tiêu thụ",)),
    ),
    "phong-van-hoa-xa-hoi": (
        ("chi-tra-tro-cap", 5, 120, "Đợt chi trả trợ cấp an sinh", "Danh sách chi trả", ("Chi trả trợ cấp xã hội hằng tháng qua tài khoản",)),
        ("dieu-tra-ho-ngheo", 5, 180, "Rà soát hộ nghèo, hộ cận nghèo", "Báo cáo, danh sách", ("Rà soát hộ nghèo, hộ cận nghèo giữa năm",)),
        ("gia-dinh-van-hoa", 5, 100, "Xây dựng gia đình, thôn văn hóa", "Quyết định công nhận", ("Hồ sơ công nhận thôn văn hóa",)),
        ("tham-dinh-giao-duc", 2, 130, "Thẩm định kế hoạch trường học", "Biên bản thẩm định", ("Thẩm định kế hoạch năm học các trường",)),
        ("so-lieu-lao-dong", 3, 110, "Cập nhật cơ sở dữ liệu lao động", "Cơ sở dữ liệu", ("Cập nhật dữ liệu người lao động toàn xã",)),
        ("ket-noi-viec-lam", 1, 130, "Phiên kết nối việc làm", "Báo cáo kết quả", ("Phiên kết nối việc làm {q}",)),
    ),
    "trung-tam-hanh-chinh-cong": (
        ("giai-quyet-ho-so", 2, 130, "Giải quyết hồ sơ thủ tục hành chính đúng hạn", "Số liệu một cửa", ("Giải quyết hồ sơ hộ tịch, chứng thực trong {q}", "Giải quyết hồ sơ đất đai trong {q}")),
        ("quy-trinh-dien-tu", 3, 170, "Quy trình điện tử nội bộ", "Quy trình được duyệt", ("Quy trình điện tử cho thủ tục liên thông khai sinh", "Quy trình điện tử cho thủ tục trợ cấp")),
        ("khao-sat-hai-long", 2, 120, "Khảo sát mức độ hài lòng", "Báo cáo khảo sát", ("Khảo sát mức độ hài lòng của người dân {q}",)),
        ("huong-dan-truc-tuyen", 3, 80, "Buổi hướng dẫn nộp hồ sơ trực tuyến tại thôn", "Biên bản, hình ảnh", ("Hướng dẫn nộp hồ sơ trực tuyến tại các thôn",)),
        ("ho-tro-doanh-nghiep", 1, 110, "Hỗ trợ đăng ký hộ kinh doanh", "Số liệu", ("Hỗ trợ đăng ký hộ kinh doanh trong {q}",)),
    ),
    "trung-tam-van-hoa": (
        ("chuong-trinh-van-nghe", 5, 150, "Chương trình văn nghệ, thể thao", "Chương trình, hình ảnh", ("Giải bóng chuyền các thôn", "Liên hoan văn nghệ quần chúng")),
        ("ban-tin-truyen-thanh", 5, 70, "Chuyên mục truyền thanh", "Bản tin", ("Chuyên mục truyền thanh cơ sở hằng tuần",)),
        ("thu-vien-so", 3, 140, "Tủ sách, thư viện số", "Danh mục, số liệu", ("Thư viện số tại nhà văn hóa xã",)),
        ("tuyen-truyen-truc-quan", 4, 90, "Đợt tuyên truyền trực quan", "Pa-nô, hình ảnh", ("Tuyên truyền trực quan ngày lễ trong {q}",)),
    ),
    "mat-tran": (
        ("ngay-hoi-dai-doan-ket", 5, 160, "Chương trình đại đoàn kết toàn dân tộc", "Kế hoạch, báo cáo", ("Chương trình đại đoàn kết tại các thôn",)),
        ("giam-sat-phan-bien", 4, 180, "Cuộc giám sát, phản biện xã hội", "Báo cáo, kiến nghị", ("Phản biện dự thảo quy hoạch khu dân cư", "Giám sát việc huy động đóng góp")),
        ("quy-vi-nguoi-ngheo", 5, 130, "Vận động Quỹ Vì người nghèo", "Báo cáo thu, chi", ("Vận động Quỹ Vì người nghèo {q}",)),
        ("nha-dai-doan-ket", 1, 150, "Nhà đại đoàn kết hoàn thành", "Biên bản bàn giao", ("Hỗ trợ xây dựng nhà đại đoàn kết",)),
        ("hoa-giai-co-so", 6, 100, "Hòa giải ở cơ sở", "Biên bản hòa giải", ("Củng cố tổ hòa giải và hòa giải các vụ việc trong {q}",)),
    ),
    "doan-thanh-nien": (
        ("cong-trinh-thanh-nien", 5, 160, "Công trình thanh niên", "Biên bản nghiệm thu", ("Công trình thắp sáng đường thôn", "Công trình sân chơi thiếu nhi")),
        ("to-cong-nghe-so", 3, 120, "Hoạt động tổ công nghệ số cộng đồng", "Báo cáo", ("Hướng dẫn định danh điện tử cho người cao tuổi",)),
        ("ngay-chu-nhat-xanh", 5, 80, "Ngày Chủ nhật xanh", "Hình ảnh, báo cáo", ("Ngày Chủ nhật xanh trong {q}",)),
        ("tu-van-phap-luat", 6, 90, "Buổi tư vấn pháp luật cho thanh niên", "Biên bản", ("Tư vấn pháp luật, phòng chống ma túy",)),
    ),
    "hoi-phu-nu": (
        ("to-vay-von", 1, 130, "Tổ tiết kiệm và vay vốn", "Hồ sơ vay, báo cáo", ("Củng cố tổ tiết kiệm và vay vốn",)),
        ("gia-dinh-hanh-phuc", 5, 110, "Câu lạc bộ gia đình hạnh phúc", "Quyết định, báo cáo", ("Câu lạc bộ gia đình hạnh phúc thôn Thượng",)),
        ("phu-nu-khoi-nghiep", 5, 150, "Ý tưởng phụ nữ khởi nghiệp", "Hồ sơ ý tưởng", ("Hỗ trợ ý tưởng phụ nữ khởi nghiệp",)),
        ("chu-ky-so", 3, 100, "Lớp hướng dẫn thương mại điện tử", "Danh sách học viên", ("Lớp hướng dẫn bán hàng trên mạng",)),
    ),
    "hoi-nong-dan": (
        ("mo-hinh-nong-nghiep", 1, 170, "Mô hình nông nghiệp liên kết", "Báo cáo mô hình", ("Mô hình rau an toàn liên kết", "Mô hình nuôi cá thâm canh")),
        ("nguon-von-ho-tro", 1, 130, "Giải ngân Quỹ Hỗ trợ nông dân", "Hồ sơ giải ngân", ("Giải ngân Quỹ Hỗ trợ nông dân {q}",)),
        ("tap-huan-ky-thuat", 3, 90, "Lớp tập huấn kỹ thuật", "Danh sách, tài liệu", ("Tập huấn phòng trừ sâu bệnh bằng chế phẩm sinh học",)),
        ("moi-truong-dong-ruong", 5, 100, "Thu gom bao gói thuốc bảo vệ thực vật", "Biên bản", ("Thu gom bao gói thuốc bảo vệ thực vật",)),
    ),
    "hoi-cuu-chien-binh": (
        ("to-tu-quan", 6, 140, "Tổ tự quản an ninh trật tự", "Quyết định, báo cáo", ("Củng cố tổ tự quản an ninh trật tự",)),
        ("giao-duc-truyen-thong", 5, 100, "Buổi giáo dục truyền thống", "Chương trình, hình ảnh", ("Nói chuyện truyền thống tại trường học",)),
        ("nghia-tinh-dong-doi", 5, 120, "Hoạt động nghĩa tình đồng đội", "Biên nhận, báo cáo", ("Hỗ trợ hội viên khó khăn",)),
        ("dau-tranh-phan-bac", 6, 110, "Bài viết đấu tranh phản bác", "Bài viết", ("Bài viết bảo vệ nền tảng tư tưởng của Đảng",)),
    ),
    "truong-trung-hoc-co-so": (
        ("ke-hoach-giao-duc", 5, 180, "Kế hoạch giáo dục nhà trường", "Kế hoạch", ("Kế hoạch giáo dục nhà trường {q}", "Kế hoạch bồi dưỡng học sinh giỏi")),
        ("chuyen-de-day-hoc", 5, 120, "Chuyên đề đổi mới dạy học", "Chuyên đề, biên bản", ("Chuyên đề dạy học theo dự án", "Chuyên đề kiểm tra đánh giá năng lực")),
        ("kiem-tra-chuyen-mon", 2, 110, "Đợt kiểm tra chuyên môn", "Biên bản kiểm tra", ("Kiểm tra hồ sơ chuyên môn các tổ",)),
        ("hoc-lieu-so", 3, 130, "Kho học liệu số", "Học liệu", ("Xây dựng kho học liệu số khối 8, 9",)),
    ),
    "truong-tieu-hoc": (
        ("ke-hoach-day-hoc", 5, 170, "Kế hoạch dạy học hai buổi mỗi ngày", "Kế hoạch", ("Kế hoạch dạy học hai buổi mỗi ngày",)),
        ("truong-chuan-quoc-gia", 5, 220, "Hồ sơ trường chuẩn quốc gia", "Hồ sơ minh chứng", ("Hồ sơ trường chuẩn quốc gia mức độ 2",)),
        ("hoat-dong-trai-nghiem", 5, 90, "Hoạt động trải nghiệm", "Kế hoạch, hình ảnh", ("Hoạt động trải nghiệm tại làng nghề",)),
        ("hoc-ba-so", 3, 130, "Học bạ số", "Dữ liệu học bạ", ("Triển khai học bạ số khối 1–3",)),
    ),
    "truong-mam-non": (
        ("cham-soc-tre", 5, 150, "Chăm sóc, nuôi dưỡng trẻ bán trú", "Sổ theo dõi", ("Chăm sóc, nuôi dưỡng trẻ bán trú {q}",)),
        ("chuyen-de-mam-non", 5, 120, "Chuyên đề lấy trẻ làm trung tâm", "Chuyên đề", ("Chuyên đề lấy trẻ làm trung tâm",)),
        ("an-toan-thuc-pham", 2, 100, "Kiểm tra an toàn thực phẩm bếp ăn", "Biên bản", ("Kiểm tra an toàn thực phẩm bếp ăn bán trú",)),
    ),
    "tram-y-te": (
        ("kham-suc-khoe", 5, 150, "Đợt khám sức khỏe định kỳ", "Hồ sơ sức khỏe", ("Khám sức khỏe người cao tuổi", "Khám sức khỏe học sinh")),
        ("tiem-chung", 5, 100, "Đợt tiêm chủng", "Sổ tiêm chủng", ("Tiêm chủng mở rộng trong {q}",)),
        ("ho-so-suc-khoe", 3, 140, "Hồ sơ sức khỏe điện tử", "Dữ liệu", ("Lập hồ sơ sức khỏe điện tử toàn dân",)),
        ("phong-dich", 6, 130, "Phương án phòng, chống dịch", "Phương án, báo cáo", ("Phòng, chống sốt xuất huyết",)),
        ("bao-phu-bhyt", 1, 120, "Vận động tham gia bảo hiểm y tế", "Số liệu", ("Vận động hộ gia đình tham gia bảo hiểm y tế",)),
    ),
}  # fmt: skip
