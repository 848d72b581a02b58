"""Looks for marks in files as somebody would who wants to find them: unpacked, unescaped, decoded, in any spelling."""

import base64
import gzip
import html
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from pyarrow import parquet
from workbook_reader import ReadBook

from evalgen.publishing.names import fold

WORD = re.compile(r"zkinh\d{5}")
"""What is left of every mark that is a word, however it is spelled or escaped, once it is folded."""

_NUMBER = re.compile(r"\d(?:[\d.,/-]*\d)?")
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A mark and where it was met."""

    place: str
    mark: str


def search(files: Iterable[tuple[str, bytes]], numbers: Collection[str] = ()) -> list[Found]:
    """Every word that is a mark, and all of `numbers` (days are 1903-01-30), in names and contents of `files`."""
    found: dict[Found, None] = {}
    for path, data in files:
        for place, part in [(f"{path}!name", path.encode()), *unpacked(path, data)]:
            for text in readings(part):
                found.update((Found(place=place, mark=mark), None) for mark in _marks(text, numbers))
    return list(found)


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def unpacked(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes themselves, and what lies packed in them."""
    yield path, data
    if data.startswith(b"\x1f\x8b"):
        yield from unpacked(f"{path}!gz", gzip.decompress(data))
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{path}!names", " ".join([*archive.namelist(), archive.comment.decode("latin-1")]).encode()
            for name in archive.namelist():
                yield from unpacked(f"{path}!{name}", archive.read(name))
            if "xl/workbook.xml" in archive.namelist():
                yield f"{path}!cells", "\n".join(ReadBook(data).shown()).encode()
    if data.startswith(b"PAR1"):
        table = parquet.read_table(io.BytesIO(data))
        values = [str(value) for row in table.to_pylist() for value in row.values()]
        metadata = [part.decode("utf-8", "replace") for item in (table.schema.metadata or {}).items() for part in item]
        yield f"{path}!columns", "\n".join([*table.column_names, *values, *metadata]).encode()
    for run in _BASE64.findall(data):
        for start in range(4):
            yield f"{path}!base64", base64.b64decode(run[start : start + (len(run) - start) // 4 * 4])


def readings(data: bytes) -> Iterator[str]:
    """The text of `data`, folded: as it is, with entities, escapes and percent signs read, and in two bytes a letter."""
    text = data.decode("utf-8", "replace")
    yield fold(text)
    if "&" in text:
        yield fold(html.unescape(html.unescape(text)))
    if b"\\u" in data:
        yield fold(
            _ESCAPE.sub(lambda match: chr(int(match[1], 16)).encode("utf-8", "replace"), data).decode(
                "utf-8", "replace"
            )
        )
    if b"%" in data:
        yield fold(unquote_to_bytes(data).decode("utf-8", "replace"))
    if b"\0" in data:
        yield from (
            fold(data[start:].decode(kind, "replace")) for kind in ("utf-16-le", "utf-16-be") for start in (0, 1)
        )


def _marks(text: str, numbers: Collection[str]) -> Iterator[str]:
    yield from WORD.findall(text)
    if numbers:
        for token in set(_NUMBER.findall(text)):
            day = _DAY.fullmatch(token)
            plain = f"{day[3]}-{day[2]}-{day[1]}" if day else token.replace(",", ".")
            if plain in numbers:
                yield plain
