"""``evalgen explain --what-if``: what another value in one record would do to its score, its grade and its group."""

import argparse
import sys
from pathlib import Path

from evalgen.cli import exact
from evalgen.cli.reports.rendering import render
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import as_seen_from_here, base_of
from evalgen.cli.source_lines import SourceLines
from evalgen.cli.what_if_json import what_if_json
from evalgen.cli.what_if_text import what_if_text
from evalgen.domain.problem import Problem
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.supposing import Supposition, inspect_supposed


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print what would move; 1 where the schema refuses what is supposed, so that there is nothing to compute."""
    item = inspect_supposed(root, _file(arguments.path, root), arguments.what_if)
    problems = as_seen_from_here(item.new_problems, root)
    if arguments.json:
        sys.stdout.write(exact.dump(what_if_json(item, problems)))
    else:
        _tell(item, problems, arguments, root)
    return 0 if item.judged[1] is not None else 1


def _tell(item: Supposition, problems: list[Problem], arguments: argparse.Namespace, root: Path) -> None:
    language = arguments.language
    lines = list(what_if_text(item, language))
    if problems:
        lines += ["", language.say("NẾU GHI NHƯ VẬY, KIỂM TRA SẼ NÊU THÊM")]
    sys.stdout.write(visible_lines("\n".join(lines)) + "\n")
    source = SourceLines(base_of(root))
    sys.stdout.write(render(problems, format="text", read_line=source, language=language))


def _file(path: Path, root: Path) -> str:
    base, wanted = root.resolve(), path.resolve()
    if wanted.is_dir():
        raise EvalgenError(
            "«{shown}» là thư mục; mỗi lần chỉ giả định trên một hồ sơ.",
            remedy="Nêu tệp hồ sơ, ví dụ: records/2026-Q2/van-phong/tran-thi-b.yaml",
            shown=path,
        )
    if not wanted.is_relative_to(base) or not wanted.is_file():
        raise EvalgenError(
            "Không có tệp hoặc thư mục «{shown}».", remedy="Xem các hồ sơ bằng: evalgen score", shown=path
        )
    return wanted.relative_to(base).as_posix()
