"""Stacks sampled by py-spy: read, cleaned of what names a process or a machine, and gathered into one tree."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_LINE = re.compile(r":\d+\)$")
_OWN = re.compile(r"\(evalgen/(?P<room>\w+)[/.]")
_STARTING = ("runpy", "multiprocessing/", "(evalgen/pipeline/workers.py)", "(evalgen/__main__.py)")
"""Frames between the start of a process and its work, which say nothing: all processes lie upon each other."""

_FOLDERS = re.compile(r"\(/[^)]*/(?=[^/)]+/[^/)]+\))")

Stack = tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class Frame:
    """A function in one place of the tree, the samples in it and below it, and what it called."""

    name: str
    samples: int = 0
    called: dict[str, "Frame"] = field(default_factory=dict)


def stacks_of(raw: str) -> Counter[Stack]:
    """The samples of each stack in py-spy's raw format, outermost frame first, all processes together."""
    found: Counter[Stack] = Counter()
    for line in raw.splitlines():
        told, _, samples = line.rpartition(" ")
        frames = (_FOLDERS.sub("(", _LINE.sub(")", frame)) for frame in told.split(";"))
        kept = tuple(frame for frame in frames if frame and not _silent(frame))
        if kept:
            found[kept] += int(samples)
    return found


def tree_of(stacks: Mapping[Stack, int]) -> Frame:
    """All stacks in one tree."""
    root = Frame(name="evalgen")
    for stack, samples in stacks.items():
        frame = root
        frame.samples += samples
        for name in stack:
            frame = frame.called.setdefault(name, Frame(name=name))
            frame.samples += samples
    return root


def by_room(stacks: Mapping[Stack, int]) -> dict[str, float]:
    """The share of the samples in each room of the house, and in what it called outside; largest first."""
    rooms: Counter[str] = Counter()
    for stack, samples in stacks.items():
        rooms[_room(stack)] += samples
    whole = sum(rooms.values())
    return {room: samples / whole for room, samples in sorted(rooms.items(), key=lambda item: (-item[1], item[0]))}


def _room(stack: Iterable[str]) -> str:
    loading = any("importlib" in frame for frame in stack)
    rooms = [found["room"] for frame in stack if (found := _OWN.search(frame))]
    if loading:
        return "loading modules"
    return rooms[-1] if rooms else "other"


def _silent(frame: str) -> bool:
    return frame.startswith("process ") or any(word in frame for word in _STARTING)
