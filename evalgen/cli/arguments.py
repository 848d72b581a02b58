"""What may stand on the command line. Each command's own module is imported only when it runs."""

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path

from evalgen import __version__
from evalgen.cli.vietnamese_parser import VietnameseParser, whole

Run = Callable[[argparse.Namespace], int]


RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"
"""A record of the repository that the program comes with, for the examples."""


def parser() -> VietnameseParser:
    """The parser of the whole command line."""
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
    _rules(commands)
    _new(commands)
    _demo(commands)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _command(commands: "Commands[VietnameseParser]", name: str, text: str, example: str) -> VietnameseParser:
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
        code: int = importlib.import_module(f"evalgen.cli.{name}").run(arguments)
        return code

    return run


def _root(command: VietnameseParser) -> None:
    command.add_argument(
        "--root",
        type=Path,
        metavar="THƯ_MỤC",
        help="thư mục chứa records/ (mặc định: thư mục hiện tại hoặc thư mục cha gần nhất có records/)",
    )


def _json(command: VietnameseParser) -> None:
    command.add_argument("--json", action="store_true", help="kết quả cho máy đọc (JSON, số chính xác)")


def _check(commands: "Commands[VietnameseParser]") -> None:
    command = _command(commands, "check", "Kiểm tra mọi hồ sơ và nêu mọi chỗ cần sửa.", "evalgen check --format github")
    _root(command)
    choices = ("text", "json", "github", "sarif")
    command.add_argument("--format", choices=choices, default="text", help="dạng báo cáo (mặc định: text)")
    command.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")


def _score(commands: "Commands[VietnameseParser]") -> None:
    command = _command(
        commands,
        "score",
        "Chấm điểm hồ sơ và nêu mức xếp loại cao nhất đủ điều kiện.",
        f"evalgen score {RECORD}",
    )
    _root(command)
    _json(command)
    command.add_argument("paths", nargs="*", type=Path, metavar="HỒ_SƠ", help="tệp hoặc thư mục (mặc định: tất cả)")


def _explain(commands: "Commands[VietnameseParser]") -> None:
    command = _command(
        commands,
        "explain",
        "Giải thích từng bước vì sao có điểm và mức xếp loại này, kèm căn cứ.",
        f"evalgen explain {RECORD}",
    )
    _root(command)
    _json(command)
    command.add_argument("path", type=Path, metavar="HỒ_SƠ", help="tệp hồ sơ của một người trong một kỳ")


def _build(commands: "Commands[VietnameseParser]") -> None:
    command = _command(commands, "build", "Dựng trang công khai từ hồ sơ.", "evalgen build --site site")
    _root(command)
    command.add_argument("--site", type=Path, metavar="THƯ_MỤC", help="nơi đặt trang (mặc định: site/ cạnh records/)")


def _serve(commands: "Commands[VietnameseParser]") -> None:
    command = _command(commands, "serve", "Dựng trang rồi mở tại máy này để xem thử.", "evalgen serve --port 8000")
    _root(command)
    command.add_argument("--site", type=Path, metavar="THƯ_MỤC", help="nơi đặt trang (mặc định: site/ cạnh records/)")
    about = "cổng trên 127.0.0.1; 0: cổng trống bất kỳ (mặc định: 8000)"
    command.add_argument("--port", type=whole(0, 65535), default=8000, metavar="CỔNG", help=about)


def _rules(commands: "Commands[VietnameseParser]") -> None:
    command = _command(commands, "rules", "Liệt kê các quy tắc, căn cứ và nơi thực hiện.", "evalgen rules --json")
    _root(command)
    _json(command)


def _new(commands: "Commands[VietnameseParser]") -> None:
    command = _command(
        commands,
        "new",
        "Mở một kỳ: tạo hồ sơ trống cho mọi người thuộc diện đánh giá; không ghi đè tệp đã có.",
        "evalgen new 2026-Q4",
    )
    _root(command)
    _json(command)
    command.add_argument("period", metavar="KỲ", help="2026-Q4 (quý), 2026-10 (tháng) hoặc 2026 (năm)")


def _demo(commands: "Commands[VietnameseParser]") -> None:
    command = _command(
        commands,
        "demo",
        "Tạo một tổ chức hư cấu với hồ sơ mẫu trong một thư mục trống.",
        "evalgen demo thu-nghiem --people 66",
    )
    command.add_argument("directory", type=Path, metavar="THƯ_MỤC", help="thư mục chưa có records/")
    command.add_argument("--people", type=whole(1), metavar="SỐ", help="số cán bộ (mặc định: như bản mẫu)")
    command.add_argument("--seed", type=whole(0), metavar="SỐ", help="hạt giống; cùng số thì cùng kết quả")
