"""What may stand on the command line. Each command's own module is imported only when it runs."""

from __future__ import annotations

import argparse
import importlib

from evalgen import __version__
from evalgen.cli.option_types import day, path, whole
from evalgen.cli.vietnamese_parser import VietnameseParser
from evalgen.language import VIETNAMESE, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[argparse.Namespace], int]

RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"
"""A record of the repository that the program comes with, for the examples."""


def parser(language: Language = VIETNAMESE) -> VietnameseParser:
    """The parser of the whole command line; what runs finds `language` among the arguments."""
    top = VietnameseParser(
        prog="evalgen",
        description="Đánh giá, xếp loại cán bộ: kiểm tra hồ sơ, chấm điểm, xếp loại theo quy định, công bố kết quả.",
        epilog="Ví dụ: evalgen check",
    )
    version = f"evalgen {__version__}"
    top.add_argument("--version", action="version", version=version, help="hiện phiên bản rồi thoát")
    commands = top.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    _check(commands)
    _score(commands)
    _explain(commands)
    _build(commands)
    _serve(commands)
    _form(commands)
    _verify_site(commands)
    _export(commands)
    _gather(commands)
    _nation(commands)
    _status(commands)
    _review(commands)
    _rules(commands)
    _new(commands)
    _approve(commands)
    _receive(commands)
    _audit(commands)
    _codeowners(commands)
    _init(commands)
    _demo(commands)
    top.speak(language)
    top.set_defaults(language=language)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _command(commands: Commands[VietnameseParser], name: str, text: str, example: str) -> VietnameseParser:
    command = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"Ví dụ: {example}",
    )
    command.set_defaults(run=_runner(name))
    return command


def _runner(name: str) -> Run:
    def run(arguments: argparse.Namespace) -> int:
        code: int = importlib.import_module(f"evalgen.cli.{name.replace('-', '_')}").run(arguments)
        return code

    return run


def _root(command: VietnameseParser) -> None:
    command.add_argument(
        "--root",
        type=path,
        metavar="THƯ_MỤC",
        help="thư mục chứa records/ (mặc định: thư mục hiện tại hoặc thư mục cha gần nhất có records/)",
    )


def _json(command: VietnameseParser) -> None:
    command.add_argument("--json", action="store_true", help="kết quả cho máy đọc (JSON, số chính xác)")


def _cache(command: VietnameseParser) -> None:
    about = "nơi nhớ kết quả của lần chạy trước, ngoài kho hồ sơ (mặc định: thư mục đệm của người dùng); xóa lúc nào cũng được"
    command.add_argument("--cache", type=path, metavar="THƯ_MỤC", help=about)
    command.add_argument("--no-cache", action="store_true", help="tính lại tất cả, không dùng kết quả đã nhớ")


def _check(commands: Commands[VietnameseParser]) -> None:
    command = _command(commands, "check", "Kiểm tra mọi hồ sơ và nêu mọi chỗ cần sửa.", "evalgen check --format github")
    _root(command)
    choices = ("text", "json", "github", "sarif")
    command.add_argument("--format", choices=choices, default="text", help="dạng báo cáo (mặc định: text)")
    command.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")
    _cache(command)


def _score(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "score",
        "Chấm điểm hồ sơ và nêu mức xếp loại cao nhất đủ điều kiện.",
        f"evalgen score {RECORD}",
    )
    _root(command)
    _json(command)
    _cache(command)
    command.add_argument("paths", nargs="*", type=path, metavar="HỒ_SƠ", help="tệp hoặc thư mục (mặc định: tất cả)")


def _explain(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "explain",
        "Giải thích từng bước vì sao có điểm và mức xếp loại này, kèm căn cứ.",
        f"evalgen explain {RECORD}",
    )
    _root(command)
    _json(command)
    about = (
        "tính thử với giá trị khác mà không ghi vào hồ sơ, lặp lại được; ví dụ results.bao-cao-thang.quantity=2; giá trị trống: "
        "bỏ mục ấy"
    )
    command.add_argument("--what-if", action="append", default=[], metavar="MỤC=GIÁ_TRỊ", help=about)
    command.add_argument("path", type=path, metavar="HỒ_SƠ", help="tệp hồ sơ của một người hoặc tập thể trong một kỳ")


def _build(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "build",
        "Dựng trang công khai, hoặc hồ sơ nội bộ trình cấp có thẩm quyền, từ hồ sơ.",
        "evalgen build --audience internal --period 2026-Q3 --on 2026-10-03 --site ../ho-so-noi-bo",
    )
    _root(command)
    about = "nơi đặt trang (mặc định: site/ cạnh records/; hồ sơ nội bộ: noi-bo/ cạnh records/)"
    command.add_argument("--site", type=path, metavar="THƯ_MỤC", help=about)
    about = "dựng cho ai: public (mọi người), internal (cấp đề xuất, quyết định; không bao giờ chung thư mục)"
    command.add_argument("--audience", choices=("public", "internal"), default="public", help=about)
    about = "chỉ kỳ này, với internal (mặc định: mọi kỳ đang mở; không có thì kỳ mới nhất)"
    command.add_argument("--period", metavar="KỲ", help=about)
    about = "tính đến ngày nào, với internal, dạng 2026-10-03 (mặc định: ngày gần nhất ghi trong hồ sơ)"
    command.add_argument("--on", type=day, metavar="NGÀY", help=about)
    about = "chương trình dựng khung trang (mặc định: mkdocs; zensical: cài thêm evalgen[zensical])"
    command.add_argument("--shell", choices=("mkdocs", "zensical"), default="mkdocs", help=about)


def _form(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "form",
        "In một biểu mẫu của văn bản, để trống hoặc điền từ hồ sơ; không nêu mẫu nào thì liệt kê.",
        f"evalgen form hd02-mau-5 {RECORD} --html mau-5.html",
    )
    _root(command)
    about = "ghi vào tệp HTML (in được, mở không cần mạng) thay vì in ra màn hình"
    command.add_argument("--html", type=path, metavar="TỆP", help=about)
    about = "kỳ, khi điền mẫu của một tổ chức có thẩm quyền (mặc định: kỳ mới nhất đang mở)"
    command.add_argument("--period", metavar="KỲ", help=about)
    command.add_argument("form", nargs="?", metavar="MẪU", help="mã biểu mẫu, ví dụ hd02-mau-5")
    about = "điền từ tệp này: hồ sơ của một người, collective.yaml, period.yaml, hoặc tệp trong records/bodies/"
    command.add_argument("record", nargs="?", type=path, metavar="HỒ_SƠ", help=about)


def _serve(commands: Commands[VietnameseParser]) -> None:
    command = _command(commands, "serve", "Dựng trang rồi mở tại máy này để xem thử.", "evalgen serve --port 8000")
    _root(command)
    command.add_argument("--site", type=path, metavar="THƯ_MỤC", help="nơi đặt trang (mặc định: site/ cạnh records/)")
    about = "cổng trên 127.0.0.1; 0: cổng trống bất kỳ (mặc định: 8000)"
    command.add_argument("--port", type=whole(0, 65535), default=8000, metavar="CỔNG", help=about)


def _verify_site(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "verify-site",
        "Kiểm tra một trang đã dựng còn nguyên vẹn: tính lại mã băm của mọi tệp và so với manifest.json.",
        "evalgen verify-site https://xep-loai.example.gov.vn/ --rebuild",
    )
    _root(command)
    _json(command)
    about = "dựng lại trang từ hồ sơ và so từng tệp; hồ sơ phải ở đúng phiên bản mà manifest.json ghi"
    command.add_argument("--rebuild", action="store_true", help=about)
    command.add_argument("site", metavar="ĐỊA_CHỈ", help="thư mục hoặc địa chỉ http(s) của trang")


def _export(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "export",
        "Xuất kết quả của một kỳ ra bảng tính hoặc dữ liệu: bản công khai, hoặc bản nội bộ có điểm và đề xuất.",
        "evalgen export 2026-Q2 --audience internal --output ../ket-qua-quy-2.xlsx",
    )
    _root(command)
    about = "cho ai: public (đúng như trên trang công khai), internal (có điểm, đề xuất, quyết định)"
    command.add_argument("--audience", choices=("public", "internal"), required=True, help=about)
    about = "tệp mới; đuôi tệp chọn dạng: .xlsx, .csv, .json, .parquet"
    command.add_argument("--output", type=path, required=True, metavar="TỆP", help=about)
    command.add_argument("period", metavar="KỲ", help="2026-Q2 (quý), 2026-06 (tháng) hoặc 2026 (năm)")


def _gather(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "gather",
        "Gộp kết quả đã công bố của nhiều tổ chức thành một bộ dữ liệu Parquet, chia theo kỳ và tỉnh.",
        "evalgen gather nguon.yaml --out du-lieu-ca-nuoc",
    )
    _json(command)
    command.add_argument("--out", type=path, required=True, metavar="THƯ_MỤC", help="nơi đặt bộ dữ liệu")
    about = "tỉnh, thành phố của các nguồn ghi thẳng trên dòng lệnh, ví dụ Lâm Đồng"
    command.add_argument("--province", metavar="TỈNH", help=about)
    about = "vẫn ghi khi có nguồn không đọc được hoặc chưa đúng: bỏ các nguồn ấy và nêu tên chúng trong bộ dữ liệu"
    command.add_argument("--partial", action="store_true", help=about)
    about = "nơi đọc và kiểm tra các nguồn: máy này (local), hoặc các tiến trình của Dask (mặc định: local)"
    command.add_argument("--engine", choices=("local", "dask"), default="local", help=about)
    about = "với --engine dask: địa chỉ của cụm, ví dụ tcp://10.0.0.5:8786 (mặc định: hai tiến trình trên máy này)"
    command.add_argument("--scheduler", metavar="ĐỊA_CHỈ", help=about)
    about = "danh sách nguồn (tệp .yaml), địa chỉ hoặc thư mục của trang, hoặc thư mục kho có records/"
    command.add_argument("sources", nargs="+", metavar="NGUỒN", help=about)


def _nation(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "nation",
        "Dựng trang tổng hợp cả nước và trang tra cứu từ bộ dữ liệu đã gộp.",
        "evalgen nation du-lieu-ca-nuoc --site trang-ca-nuoc",
    )
    _json(command)
    command.add_argument("--site", type=path, required=True, metavar="THƯ_MỤC", help="nơi đặt các trang")
    command.add_argument("dataset", type=path, metavar="BỘ_DỮ_LIỆU", help="thư mục mà evalgen gather đã ghi")


def _status(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "status",
        "Mỗi sáng: ai chưa nộp, hồ sơ nào ở bước nào, ai phải làm, hạn nào theo căn cứ nào, quá hạn thì sao.",
        "evalgen status 2026-Q3 --on 2026-10-02 --only late",
    )
    _root(command)
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
    command.add_argument(
        "period", nargs="?", metavar="KỲ", help="2026-Q3, 2026-10 hoặc 2026 (mặc định: mọi kỳ đang mở)"
    )


def _review(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "review",
        "Cho biết trộn một nhánh thì điều gì thay đổi: hồ sơ, điểm, mức, tỷ lệ, ai phê duyệt; mã thoát 1 nếu chưa hợp lệ.",
        "evalgen review main --format markdown",
    )
    _root(command)
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
    _cache(command)
    command.add_argument("base", metavar="NHÁNH_ĐÍCH", help="nhánh, thẻ hoặc mã phiên bản sẽ nhận thay đổi, ví dụ main")
    about = "nhánh hoặc phiên bản mang thay đổi (mặc định: thư mục đang làm việc, kể cả tệp mới)"
    command.add_argument("head", nargs="?", metavar="NHÁNH", help=about)


def _rules(commands: Commands[VietnameseParser]) -> None:
    command = _command(commands, "rules", "Liệt kê các quy tắc, căn cứ và nơi thực hiện.", "evalgen rules --json")
    _root(command)
    _json(command)
    about = "bảng bao phủ: từng quy định của các văn bản có sẵn được xử lý thế nào, ở đâu (Markdown, hoặc JSON)"
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--coverage", action="store_true", help=about)
    about = "soi chính các gói quy định: sai sót của văn bản và cách hiểu được chọn, chỗ cần sửa (mã thoát 1)"
    instead.add_argument("--lint", action="store_true", help=about)


def _new(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "new",
        "Mở một kỳ: tạo hồ sơ trống cho mọi người thuộc diện đánh giá; không ghi đè tệp đã có.",
        "evalgen new 2026-Q4",
    )
    _root(command)
    _json(command)
    command.add_argument("period", metavar="KỲ", help="2026-Q4 (quý), 2026-10 (tháng) hoặc 2026 (năm)")


def _approve(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "approve",
        "Ký phê duyệt một bước của một hồ sơ bằng khóa SSH (cả khóa phần cứng).",
        f"evalgen approve {RECORD} --step decision --key ~/.ssh/id_ed25519",
    )
    _root(command)
    choices = ("plan", "verification", "proposal", "decision", "amendment", "protection")
    command.add_argument(
        "--step", choices=choices, required=True, help="bước được phê duyệt; protection: tệp được bảo vệ"
    )
    command.add_argument("--key", type=path, required=True, metavar="TỆP", help="khóa SSH riêng")
    command.add_argument("--on", type=day, required=True, metavar="NGÀY", help="ngày ký, dạng 2026-06-25")
    command.add_argument(
        "paths", nargs="+", type=path, metavar="TỆP", help="hồ sơ của người, collective.yaml, hoặc tệp được bảo vệ"
    )


def _receive(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "receive",
        "Trên máy chủ: ký biên nhận ngày nhận các phê duyệt và các mục hồ sơ mới của một kỳ.",
        "evalgen receive 2026-Q2 --body may-chu --key /run/secrets/receipt-key --on 2026-06-26",
    )
    _root(command)
    command.add_argument(
        "--body", required=True, metavar="TỔ_CHỨC", help="tổ chức có vai trò receive trong records/bodies/"
    )
    command.add_argument("--key", type=path, required=True, metavar="TỆP", help="khóa SSH của máy chủ")
    command.add_argument(
        "--on", type=day, required=True, metavar="NGÀY", help="ngày theo sự kiện của máy chủ, dạng 2026-06-26"
    )
    command.add_argument("period", metavar="KỲ", help="2026-Q2 (quý), 2026-06 (tháng) hoặc 2026 (năm)")


def _audit(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands, "audit", "Kiểm tra mọi kết quả đã quyết định có phê duyệt hợp lệ, chỉ từ kho hồ sơ.", "evalgen audit"
    )
    _root(command)
    about = "chỉ xét lịch sử sau phiên bản này, là phiên bản được tin (mặc định: từ đầu)"
    command.add_argument("--since", metavar="PHIÊN_BẢN", help=about)
    command.add_argument("--no-history", action="store_true", help="không xét lịch sử Git, chỉ xét các tệp đang có")
    choices = ("text", "json", "github", "sarif")
    command.add_argument("--format", choices=choices, default="text", help="dạng báo cáo (mặc định: text)")
    command.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")


def _codeowners(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "codeowners",
        "Tạo hoặc kiểm tra CODEOWNERS từ các tổ chức có thẩm quyền, và nêu cài đặt máy chủ phải có.",
        "evalgen codeowners --on 2026-07-01 > CODEOWNERS",
    )
    _root(command)
    command.add_argument(
        "--on", type=day, required=True, metavar="NGÀY", help="thẩm quyền của ngày nào, dạng 2026-07-01"
    )
    command.add_argument("--check", action="store_true", help="so tệp đang có với hồ sơ (mã thoát 1 nếu không khớp)")


def _init(commands: Commands[VietnameseParser]) -> None:
    command = _command(
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
    command.add_argument("--host", choices=choices, help="quy trình cho máy chủ Git nào (mặc định: both, cả hai)")
    command.add_argument("--branch", default="main", metavar="NHÁNH", help="nhánh được bảo vệ (mặc định: main)")


def _demo(commands: Commands[VietnameseParser]) -> None:
    command = _command(
        commands,
        "demo",
        "Tạo một tổ chức hư cấu với hồ sơ mẫu trong một thư mục trống.",
        "evalgen demo thu-nghiem --people 66",
    )
    command.add_argument("directory", type=path, metavar="THƯ_MỤC", help="thư mục chưa có records/")
    command.add_argument("--people", type=whole(1), metavar="SỐ", help="số cán bộ (mặc định: như bản mẫu)")
    command.add_argument("--seed", type=whole(0), metavar="SỐ", help="hạt giống; cùng số thì cùng kết quả")
