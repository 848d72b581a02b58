"""Which files of a folder speak of a name: units below a unit, people of a unit, bodies of a person.

An answer may hold too many files, never too few: a file counts where the name stands as a word anywhere in its text, as
an id in YAML always does, and always where its text holds a backslash, by which YAML could write any name in disguise.
"""

import re
from collections.abc import Iterable

from evalgen.domain.revision import EntryKind
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.git import Git
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.revision_objects import read_blobs
from evalgen.reading.tree_listing import TreeListing

_WORD = re.compile(r"[a-z0-9._@+-]+")
_DISGUISE = "\\"
_FILE, _END = b"\0\0", b"\0"
_BEFORE, _AFTER = {b" ", b"\0", b"@"}, {b" ", b"\0", b""}
"""What stands around a word; an account may be written with its sign."""


class Mentions:
    """The words of the files of one folder at one revision, as one run of bytes that is searched whole."""

    def __init__(self, words: bytes) -> None:
        self._words = words
        self._disguised = frozenset(self._holding(_DISGUISE))

    def naming(self, name: str) -> frozenset[str] | None:
        """The files that may speak of `name`, upper and lower case alike; None where such a name is not looked for."""
        wanted = name.casefold()
        return self._disguised | frozenset(self._holding(wanted)) if _WORD.fullmatch(wanted) else None

    def _holding(self, wanted: str) -> Iterable[str]:
        raw = wanted.encode()
        at = self._words.find(raw)
        while at >= 0:
            start = self._words.rfind(_FILE, 0, at) + len(_FILE)
            end = self._words.find(_END, start)
            if end > at:  # The path itself holds the name.
                at = self._words.find(raw, end)
            elif self._words[at - 1 : at] in _BEFORE and self._words[at + len(raw) : at + len(raw) + 1] in _AFTER:
                yield self._words[start:end].decode("utf-8", "surrogateescape")
                following = self._words.find(_FILE, at)
                at = self._words.find(raw, following) if following >= 0 else -1
            else:
                at = self._words.find(raw, at + 1)


def mentions_of(git: Git, listing: TreeListing, folder: str, store: AnswerStore) -> Mentions:
    """The words of all files in a `folder` of the records, remembered in `store` by the name that Git gives the folder."""
    name = listing.folders.get(folder)
    if name is None:
        return Mentions(b"")
    key = f"mentions 1 {folder} {name}"
    known = store.get(key)
    if known is None:
        known = _words_of(git, listing, folder)
        store.put(key, known)
    return Mentions(known)


def _words_of(git: Git, listing: TreeListing, folder: str) -> bytes:
    entries = dict(listing.under(folder))
    files = {path: entry.content for path, entry in entries.items() if entry.kind is not EntryKind.SUBMODULE}
    texts = {blob.content: blob.data for blob in read_blobs(git, files.values(), MAX_BYTES)}
    return b"".join(_line(path, texts.get(files.get(path, ""))) for path in sorted(entries))


def _line(path: str, data: bytes | None) -> bytes:
    """A file with its words, each once; what cannot be read might say anything."""
    text = data.decode("utf-8", "replace").casefold() if data is not None else _DISGUISE
    words = dict.fromkeys([*_WORD.findall(text), *([_DISGUISE] if _DISGUISE in text else [])])
    return _FILE + path.encode("utf-8", "surrogateescape") + _END + " ".join(words).encode()


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Everything in `texts` that could be the id of a record."""
    return frozenset(word for text in texts for word in re.findall(r"[a-z0-9-]+", text))
