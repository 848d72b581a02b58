"""One digest of the program itself: its code, schemas, packs, words and templates, the interpreter and its libraries.

Whatever was computed by another program is never taken for an answer of this one, be it only an edited pack.
"""

from __future__ import annotations

import hashlib
import os
import sys

import evalgen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from evalgen.reading.answer_store import AnswerStore

_BESIDE = ("schemas", "site_templates", "mkdocs.yml", "examples/worked-example")
"""What lies beside the package in the source tree, and inside it once installed."""


def program_digest(store: AnswerStore) -> str:
    """The digest as 64 hexadecimal digits.

    Hashing the program takes as long as many a command, so `store` remembers the digest of files that have the same
    paths, sizes and times of change (the one that no tool can set back) as when they were hashed.
    """
    states = sorted(_states())
    seen = hashlib.sha256(repr((states, _surroundings())).encode("utf-8", "surrogateescape")).hexdigest()
    known = store.get(f"program {seen}")
    if known is not None:
        return known.decode("ascii", "replace")
    digest = hashlib.sha256(repr((_hashed(states), _surroundings())).encode("utf-8", "surrogateescape")).hexdigest()
    if sorted(_states()) == states:
        store.put(f"program {seen}", digest.encode("ascii"))
    return digest


def _surroundings() -> tuple[str, ...]:
    """The interpreter, and the libraries installed beside it with their versions, by the names of their folders."""
    installed = [
        name
        for folder in sys.path
        if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder)  # noqa: PTH112
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    ]
    return (evalgen.__version__, sys.version, sys.implementation.name, *sorted(installed))


def _states() -> Iterator[tuple[str, str, int, int, int]]:
    """Of every file: its name in the program, its path, its size and its times."""
    package = os.path.dirname(os.path.abspath(evalgen.__file__))  # noqa: PTH100, PTH120
    yield from _below(package, "evalgen")
    for name in _BESIDE:
        path = os.path.join(os.path.dirname(package), name)  # noqa: PTH118, PTH120
        if os.path.isdir(path):  # noqa: PTH112
            yield from _below(path, name)
        elif os.path.isfile(path):  # noqa: PTH113
            yield _state(name, path, os.stat(path))  # noqa: PTH116


def _below(folder: str, shown: str) -> Iterator[tuple[str, str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{shown}/{entry.name}"
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _below(entry.path, name)
            elif entry.is_file():
                yield _state(name, entry.path, entry.stat())


def _state(name: str, path: str, state: os.stat_result) -> tuple[str, str, int, int, int]:
    return name, path, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _hashed(states: list[tuple[str, str, int, int, int]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, path, *_ in states:
        with open(path, "rb") as file:  # noqa: PTH123
            found.append((name, hashlib.sha256(file.read()).hexdigest()))
    return found
