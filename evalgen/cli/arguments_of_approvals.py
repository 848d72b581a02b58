"""Arguments of the commands of review and approval: review, approve, receive, audit, codeowners."""

from __future__ import annotations

from evalgen.cli.command_options import RECORD, Commands, add_command, cache_option, root_option
from evalgen.cli.option_types import day, path
from evalgen.cli.vietnamese_parser import VietnameseParser


def add_review(commands: Commands[VietnameseParser]) -> None:
    """`evalgen review`."""
    command = add_command(
        commands,
        "review",
        "Cho biết hợp nhất một nhánh thì điều gì thay đổi: hồ sơ, điểm, mức, tỷ lệ, ai phê duyệt; mã thoát 1 nếu chưa hợp lệ.",
        "evalgen review main --format markdown",
    )
    root_option(command)
    choices = ("text", "markdown", "json")
    command.add_argument("--format", choices=choices, default="text", help="dạng báo cáo (mặc định: text)")
    command.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")
    command.add_argument("--output", type=path, metavar="TỆP", help="ghi báo cáo vào tệp thay vì in ra")
    about = "ghi thêm bản Markdown đầy đủ; bản in ra cho máy chủ dài nhất 65.536 ký tự"
    command.add_argument("--full", type=path, metavar="TỆP", help=about)
    about = "tài khoản của người trình trên máy chủ Git (không phải tên trong commit), để xét đơn vị phụ trách"
    command.add_argument("--author", metavar="TÀI_KHOẢN", help=about)
    about = "đọc lại toàn bộ kho thay vì chỉ những hồ sơ mà thay đổi có thể chạm đến; kết quả như nhau"
    command.add_argument("--whole-repository", action="store_true", help=about)
    cache_option(command)
    command.add_argument("base", metavar="NHÁNH_ĐÍCH", help="nhánh, thẻ hoặc mã phiên bản sẽ nhận thay đổi, ví dụ main")
    about = "nhánh hoặc phiên bản mang thay đổi (mặc định: thư mục đang làm việc, kể cả tệp mới)"
    command.add_argument("head", nargs="?", metavar="NHÁNH", help=about)


def add_approve(commands: Commands[VietnameseParser]) -> None:
    """`evalgen approve`."""
    command = add_command(
        commands,
        "approve",
        "Ký phê duyệt một bước của một hồ sơ bằng khóa SSH (cả khóa phần cứng).",
        f"evalgen approve {RECORD} --step decision --key ~/.ssh/id_ed25519 --on 2026-06-25",
    )
    root_option(command)
    choices = ("plan", "verification", "proposal", "decision", "amendment", "protection")
    command.add_argument(
        "--step", choices=choices, required=True, help="bước được phê duyệt; protection: tệp được bảo vệ"
    )
    command.add_argument("--key", type=path, required=True, metavar="TỆP", help="khóa SSH riêng")
    command.add_argument("--on", type=day, required=True, metavar="NGÀY", help="ngày ký, dạng 2026-06-25")
    about = "với --step protection: tổ chức mà người ký thay mặt (mặc định: tìm theo khóa, cấp trên giám sát trước)"
    command.add_argument("--body", metavar="TỔ_CHỨC", default="", help=about)
    cache_option(command)
    command.add_argument(
        "paths", nargs="+", type=path, metavar="TỆP", help="hồ sơ của người, collective.yaml, hoặc tệp được bảo vệ"
    )


def add_receive(commands: Commands[VietnameseParser]) -> None:
    """`evalgen receive`."""
    command = add_command(
        commands,
        "receive",
        "Trên máy chủ: ký biên nhận ngày nhận các phê duyệt và các mục hồ sơ mới của một kỳ.",
        "evalgen receive 2026-Q2 --body may-chu --key /run/secrets/receipt-key --on 2026-06-26",
    )
    root_option(command)
    command.add_argument(
        "--body", required=True, metavar="TỔ_CHỨC", help="tổ chức có vai trò receive trong records/bodies/"
    )
    command.add_argument("--key", type=path, required=True, metavar="TỆP", help="khóa SSH của máy chủ")
    command.add_argument(
        "--on", type=day, required=True, metavar="NGÀY", help="ngày theo sự kiện của máy chủ, dạng 2026-06-26"
    )
    command.add_argument("period", metavar="KỲ", help="2026-Q2 (quý), 2026-06 (tháng) hoặc 2026 (năm)")


def add_audit(commands: Commands[VietnameseParser]) -> None:
    """`evalgen audit`."""
    command = add_command(
        commands, "audit", "Kiểm tra mọi kết quả đã quyết định có phê duyệt hợp lệ, chỉ từ kho hồ sơ.", "evalgen audit"
    )
    root_option(command)
    about = "chỉ xét lịch sử sau phiên bản này, là phiên bản được tin (mặc định: từ đầu)"
    command.add_argument("--since", metavar="PHIÊN_BẢN", help=about)
    command.add_argument("--no-history", action="store_true", help="không xét lịch sử Git, chỉ xét các tệp đang có")
    choices = ("text", "json", "github", "sarif")
    command.add_argument("--format", choices=choices, default="text", help="dạng báo cáo (mặc định: text)")
    command.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")


def add_codeowners(commands: Commands[VietnameseParser]) -> None:
    """`evalgen codeowners`."""
    command = add_command(
        commands,
        "codeowners",
        "Tạo hoặc kiểm tra CODEOWNERS từ các tổ chức có thẩm quyền, và nêu cài đặt máy chủ phải có.",
        "evalgen codeowners --on 2026-07-01 > CODEOWNERS",
    )
    root_option(command)
    command.add_argument(
        "--on", type=day, required=True, metavar="NGÀY", help="thẩm quyền của ngày nào, dạng 2026-07-01"
    )
    command.add_argument("--check", action="store_true", help="so tệp đang có với hồ sơ (mã thoát 1 nếu không khớp)")
