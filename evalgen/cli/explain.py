"""``evalgen explain``: the derivation of a score and the chain of a grade, to be followed with a pencil."""

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
    """Print everything that leads to the grade of one record."""
    root = find_root(arguments.root, arguments.path.resolve().parent)
    if arguments.what_if:
        from evalgen.cli import what_if

        return what_if.run(arguments, root)
    file = os.path.relpath(os.path.realpath(arguments.path), os.path.realpath(root))
    question = ("explain", "json" if arguments.json else "text", file)
    answer = remembered_near(arguments, root, question, file, partial(_near_answer, arguments, root))
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

    inspection = inspect_near(near, root, packs_at_hand(store, root), checked=False)
    return None if inspection is None else _told(arguments, root, inspection)


def _told(arguments: argparse.Namespace, root: Path, inspection: Inspection) -> Answer:
    from evalgen.cli.explanation import explanation

    told = explanation(inspection, root, arguments.path, arguments.language, programs=arguments.json)
    return Answer(code=0, output=told)
