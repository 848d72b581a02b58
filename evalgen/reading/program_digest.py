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
    from evalgen.reading.answer_store import AnswerStore

    _State = tuple[str, str, int, int, int]
    """Of a file: its name in the program, its path, its size and its times."""

_BESIDE = ("schemas", "site_templates", "mkdocs.yml", "examples/worked-example")
"""What lies beside the package in the source tree, and inside it once installed."""


def program_digest(store: AnswerStore) -> str:
    """The digest as 64 hexadecimal digits.

    Hashing the program takes as long as many a command, so `store` remembers the digest of files that have the same
    paths, sizes and times of change (the one that no tool can set back) as when they were hashed. Whoever asks the same
    store again is told what it was told first: a command is one program from its beginning to its end.
    """
    if store.program is None:
        store.program = _digest(store)
    return store.program


def _digest(store: AnswerStore) -> str:
    states = file_states()
    seen = hashlib.sha256(repr((states, _surroundings())).encode("utf-8", "surrogateescape")).hexdigest()
    known = store.get(f"program {seen}")
    if known is not None:
        return known.decode("ascii", "replace")
    digest = hashlib.sha256(repr((_hashed(states), _surroundings())).encode("utf-8", "surrogateescape")).hexdigest()
    if file_states() == states:
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


def file_states() -> list[_State]:
    """Of every file, by its name."""
    package = os.path.dirname(os.path.abspath(evalgen.__file__))  # noqa: PTH100, PTH120
    found: list[_State] = []
    _look_below(package, "evalgen", found)
    for name in _BESIDE:
        path = os.path.join(os.path.dirname(package), name)  # noqa: PTH118, PTH120
        if os.path.isdir(path):  # noqa: PTH112
            _look_below(path, name, found)
        elif os.path.isfile(path):  # noqa: PTH113
            found.append(_state(name, path, os.stat(path)))  # noqa: PTH116
    found.sort()
    return found


def _look_below(folder: str, shown: str, found: list[_State]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_dir():
                if name != "__pycache__":
                    _look_below(entry.path, f"{shown}/{name}", found)
            elif entry.is_file():
                found.append(_state(f"{shown}/{name}", entry.path, entry.stat()))


def _state(name: str, path: str, state: os.stat_result) -> _State:
    return name, path, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _hashed(states: list[_State]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, path, *_ in states:
        with open(path, "rb") as file:  # noqa: PTH123
            found.append((name, hashlib.sha256(file.read()).hexdigest()))
    return found
