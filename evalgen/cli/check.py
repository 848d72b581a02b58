"""``evalgen check``: every problem of every file in one run."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from evalgen.cli.left_out_files import tell_left_out
from evalgen.cli.remembered import Answer, memory_of, remembered
from evalgen.cli.repository import as_seen_from_here, base_of, find_root, way_to
from evalgen.reading.own_settings import own_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from evalgen.domain.problem import Problem
    from evalgen.reading.answer_store import AnswerStore
    from evalgen.reading.contents_digest import Contents


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 where one of them stops publishing."""
    root = find_root(arguments.root)
    if arguments.fix:
        from evalgen.cli.fixing import fix

        fix(arguments, root)
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if arguments.format == "github" else None
    seen_from_here = way_to(root, Path())
    settings = own_settings(root)
    of_settings = "absent" if settings is None else settings.hex() if isinstance(settings, bytes) else settings.message
    question = ("check", arguments.format, seen_from_here, "summary" if summary else "", of_settings)
    answer = remembered(arguments, root, question, partial(_answer, arguments, root, settings=settings))
    code = answer.tell()
    tell_left_out(root, arguments.language)
    if summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write(answer.summary)
    return code


def _answer(
    arguments: argparse.Namespace,
    root: Path,
    store: AnswerStore,
    contents: Contents | None,
    *,
    settings: bytes | Problem | None,
) -> Answer:
    from evalgen.cli.packs_at_hand import packs_at_hand
    from evalgen.cli.reports.github import job_summary
    from evalgen.cli.reports.rendering import render
    from evalgen.cli.source_lines import SourceLines
    from evalgen.pipeline.checkup.checkup import check_up

    memory = memory_of(store, root, contents)
    checkup = check_up(root, partial(packs_at_hand, store, root), memory=memory, problems_alone=True)
    of_settings = None
    if settings is not None:
        from evalgen.publishing.site_settings import problem_of_settings

        of_settings = problem_of_settings(settings)
    problems = as_seen_from_here([*checkup.problems, *([of_settings] if of_settings else [])], root)
    language, lines = arguments.language, SourceLines(base_of(root))
    output = render(
        problems,
        format=arguments.format,
        read_line=lines,
        language=language,
        all_by="evalgen check --format json",
        fix_by="evalgen check --fix",
    )
    if arguments.format == "text" and not problems:
        words = "Không có vấn đề nào trong {records} hồ sơ của {periods} kỳ."
        output += language.say(words, records=checkup.records, periods=checkup.periods) + "\n"
    summary = job_summary(problems, language) if arguments.format == "github" else ""
    sound = contents is not None and checkup.sound and lines.all_stand_in(contents.files, root)
    code = 0 if checkup.publishable and of_settings is None else 1
    return Answer(code=code, output=output, summary=summary, sound=sound)
