"""Sections that share a page of a given size: each shows as many of its items as fit and says how many it leaves out."""

from collections.abc import Callable, Iterable, Sequence

from evalgen.domain import Struct


class Section(Struct, frozen=True, kw_only=True):
    """A part of the page. Its items stand in the order of their importance."""

    head: str
    items: Sequence[str]
    count: int
    """Of all its items, those that were not worded (`worded_for`) too."""

    share: int
    """How many parts in a hundred of the page it may take before the others have theirs."""

    more: Callable[[int], str]
    """What is said instead of so many items."""

    foot: str = ""

    @property
    def size(self) -> int:
        """Characters that it takes as a whole; of one with more than a page, more than a page has."""
        return len(self.head) + len(self.foot) + sum(len(item) for item in self.items)


def worded_for(limit: int | None, items: Iterable[str]) -> Sequence[str]:
    """The first of `items`, until they are longer than `limit`: none of the others is ever shown, nor need it be worded."""
    worded, size = [], 0
    for item in items:
        worded.append(item)
        size += len(item)
        if limit is not None and size > limit:
            break
    return worded


def lay_out(sections: Sequence[Section], limit: int | None) -> str:
    """The sections below each other in at most `limit` characters; all of everything without one."""
    full = [section for section in sections if section.items]
    if limit is None or sum(section.size for section in full) <= limit:
        return "".join(_whole(section) for section in full)
    rooms = [min(section.size, limit * section.share // 100) for section in full]
    left = limit - sum(rooms)
    for index, section in enumerate(full):
        more = min(section.size - rooms[index], max(left, 0))
        rooms[index] += more
        left -= more
    return "".join(_cut(section, room) for section, room in zip(full, rooms, strict=True))


def _whole(section: Section) -> str:
    return section.head + "".join(section.items) + section.foot


def _cut(section: Section, room: int) -> str:
    """As many items as fit, then how many do not; nothing at all where not even that fits."""
    if section.size <= room:
        return _whole(section)
    rest = section.more(section.count)
    room -= len(section.head) + len(section.foot) + len(rest)
    if room < 0:
        return ""
    shown: list[str] = []
    for item in section.items:
        if len(item) > room:
            break
        room -= len(item)
        shown.append(item)
    return section.head + "".join(shown) + section.foot + section.more(section.count - len(shown))
