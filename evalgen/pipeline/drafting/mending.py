"""``evalgen check --fix``: what is wrong and can mean one thing alone is written as it is meant; everything else stays."""

from collections.abc import Callable, Iterable
from pathlib import Path

from evalgen.domain.problem import Problem
from evalgen.drafting.writing import Change, write_all
from evalgen.reading.mending import Mended, mend
from evalgen.reading.plain_file import plain_bytes
from evalgen.reading.strict_yaml import read_document

_ROUNDS = 8
"""What could not be read before may have faults of its own, which are told, and mended, only now."""


def mend_files(root: Path, problems_now: Callable[[], Iterable[Problem]]) -> list[Mended]:
    """Write what can be mended below `root`, and look again, until nothing is left; what was written, file by file.

    Raises EvalgenError where a file changes meanwhile, and OSError where one cannot be written; nothing of that round is
    written then.
    """
    done: list[Mended] = []
    for _ in range(_ROUNDS):
        of_this_round = _mend_once(root, problems_now())
        done += of_this_round
        if not of_this_round:
            break
    return done


def _mend_once(root: Path, problems: Iterable[Problem]) -> list[Mended]:
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.fix is not None:
            by_file.setdefault(problem.place.file, []).append(problem)
    changes, done = [], []
    for file, found in sorted(by_file.items()):
        before = plain_bytes(str(root / file))
        text = None if before is None else _text(before)
        if before is None or text is None:
            continue
        text, mended = _readable(file, *mend(text, found))
        if mended:
            changes.append(Change(name=file, before=before, after=text.encode("utf-8")))
            done += mended
    write_all(root, changes)
    return done


def _readable(file: str, text: str, mended: list[Mended]) -> tuple[str, list[Mended]]:
    """The text with all else that keeps it from being read; nothing mended where it still cannot be: then a guess was wrong."""
    while mended and (result := read_document(file, text.encode("utf-8"))).document is None:
        text, more = mend(text, result.problems)
        mended = [*mended, *more] if more else []
    return text, mended


def _text(data: bytes) -> str | None:
    """None where the file is no text: that has to be mended first, by hand."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
