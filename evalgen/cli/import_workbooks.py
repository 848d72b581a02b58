"""``evalgen import``: what people filled in in workbooks becomes records; and the workbooks to be filled in."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from evalgen.cli import exact
from evalgen.cli.reports.text import text
from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.problem import Problem, has_errors
from evalgen.domain.sheet import CellPlace
from evalgen.domain.shell_word import shell_word
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.drafting.importing import Imported, import_workbooks
from evalgen.pipeline.drafting.sheets_to_fill import write_sheets_to_fill


def run(arguments: argparse.Namespace) -> int:
    """Write records, or a workbook to be filled in; 1 where a cell is wrong, and then nothing is written."""
    root = find_root(arguments.root)
    if arguments.template is not None:
        return _template(arguments, root)
    if not arguments.paths:
        raise EvalgenError(
            "Thiếu tệp để đọc.",
            remedy="Lập bảng mẫu bằng: evalgen import --template bang.xlsx; điền rồi chạy: evalgen import bang.xlsx",
        )
    if arguments.period or arguments.unit:
        raise EvalgenError(
            "--period, --unit chỉ dùng với --template.",
            remedy="Kỳ của bảng đã điền đọc từ tên trang, ví dụ «Nhiệm vụ 2026-Q4».",
        )
    found = import_workbooks(root, arguments.paths, write=not arguments.dry_run)
    if arguments.json:
        sys.stdout.write(exact.dump(_for_machines(found, written=not arguments.dry_run)))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(found, root, arguments, dry=arguments.dry_run)))
        sys.stdout.write(text(found.problems, read_line=None, language=arguments.language))
    return int(has_errors(found.problems))


def _template(arguments: argparse.Namespace, root: Path) -> int:
    if arguments.paths:
        raise EvalgenError("--template chỉ lập một bảng mẫu.", remedy="Bỏ tên tệp thứ hai, hoặc bỏ --template để đọc.")
    found = write_sheets_to_fill(root, arguments.template, arguments.period, arguments.unit)
    say = arguments.language.say
    for path in found.unread:
        broken = "{path} có lỗi nên chưa được xét; sửa theo evalgen check rồi chạy lại lệnh này."
        sys.stderr.write(say(broken, path=path_from_here(path, root)) + "\n")
    for part, files in found.left_out.items():
        kept = "Bảng không có cột cho «{part}» ({count} tệp, trước hết {path}); mục ấy vẫn ở trong hồ sơ, sửa thì sửa ở đó."
        sys.stderr.write(say(kept, part=part, count=len(files), path=path_from_here(files[0], root)) + "\n")
    sys.stdout.write(say("Đã ghi {path}", path=arguments.template) + "\n")
    again = f"{_command('import', arguments)} {shell_word(str(arguments.template))}"
    sys.stdout.write(say("Điền xong thì chạy: {command}", command=again) + "\n")
    return 0


def _command(name: str, arguments: argparse.Namespace) -> str:
    """A command for the same repository, to be typed where this one was."""
    return f"evalgen {name} --root {shell_word(str(arguments.root))}" if arguments.root else f"evalgen {name}"


def _lines(found: Imported, root: Path, arguments: argparse.Namespace, *, dry: bool) -> Iterator[str]:
    language: Language = arguments.language
    if has_errors(found.problems):
        refused = "Chưa ghi tệp nào: bảng còn chỗ phải sửa dưới đây. Người nào chưa sửa được ngay thì tạm xóa các dòng của người ấy rồi chạy lại."
        yield language.say(refused) + "\n"
        return
    for path in found.written:
        yield f"{language.say('tạo')}  {path_from_here(path, root)}"
    for path, sections in found.filled.items():
        yield f"{language.say('điền')}  {path_from_here(path, root)}: {', '.join(sections)}"
    counts = {"written": len(found.written), "filled": len(found.filled), "unchanged": found.unchanged}
    if dry:
        would = "Sẽ tạo {written} tệp, điền {filled} tệp, giữ nguyên {unchanged} tệp đã ghi đủ những gì bảng nói; chưa ghi gì."
        yield language.say(would, **counts)
        return
    did = "Đã tạo {written} tệp, điền {filled} tệp, giữ nguyên {unchanged} tệp đã ghi đủ những gì bảng nói."
    yield language.say(did, **counts)
    if found.written or found.filled:
        yield language.say("Kiểm tra tiếp bằng: {command}", command=_command("check", arguments))


def _for_machines(found: Imported, *, written: bool) -> dict[str, object]:
    """Of a workbook with errors nothing becomes anything; of a dry run what would."""
    wrong = has_errors(found.problems)
    return {
        "written": written and not wrong,
        "created": () if wrong else found.written,
        "filled": {} if wrong else found.filled,
        "unchanged": found.unchanged,
        "problems": [_problem(problem) for problem in found.problems],
    }


def _problem(problem: Problem) -> dict[str, object]:
    place = problem.place
    cell = {"sheet": place.sheet, "cell": place.cell} if isinstance(place, CellPlace) else {}
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "place": {**(exact.place(place) or {}), **cell},
        "message": problem.message,
        "remedy": problem.remedy,
    }
