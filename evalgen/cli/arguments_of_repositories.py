"""Arguments of the commands that write records for people: new, import, init, demo."""

from __future__ import annotations

from evalgen.cli.command_options import Commands, add_command, json_option, root_option
from evalgen.cli.option_types import day, path, whole
from evalgen.cli.vietnamese_parser import VietnameseParser


def add_new(commands: Commands[VietnameseParser]) -> None:
    """`evalgen new`."""
    command = add_command(
        commands,
        "new",
        "Mở một kỳ: tạo hồ sơ trống cho mọi người thuộc diện đánh giá; không ghi đè tệp đã có.",
        "evalgen new 2026-Q4",
    )
    root_option(command)
    json_option(command)
    command.add_argument("period", metavar="KỲ", help="2026-Q4 (quý), 2026-10 (tháng) hoặc 2026 (năm)")


def add_import(commands: Commands[VietnameseParser]) -> None:
    """`evalgen import`."""
    command = add_command(
        commands,
        "import",
        "Ghi hồ sơ từ bảng tính Excel (.xlsx) đã điền: đơn vị, cán bộ, danh mục; kế hoạch, tự đánh giá, thẩm định của cả một kỳ. Không "
        "ghi đè điều hồ sơ đã ghi.",
        "evalgen import --template ke-hoach.xlsx --period 2026-Q4 && evalgen import ke-hoach.xlsx",
        module="import_workbooks",
    )
    root_option(command)
    json_option(command)
    about = "lập bảng mẫu để điền vào tệp này, có sẵn những gì kho đã biết, thay vì đọc"
    command.add_argument("--template", type=path, metavar="TỆP", help=about)
    about = "với --template: bảng nhiệm vụ, tự đánh giá, thẩm định của một kỳ đã mở, ví dụ 2026-Q4 (mặc định: đơn vị, cán bộ, danh mục)"
    command.add_argument("--period", metavar="KỲ", help=about)
    command.add_argument(
        "--unit", metavar="ĐƠN_VỊ", help="với --template: chỉ người của một đơn vị (mã trong records/units/)"
    )
    command.add_argument("--dry-run", action="store_true", help="chỉ cho biết sẽ ghi gì, không ghi")
    command.add_argument("paths", nargs="*", type=path, metavar="BẢNG", help="một hay nhiều tệp .xlsx đã điền")


def add_init(commands: Commands[VietnameseParser]) -> None:
    """`evalgen init`."""
    command = add_command(
        commands,
        "init",
        "Lập kho của một tổ chức mới: hồ sơ gốc, quy trình kiểm tra và công bố, cài đặt trình soạn thảo, hướng dẫn; không "
        "ghi đè tệp đã có.",
        'evalgen init kho-ho-so --name "Đảng ủy xã Suối Mơ" --pack hd02 --unit "Văn phòng Đảng ủy"',
    )
    command.add_argument("directory", type=path, metavar="THƯ_MỤC", help="thư mục của kho, mới hoặc đang có")
    command.add_argument("--name", metavar="TÊN", help="tên tổ chức")
    about = "gói quy định áp dụng; mỗi loại kỳ (tháng, quý, năm) một gói, lặp lại tùy chọn khi có nhiều gói"
    command.add_argument("--pack", action="append", default=[], metavar="GÓI", help=about)
    about = "ngày bắt đầu áp dụng, dạng 2026-04-01 (mặc định: ngày hiệu lực của gói)"
    command.add_argument("--from", dest="since", type=day, metavar="NGÀY", help=about)
    about = "đơn vị trên cùng; các đơn vị nêu bằng --unit trực thuộc nó"
    command.add_argument("--top-unit", metavar="[MÃ[:LOẠI]=]TÊN", help=about)
    about = "đơn vị, lặp lại được; loại (ví dụ school) không nêu thì suy từ tên"
    command.add_argument("--unit", action="append", default=[], metavar="[MÃ[:LOẠI]=]TÊN", help=about)
    about = "tổ chức có thẩm quyền, lặp lại được; vai trò: approve_plan, verify, propose, decide, confirm"
    command.add_argument("--body", action="append", default=[], metavar="[MÃ[:VAI_TRÒ,…]=]TÊN", help=about)
    about = "cấp trên phê duyệt thay đổi về thẩm quyền, quy định và quy trình kiểm tra"
    command.add_argument("--governed-by", metavar="[MÃ=]TÊN", help=about)
    about = "tài khoản của cấp trên trên máy chủ Git, lặp lại được; có thì tạo luôn CODEOWNERS"
    command.add_argument("--account", action="append", default=[], metavar="TÀI_KHOẢN", help=about)
    about = "khóa SSH công khai (.pub) mà máy chủ dùng để ký biên nhận"
    command.add_argument("--receipt-key", type=path, metavar="TỆP", help=about)
    choices = ("github", "gitlab", "both", "none")
    about = "quy trình cho máy chủ Git nào (mặc định: máy chủ đang có quy trình, chưa có thì cả hai)"
    command.add_argument("--host", choices=choices, help=about)
    command.add_argument("--branch", default="main", metavar="NHÁNH", help="nhánh được bảo vệ (mặc định: main)")
    about = "nơi các quy trình tải evalgen: địa chỉ của một tệp .whl, kèm #sha256= và mã băm của tệp"
    command.add_argument("--release", metavar="ĐỊA_CHỈ", help=about)


def add_demo(commands: Commands[VietnameseParser]) -> None:
    """`evalgen demo`."""
    command = add_command(
        commands,
        "demo",
        "Tạo một tổ chức hư cấu với hồ sơ mẫu trong một thư mục chưa có records/.",
        "evalgen demo thu-nghiem --people 66",
    )
    command.add_argument("directory", type=path, metavar="THƯ_MỤC", help="thư mục chưa có records/")
    command.add_argument("--people", type=whole(1), metavar="SỐ", help="số cán bộ (mặc định: như bản mẫu)")
    about = "số quý, từ quý II/2026 (mặc định 2: một quý đã công bố, một quý đang làm; nhiều hơn thì quý nào cũng đã công bố)"
    command.add_argument("--periods", type=whole(1), metavar="SỐ", help=about)
    command.add_argument("--seed", type=whole(0), metavar="SỐ", help="hạt giống; cùng số thì cùng kết quả")
