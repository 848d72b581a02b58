"""What may stand on the command line. Each command's own module is imported only when it runs."""

from __future__ import annotations

from evalgen import __version__
from evalgen.cli.arguments_of_approvals import add_approve, add_audit, add_codeowners, add_receive, add_review
from evalgen.cli.arguments_of_publishing import (
    add_build,
    add_export,
    add_form,
    add_gather,
    add_nation,
    add_serve,
    add_verify_site,
)
from evalgen.cli.arguments_of_records import add_check, add_explain, add_rules, add_score, add_status
from evalgen.cli.arguments_of_repositories import add_demo, add_init, add_new
from evalgen.cli.vietnamese_parser import VietnameseParser
from evalgen.language import VIETNAMESE, Language


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
    add_check(commands)
    add_score(commands)
    add_explain(commands)
    add_build(commands)
    add_serve(commands)
    add_form(commands)
    add_verify_site(commands)
    add_export(commands)
    add_gather(commands)
    add_nation(commands)
    add_status(commands)
    add_review(commands)
    add_rules(commands)
    add_new(commands)
    add_approve(commands)
    add_receive(commands)
    add_audit(commands)
    add_codeowners(commands)
    add_init(commands)
    add_demo(commands)
    top.speak(language)
    top.set_defaults(language=language)
    return top
