"""Arguments of the commands that read records and answer: check, score, explain, rules, status."""

from __future__ import annotations

from evalgen.cli.command_options import RECORD, Commands, add_command, cache_option, json_option, root_option
from evalgen.cli.option_types import day, path
from evalgen.cli.vietnamese_parser import VietnameseParser


def add_check(commands: Commands[VietnameseParser]) -> None:
    """`evalgen check`."""
    command = add_command(
        commands, "check", "Kiểm tra mọi hồ sơ và nêu mọi chỗ cần sửa.", "evalgen check --format github"
    )
    root_option(command)
    choices = ("text", "lines", "json", "github", "sarif")
    about = "dạng báo cáo (mặc định: text; lines: mỗi vấn đề một dòng, cho trình soạn thảo)"
    command.add_argument("--format", choices=choices, default="text", help=about)
    command.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")
    about = "trước hết viết lại trong tệp những chỗ chỉ có thể hiểu một cách (0,75; 31/3/2026; thiếu dấu nháy …) và nêu từng chỗ"
    command.add_argument("--fix", action="store_true", help=about)
    cache_option(command)


def add_score(commands: Commands[VietnameseParser]) -> None:
    """`evalgen score`."""
    command = add_command(
        commands,
        "score",
        "Chấm điểm hồ sơ và nêu mức xếp loại cao nhất đủ điều kiện.",
        f"evalgen score {RECORD}",
    )
    root_option(command)
    json_option(command)
    cache_option(command)
    command.add_argument("paths", nargs="*", type=path, metavar="HỒ_SƠ", help="tệp hoặc thư mục (mặc định: tất cả)")


def add_explain(commands: Commands[VietnameseParser]) -> None:
    """`evalgen explain`."""
    command = add_command(
        commands,
        "explain",
        "Giải thích từng bước vì sao có điểm và mức xếp loại này, kèm căn cứ.",
        f"evalgen explain {RECORD}",
    )
    root_option(command)
    json_option(command)
    cache_option(command)
    about = (
        "tính thử với giá trị khác mà không ghi vào hồ sơ, lặp lại được; ví dụ results.bao-cao-thang.quantity=2; giá trị trống: "
        "bỏ mục ấy"
    )
    command.add_argument("--what-if", action="append", default=[], metavar="MỤC=GIÁ_TRỊ", help=about)
    command.add_argument("path", type=path, metavar="HỒ_SƠ", help="tệp hồ sơ của một người hoặc tập thể trong một kỳ")


def add_rules(commands: Commands[VietnameseParser]) -> None:
    """`evalgen rules`."""
    command = add_command(commands, "rules", "Liệt kê các quy tắc, căn cứ và nơi thực hiện.", "evalgen rules --json")
    root_option(command)
    json_option(command)
    about = "bảng bao phủ: từng quy định của các văn bản có sẵn được xử lý thế nào, ở đâu (Markdown, hoặc JSON)"
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--coverage", action="store_true", help=about)
    about = "soi chính các gói quy định: sai sót của văn bản và cách hiểu được chọn, chỗ cần sửa (mã thoát 1)"
    instead.add_argument("--lint", action="store_true", help=about)
    about = "mọi giá trị mà một gói có thể đặt: mã, giá trị nhận được, giá trị đang dùng từ ngày nào, kèm căn cứ"
    instead.add_argument("--values", metavar="GÓI", help=about)


def add_status(commands: Commands[VietnameseParser]) -> None:
    """`evalgen status`."""
    command = add_command(
        commands,
        "status",
        "Mỗi sáng: ai chưa nộp, hồ sơ nào ở bước nào, ai phải làm, hạn nào theo căn cứ nào, quá hạn thì sao.",
        "evalgen status 2026-Q3 --on 2026-10-02 --only late",
    )
    root_option(command)
    about = "ngày xem, dạng 2026-10-02; số ngày còn lại tính từ ngày này"
    command.add_argument("--on", type=day, required=True, metavar="NGÀY", help=about)
    command.add_argument("--unit", metavar="ĐƠN_VỊ", help="chỉ hồ sơ của một đơn vị (mã trong records/units/)")
    about = "chỉ hồ sơ chậm (late), chưa nộp (missing), hoặc đang chờ một tổ chức (mine=mã trong records/bodies/)"
    command.add_argument("--only", metavar="LOẠI", help=about)
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="kết quả cho máy đọc (JSON, số chính xác)")
    about = "ghi trang nội bộ (một tệp HTML, in được) thay vì in ra; không đặt trong thư mục của trang công khai"
    shape.add_argument("--html", type=path, metavar="TỆP", help=about)
    command.add_argument("--fail-late", action="store_true", help="mã thoát 1 nếu có hồ sơ quá hạn")
    cache_option(command)
    command.add_argument(
        "period", nargs="?", metavar="KỲ", help="2026-Q3, 2026-10 hoặc 2026 (mặc định: mọi kỳ đang mở)"
    )
