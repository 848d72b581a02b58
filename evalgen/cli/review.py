"""``evalgen review``: the plan of what a merge would do, for whoever reviews it."""

import argparse
import sys
from collections.abc import Mapping

from evalgen.approving.review import Review
from evalgen.approving.verdict import Gravity
from evalgen.cli.packs_at_hand import packs_at_hand
from evalgen.cli.remembered import cache_folder
from evalgen.cli.reports.visible_text import visible
from evalgen.cli.repository import as_seen_from_here, find_root, path_from_here
from evalgen.cli.reviewing.json import json_review
from evalgen.cli.reviewing.markdown import LIMIT, markdown
from evalgen.cli.reviewing.text import text
from evalgen.cli.reviewing.words import ShownProblems, title
from evalgen.language import VIETNAMESE, Language
from evalgen.pipeline.reviewing.review import review_revisions
from evalgen.reading.answer_store import AnswerStore


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; 1 where the merge is not allowed. What somebody above has to see ends with 0, and says so on top."""
    root = find_root(arguments.root)
    store = AnswerStore(cache_folder(arguments, root))
    account, whole = arguments.author or "", arguments.whole_repository
    language: Language = arguments.language
    with review_revisions(
        root,
        arguments.base,
        arguments.head,
        account=account,
        store=store,
        built_in=packs_at_hand(store, root),
        whole=whole,
        # What programs read has one language.
        language=VIETNAMESE if arguments.format == "json" else language,
    ) as reviewed:
        plan = reviewed.review
        seen = ShownProblems(
            transitions=tuple(as_seen_from_here(plan.transitions, root)),
            new=tuple(as_seen_from_here(plan.problems.new, root)),
        )
        lines = _Lines({path_from_here(file, root): found for file, found in reviewed.lines.items()})
        report = _render(plan, seen, lines, arguments)
        full = markdown(plan, seen, language, limit=None) if arguments.full else ""
    if arguments.full:
        arguments.full.write_text(full, encoding="utf-8", newline="\n")
    if arguments.output:
        arguments.output.write_text(report, encoding="utf-8", newline="\n")
        head = title(plan, language.say(plan.verdict.level.label), language)
        written = language.say("đã ghi vào {file}", file=arguments.output)
        sys.stdout.write(visible(f"{head}: {written}") + "\n")
    else:
        sys.stdout.write(report)
    return 1 if plan.verdict.level is Gravity.FAILED else 0


def _render(plan: Review, seen: ShownProblems, lines: "_Lines", arguments: argparse.Namespace) -> str:
    if arguments.format == "json":
        return json_review(plan, seen)
    if arguments.format == "markdown":
        full = arguments.full.name if arguments.full else ""
        return markdown(plan, seen, arguments.language, limit=LIMIT, full=full)
    return text(plan, seen, lines, arguments.language)


class _Lines:
    """Lines of the files as they are after the merge, for showing a problem where it stands."""

    def __init__(self, files: Mapping[str, list[str]]) -> None:
        self._files = files

    def __call__(self, file: str, line: int) -> str | None:
        """The text of `line`, counted from 1, or None where there is none."""
        lines = self._files.get(file, [])
        return lines[line - 1] if 0 < line <= len(lines) else None
