"""``evalgen check --fix``: each place that was written anew, before the report of what is left."""

from __future__ import annotations

import sys
from functools import partial

from evalgen.cli.packs_at_hand import packs_at_hand
from evalgen.cli.remembered import cache_folder
from evalgen.cli.reports.visible_text import visible
from evalgen.cli.repository import path_from_here
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.drafting.mending import mend_files
from evalgen.reading.answer_store import AnswerStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from evalgen.domain.problem import Problem


def fix(arguments: argparse.Namespace, root: Path) -> None:
    """Write what can mean one thing alone, and tell it: beside the report where that is for programs, else above it."""
    store = AnswerStore(cache_folder(arguments, root))

    def problems_now() -> Iterable[Problem]:
        return check_up(root, partial(packs_at_hand, store, root), problems_alone=True).problems

    done = mend_files(root, problems_now)
    say = arguments.language.say
    lines = []
    for item in done:
        place = item.place.in_file(path_from_here(item.place.file, root))
        after = f"«{item.after}»" if item.after else say("(bỏ đi)")
        lines.append(visible(f"{say('viết lại')}  {place}  {item.code}: «{item.before}» → {after}"))
    if done:
        files = len({item.place.file for item in done})
        told = "Đã viết lại {count} chỗ trong {files} tệp; xem lại bằng: git diff"
        lines.append(say(told, count=len(done), files=files))
    else:
        lines.append(say("Không có chỗ nào viết lại được mà không phải hỏi người viết."))
    stream = sys.stdout if arguments.format == "text" else sys.stderr
    stream.write("".join(f"{line}\n" for line in [*lines, ""]))
