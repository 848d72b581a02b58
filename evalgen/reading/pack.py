"""Many small entries in one: bytes by keys of 32 bytes, in the order in which they were put."""

from collections.abc import Iterable, Iterator

KEY = 32
"""So many bytes has a key: a SHA-256."""

_LENGTH = 8


def packed(entries: Iterable[tuple[bytes, bytes | memoryview]]) -> Iterator[bytes | memoryview]:
    """The parts of a pack, to be written one after the other."""
    for key, body in entries:
        yield key + len(body).to_bytes(_LENGTH, "big")
        yield body


def unpacked(data: memoryview) -> dict[bytes, memoryview]:
    """The entries; nothing where it is no pack."""
    found: dict[bytes, memoryview] = {}
    at = 0
    while at < len(data):
        body = at + KEY + _LENGTH
        end = body + int.from_bytes(data[at + KEY : body], "big")
        if end > len(data):
            return {}
        found[bytes(data[at : at + KEY])] = data[body:end]
        at = end
    return found
