"""``evalgen build``: the public site, or the problems that stop it."""

import argparse
import sys
from pathlib import Path

from evalgen.cli.reports import render
from evalgen.cli.repository import as_seen_from_here, base_of, find_root
from evalgen.cli.source_lines import SourceLines
from evalgen.domain.problem import Severity
from evalgen.pipeline import inspect, publish


def run(arguments: argparse.Namespace) -> int:
    """Build the site; where a problem stops it, print the problems and leave the old site as it is."""
    root = find_root(arguments.root)
    return build(root, arguments.site or root / "site")


def build(root: Path, site: Path) -> int:
    """Build the site of `root` at `site`; 1 where the records do not allow it."""
    inspection = inspect(root)
    if not inspection.publishable:
        errors = [problem for problem in inspection.problems if problem.severity is Severity.ERROR]
        shown = as_seen_from_here(errors, root)
        sys.stderr.write(render(shown, format="text", read_line=SourceLines(base_of(root))))
        kept = " Trang đang có được giữ nguyên." if site.exists() else ""
        sys.stderr.write(f"Chưa dựng trang: hồ sơ còn lỗi.{kept}\n")
        return 1
    pages = publish(inspection, root, site)
    sys.stdout.write(f"Đã dựng {pages} trang tại {site}\n")
    warnings = sum(problem.severity is Severity.WARNING for problem in inspection.problems)
    if warnings:
        sys.stdout.write(f"Có {warnings} cảnh báo cần người xem: evalgen check\n")
    return 0
