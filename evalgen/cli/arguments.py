"""What may stand on the command line. Each command's own module is imported only when it runs."""

from __future__ import annotations

import importlib

from evalgen import __version__
from evalgen.cli.vietnamese_parser import VietnameseParser
from evalgen.language import VIETNAMESE, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from evalgen.cli.command_options import Commands

_COMMANDS = {
    "check": "records",
    "score": "records",
    "explain": "records",
    "build": "publishing",
    "serve": "publishing",
    "form": "publishing",
    "verify-site": "publishing",
    "export": "publishing",
    "gather": "publishing",
    "nation": "publishing",
    "status": "records",
    "review": "approvals",
    "rules": "records",
    "new": "repositories",
    "import": "repositories",
    "approve": "approvals",
    "receive": "approvals",
    "audit": "approvals",
    "codeowners": "approvals",
    "init": "repositories",
    "demo": "repositories",
}
"""The commands in the order of the help, and what they are about: ``arguments_of_records`` has `add_check`."""


def parser(language: Language = VIETNAMESE, first: str = "") -> VietnameseParser:
    """The parser of the whole command line; what runs finds `language` among the arguments.

    Where `first`, the first word of the command line, is a command, nothing is asked of the others: they are left out,
    since making them all takes longer than many an answer.
    """
    top = VietnameseParser(
        prog="evalgen",
        description="Đánh giá, xếp loại cán bộ: kiểm tra hồ sơ, chấm điểm, xếp loại theo quy định, công bố kết quả.",
        epilog="Ví dụ: evalgen check",
    )
    version = f"evalgen {__version__}"
    top.add_argument("--version", action="version", version=version, help="hiện phiên bản rồi thoát")
    commands = top.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    for name in [first] if first in _COMMANDS else _COMMANDS:
        _add(name, commands)
    top.speak(language)
    course = language.say(
        "Theo thứ tự dùng: init lập kho; new mở kỳ; check, score khi điền; status mỗi sáng; review trước khi hợp nhất;\n"
        "approve ký; build công bố. Mỗi lệnh có --help kèm ví dụ."
    )
    ends = language.say("Mã kết thúc: 0 ổn; 1 hồ sơ có lỗi; 2 dùng sai hoặc không thể tiếp tục.")
    top.epilog = f"{top.epilog}\n{course}\n{ends}"
    top.set_defaults(language=language)
    return top


def _add(name: str, commands: Commands[VietnameseParser]) -> None:
    group = importlib.import_module(f"evalgen.cli.arguments_of_{_COMMANDS[name]}")
    getattr(group, f"add_{name.replace('-', '_')}")(commands)
