"""What the arguments of several commands have in common."""

from __future__ import annotations

import argparse
import importlib

from evalgen.cli.option_types import path
from evalgen.cli.vietnamese_parser import VietnameseParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[argparse.Namespace], int]

RECORD = "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"
"""A record of the repository that the program comes with, for the examples."""

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def add_command(
    commands: Commands[VietnameseParser], name: str, text: str, example: str, module: str = ""
) -> VietnameseParser:
    """A command with its line of help, its example, and the module that runs it where that has another name."""
    command = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"Ví dụ: {example}",
    )
    command.set_defaults(run=_runner(module or name))
    return command


def _runner(module: str) -> Run:
    def run(arguments: argparse.Namespace) -> int:
        code: int = importlib.import_module(f"evalgen.cli.{module.replace('-', '_')}").run(arguments)
        return code

    return run


def root_option(command: VietnameseParser) -> None:
    """Where the repository is."""
    command.add_argument(
        "--root",
        type=path,
        metavar="THƯ_MỤC",
        help="thư mục chứa records/ (mặc định: thư mục hiện tại hoặc thư mục cha gần nhất có records/)",
    )


def json_option(command: VietnameseParser) -> None:
    """The answer for machines."""
    command.add_argument("--json", action="store_true", help="kết quả cho máy đọc (JSON, số chính xác)")


def cache_option(command: VietnameseParser) -> None:
    """Where answers are remembered, and not to."""
    about = "nơi nhớ kết quả của lần chạy trước, ngoài kho hồ sơ (mặc định: thư mục đệm của người dùng); xóa lúc nào cũng được"
    command.add_argument("--cache", type=path, metavar="THƯ_MỤC", help=about)
    command.add_argument("--no-cache", action="store_true", help="tính lại tất cả, không dùng kết quả đã nhớ")
