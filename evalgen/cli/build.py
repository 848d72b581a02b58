"""``evalgen build``: the public site, or the problems that stop it."""

import argparse
import sys
from pathlib import Path

from evalgen.cli.packs_at_hand import packs_at_hand
from evalgen.cli.remembered import cache_folder, contents_of, memory_of
from evalgen.cli.reports import render
from evalgen.cli.repository import as_seen_from_here, base_of, find_root
from evalgen.cli.source_lines import SourceLines
from evalgen.domain.problem import Severity
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline import publish
from evalgen.pipeline.checkup import check_up
from evalgen.pipeline.group_memory import Memory
from evalgen.reading.answer_store import AnswerStore


def run(arguments: argparse.Namespace) -> int:
    """Build the site; where a problem stops it, print the problems and leave the old site as it is."""
    root = find_root(arguments.root)
    if arguments.audience == "internal":
        from evalgen.cli.build_internal import build_internal

        out = arguments.site or root / "noi-bo"
        return build_internal(root, out, arguments.period, arguments.on, arguments.language)
    if arguments.period is not None or arguments.on is not None:
        raise EvalgenError(
            "--period và --on chỉ dùng với --audience internal; trang công khai luôn gồm mọi kỳ.",
            remedy="Bỏ hai tùy chọn ấy, hoặc thêm --audience internal.",
        )
    site: Path = arguments.site or root / "site"
    folder = cache_folder(arguments, root)
    # Whoever can write to the site must not be able to say what it was made from.
    store = AnswerStore(None if folder is None or _within(folder, site) else folder)
    memory = memory_of(store, root, contents_of(store, root))
    return build(root, site, arguments.language, arguments.shell, memory)


def build(root: Path, site: Path, language: Language, shell: str = "mkdocs", memory: Memory | None = None) -> int:
    """Build the site of `root` at `site`, its frame by `shell`; 1 where the records do not allow it.

    A `memory` knows what was found in records that did not change since an earlier check or build, and what the site
    built last was made from.
    """
    packs = packs_at_hand(memory.store, root) if memory else None
    inspection = check_up(root, packs, memory=memory)
    if not inspection.publishable:
        errors = [problem for problem in inspection.problems if problem.severity is Severity.ERROR]
        shown = as_seen_from_here(errors, root)
        lines = SourceLines(base_of(root))
        sys.stderr.write(render(shown, format="text", read_line=lines, language=language))
        kept = " " + language.say("Trang đang có được giữ nguyên.") if site.exists() else ""
        sys.stderr.write(language.say("Chưa dựng trang: hồ sơ còn lỗi.") + f"{kept}\n")
        return 1
    store = memory.store if memory else None
    pages = publish(inspection, root, site, language, supplier=shell, store=store, built_in=packs)
    sys.stdout.write(language.say("Đã dựng {count} trang tại {site}", count=pages, site=site) + "\n")
    warnings = sum(problem.severity is Severity.WARNING for problem in inspection.problems)
    if warnings:
        sys.stdout.write(language.say("Có {count} cảnh báo cần người xem: evalgen check", count=warnings) + "\n")
    return 0


def _within(folder: Path, site: Path) -> bool:
    return folder.resolve().is_relative_to(site.resolve())
