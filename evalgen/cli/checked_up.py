"""A look at a whole repository for a command: piece by piece, with what earlier runs remember of it."""

import argparse
from functools import partial
from pathlib import Path

from evalgen.cli.packs_at_hand import packs_at_hand
from evalgen.cli.remembered import cache_folder, contents_at, memory_of
from evalgen.pipeline.checkup.checkup import Checkup, check_up
from evalgen.reading.answer_store import AnswerStore


def checked_up(arguments: argparse.Namespace, root: Path) -> Checkup:
    """What `check` finds at `root`, remembered as `arguments` wish. Raises EvalgenError where there is nothing to read."""
    store = AnswerStore(cache_folder(arguments, root))
    memory = memory_of(store, root, contents_at(store, root))
    return check_up(root, partial(packs_at_hand, store, root), memory=memory)
