"""``evalgen score``: the score of each record and the highest grade that it qualifies for."""

from __future__ import annotations

from functools import partial

from evalgen.cli.near_or_whole import near_or_whole
from evalgen.cli.remembered import Answer
from evalgen.cli.repository import find_root, way_to

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from evalgen.pipeline.inspecting.inspection import Inspection


def run(arguments: argparse.Namespace) -> int:
    """Print the scores; 1 where a record asked for has an error."""
    root = find_root(arguments.root, arguments.paths[0].resolve() if arguments.paths else None)
    asked = [way_to(path, root) for path in arguments.paths]
    question = ("score", "json" if arguments.json else "text", *asked)
    file = asked[0] if len(asked) == 1 else None
    return near_or_whole(arguments, root, question, file, partial(_answer, arguments, root), checked=True).tell()


def _answer(arguments: argparse.Namespace, root: Path, inspection: Inspection) -> Answer:
    from evalgen.cli.repository import select
    from evalgen.cli.score_words import words_of
    from evalgen.cli.unread_files import unread_line
    from evalgen.domain.problem import Severity
    from evalgen.pipeline.inspecting.unread import unread_around, unread_below

    chosen = select(inspection, root, arguments.paths)
    files = {item.evaluation.document.file for item in chosen}
    errors = (problem for problem in inspection.problems if problem.severity is Severity.ERROR)
    faulty = [problem for problem in errors if problem.place.file in files]
    unread = dict.fromkeys(unread_below(inspection.records, root, arguments.paths))
    unread.update(dict.fromkeys(name for file in sorted(files) for name in unread_around(inspection.records, file)))
    words = "Có {count} lỗi trong các hồ sơ này; xem bằng: evalgen check"
    return Answer(
        code=1 if faulty or unread else 0,
        output=words_of(chosen, inspection, arguments.language, programs=arguments.json),
        errors=(arguments.language.say(words, count=len(faulty)) + "\n" if faulty else "")
        + unread_line(unread, arguments.language),
    )
