"""The built-in packs for a command: out of the cache where they are known, under a key that changes with the program."""

from pathlib import Path

from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.program_digest import program_digest
from evalgen.regulation.library import Library
from evalgen.regulation.remembered_library import remembered_library


def packs_at_hand(store: AnswerStore, root: Path) -> Library | None:
    """The built-in packs; None where nothing is remembered, or where the organization's own packs are read with them."""
    if not store.usable or (root / "records" / "regulation").is_dir():
        return None
    program = program_digest(store)
    return remembered_library(lambda name: store.slot(f"packs {program} {name}"))
