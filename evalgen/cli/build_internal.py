"""``evalgen build --audience internal``: the papers of the committees, or the problems that leave their numbers in doubt."""

import argparse
import sys
from pathlib import Path

from evalgen.cli.checked_up import checked_up
from evalgen.cli.reports.rendering import render
from evalgen.cli.repository import as_seen_from_here, base_of
from evalgen.cli.source_lines import SourceLines
from evalgen.errors import EvalgenError
from evalgen.pipeline.periods_asked import periods_to_sit_on
from evalgen.pipeline.publishing.dossier import barring, last_recorded_day, sittings, write_papers


def build_internal(arguments: argparse.Namespace, root: Path) -> int:
    """Write the papers of `root`; 1 where files cannot be read, so that numbers would be in doubt."""
    out, language = arguments.site or root / "noi-bo", arguments.language
    checkup = checked_up(arguments, root)
    records = checkup.results.records
    periods = periods_to_sit_on(records, arguments.period)
    barred = barring(checkup, periods)
    if barred:
        shown = as_seen_from_here(barred, root)
        sys.stderr.write(render(shown, format="text", read_line=SourceLines(base_of(root)), language=language))
        why = "Chưa dựng hồ sơ nội bộ: có tệp không đọc được nên số liệu chưa tin được."
        sys.stderr.write(language.say(why) + "\n")
        return 1
    if not periods:
        raise EvalgenError("Chưa có kỳ nào trong records/.", remedy="Xem cách mở kỳ bằng: evalgen status")
    day = arguments.on or last_recorded_day(records, periods)
    pages = write_papers(sittings(checkup, periods, day), checkup, root, out, language)
    words = "Đã dựng hồ sơ nội bộ, {count} trang, tính đến ngày {day}: {site}"
    sys.stdout.write(language.say(words, count=pages, day=f"{day:%d/%m/%Y}", site=out / "index.html") + "\n")
    sys.stdout.write(language.say("Không đưa thư mục này lên trang công khai hay vào Git.") + "\n")
    return 0
