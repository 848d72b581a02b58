"""``evalgen score``: the score of each record and the highest grade that it qualifies for."""

from __future__ import annotations

import os

from evalgen.cli.remembered import Answer, remembered
from evalgen.cli.repository import find_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from evalgen.reading.answer_store import AnswerStore


def run(arguments: argparse.Namespace) -> int:
    """Print the scores; 1 where a record asked for has an error."""
    root = find_root(arguments.root, arguments.paths[0].resolve().parent if arguments.paths else None)
    asked = (os.path.relpath(os.path.realpath(path), os.path.realpath(root)) for path in arguments.paths)
    question = ("score", "json" if arguments.json else "text", *asked)
    return remembered(arguments, root, question, lambda store: _answer(arguments, root, store)).tell()


def _answer(arguments: argparse.Namespace, root: Path, store: AnswerStore) -> Answer:
    from evalgen.cli.packs_at_hand import packs_at_hand
    from evalgen.cli.repository import select
    from evalgen.cli.score_words import words_of
    from evalgen.pipeline import inspect

    inspection = inspect(root, packs_at_hand(store, root))
    chosen = select(inspection, root, arguments.paths)
    files = {item.evaluation.document.file for item in chosen}
    faulty = [problem for problem in inspection.problems if problem.place.file in files and problem.severity.rank == 0]
    words = "Có {count} lỗi trong các hồ sơ này; xem bằng: evalgen check"
    return Answer(
        code=1 if faulty else 0,
        output=words_of(chosen, inspection, arguments.language, programs=arguments.json),
        errors=arguments.language.say(words, count=len(faulty)) + "\n" if faulty else "",
    )
