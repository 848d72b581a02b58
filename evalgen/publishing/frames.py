"""The frames of the pages and the theme's own files, rendered once and remembered for as long as nothing of them changes."""

import json
from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from evalgen.language import Language
from evalgen.publishing.feed import feed_link
from evalgen.publishing.page import Page
from evalgen.publishing.policy import framed
from evalgen.publishing.shell import FOLDERS
from evalgen.publishing.sitemap import PACKED, PLAIN, address_in
from evalgen.publishing.slots import SHELL, Mould

_PAGE = ".html"


class Frames:
    """What the supplier rendered: `files` by their paths in the site, shells of folders among them."""

    def __init__(self, files: Mapping[str, bytes], language: Language) -> None:
        self._files = files
        self._language = language
        self._moulds: dict[str, tuple[Mould, str]] = {}

    @cached_property
    def address(self) -> str:
        """The site's address with a slash at its end; empty where none is configured."""
        return address_in(self._files.get(PLAIN, b"").decode("utf-8"))

    def mould(self, page: Page) -> Mould:
        """The frame that `page` stands in."""
        return self._of(page)[0]

    def digest(self, page: Page) -> str:
        """The digest of that frame."""
        return self._of(page)[1]

    def others(self, pages: Container[str]) -> Iterator[tuple[str, bytes]]:
        """The files that are no frames of `pages` and no lists of them, in the order of their paths."""
        frames = {PLAIN, PACKED, *(f"{folder}{SHELL}{_PAGE}" for folder in FOLDERS)}
        for path in sorted(self._files):
            if path not in frames and path not in pages:
                yield path, self._files[path]

    def _of(self, page: Page) -> tuple[Mould, str]:
        path = f"{page.folder}{SHELL}{_PAGE}" if page.stamped else page.path
        if path not in self._moulds:
            link = feed_link("../" * page.folder.count("/"), self._language)
            html = self._files[path].decode("utf-8").replace("</head>", f"  {link}\n  </head>", 1)
            frame = framed(html)
            self._moulds[path] = Mould(frame), sha256(frame.encode("utf-8")).hexdigest()
        return self._moulds[path]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, in the order of their paths."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: found[name].read_bytes() for name in sorted(found)}


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as one: a line with their paths and sizes, then their bytes."""
    head = json.dumps([[path, len(data)] for path, data in files.items()])
    return b"".join((head.encode("utf-8"), b"\n", *files.values()))


def unpacked(data: bytes | None) -> dict[str, bytes] | None:
    """The files in `data`; None where there are none."""
    if data is None:
        return None
    start = data.index(b"\n") + 1
    files: dict[str, bytes] = {}
    for path, size in json.loads(data[:start]):
        files[path] = data[start : start + size]
        start += size
    return files
