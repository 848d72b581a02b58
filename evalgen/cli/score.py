"""``evalgen score``: the score of each record and the highest grade that it qualifies for."""

from __future__ import annotations

import os
from functools import partial

from evalgen.cli.remembered import Answer, remembered, remembered_near
from evalgen.cli.repository import find_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from evalgen.pipeline.inspection import Inspection
    from evalgen.reading.answer_store import AnswerStore
    from evalgen.reading.near_files import NearFiles


def run(arguments: argparse.Namespace) -> int:
    """Print the scores; 1 where a record asked for has an error."""
    root = find_root(arguments.root, arguments.paths[0].resolve().parent if arguments.paths else None)
    asked = [os.path.relpath(os.path.realpath(path), os.path.realpath(root)) for path in arguments.paths]
    question = ("score", "json" if arguments.json else "text", *asked)
    answer = None
    if len(asked) == 1:
        compute = partial(_near_answer, arguments, root)
        answer = remembered_near(arguments, root, question, asked[0], compute)
    if answer is None:
        answer = remembered(arguments, root, question, lambda store, _: _answer(arguments, root, store))
    return answer.tell()


def _answer(arguments: argparse.Namespace, root: Path, store: AnswerStore) -> Answer:
    from evalgen.cli.packs_at_hand import packs_at_hand
    from evalgen.pipeline.inspection import inspect

    return _told(arguments, root, inspect(root, packs_at_hand(store, root)))


def _near_answer(arguments: argparse.Namespace, root: Path, store: AnswerStore, near: NearFiles) -> Answer | None:
    from evalgen.cli.packs_at_hand import packs_at_hand
    from evalgen.pipeline.near_inspection import inspect_near

    inspection = inspect_near(near, root, packs_at_hand(store, root), checked=True)
    return None if inspection is None else _told(arguments, root, inspection)


def _told(arguments: argparse.Namespace, root: Path, inspection: Inspection) -> Answer:
    from evalgen.cli.repository import select
    from evalgen.cli.score_words import words_of

    chosen = select(inspection, root, arguments.paths)
    files = {item.evaluation.document.file for item in chosen}
    faulty = [problem for problem in inspection.problems if problem.place.file in files and problem.severity.rank == 0]
    words = "Có {count} lỗi trong các hồ sơ này; xem bằng: evalgen check"
    return Answer(
        code=1 if faulty else 0,
        output=words_of(chosen, inspection, arguments.language, programs=arguments.json),
        errors=arguments.language.say(words, count=len(faulty)) + "\n" if faulty else "",
    )
