"""``evalgen build --audience internal``: the papers of the committees, or the problems that leave their numbers in doubt."""

import datetime as dt
import sys
from pathlib import Path

from evalgen.cli.reports.rendering import render
from evalgen.cli.repository import as_seen_from_here, base_of
from evalgen.cli.source_lines import SourceLines
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline import inspect
from evalgen.pipeline.dossier import (
    barring,
    last_recorded_day,
    named_period,
    periods_to_sit_on,
    sittings,
    write_papers,
)


def build_internal(root: Path, out: Path, named: str | None, on: dt.date | None, language: Language) -> int:
    """Write the papers of `root` to `out`; 1 where files cannot be read, so that numbers would be in doubt."""
    inspection = inspect(root)
    periods = periods_to_sit_on(inspection.records, named_period(inspection.records, named))
    barred = barring(inspection, periods)
    if barred:
        shown = as_seen_from_here(barred, root)
        sys.stderr.write(render(shown, format="text", read_line=SourceLines(base_of(root)), language=language))
        why = "Chưa dựng hồ sơ nội bộ: có tệp không đọc được nên số liệu chưa tin được."
        sys.stderr.write(language.say(why) + "\n")
        return 1
    if not periods:
        raise EvalgenError("Chưa có kỳ nào trong records/.", remedy="Mở một kỳ bằng: evalgen new 2026-Q4")
    day = on or last_recorded_day(inspection.records, periods)
    pages = write_papers(sittings(inspection, periods, day), inspection, root, out, language)
    words = "Đã dựng hồ sơ nội bộ, {count} trang, tính đến ngày {day}: {site}"
    sys.stdout.write(language.say(words, count=pages, day=f"{day:%d/%m/%Y}", site=out / "index.html") + "\n")
    sys.stdout.write(language.say("Không đưa thư mục này lên trang công khai hay vào Git.") + "\n")
    return 0
